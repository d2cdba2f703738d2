import type { QueueMessage } from '../fakes/queues.ts';
import type { World } from './engine/world.ts';

const minute = 60_000;

/** Lets time pass until the work is done. */
export async function within<T>(world: World, work: () => Promise<T>): Promise<T> {
  let done: { readonly value: T } | undefined;
  void work().then((value) => {
    done = { value };
  });
  for (let waited = 0; !done && waited < 10_000; waited++) await world.loop.run(world.loop.now + minute);
  if (!done) throw new Error('it never ended');
  return done.value;
}

/** Bodies as a function is given them, for the first time. */
export function received(bodies: readonly string[]): readonly QueueMessage[] {
  return bodies.map((body, i) => ({ id: `m${i}`, body, sentAt: 0, receives: 1, visibleAt: 0, receipt: '' }));
}
