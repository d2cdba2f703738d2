import { fail, ok } from '../../result.ts';
import type { Decided } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import type { V } from '../track.ts';
import { restOwed } from './records-owed.ts';

/** L24, L33: more emails, numbers and places of hers, told after she filed. They are sealed; the log says where. */
export type AddedEvent = V<1> & {
  readonly type: 'identifiers-added';
  /** Name of the sealed text. */
  readonly item: string;
  /** The request it came with; absent: one that was open. */
  readonly request?: string | undefined;
};

/** Told to staff, on the phone or by letter. On her own page it comes with her asking again. */
export type AddedCommand = { readonly type: 'add-identifiers'; readonly identifiers: string };

export function decideAdded(file: CaseFile, { identifiers }: AddedCommand): Decided {
  // Answered, she asks again by it: that is a request with a date of its own (L33).
  const isOpen = Object.values(file.requests).some(
    (r) => (r.answer === undefined && r.redelivers === undefined) || restOwed(file, r.id),
  );
  return isOpen ? ok([added(identifiers)]) : fail('rule.no-open-request');
}

export function added(item: string, request?: string): AddedEvent {
  return { v: 1, type: 'identifiers-added', item, ...(request === undefined ? {} : { request }) };
}

export function evolveAdded(file: CaseFile, event: AddedEvent): CaseFile {
  return { ...file, added: [...file.added, event.item] };
}

/** What is known of her has grown since it was digested. */
export function isAddedDue({ prepared, added: items, addedKnown }: CaseFile): boolean {
  return prepared && items.length > addedKnown;
}

/** How much of what was added is known to work that begins now; nothing is written where nothing was added. */
export function knowing({ added: items }: CaseFile) {
  return items.length === 0 ? {} : { knows: items.length };
}

/** Begun before something was added: it may have been done without it, and is done once more. */
export function isWithoutAdded(file: CaseFile, { knows = 0 }: { readonly knows?: number | undefined }): boolean {
  return knows < file.added.length;
}
