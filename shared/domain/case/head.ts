import { rungs } from '../deadline.ts';
import type { FileFault } from '../evidence.ts';
import type { RetentionPolicy } from '../retention.ts';
import { addDays, fromEpoch, type Instant, instantAt, type LocalDate, localDate, toEpoch } from '../time.ts';
import { outstanding } from './effects.ts';
import { type CopyLine, copiesOf, type HistoryLine, historyOf } from './history.ts';
import { correspondentOf, hasPart, hasPassed, wantedOf } from './recipient.ts';
import type { CaseFile, CaseState, EvidenceDocument, LetterStatus } from './state.ts';
import { hersOf, isWaiting } from './tracks/answers.ts';
import { keptOff } from './tracks/aside.ts';
import { systemTimers } from './tracks/by-hand.ts';
import { opensFor } from './tracks/copies-due.ts';
import { documentTimers } from './tracks/evidence.ts';
import { holdTimers } from './tracks/holds.ts';
import { restOwed } from './tracks/records-owed.ts';
import { clockRuns } from './tracks/reminders.ts';
import { isEnding, isPast, retentionTimers } from './tracks/retention.ts';
import { isPacked, type Ripe, ripeOf } from './tracks/ripe.ts';
import { searchesEnded } from './tracks/searches.ts';
import { nextTimed } from './tracks/timed.ts';
import { isOfUnfinished } from './tracks/unfinished.ts';
import { isAgain, unsentOf } from './tracks/unsent.ts';
import type { DocumentPurpose, RequesterKind, Way } from './vocabulary.ts';

export type Word =
  | 'received'
  | 'waiting-for-you'
  | 'checking'
  | 'finding'
  | 'ready'
  | 'partly'
  | 'none-found'
  | 'none-yet'
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
  /** Of it, what was asked for again after its papers were looked at, while no newer one is here. */
  readonly again?: readonly string[] | undefined;
  readonly owner: string;
  readonly language: string;
  readonly tasks: number;
  readonly secondReviews: number;
  /** Her records stand ready to be released. */
  readonly packed?: boolean | undefined;
  /** What can be decided now and nobody has proposed. */
  readonly ripe?: readonly Ripe[] | undefined;
  readonly cardsOff: number;
  /** Closed long enough: two people may end its personal data (L50). */
  readonly retentionEnded?: boolean | undefined;
  /** Who asks for her; absent: she herself. `officer` is the law-enforcement lane. */
  readonly requester?: RequesterKind | undefined;
  /** Recipients besides whoever asked. */
  readonly copies?: number | undefined;
  readonly recordsUntil?: string | undefined;
  /** Other cases with an identifier of hers: perhaps the same person again (T13). */
  readonly kin?: number | undefined;
  /** She is written to on paper. */
  readonly byPost?: boolean | undefined;
  /** Letters to print or to post. */
  readonly letters?: readonly LetterLine[] | undefined;
  /** Her e-mail does not reach her. */
  readonly emailFailed?: boolean | undefined;
  /** What she asked for and has not confirmed. */
  readonly changes?: readonly ChangeLine[] | undefined;
  /** What she sent, in the order it was announced. */
  readonly documents?: readonly DocumentLine[] | undefined;
  /** What happened so far, newest first. */
  readonly history?: readonly HistoryLine[] | undefined;
  /** Who else gets a copy; none: nobody. */
  readonly others?: readonly CopyLine[] | undefined;
  /** She took it back, and can go on as long as nothing else happened. */
  readonly withdrawn?: boolean | undefined;
  /** How she is written to. */
  readonly writtenTo?: Way | undefined;
  readonly largePrint?: boolean | undefined;
  /** Staff of whom the case is none: it stands in no list of theirs (T9). For no page of hers. */
  readonly aside?: readonly string[] | undefined;
}

export interface DocumentLine {
  readonly document: string;
  readonly purpose: DocumentPurpose;
  readonly status: EvidenceDocument['status'];
  readonly reason?: FileFault | undefined;
  /** The local day it came to be so. */
  readonly on: LocalDate;
}

export interface LetterLine {
  readonly letter: string;
  readonly template: string;
  readonly status: LetterStatus;
  readonly owedAt: Instant;
  readonly late: boolean;
  /** To one who gets a copy; absent: to whoever asked. */
  readonly recipient?: string | undefined;
}

export interface ChangeLine {
  readonly change: string;
  readonly what: string;
  readonly by: string;
}

/** The state in one word, for the person: one function, read by page, mail and desk. */
export function wordFor(file: CaseFile, phase: 'open' | 'closed'): Word {
  const requests = Object.values(file.requests);
  const { answer } = hersOf(file).at(-1) ?? {};
  if (answer?.how === 'records' && !hasNoneOfHers(file)) return isPartly(file) ? 'partly' : 'ready';
  if (answer?.how === 'declined') return 'declined';
  if (answer?.how === 'nothing-found') return answer.partial === true ? 'none-yet' : 'none-found';
  if (answer?.how === 'withdrawn') return 'closed';
  if (phase === 'closed') return 'closed';
  if (answer?.how === 'records') return 'finding';
  if (requests.some((r) => r.missed && clockRuns(file, r))) return 'late';
  if (wantedOf(file).length > 0 && isAsked(file)) return 'waiting-for-you';
  if (!file.prepared) return 'received';
  if (wantedOf(file).length > 0 && searchesEnded(file)) return hasSent(file) ? 'checking' : 'waiting-for-you';
  return 'finding';
}

/** The case passed to her, and only the one who asked for her had the records (L34). */
function hasNoneOfHers(file: CaseFile): boolean {
  return hasPassed(file) && opensFor(file, correspondentOf(file)) === undefined;
}

function isPartly(file: CaseFile): boolean {
  const her = file.recipients[correspondentOf(file)];
  return Object.keys(file.requests).some((id) => restOwed(file, id)) || (her !== undefined && hasPart(file, her));
}

/** Whoever sent nothing yet is not told that somebody looks at it. */
function hasSent(file: CaseFile): boolean {
  return Object.values(file.documents).some((d) => d.status === 'arrived' || d.status === 'received');
}

function isAsked(file: CaseFile): boolean {
  return file.recipients[correspondentOf(file)]?.asked !== undefined;
}

export function viewOf(state: Exclude<CaseState, { phase: 'none' }>): CaseView {
  const { file } = state;
  const requests = Object.values(file.requests);
  const request = requests.find((r) => clockRuns(file, r)) ?? requests.at(-1);
  const others = copiesOf(file);
  const aside = keptOff(file);
  const again = unsentOf(file).filter((wanted) => isAgain(file, wanted));
  const ripe = state.phase === 'open' ? ripeOf(file) : [];
  return {
    reference: file.reference,
    word: wordFor(file, state.phase),
    phase: state.phase,
    dueOn: request?.dueOn ?? '',
    targetOn: request?.targetOn ?? '',
    receivedOn: request?.receivedOn ?? '',
    missing: wantedOf(file),
    ...(again.length === 0 ? {} : { again }),
    owner: file.owner,
    language: file.language,
    tasks: tasksOf(file),
    secondReviews: Object.values(file.proposals).filter((p) => p.status === 'open').length,
    ...(isPacked(file) ? { packed: true } : {}),
    ...(ripe.length === 0 ? {} : { ripe }),
    ...(file.requester === 'self' ? {} : { requester: file.requester }),
    ...(others.length === 0 ? {} : { copies: others.length, others }),
    ...(isPast(file) && file.retention.shred === undefined ? { retentionEnded: true } : {}),
    cardsOff: Object.values(file.steps).filter((s) => s.action === 'remove' && s.outcome === 'done').length,
    recordsUntil: opensFor(file, correspondentOf(file))?.until,
    letters: Object.values(file.letters)
      .filter(isWaiting)
      .map(({ id, template, status, owedAt, late, recipient }) => ({
        letter: id,
        template,
        status,
        owedAt,
        late,
        ...(recipient === undefined ? {} : { recipient }),
      })),
    ...(Object.keys(file.kin).length === 0 ? {} : { kin: Object.keys(file.kin).length }),
    ...(file.contact.preferred === 'post' ? { byPost: true } : {}),
    emailFailed: file.contact.ways.email.failed,
    changes: Object.values(file.changes)
      .filter((c) => c.status === 'asked')
      .map(({ id, what, by }) => ({ change: id, what, by })),
    documents: Object.values(file.documents).map((d) => ({
      document: d.id,
      purpose: d.purpose,
      status: d.status,
      ...(d.status === 'refused' ? { reason: d.reason } : {}),
      on: localDate(d.at, file.timeZone),
    })),
    history: historyOf(file),
    ...(requests.at(-1)?.answer?.how === 'withdrawn' ? { withdrawn: true } : {}),
    writtenTo: file.contact.preferred,
    ...(file.contact.largePrint ? { largePrint: true } : {}),
    ...(aside.length === 0 ? {} : { aside }),
  };
}

/** Of a case that has ended nobody can do anything but see to it that it comes to its end. */
function tasksOf(file: CaseFile): number {
  return Object.values(file.tasks).filter((t) => t.open && (!isEnding(file) || isOfUnfinished(t))).length;
}

/** In the desk's queue, not among the closed: open, its time over, or closed while a worker does not finish what it owes. */
export function isOnDesk(view: CaseView): boolean {
  return view.phase === 'open' || view.retentionEnded === true || view.tasks > 0;
}

/** Whoever stands aside from a case does not learn from a list how it goes on, or that it does (T9). */
export function isListedFor(view: CaseView, staff: string): boolean {
  return view.aside?.includes(staff) !== true;
}

const hour = 3_600_000;

/** From the due date on, every morning at 09:00 local: a missed date is not found out a day late (L16). */
function afterDue(file: CaseFile, now: Instant): readonly number[] {
  const today = localDate(now, file.timeZone);
  const tomorrow = addDays(today, 1);
  const late = Object.values(file.requests).some((r) => clockRuns(file, r) && tomorrow > r.dueOn);
  return late ? [today, tomorrow].map((day) => toEpoch(instantAt(day, '09:00', file.timeZone))) : [];
}

/** People act on a case for a while after it closed: a code, another copy, a returned letter. What the stream loses of it is found within a day (G1). */
const mayActMs = 90 * 24 * hour;

/**
 * When the sweep must look at this case next: the next rung or message that time brings, an hour when work is under way, and while it is
 * open, and for 90 days after, at the latest in a day. Then a closed case is looked at while something comes to it, and when its retention
 * ends; `undefined` when nothing will come.
 */
export function nextCheck(
  state: Exclude<CaseState, { phase: 'none' }>,
  now: Instant,
  policy: RetentionPolicy,
): Instant | undefined {
  const at = toEpoch(now);
  const timers = Object.values(state.file.requests)
    .filter((r) => clockRuns(state.file, r))
    .flatMap((r) => {
      // Instants compare as they are written.
      const next = rungs(r.receivedOn, state.file.timeZone, state.file.policy.targets?.holidays).find(
        (o) => o.at > now,
      );
      return next === undefined ? [] : [toEpoch(next.at)];
    })
    .concat(holdTimers(state.file), systemTimers(state.file), documentTimers(state.file), afterDue(state.file, now))
    .filter((t) => t > at);
  const timed = nextTimed(state.file, now).map(toEpoch);
  const busy = outstanding(state).length > 0 ? [at + hour] : [];
  const daily = state.phase === 'open' || at < toEpoch(state.closedAt) + mayActMs ? [at + 24 * hour] : [];
  const ends =
    state.phase === 'closed'
      ? retentionTimers(state.file, state.closedAt, policy).map((t) => Math.max(t, at + hour))
      : [];
  const next = Math.min(...daily, ...ends, ...timers, ...timed, ...busy);
  return Number.isFinite(next) ? fromEpoch(next) : undefined;
}
