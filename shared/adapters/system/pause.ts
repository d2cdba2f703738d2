import { setTimeout } from 'node:timers/promises';
import { random } from './edges.ts';

/** Full jitter: a random wait up to 20 ms x 2^tries, at most 1 s. */
export async function pause(tries: number): Promise<void> {
  await setTimeout(random() * Math.min(1000, 20 * 2 ** tries));
}
