import { fail, ok } from '../../result.ts';
import type { Decided } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import type { V } from '../track.ts';
import { restOwed } from './records-owed.ts';

/** L24, L33: more emails, numbers, places, names and cards of hers, told after she filed. They are sealed; the log says where. */
export type AddedEvent = V<1> & {
  readonly type: 'identifiers-added';
  /** Name of the sealed text. */
  readonly item: string;
  /** The request it came with; absent: one that was open. */
  readonly request?: string | undefined;
  /** Ids of the cards in it, which go on from those she filed; absent: none. */
  readonly cards?: readonly string[] | undefined;
};

/** Told to staff, on the phone or by letter. On her own page it comes with her asking again. */
export type AddedCommand = {
  readonly type: 'add-identifiers';
  readonly identifiers: string;
  /** How many cards are in it; absent: none. */
  readonly cards?: number | undefined;
};

export function decideAdded(file: CaseFile, { identifiers, cards }: AddedCommand): Decided {
  // Answered, she asks again by it: that is a request with a date of its own (L33).
  const isOpen = Object.values(file.requests).some(
    (r) => (r.answer === undefined && r.redelivers === undefined) || restOwed(file, r.id),
  );
  return isOpen ? ok([added(file, identifiers, cards)]) : fail('rule.no-open-request');
}

export function added(file: CaseFile, item: string, cards = 0, request?: string): AddedEvent {
  const ids = Array.from({ length: cards }, (_, i) => cardId(file.cards.length + i));
  return {
    v: 1,
    type: 'identifiers-added',
    item,
    ...(request === undefined ? {} : { request }),
    ...(cards === 0 ? {} : { cards: ids }),
  };
}

/** Of the card at this place of all she told us, counted from 0. */
export function cardId(at: number): string {
  return `card${at + 1}`;
}

export function evolveAdded(file: CaseFile, event: AddedEvent): CaseFile {
  return { ...file, added: [...file.added, event.item], cards: [...file.cards, ...(event.cards ?? [])] };
}

/** What is known of her has grown since it was digested. */
export function isAddedDue({ prepared, added: items, addedKnown }: CaseFile): boolean {
  return prepared && items.length > addedKnown;
}

/** How much more of her than at first is known to work that begins now; nothing is written where it is no more. */
export function knowing(file: CaseFile) {
  const knows = grown(file);
  return knows === 0 ? {} : { knows };
}

/** Begun before something was added, or before a card was as well known as it is now: it may have been done without, and is done once more. */
export function isWithoutAdded(file: CaseFile, { knows = 0 }: { readonly knows?: number | undefined }): boolean {
  return knows < grown(file);
}

/** What she adds is known at once; a card of hers only when the provider was asked about it. */
function grown({ added: items, cardsLearned }: CaseFile): number {
  return items.length + cardsLearned;
}
