import { purposeWords, recipientWords } from '../../../shared/content/desk/words.ts';
import { correspondentOf } from '../../../shared/domain/case/recipient.ts';
import { dayIn } from '../dates.tsx';
import type { Decision, DeskCase, DocumentOf, Match } from '../schemas.ts';

export const matchWords: Readonly<Record<Match['status'], string>> = {
  undecided: 'To decide',
  confirmed: 'Confirmed',
  rejected: 'Not a match',
  'left-alone': 'Left alone',
};

export function systemName({ file }: DeskCase, system: string): string {
  return file.searches[system]?.name ?? system;
}

export const documentStatusWords: Readonly<Record<DocumentOf['status'], string>> = {
  promised: 'Being sent',
  arrived: 'Being checked',
  received: 'Received',
  refused: 'Not accepted',
};

/** Name we give a document; never the name of the file. */
export function documentName({ file }: DeskCase, id: string): string {
  const document = file.documents[id];
  if (document === undefined) return 'Document';
  const same = Object.values(file.documents).filter(({ purpose }) => purpose === document.purpose);
  const number = same.findIndex((one) => one.id === id) + 1;
  return `${purposeWords[document.purpose]}${same.length > 1 ? ` ${number}` : ''}`;
}

/** Which recipient, without what is sealed: his kind, his number where there are more of it, and since when. */
export function recipientName({ file }: DeskCase, id: string): string {
  const one = file.recipients[id];
  if (one === undefined || one.kind === 'subject') return recipientWords.subject;
  if (id === 'requester') return `${recipientWords[one.kind]}, who asks`;
  const same = Object.values(file.recipients).filter((r) => r.kind === one.kind && r.id !== 'requester');
  const number = same.findIndex((r) => r.id === id) + 1;
  const named = one.namedAt === undefined ? 'in the request' : `on ${dayIn(one.namedAt, file.timeZone)}`;
  return `${recipientWords[one.kind]}${same.length > 1 ? ` ${number}` : ''}, named ${named}`;
}

/** Those besides whoever asked to whom a decision sends a copy. */
export function copiesIn(decision: Decision, { file }: DeskCase): readonly string[] {
  if (decision.kind === 'release-copy') return [decision.recipient];
  if (decision.kind !== 'release') return [];
  return (decision.recipients ?? []).filter((id) => id !== correspondentOf(file));
}
