import { classWords } from '../../../shared/content/desk/words.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { isLocalDate } from '../../../shared/domain/time.ts';
import { useDesk } from '../context.ts';
import { moment, shortDay } from '../dates.tsx';
import type { CaseFile, DeskCase, Step } from '../schemas.ts';
import { Table } from '../table.tsx';
import { Act } from './act.tsx';
import { packable, useCase } from './context.ts';
import { recipientName } from './names.ts';

type Line = NonNullable<Step['matrix']>[number];
type Package = CaseFile['packages'][string];

const packageWords: Readonly<Record<Package['status'], string>> = {
  ordered: 'Being made',
  built: 'Ready to release',
  released: 'Released',
};

/** What there is of every kind of record, and the packages made of it. What the thief wrote about himself is in; only a cited law takes a kind out. */
export function RecordsPage() {
  const { it, at, order, done } = useCase();
  const { acts } = useDesk();
  const packages = Object.values(it.file.packages);
  const open = packable(it);
  return (
    <>
      <h2>Packages</h2>
      <Table
        caption="Packages"
        hideCaption
        rows={packages}
        keyOf={({ id }) => id}
        none="None yet. One is made when nothing is left to collect."
        columns={[
          {
            id: 'what',
            label: 'Package',
            heads: true,
            cell: ({ partial, recipient }) =>
              `${partial ? 'Part of the records' : 'All records'}${recipient === undefined ? '' : `, for ${recipientName(it, recipient)}`}`,
          },
          {
            id: 'status',
            label: 'Stands',
            cell: ({ status, until }) =>
              `${packageWords[status]}${until === undefined ? '' : ` until ${shortDay(until)}`}`,
          },
          { id: 'since', label: 'Since', cell: ({ since }) => moment(since, it.file.timeZone) },
          {
            id: 'act',
            label: 'Do',
            cell: ({ status, recipient }) =>
              acts && status === 'built' ? (
                <a
                  href={
                    recipient === undefined
                      ? at('decide', 'release')
                      : `${at('decide', 'release-copy')}?recipient=${recipient}`
                  }
                >
                  Propose the release
                </a>
              ) : (
                'Nothing'
              ),
          },
        ]}
      />
      {acts &&
        open.map(({ id, dueOn }) => (
          <Act
            key={id}
            label="Make a package of what there is now"
            about={`for the request due ${shortDay(dueOn)}`}
            onSend={() => order('packages', { request: id })}
            onDone={() => done('The package is being made, marked partial.')}
          />
        ))}
      <h2>Kinds of record by account</h2>
      <Table
        caption="Kinds of record by account"
        hideCaption
        rows={linesOf(it)}
        keyOf={({ match, line }) => `${match} ${line.class}`}
        none="Nothing is collected yet."
        columns={[
          {
            id: 'account',
            label: 'Account',
            heads: true,
            cell: ({ match }) => it.file.matches[match]?.account ?? match,
          },
          { id: 'class', label: 'Kind', cell: ({ line }) => classWords[line.class] },
          { id: 'status', label: 'Stands', cell: ({ line }) => lineWords(line) },
          {
            id: 'act',
            label: 'Do',
            cell: ({ match, line }) =>
              acts && line.status === 'supplied' ? (
                <a href={`${at('decide', 'withhold')}?match=${match}`}>
                  Hold back<span class="away"> {classWords[line.class]}</span>
                </a>
              ) : (
                'Nothing'
              ),
          },
        ]}
      />
      <p class="quiet">
        Data about visits to a website or app is never collected. The letter says that it was left out, (e)(5)(D).
      </p>
    </>
  );
}

function linesOf({ file }: DeskCase): readonly { readonly match: string; readonly line: Line }[] {
  return Object.values(file.steps)
    .flatMap(({ match, matrix = [] }) => matrix.map((line) => ({ match, line })))
    .toSorted(
      (a, b) =>
        a.match.localeCompare(b.match) || recordClasses.indexOf(a.line.class) - recordClasses.indexOf(b.line.class),
    );
}

function lineWords({ status, count, holder, askedOn, citation }: Line): string {
  switch (status) {
    case 'supplied':
      return count === 1 ? '1 record' : `${count ?? 0} records`;
    case 'none':
      return 'None exist';
    case 'held-by':
      return `Held by ${holder ?? 'another'}, asked on ${askedOn !== undefined && isLocalDate(askedOn) ? shortDay(askedOn) : (askedOn ?? '')}`;
    case 'withheld':
      return `Held back, ${citation ?? ''}`;
    default:
      return status satisfies never;
  }
}
