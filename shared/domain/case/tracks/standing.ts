import type { CaseFile, Step } from '../state.ts';
import { isLifted } from './appeals.ts';
import { isClaimed } from './cards.ts';

/** Why a worker left a step: what it was for does not hold any more. */
export const takenBack = 'taken-back';

/** She took back all she asked: what has not begun does not begin, until she asks again or takes that back; what was done stays. */
export function isStopped(file: CaseFile): boolean {
  const requests = Object.values(file.requests);
  return requests.length > 0 && requests.every((r) => r.answer?.how === 'withdrawn');
}

/**
 * Whether a step that was begun may still be carried out; an undoing always may. Nothing more is done to an account whose match was taken back (G5), to a
 * card somebody else claims, nor is a card taken off once the hold on it was lifted because the holder was right (T2).
 */
export function stillStands(file: CaseFile, step: Step): boolean {
  if (step.undoing || step.action === 'notice') return true;
  if (file.matches[step.match]?.status !== 'confirmed') return false;
  if (step.action === 'preserve' || step.action === 'collect') return true;
  const takesOff = step.action === 'remove' || step.action === 'block';
  return !isClaimed(file, step) && !(takesOff && isLifted(file, step.match));
}
