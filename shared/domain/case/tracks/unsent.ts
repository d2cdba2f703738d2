import { correspondentOf, wantedOf } from '../recipient.ts';
import type { CaseFile, EvidenceDocument } from '../state.ts';
import type { Wanted } from '../vocabulary.ts';

/** Of what is wanted, that of which no paper is here that somebody has still to look at: she can do something about it now (L8). */
export function unsentOf(file: CaseFile): readonly Wanted[] {
  const toBeSeen = Object.values(file.documents).filter(
    (d) => d.status === 'arrived' || (d.status === 'received' && !wasSeen(file, d.id)),
  );
  return wantedOf(file).filter((wanted) => toBeSeen.every((d) => d.purpose !== wanted));
}

/** Its papers had come when whoever asked was last asked, and do not show it. */
export function isAgain(file: CaseFile, wanted: Wanted): boolean {
  return receivedOf(file).some((d) => d.purpose === wanted && wasSeen(file, d.id));
}

export function receivedOf(file: CaseFile): readonly EvidenceDocument[] {
  return Object.values(file.documents).filter((d) => d.status === 'received');
}

export function wasSeen(file: CaseFile, document: string): boolean {
  return file.recipients[correspondentOf(file)]?.seen?.includes(document) === true;
}
