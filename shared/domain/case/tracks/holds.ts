import { fail, never, ok } from '../../result.ts';
import { fromEpoch, type Instant, localDate, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Hold, Step } from '../state.ts';
import type { Stamp, V } from '../track.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { again } from './steps.ts';

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
      return file.proof.status === 'verified' ? confirmed(file) : [];
    default:
      return [];
  }
}

/** Verified: what is held stays held, and what lapsed meanwhile is held again. */
function confirmed(file: CaseFile): Followed {
  return Object.entries(file.holds).flatMap(([id, hold]) => {
    const step = file.steps[id];
    if (!step || step.outcome !== 'undone' || !hold.lapsed) return closes(file, 'hold-lapsing', id);
    return file.matches[step.match]?.status === 'confirmed' ? [again(step)] : [];
  });
}

/** What time makes due of the holds: the warning a day before, the lapse at the end. One mail however many holds end that day. */
export function dueHolds(file: CaseFile, at: Instant): Followed {
  const running = ends(file);
  const now = toEpoch(at);
  const lapsed = running.filter(([, end]) => end <= now);
  const warned = running.filter(
    ([step, end]) => end > now && end - warnMs <= now && file.holds[step]?.warnedOf !== fromEpoch(end),
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
  return ends(file).flatMap(([, end]) => [end - warnMs, end]);
}

/** Holds nobody has confirmed yet, with their ends. Verification confirms them: then the removal follows, which puts nothing back. */
function ends(file: CaseFile): readonly (readonly [string, number])[] {
  if (file.proof.status === 'verified') return [];
  return Object.values(file.steps)
    .filter(isHeld)
    .map((s) => [s.id, Math.max(toEpoch(s.since) + holdMs, toEpoch(file.holds[s.id]?.renewedUntil ?? s.since))]);
}

function isHeld(step: Step): boolean {
  return step.action === 'hold' && step.outcome === 'done';
}
