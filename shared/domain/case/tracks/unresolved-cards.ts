import { type Instant, toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import { isAddedDue, isWithoutAdded, knowing } from './added.ts';
import { askAgainMs } from './by-hand.ts';
import { task } from './desk.ts';
import type { IntakeCommand, IntakeEvent } from './intake.ts';
import { doneAgain } from './requests.ts';

type Preparation = Extract<IntakeCommand, { type: 'record-preparation' }>;

export function prepared({ digests, proved, unresolved = [], cardsIn, added = 0 }: Preparation): IntakeEvent {
  return {
    v: 1,
    type: 'identifiers-prepared',
    digests,
    proved,
    ...(unresolved.length === 0 ? {} : { unresolved }),
    ...(cardsIn === undefined ? {} : { cardsIn }),
    ...(added === 0 ? {} : { added }),
  };
}

/** What is known of her beyond what was: cards the provider told, and what she added. Other than her cards, that was searched for when it was added. */
export function learnedSince(file: CaseFile, command: Preparation): Followed {
  const { added = 0, cardsIn, unresolved = [] } = command;
  // Somebody who knew more was faster: what is written now may lack a card.
  if (added < file.addedKnown) return [];
  const asked = file.unresolved?.due ? file.unresolved.cards : undefined;
  const inVain = asked?.every((card) => unresolved.includes(card));
  const isTold = inVain === false || added > file.addedKnown;
  // With a card more, everything is searched and collected again (L24, L27).
  return [
    ...(inVain ? ([{ v: 1, type: 'cards-unanswered' }] as const) : []),
    ...(isTold ? [prepared(command), ...unansweredAnew(file, unresolved)] : []),
    ...(inVain === false || (isTold && cardsIn !== undefined) ? doneAgain(file) : []),
  ];
}

/** Asked of a person with what she added, some seconds ago: they have not looked yet, find the card on the sheet too, and answer once. */
export function handsKnowing(before: CaseFile, after: CaseFile): CaseFile {
  if (!isAddedDue(before)) return after;
  const searches = Object.entries(after.searches).map(([system, search]) => {
    const isAsked = search.status === 'running' && search.byHand && !isWithoutAdded(before, search);
    return [system, isAsked ? { ...search, ...knowing(after) } : search] as const;
  });
  return { ...after, searches: Object.fromEntries(searches) };
}

/** The provider does not answer for a card she added, and what a person found of earlier ones says nothing of it. */
function unansweredAnew(file: CaseFile, unresolved: readonly string[]): Followed {
  const isNew = unresolved.some((card) => !file.unresolved?.cards.includes(card));
  return isNew && file.tasks[unresolvedTask]?.open === false ? [task('cards-unresolved', 'provider')] : [];
}

/** Stands before "nothing found" while the payment provider has not told us a card of hers, unless a person closed it with the reason. */
export const unresolvedTask = 'cards-unresolved.provider';

export function hasUnresolvedCards(file: CaseFile): boolean {
  return file.tasks[unresolvedTask]?.open === true;
}

/** The payment provider is asked again every day (L24, L41). */
export function dueCards({ unresolved }: CaseFile, at: Instant): Followed {
  return unresolved && !unresolved.due && toEpoch(unresolved.since) + askAgainMs <= toEpoch(at)
    ? [{ v: 1, type: 'cards-due' }]
    : [];
}
