import { fail, never, ok } from '../../result.ts';
import { fromEpoch, type Instant, localDate, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Hold, Step } from '../state.ts';
import type { Stamp, V } from '../track.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { isStopped } from './standing.ts';
import { again } from './tried-again.ts';

/** A hold on a card is made on a report alone, so it ends by itself unless somebody stands behind it (T2). */
export type HoldEvent = V<1> &
  (
    | { readonly type: 'hold-warned'; readonly step: string; readonly lapsesAt: Instant }
    | { readonly type: 'hold-renewed'; readonly step: string; readonly until: Instant; readonly note: string }
    | { readonly type: 'hold-lapsed'; readonly step: string }
  );

export type HoldCommand = { readonly type: 'renew-hold'; readonly step: string; readonly note: string };

const hourMs = 3_600_000;
/** T2: 72 hours, staff warned 24 hours before. */
export const holdMs = 72 * hourMs;
const warnMs = 24 * hourMs;
/** The sweep comes hourly and one may be lost; what it makes due takes minutes. From this long before its end a hold is let go, so that it is off by then (G5). */
const sweepsMs = 2 * hourMs;

export function decideHolds(file: CaseFile, command: Stamp & HoldCommand): Decided {
  const step = file.steps[command.step];
  if (!step) return fail('thing.absent');
  if (!isHeld(step)) return fail('case.moved-on');
  const until = plusMs(command.at, holdMs);
  return ok([{ v: 1, type: 'hold-renewed', step: step.id, until, note: command.note }]);
}

export function evolveHolds(file: CaseFile, event: HoldEvent): CaseFile {
  const before: Hold = file.holds[event.step] ?? { lapsed: false };
  const put = (hold: Hold) => ({ ...file, holds: { ...file.holds, [event.step]: hold } });
  switch (event.type) {
    case 'hold-warned':
      return put({ ...before, warnedOf: event.lapsesAt });
    case 'hold-renewed':
      return put({ ...before, renewedUntil: event.until });
    case 'hold-lapsed':
      return put({ ...before, lapsed: true });
    default:
      return never(event);
  }
}

export function followHolds(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'hold-warned':
      return [task('hold-lapsing', event.step)];
    case 'hold-renewed':
      return closes(file, 'hold-lapsing', event.step);
    case 'hold-lapsed':
      return [
        { v: 1, type: 'step-due', step: event.step, attempt: 1, undo: true },
        ...closes(file, 'hold-lapsing', event.step),
      ];
    case 'step-due':
      return event.undo ? closes(file, 'hold-lapsing', event.step) : [];
    case 'proof-recorded':
    case 'request-received':
    case 'request-resumed':
      return confirmed(file);
    default:
      return [];
  }
}

/** Verified: a card that comes off stays held until it does, and what lapsed meanwhile is held again. */
function confirmed(file: CaseFile): Followed {
  return Object.entries(file.holds).flatMap(([id, hold]) => {
    const step = file.steps[id];
    if (!step || stoodBehind(file, step) !== Number.POSITIVE_INFINITY) return [];
    const comesOff = removalOf(file, step)?.outcome === 'planned' && file.matches[step.match]?.status === 'confirmed';
    return step.outcome === 'undone' && hold.lapsed && comesOff ? [again(step)] : closes(file, 'hold-lapsing', id);
  });
}

/** What time makes due of the holds: the warning a day before, the lapse at the end. One mail however many holds end that day. */
export function dueHolds(file: CaseFile, at: Instant): Followed {
  const running = ends(file);
  const now = toEpoch(at);
  const lapsed = running.filter(([, end]) => end - sweepsMs <= now);
  const warned = running.filter(
    ([step, end]) => end - sweepsMs > now && end - warnMs <= now && file.holds[step]?.warnedOf !== fromEpoch(end),
  );
  const mails = [...new Set(warned.map(([, end]) => localDate(fromEpoch(end), file.timeZone)))]
    .map((day) => owe('S-hold', 'compliance', day))
    .filter(({ mail }) => file.mails[mail] === undefined);
  return [
    ...lapsed.map(([step]) => ({ v: 1, type: 'hold-lapsed', step }) as const),
    ...warned.map(([step, end]) => ({ v: 1, type: 'hold-warned', step, lapsesAt: fromEpoch(end) }) as const),
    ...mails,
  ];
}

/** Instants at which the sweep must look, milliseconds since 1970. */
export function holdTimers(file: CaseFile): readonly number[] {
  return ends(file).flatMap(([, end]) => [end - warnMs, end - sweepsMs]);
}

/** Holds that end, with their ends. */
function ends(file: CaseFile): readonly (readonly [string, number])[] {
  return Object.values(file.steps)
    .filter(isHeld)
    .map((s) => {
      const since = Math.max(toEpoch(s.since), stoodBehind(file, s));
      return [s.id, Math.max(since + holdMs, toEpoch(file.holds[s.id]?.renewedUntil ?? s.since))] as const;
    })
    .filter(([, end]) => Number.isFinite(end));
}

/**
 * Until when verification stood behind a hold, milliseconds since 1970. Without an end while the removal follows, which puts nothing back; where none
 * was asked for, it was undone, or will not begin any more, a hold ends like any other.
 */
function stoodBehind(file: CaseFile, hold: Step): number {
  const removal = removalOf(file, hold);
  if (file.proof.status !== 'verified' || removal === undefined) return 0;
  if (removal.outcome === 'undone') return toEpoch(removal.since);
  if (removal.outcome !== 'planned' || !isStopped(file)) return Number.POSITIVE_INFINITY;
  return Math.max(...Object.values(file.requests).flatMap((r) => (r.answer ? [toEpoch(r.answer.at)] : [])));
}

function removalOf(file: CaseFile, hold: Step): Step | undefined {
  return file.steps[`${hold.match}.remove.${hold.instrument}`];
}

function isHeld(step: Step): boolean {
  return step.action === 'hold' && step.outcome === 'done';
}
