import { setTimeout } from 'node:timers/promises';
import { random } from './edges.ts';

/** Full jitter: a random wait up to 150 ms x 2^tries, at most 3 s. Shorter ones only lose the next Put too, when a burst of mails meets one case (P4). */
export async function pause(tries: number): Promise<void> {
  await setTimeout(random() * Math.min(3000, 150 * 2 ** tries));
}

export async function wait(ms: number): Promise<void> {
  await setTimeout(ms);
}
