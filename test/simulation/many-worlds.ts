import type { Violation } from './invariants/violation.ts';
import type { Figures } from './judging.ts';
import { inThreads } from './threads.ts';

/** Many in one world share its sweeps and its staff, as they would. */
export const casesPerWorld = 25;

export interface Plan {
  readonly seed: string;
  readonly worlds: number;
  /** The first of them, absent: 0. */
  readonly from?: number | undefined;
  /** Threads; the outcome does not depend on it. */
  readonly threads?: number | undefined;
  /** End with the first world in which something is wrong. */
  readonly untilFound?: boolean | undefined;
  /** Asked after each world: whether it was the last. */
  readonly isEnough?: (() => boolean) | undefined;
  /** A seeded bug (bugs/) that is in the code meanwhile. */
  readonly bug?: string | undefined;
}

export interface WorldDone {
  readonly seed: string;
  readonly weather: string;
  readonly staffed: boolean;
  readonly figures: Figures;
  readonly violations: readonly Violation[];
}

/** Runs worlds `<seed>/<from>` and on, on every core, and tells of each as it ends. */
export async function runWorlds(plan: Plan, done: (world: WorldDone) => void): Promise<void> {
  const worlds = Array.from({ length: plan.worlds }, (_, n) => `${plan.seed}/${(plan.from ?? 0) + n}`);
  await inThreads({ kind: 'worlds', tasks: worlds, threads: plan.threads, bug: plan.bug }, (world: WorldDone) => {
    done(world);
    const isFound = plan.untilFound === true && world.violations.length > 0;
    return isFound || plan.isEnough?.() === true ? 'enough' : 'more';
  });
}
