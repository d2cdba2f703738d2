import type { CaseFile, Step } from '../state.ts';
import { listIsGone } from './standing.ts';
import type { StepEvent } from './steps.ts';

/** The same step planned once more, after it was undone or what came of it is out of date. */
export function again({ id, match, action, instrument }: Step): StepEvent {
  return { v: 1, type: 'step-planned', step: id, match, action, instrument };
}

/** L42, L43: where the list of before is gone it is planned anew, and waits until what stands on the account is preserved once more. */
export function triedAgain(file: CaseFile, step: Step): StepEvent {
  const { id, attempt, undoing } = step;
  return !undoing && listIsGone(file, step)
    ? again(step)
    : { v: 1, type: 'step-due', step: id, attempt: attempt + 1, undo: undoing };
}
