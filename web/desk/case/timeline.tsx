import { useState } from 'preact/hooks';
import { eventWords } from '../../../shared/content/desk/words.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/field.tsx';
import { useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { Table } from '../table.tsx';
import { type SectionProps, useCase } from './context.ts';
import { Looks } from './looks.tsx';
import { type Run, runsOf } from './runs.ts';

const kinds = [
  { value: 'people', label: 'What people did' },
  { value: 'reading', label: 'Who looked at what' },
  { value: 'decisions', label: 'Decisions and answers' },
  { value: 'all', label: 'Everything' },
] as const;
type Kind = (typeof kinds)[number]['value'];

const isDecision = (type: string) => /^(decision|request-answered|records-(released|kept)|copy-|case-)/u.test(type);

/** Everything the log has, newest first; what a worker did again and again is one line. It cannot be changed; `npm run audit` proves it. */
export function TimelinePage({ query }: SectionProps) {
  const { it, at } = useCase();
  const { me } = useDesk();
  const kind: Kind = kinds.find(({ value }) => value === query.get('show'))?.value ?? 'people';
  const [chosen, choose] = useState<string>(kind);
  const people = new Set(['subject', 'officer', ...me.staff.map(({ id }) => id)]);
  const isPerson = (who: string) => people.has(who) || /^[\da-f]{8}-[\da-f]{4}-/u.test(who);
  const entries = it.timeline
    .map((entry, index) => ({ ...entry, seq: index + 1 }))
    .filter(
      ({ who, types }) =>
        kind === 'all' || (kind === 'people' && isPerson(who)) || (kind === 'decisions' && types.some(isDecision)),
    );
  const rows = runsOf(entries, isPerson).toReversed();
  return (
    <>
      <form
        class="filter-line"
        onSubmit={(event) => {
          event.preventDefault();
          location.hash = `${at('timeline')}?show=${chosen}`;
        }}
      >
        <Select name="show" label="Show" value={chosen} onValue={choose} options={kinds} empty="Choose" />
        <Button submit kind="second">
          Show
        </Button>
      </form>
      {kind === 'reading' ? <Looks /> : <Entries rows={rows} />}
    </>
  );
}

function Entries({ rows }: { readonly rows: readonly Run[] }) {
  const { it } = useCase();
  const when = (at: string) => moment(at, it.file.timeZone);
  const { name } = useDesk();
  return (
    <Table
      caption="Timeline, newest first"
      hideCaption
      rows={rows}
      keyOf={({ seq }) => String(seq)}
      none="Nothing of this kind has happened yet."
      columns={[
        {
          id: 'seq',
          label: 'Entry',
          heads: true,
          cell: ({ seq, last }) => (seq === last ? String(seq) : `${seq} to ${last}`),
        },
        {
          id: 'at',
          label: 'When',
          cell: ({ at, until }) => (when(at) === when(until) ? when(at) : `From ${when(at)} to ${when(until)}`),
        },
        { id: 'who', label: 'Who', cell: ({ who }) => name(who) },
        {
          id: 'what',
          label: 'What',
          cell: ({ types, times }) => (
            <>
              {types.map((type) => (
                <div key={type}>{eventWords(type)}</div>
              ))}
              {times > 1 && <div class="quiet">{times} times</div>}
            </>
          ),
        },
      ]}
    />
  );
}
