import './environment.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../shared/usecases/case-log.ts';
import { seededRandom } from '../fakes/random.ts';
import { runDispatcher, runQueueFunction } from './engine/functions.ts';
import { calm } from './engine/weather.ts';
import { queueNames, World } from './engine/world.ts';
import type { Ran } from './judging.ts';
import { captured } from './logged.ts';
import { ask } from './people/browser.ts';
import { reportOf } from './people/victim.ts';
import { runWorld } from './run-world.ts';
import { storyOf } from './story.ts';
import { received, within } from './within.ts';

const day = 86_400_000;

describe('G9: redrive', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await runWorld('redrive', { cases: 15, staffed: true, keepHistory: false, weather: () => calm });
  });

  it('the whole history of every queue and of the stream, three times over, in any order and two weeks late, changes nothing', async () => {
    const { world } = ran;
    const log = captured();
    await world.loop.run(world.loop.now + 14 * day);
    const closed = ran.ids.filter((id) => fold(ran.log(id)).phase === 'closed');
    expect(closed.length).toBeGreaterThan(10);
    const seen = () => ({
      states: closed.map((id) => JSON.stringify(fold(ran.log(id)))),
      mails: world.ses.sent.filter((m) => closed.includes(m.case)).length,
      changes: world.shops.shop.performed.length + world.shops.billing.performed.length,
      files: world.vaultBucket.size,
    });
    const before = seen();
    const random = seededRandom('shuffled');
    const history = queueNames.map((name) => [name, [...world.queues[name].sent]] as const);
    expect(history.flatMap(([, bodies]) => bodies).length).toBeGreaterThan(300);
    const records = ran.ids.flatMap((id) => ran.log(id).map(({ commit }) => ({ id, seq: commit.seq })));
    await within(world, async () => {
      for (let time = 0; time < 3; time++) {
        for (const [name, bodies] of history) {
          const all = random.shuffled(bodies);
          for (let at = 0; at < all.length; at += 10)
            await runQueueFunction(world, world.worker('again'), name, received(all.slice(at, at + 10)));
        }
        const shuffled = random.shuffled(records).map((one, position) => ({ ...one, position, at: 0 }));
        expect(await runDispatcher(world, world.worker('again'), shuffled)).toBeUndefined();
      }
    });
    log.end();
    expect(seen()).toStrictEqual(before);
    const messages = history.flatMap(([, bodies]) => bodies).length;
    console.log(`figure G9: ${messages} messages and ${records.length} records of the stream three times, 0 changes`);
  });
});

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'G9: with %i bad messages of ten the good ones are done and the bad ones do not come back',
  async (bad) => {
    const world = new World(`poison ${bad}`, () => calm);
    const log = captured();
    const stories = Array.from({ length: 10 - bad }, (_, n) => storyOf(world.random.fork(`story ${n}`), n));
    for (const story of stories)
      await within(world, () =>
        ask(world, story.who, 'report', { key: `key-${story.who.replace(' ', '-')}-0001`, body: reportOf(story) }),
      );
    const ids = [...world.table.cases.keys()];
    expect(ids.length).toBe(10 - bad);
    const good = ids.map((id) => JSON.stringify({ v: 1, case: id, work: 'prepare' }));
    const poison = [
      '',
      'null',
      '{',
      '[]',
      JSON.stringify({ v: 9, case: ids[0], work: 'prepare' }),
      JSON.stringify({ v: 1, case: '../../etc', work: 'prepare' }),
      JSON.stringify({ v: 1, case: 'x'.repeat(22), work: 'prepare' }),
      JSON.stringify({ v: 1, case: ids[0], work: 'm1.freeze' }),
      'z'.repeat(100_000),
    ].slice(0, bad);
    const batch = received(world.random.shuffled([...good, ...poison]));
    const failed = await within(world, () => runQueueFunction(world, world.worker('run-step'), 'steps', batch));
    log.end();
    expect([...failed]).toStrictEqual([]);
    for (const id of ids) {
      const state = fold(world.table.cases.get(id)?.commits.map((c) => c.entry) ?? []);
      expect(state.phase !== 'none' && state.file.prepared, id).toBe(true);
    }
    expect(world.table.cases.size).toBe(10 - bad);
    console.log(`figure G9: ${bad} of ten bad, ${ids.length} good done, ${[...failed].length} back`);
  },
);
