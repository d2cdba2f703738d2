import { runWorlds } from '../many-worlds.ts';
import type { Bug } from './bugs.ts';

export interface Hunt {
  /** Worlds played until something was wrong. */
  readonly seeds: number;
  /** What was wrong; `undefined`: nothing was, in all of them. */
  readonly found: { readonly rule: string; readonly what: string } | undefined;
}

/** Plays worlds with the bug in the code until an invariant breaks. */
export async function hunt(bug: Bug, most: number, threads?: number): Promise<Hunt> {
  let seeds = 0;
  let found: Hunt['found'];
  await runWorlds({ seed: 'bugs', worlds: most, threads, untilFound: true, bug: bug.name }, (world) => {
    seeds += 1;
    const [first] = world.violations;
    if (first) found ??= { rule: first.rule, what: first.what };
  });
  return { seeds, found };
}
