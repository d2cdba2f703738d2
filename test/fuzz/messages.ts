import '../simulation/environment.ts';
import { fold } from '../../shared/usecases/case-log.ts';
import { seededRandom } from '../fakes/random.ts';
import { runQueueFunction } from '../simulation/engine/functions.ts';
import { calm } from '../simulation/engine/weather.ts';
import { queueNames } from '../simulation/engine/world.ts';
import { captured } from '../simulation/logged.ts';
import { runWorld } from '../simulation/run-world.ts';
import { received, within } from '../simulation/within.ts';
import { mutated } from './mutate.ts';

/**
 * Messages nobody of ours sent, to the real workers: what the queues carried for cases that are closed, each with one to three of its parts
 * changed. No batch may fail, and nothing may come of them (G17, T15).
 */
export async function runMessages(messages: number, seed: string) {
  const ran = await runWorld(`${seed}/messages`, { cases: 8, staffed: true, keepHistory: false, weather: () => calm });
  const { world } = ran;
  const random = seededRandom(`${seed}/messages`);
  const closed = ran.ids.filter((id) => fold(ran.log(id)).phase === 'closed');
  const sent = queueNames.flatMap((name) => world.queues[name].sent.map((body): unknown => JSON.parse(body)));
  const seen = () => ({
    states: closed.map((id) => JSON.stringify(fold(ran.log(id)))),
    mails: world.ses.sent.length,
    changes: world.shops.shop.performed.length + world.shops.billing.performed.length,
    files: world.vaultBucket.size,
    owed: Object.values(world.queues).reduce((sum, queue) => sum + queue.sent.length, 0),
  });
  const log = captured();
  const before = seen();
  let failures = 0;
  // All in one stretch: a minute for each would be months, in which a closed case has mails of its own to send.
  await within(world, async () => {
    for (let n = 0; n < messages; n += 10) {
      const batch = received(Array.from({ length: 10 }, () => mutated(random, random.pick(sent))));
      const worker = world.worker('forged');
      failures += (await runQueueFunction(world, worker, random.pick(queueNames), batch)).size;
    }
  });
  log.end();
  const after = seen();
  const wrong = Object.entries(before).filter(
    ([of, was]) => JSON.stringify(was) !== JSON.stringify(after[of as keyof typeof after]),
  );
  return { messages, cases: closed.length, failures, wrong: wrong.map(([of]) => of) };
}
