import { toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Match, Step } from '../state.ts';
import { isTransient } from './by-hand.ts';
import { cardOf, isNotHers } from './cards.ts';
import { closes, task } from './desk.ts';
import { takenBack } from './standing.ts';
import { again, undoable } from './steps.ts';

/**
 * A wrong match undone exactly (G5): everything done on the account is undone one after another, the last first. A freeze waits for two
 * people and holds nothing else up: the card of an innocent person goes back at once.
 */
export function owedUndoing(file: CaseFile): Followed {
  return Object.values(file.matches).flatMap((match) => {
    const wrong = match.status === 'rejected' || match.status === 'left-alone';
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
    case 'step-settled': {
      const step = file.steps[event.step];
      if (step?.action !== 'freeze') return [];
      if (event.outcome === 'undone') return closes(file, 'unfreeze-wanted', step.match);
      // It was under way when the match was taken back.
      return event.outcome === 'done' && file.matches[step.match]?.status !== 'confirmed'
        ? [task('unfreeze-wanted', step.match)]
        : [];
    }
    default:
      return [];
  }
}

function wrong(file: CaseFile, match: Match): Followed {
  const frozen = stepsOf(file, match.id).some((s) => s.action === 'freeze' && s.outcome === 'done');
  const handedOver = Object.values(file.packages).some((p) => p.status === 'released' && p.matches.includes(match.id));
  return [
    ...(frozen ? [task('unfreeze-wanted', match.id)] : []),
    ...(handedOver ? [task('disclosed-in-error', match.id)] : []),
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
