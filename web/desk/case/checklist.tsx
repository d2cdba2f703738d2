import { wantedWords } from '../../../shared/content/desk/words.ts';
import { useDesk } from '../context.ts';
import { day, moment } from '../dates.tsx';
import type { DeskCase } from '../schemas.ts';
import { useCase } from './context.ts';

interface Line {
  readonly law: string;
  readonly what: string;
  readonly met: boolean;
  readonly how: string;
}

const methodWords = { document: 'by document', matching: 'by matching', waiver: 'waived' } as const;

/** What 15 U.S.C. 1681g(e) asks of this case, line by line, and how it stands. */
export function Checklist() {
  const { it } = useCase();
  const { name } = useDesk();
  return (
    <table class="cards-table checklist" role="table">
      <caption class="away">What 15 U.S.C. 1681g(e) asks</caption>
      <thead role="rowgroup">
        <tr role="row">
          {['Law', 'What it asks', 'Stands', 'How'].map((label) => (
            <th key={label} scope="col" role="columnheader">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {linesOf(it, name).map(({ law, what, met, how }) => (
          <tr key={what} role="row">
            <th scope="row" role="rowheader" data-label="Law">
              {law}
            </th>
            <td role="cell" data-label="What it asks">
              {what}
            </td>
            <td role="cell" data-label="Stands">
              <span class={`tag ${met ? 'met' : 'open'}`}>{met ? 'Met' : 'Open'}</span>
            </td>
            <td role="cell" data-label="How">
              {how}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came by itself and nobody has opened: it is not missing before somebody says so. */
function isToLookAt({ file, viewed }: DeskCase, which: 'identity' | 'report'): boolean {
  return Object.values(file.documents).some(
    ({ id, purpose, status }) =>
      purpose === which && status === 'received' && !viewed.some((look) => look.about === id),
  );
}

function linesOf(it: DeskCase, name: (id: string) => string): readonly Line[] {
  const { file } = it;
  const proof = (which: 'identity' | 'report', law: string): Line => {
    const recorded = file.proofsRecorded.findLast(({ covers }) => covers.includes(which));
    const missing = file.proof.status === 'wanted' && file.proof.missing.includes(which);
    return {
      law,
      what: wantedWords[which],
      met: !missing,
      how: missing
        ? isToLookAt(it, which)
          ? 'A paper came, and nobody has looked at it'
          : file.proof.status === 'wanted' && file.proof.askedAt !== undefined
            ? `Asked for on ${moment(file.proof.askedAt, file.timeZone)}`
            : 'Not asked for yet'
        : recorded === undefined
          ? 'Our policy does not ask for it'
          : `Recorded ${methodWords[recorded.method]} by ${name(recorded.by)}`,
    };
  };
  const searches = Object.values(file.searches);
  const ended = searches.filter(({ status }) => status === 'ended').length;
  const first = Object.values(file.requests)[0];
  const answered = Object.values(file.requests).every(({ answer }) => answer !== undefined);
  return [
    proof('identity', '(e)(2)(A)'),
    proof('report', '(e)(2)(B)'),
    {
      law: '(e)(3)',
      what: 'In writing, with the date it was received',
      met: true,
      how: first === undefined ? '' : `Received on ${day(first.receivedOn)}`,
    },
    {
      law: '(e)(1)',
      what: 'A reasonably diligent search',
      met: searches.length > 0 && ended === searches.length,
      how: searches.length === 0 ? 'Starts by itself' : `${ended} of ${searches.length} systems searched`,
    },
    {
      law: '(e)(1)',
      what: 'Answer within 30 days, free',
      met: answered,
      how: answered ? 'Answered' : `Due on ${day(it.view.dueOn)}`,
    },
  ];
}
