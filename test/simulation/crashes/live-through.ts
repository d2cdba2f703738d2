import { outstanding } from '../../../shared/domain/case/effects.ts';
import { toEpoch } from '../../../shared/domain/time.ts';
import { fold } from '../../../shared/usecases/case-log.ts';
import type { Fate, Plan } from '../engine/worker.ts';
import type { Violation } from '../invariants/violation.ts';
import type { Ran } from '../judging.ts';
import { destroyedOnce } from './destruction.ts';
import { type CrashPoint, dieAt, type Life, live, pointAt, toTheEnd } from './points.ts';

/** One life in which exactly this goes wrong. */
export interface Trouble {
  readonly life: Life;
  readonly crashes?: readonly CrashPoint[];
  readonly fault?: Fault;
}

/** The first calls of this name fail in this way. */
export interface Fault {
  readonly call: string;
  readonly times: number;
  readonly way: Fate;
  /** Only where this one makes them. */
  readonly workflow?: string;
}

export interface LivedThrough {
  readonly trouble: Trouble;
  /** Whether it did go wrong: a retry may go another way and never come to a second crash point. */
  readonly met: boolean;
  /** Calls that failed: fewer than were to, where nobody asks so often. */
  readonly failed: number;
  readonly violations: readonly Violation[];
  readonly tasks: number;
  /** Virtual milliseconds from the last failed call until all that was owed then was done or a person's (G7). */
  readonly recoveredMs: number;
}

export async function liveThrough(
  trouble: Trouble,
  keepHistory = false,
): Promise<LivedThrough & { history: readonly string[] }> {
  const crash = dieAt(trouble.crashes ?? []);
  const fault = failing(trouble.fault);
  const ran = await live(trouble.life, { ...crash, ...fault }, keepHistory);
  const [id] = ran.ids;
  const failed = (trouble.fault?.times ?? 0) - fault.left();
  return {
    trouble,
    met: crash.left() === 0 && (trouble.fault === undefined || failed > 0),
    failed,
    violations: trouble.life === toTheEnd ? [...ran.violations, ...destroyedOnce(ran)] : ran.violations,
    tasks: ran.ids.flatMap((one) =>
      ran.log(one).flatMap((l) => l.commit.events.filter((e) => e.type === 'task-opened')),
    ).length,
    recoveredMs: Math.max(0, ...ran.ids.map((one) => recovery(ran, one, fault.failedAt()))),
    history: keepHistory && id !== undefined ? ran.history(id, 400) : [],
  };
}

function failing(fault: Fault | undefined): Plan & { readonly left: () => number; readonly failedAt: () => number } {
  let left = fault?.times ?? 0;
  let failedAt = Number.POSITIVE_INFINITY;
  return {
    left: () => left,
    failedAt: () => failedAt,
    fate(worker, call) {
      if (!fault || left === 0 || call !== fault.call) return undefined;
      if (fault.workflow !== undefined && fault.workflow !== pointAt(worker).workflow) return undefined;
      left -= 1;
      failedAt = worker.now();
      return fault.way;
    },
  };
}

function recovery(ran: Ran, id: string, healedAt: number): number {
  const log = ran.log(id);
  const at = (n: number) => toEpoch(log[n]?.commit.at ?? '');
  const owed = (until: number) =>
    outstanding(fold(log.slice(0, until))).flatMap((e) => ('work' in e ? [`${e.to} ${e.work}`] : []));
  const before = log.filter((_, n) => at(n) <= healedAt).length;
  const left = new Set(owed(before));
  if (left.size === 0) return 0;
  for (let n = before; n < log.length; n++) {
    const still = new Set(owed(n + 1));
    for (const one of left) if (!still.has(one)) left.delete(one);
    if (left.size === 0) return at(n) - healedAt;
  }
  return ran.world.loop.now - healedAt;
}
