import type { CaseFile, Step } from '../state.ts';
import { found } from '../track.ts';
import type { Action } from '../vocabulary.ts';
import { isLifted } from './appeals.ts';
import { isClaimed } from './cards.ts';

/** Why a worker left a step: what it was for does not hold any more. */
export const takenBack = 'taken-back';

/**
 * She took back what she asked, or it was declined, and no records went out: what has not begun does not begin, until she asks again, sends late proof
 * or takes that back. What was done stays. Proved to be who she is, a decline of the records alone, on (A) or (D), stops nothing else (L41).
 */
export function isStopped(file: CaseFile): boolean {
  // An answer that came back is a request of the post office, not hers.
  const asked = Object.values(file.requests).filter((r) => r.answer !== undefined || r.redelivers === undefined);
  const last = asked.at(-1)?.answer;
  if (last === undefined || asked.some(({ answer }) => answer === undefined || answer.how === 'records')) return false;
  const recordsOnly = file.proof.status === 'verified' && (last.ground === 'A' || last.ground === 'D');
  return last.how === 'withdrawn' || (last.how === 'declined' && !recordsOnly);
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

const needNoList: ReadonlySet<Action> = new Set(['preserve', 'collect', 'notice']);

/** L42, L43: it changes the account, and the list of what stood there before was destroyed by its age. */
export function listIsGone(file: CaseFile, step: Step): boolean {
  const { listsGoneAt } = file.retention;
  if (listsGoneAt === undefined || needNoList.has(step.action)) return false;
  // Instants compare as they are written.
  return found(file.steps, `${step.match}.preserve`).since < listsGoneAt;
}
