import { changeWords, lookReasonWords } from '../../../shared/content/desk/words.ts';
import { useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { letterName } from '../letter-words.ts';
import type { DeskCase } from '../schemas.ts';
import { Table } from '../table.tsx';
import { useCase } from './context.ts';
import { documentName, recipientName, systemName } from './names.ts';

type Look = DeskCase['viewed'][number];

/** Who was shown what of the sealed, newest first (U16). */
export function Looks() {
  const { it } = useCase();
  const { name } = useDesk();
  return (
    <Table
      caption="Who looked at what, newest first"
      hideCaption
      rows={it.viewed.map((look, index) => ({ ...look, number: index + 1 })).toReversed()}
      keyOf={({ number }) => String(number)}
      none="Nobody has looked at anything yet."
      columns={[
        { id: 'what', label: 'What', heads: true, cell: (look) => lookWords(look, it) },
        { id: 'who', label: 'Who', cell: ({ who }) => name(who) },
        { id: 'why', label: 'Why', cell: ({ why }) => (why === undefined ? '' : lookReasonWords[why]) },
        { id: 'at', label: 'When', cell: ({ at }) => moment(at, it.file.timeZone) },
      ]}
    />
  );
}

function lookWords({ what, about = '', part = 0 }: Look, it: DeskCase): string {
  switch (what) {
    case 'request':
      return 'The request';
    case 'contact':
      return 'How to reach the person';
    case 'page':
      return `${documentName(it, about)}, page ${part}`;
    case 'original':
      return `${documentName(it, about)}, original file, part ${part}`;
    case 'search-sheet':
      return `What ${systemName(it, about)} is searched with`;
    case 'proposal':
      return `Proposal ${about.replace(/^d/u, '')}`;
    case 'preview':
      return `Preview of an answer: ${about.replaceAll('-', ' ')}`;
    case 'instruments':
      return `Payment methods of ${it.file.matches[about]?.account ?? about}`;
    case 'letter':
      return `Letter, printed: ${letterName(it.file.letters[about]?.template ?? about)}`;
    case 'change':
      return `What the person asked for: ${changeWords[it.file.changes[about]?.what ?? 'contact']}`;
    case 'recipient':
      return `Who it is: ${recipientName(it, about)}`;
    default:
      return what satisfies never;
  }
}
