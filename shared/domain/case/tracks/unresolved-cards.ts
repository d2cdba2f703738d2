import { type Instant, toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import { askAgainMs } from './by-hand.ts';
import type { IntakeCommand, IntakeEvent } from './intake.ts';
import { searchedAgain } from './requests.ts';

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

/** What is known of her beyond what was: cards the provider told, and what she added. That was searched for when it was added. */
export function learnedSince(file: CaseFile, command: Preparation): Followed {
  const resolved = resolvedSince(file, command);
  const isTold = resolved.some((e) => e.type === 'identifiers-prepared');
  return !isTold && (command.added ?? 0) > file.addedKnown ? [...resolved, prepared(command)] : resolved;
}

/** With a card more, every system is searched again (L24). */
function resolvedSince(file: CaseFile, command: Preparation): Followed {
  if (!file.unresolved?.due) return [];
  const { unresolved = [] } = command;
  return file.unresolved.cards.every((card) => unresolved.includes(card))
    ? [{ v: 1, type: 'cards-unanswered' }]
    : [prepared(command), ...searchedAgain(file)];
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
