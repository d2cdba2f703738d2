import { expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { fold } from '../../../shared/usecases/case-log.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { type Order, preparedAlone, rosa } from '../domain/given.ts';

it('L43: a card that is proved while others are looked for without it is looked up before it comes off anywhere', async () => {
  const door = new FrontDoor('look up kin');
  const cards = [{ kind: 'credit', last4: '4242', expMonth: 3, expYear: 2031 }];
  const id = await door.file(reportOf(1, { cards }), 'key-of-the-first-case');
  await door.order(id, { ...preparedAlone, proved: [], digests: ['email:d'] } as Order);
  const rows = fakeLookUps();
  let looks = 0;
  const lookUps: typeof rows = {
    ...rows,
    find: async (digest, from) => {
      looks++;
      if (looks === 1)
        await door.order(id, { type: 'prove-card', card: 'card1', documents: [], note: 'n', actor: rosa });
      return await rows.find(digest, from);
    },
  };
  const registry = { systems: async () => [], connect: async () => undefined, paymentProvider: async () => undefined };
  const deps = { ...door.deps, announcer: fakeAnnouncer(new FakeBus()), registry, lookUps };
  const work = async () => {
    await runWork(deps, { case: id, work: 'kin', receives: 1 });
    return outstanding(fold(await door.deps.store.log(id))).some((e) => 'work' in e && e.work === 'kin');
  };
  expect([await work(), looks]).toEqual([true, 1]);
  expect([await work(), looks]).toEqual([false, 2]);
});
