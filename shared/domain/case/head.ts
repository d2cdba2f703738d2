import { rungs } from '../deadline.ts';
import { fromEpoch, type Instant, toEpoch } from '../time.ts';
import { outstanding } from './effects.ts';
import { searchesEnded } from './react.ts';
import type { CaseFile, CaseState } from './state.ts';

export type Word =
  | 'received'
  | 'waiting-for-you'
  | 'checking'
  | 'finding'
  | 'ready'
  | 'none-found'
  | 'declined'
  | 'late'
  | 'closed';

/** What the status page and the desk's queue read: no personal data. */
export interface CaseView {
  readonly reference: string;
  readonly word: Word;
  readonly phase: 'open' | 'closed';
  readonly dueOn: string;
  readonly targetOn: string;
  readonly receivedOn: string;
  readonly missing: readonly string[];
  readonly owner: string;
  readonly language: string;
  readonly tasks: number;
  readonly secondReviews: number;
  readonly cardsOff: number;
  readonly recordsUntil?: string | undefined;
}

/** The state in one word, for the person: one function, read by page, mail and desk. */
export function wordFor(file: CaseFile, phase: 'open' | 'closed'): Word {
  const requests = Object.values(file.requests);
  const answer = requests.at(-1)?.answer;
  if (answer?.how === 'records') return 'ready';
  if (answer?.how === 'declined') return 'declined';
  if (answer?.how === 'nothing-found') return 'none-found';
  if (phase === 'closed') return 'closed';
  if (requests.some((r) => r.missed)) return 'late';
  if (file.proof.status === 'wanted' && file.proof.askedAt !== undefined) return 'waiting-for-you';
  if (!file.prepared) return 'received';
  if (file.proof.status === 'wanted' && searchesEnded(file)) return 'checking';
  return 'finding';
}

export function viewOf(state: Exclude<CaseState, { phase: 'none' }>): CaseView {
  const { file } = state;
  const requests = Object.values(file.requests);
  const request = requests.find((r) => r.answer === undefined) ?? requests.at(-1);
  return {
    reference: file.reference,
    word: wordFor(file, state.phase),
    phase: state.phase,
    dueOn: request?.dueOn ?? '',
    targetOn: request?.targetOn ?? '',
    receivedOn: request?.receivedOn ?? '',
    missing: file.proof.status === 'wanted' ? file.proof.missing : [],
    owner: file.owner,
    language: file.language,
    tasks: Object.values(file.tasks).filter((t) => t.open).length,
    secondReviews: Object.values(file.proposals).filter((p) => p.status === 'open').length,
    cardsOff: Object.values(file.steps).filter((s) => s.action === 'remove' && s.outcome === 'done').length,
    recordsUntil: Object.values(file.packages).findLast((p) => p.status === 'released')?.until,
  };
}

const hour = 3_600_000;

/** When the sweep must look at this case next: the next rung, an hour when work is under way, at the latest in a day. */
export function nextCheck(state: Exclude<CaseState, { phase: 'none' }>, now: Instant): Instant {
  const at = toEpoch(now);
  const timers = Object.values(state.file.requests)
    .filter((r) => r.answer === undefined)
    .flatMap((r) => rungs(r.receivedOn, state.file.timeZone).map((rung) => toEpoch(rung.at)))
    .filter((t) => t > at);
  const busy = outstanding(state).length > 0 ? [at + hour] : [];
  return fromEpoch(Math.min(at + 24 * hour, ...timers, ...busy));
}
