import { toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Match, Step } from '../state.ts';
import { isTransient } from './by-hand.ts';
import { cardOf, isNotHers } from './cards.ts';
import { closes, task } from './desk.ts';
import { takenBack } from './standing.ts';
import { undoable } from './steps.ts';
import { again } from './tried-again.ts';

/**
 * A wrong match undone exactly (G5): everything done on the account is undone one after another, the last first. A freeze waits for two
 * people and holds nothing else up: the card of an innocent person goes back at once.
 */
export function owedUndoing(file: CaseFile): Followed {
  return Object.values(file.matches).flatMap((match) => {
    // One that was rejected, and is to be decided once more, was wrong until a person says otherwise.
    const wrong = match.status !== 'confirmed';
    const steps = stepsOf(file, match.id).filter(
      (s) => s.action !== 'notice' && (wrong || isNotHers(file, cardOf(file, s))),
    );
    if (steps.some((s) => s.outcome === 'running' || s.outcome === 'unknown')) return [];
    const last = steps
      .filter((s) => (s.outcome === 'done' || mayBeDone(s)) && undoable.has(s.action))
      .reduce<Step | undefined>((a, b) => (a && toEpoch(a.since) > toEpoch(b.since) ? a : b), undefined);
    return last ? [{ v: 1, type: 'step-due', step: last.id, attempt: 1, undo: true } as const] : [];
  });
}

/** Nobody heard whether it was: undone all the same, which changes nothing where there is nothing. */
function mayBeDone(step: Step): boolean {
  return step.outcome === 'parked' && !step.undoing && (isTransient(step) || step.reason === takenBack);
}

export function followUndoing(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'match-decided': {
      const match = file.matches[event.match];
      if (!match) return [];
      return event.confirmed ? retaken(file, match) : wrong(file, match);
    }
    case 'request-answered':
      return event.how === 'declined' && file.requests[event.request]?.redelivers === undefined ? stays(file) : [];
    case 'request-received':
    case 'request-resumed':
      return Object.keys(file.matches).flatMap((match) => closes(file, 'stands-after-decline', match));
    case 'step-settled':
      return settled(file, event.step);
    default:
      return [];
  }
}

function settled(file: CaseFile, id: string): Followed {
  const step = file.steps[id];
  if (!step) return [];
  const { action, outcome, match } = step;
  const isFreeze = action === 'freeze';
  return [
    ...(outcome === 'undone' && !isChanged(file, match) ? closes(file, 'stands-after-decline', match) : []),
    ...(outcome === 'undone' && isFreeze ? closes(file, 'unfreeze-wanted', match) : []),
    // It was under way when the match was taken back.
    ...(outcome === 'done' && isFreeze && file.matches[match]?.status !== 'confirmed'
      ? [task('unfreeze-wanted', match)]
      : []),
  ];
}

/** Declined, and no records ever went out: whether what was done on an account stands is for a person to say. */
function stays(file: CaseFile): Followed {
  if (Object.values(file.requests).some((r) => r.answer?.how === 'records')) return [];
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed' && isChanged(file, m.id))
    .map((m) => task('stands-after-decline', m.id));
}

/** Something on it was changed, or is being changed; a hold is not meant, which ends by itself (T2). */
function isChanged(file: CaseFile, match: string): boolean {
  return stepsOf(file, match).some(
    (s) =>
      (s.action === 'freeze' || (undoable.has(s.action) && s.action !== 'hold')) &&
      !s.undoing &&
      ['done', 'running', 'unknown'].includes(s.outcome),
  );
}

function wrong(file: CaseFile, match: Match): Followed {
  const frozen = stepsOf(file, match.id).some((s) => s.action === 'freeze' && s.outcome === 'done');
  const handedOver = Object.values(file.recipients).some((r) =>
    r.copies.some((c) => file.packages[c.package]?.matches.includes(match.id)),
  );
  return [
    ...(frozen ? [task('unfreeze-wanted', match.id)] : []),
    ...(handedOver ? [task('disclosed-in-error', match.id)] : []),
    ...closes(file, 'stands-after-decline', match.id),
  ];
}

/** Confirmed after all: what was undone is planned anew. */
function retaken(file: CaseFile, match: Match): Followed {
  return [
    ...stepsOf(file, match.id)
      .filter((s) => s.outcome === 'undone')
      .map(again),
    ...closes(file, 'unfreeze-wanted', match.id),
  ];
}

function stepsOf(file: CaseFile, match: string): readonly Step[] {
  return Object.values(file.steps).filter((s) => s.match === match);
}
