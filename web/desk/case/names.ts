import { purposeWords } from '../../../shared/content/desk/words.ts';
import type { DeskCase, DocumentOf, Match } from '../schemas.ts';

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
