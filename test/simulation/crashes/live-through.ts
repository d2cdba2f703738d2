import type { Fate, Plan } from '../engine/worker.ts';
import type { Violation } from '../invariants/violation.ts';
import { type CrashPoint, dieAt, type Life, live } from './points.ts';

/** One life in which exactly this goes wrong. */
export interface Trouble {
  readonly life: Life;
  readonly crashes?: readonly CrashPoint[];
  /** The first calls of this name fail in this way. */
  readonly fault?: { readonly call: string; readonly times: number; readonly way: Fate };
}

export interface LivedThrough {
  readonly trouble: Trouble;
  /** Whether it did go wrong: a retry may go another way and never come to a second crash point. */
  readonly met: boolean;
  readonly violations: readonly Violation[];
  readonly tasks: number;
}

export async function liveThrough(
  trouble: Trouble,
  keepHistory = false,
): Promise<LivedThrough & { history: readonly string[] }> {
  const crash = dieAt(trouble.crashes ?? []);
  const fault = failing(trouble.fault);
  const ran = await live(trouble.life, { ...crash, ...fault }, keepHistory);
  const [id] = ran.ids;
  return {
    trouble,
    met: crash.left() === 0 && (trouble.fault === undefined || fault.left() < trouble.fault.times),
    violations: ran.violations,
    tasks: ran.ids.flatMap((one) =>
      ran.log(one).flatMap((l) => l.commit.events.filter((e) => e.type === 'task-opened')),
    ).length,
    history: keepHistory && id !== undefined ? ran.history(id, 400) : [],
  };
}

function failing(fault: Trouble['fault']): Plan & { readonly left: () => number } {
  let left = fault?.times ?? 0;
  return {
    left: () => left,
    fate(_worker, call) {
      if (!fault || left === 0 || call !== fault.call) return undefined;
      left -= 1;
      return fault.way;
    },
  };
}
