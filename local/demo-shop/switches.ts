import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { actionVerbs } from '../../shared/domain/verbs.ts';
import type { Answer } from '../endpoints/http.ts';
import { problem } from './answers.ts';

const count = z.int().check(z.minimum(0), z.maximum(100_000));
export const switches = z.object({
  /** The answer comes this late; the work is done before. */
  slowMs: count,
  /** So many calls fail before anything is done. */
  failNext: count,
  /** Of all calls, between 0 and 1. */
  failRate: z.number().check(z.minimum(0), z.maximum(1)),
  /** So many calls do their work and lose the answer: what happened can only be learnt by asking again. */
  loseNext: count,
  refuse: z.array(z.enum(actionVerbs)),
  down: z.boolean(),
});
export type Switches = z.infer<typeof switches>;

const off: Switches = { slowMs: 0, failNext: 0, failRate: 0, loseNext: 0, refuse: [], down: false };

/** Makes the shop as unreliable as a test or a curious person wants it. */
export function createSwitches() {
  let now = off;
  let dice = seededRandom(609);
  return {
    get now(): Switches {
      return now;
    },
    set(changes: Partial<Switches>): void {
      now = { ...now, ...changes };
    },
    reset(): void {
      now = off;
      dice = seededRandom(609);
    },
    async through(work: () => Answer): Promise<Answer> {
      if (now.down) return problem(503, 'down');
      if (now.failNext > 0) {
        now = { ...now, failNext: now.failNext - 1 };
        return problem(500, 'failed');
      }
      if (dice() < now.failRate) return problem(500, 'failed');
      const answer = work();
      if (now.slowMs > 0) await setTimeout(now.slowMs, undefined, { ref: false });
      if (now.loseNext === 0) return answer;
      now = { ...now, loseNext: now.loseNext - 1 };
      return problem(502, 'answer-lost');
    },
  };
}
export type SwitchBoard = ReturnType<typeof createSwitches>;

/** Mulberry32: the same numbers on every machine. At least 0, below 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
