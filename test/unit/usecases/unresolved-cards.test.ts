import { expect, it } from 'vitest';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { sweepCase } from '../../../shared/usecases/dispatch-commits.ts';
import { openKnown } from '../../../shared/usecases/findings.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { type Gate, straight } from '../../fakes/gate.ts';
import { fakeOutbox } from '../../fakes/queues.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { FakeScheduler, fakeReminders } from '../../fakes/scheduler.ts';
import { FakeShop, fakeCommerceSystem, fakePaymentProvider } from '../../fakes/shop.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';

const entry = {
  id: 'shop',
  name: 'shop',
  kind: 'own',
  adapter: 'http',
  answerDays: 7,
  owner: 'o',
  baseUrl: 'https://shop',
  emergencyStop: false,
  paymentProvider: false,
} as const;
const card = { fingerprint: 'fp1', last4: '4242', expMonth: 1, expYear: 2031, proved: true };
const tokens = new Map([['tok_1', { outcome: 'done', ...card } as const]]);

it.each(['is down', 'is not there'])(
  'L24 L41: the payment provider %s at preparation: her card is searched for by its fingerprint once it answers',
  async (how) => {
    const door = new FrontDoor();
    const id = await door.file(reportOf(1), 'k'.repeat(32));
    const state = async () => await door.stateOf(id);
    let down = true;
    const gate: Gate = async (call, apply) => {
      if (down && call === 'provider.resolve') throw new Error('timeout');
      return await straight(call, apply);
    };
    const all = fakeRegistry([entry, { ...entry, id: 'payments', paymentProvider: true }], {
      commerce: () => fakeCommerceSystem('shop', new FakeShop()),
      payments: () => fakePaymentProvider(tokens, { gate }),
    });
    const paymentProvider = async () => (down && how === 'is not there' ? undefined : await all.paymentProvider());
    const registry = { ...all, paymentProvider };
    const deps = { ...door.deps, registry, announcer: fakeAnnouncer(new FakeBus()) };
    const prepare = (receives: number) => runWork(deps, { case: id, work: 'prepare', receives });
    const known = async () => {
      const key = await door.deps.vault.key(id);
      return key && (await openKnown(door.deps.store, key, id, await state())).cards;
    };
    if (how === 'is down') expect(await prepare(1)).toBe('retry');
    await prepare(4);
    expect((await state()).unresolved?.cards).toEqual(['card1']);
    expect(await known()).toMatchObject([{ id: 'card1', proved: false }]);
    await runWork(deps, { case: id, work: 'search:shop', receives: 1 });
    expect((await state()).searches['shop']?.status).toBe('ended');

    // A message alone does nothing; the sweep asks a day later, in vain at first.
    await prepare(1);
    for (const [hours, vain] of [
      [25, true],
      [50, false],
    ] as const) {
      door.now = Date.parse('2026-11-02T15:00:00.000Z') + hours * 3_600_000;
      down = vain;
      const outbox = fakeOutbox(door.queues, { now: () => door.now, sent: () => undefined });
      const reminders = fakeReminders(new FakeScheduler());
      await sweepCase({ ...door.deps, outbox, reminders, retention: defaultRetention }, id, `sweep.${hours}`);
      expect((await state()).unresolved?.due).toBe(true);
      await prepare(4);
    }
    expect((await state()).unresolved).toBeUndefined();
    expect(await known()).toMatchObject([{ id: 'card1', fingerprint: 'fp1', proved: true }]);
    expect((await state()).searches['shop']?.status).toBe('running');
    expect((await state()).tasks['cards-unresolved.provider']?.open).toBe(false);
  },
);

it('L24 L33: she asks again after a system was registered: it is searched, and no card text is sealed anew', async () => {
  const door = new FrontDoor('registered since');
  const id = await door.file(reportOf(1), 'k'.repeat(32));
  const state = async () => await door.stateOf(id);
  const entries = [entry, { ...entry, id: 'payments', paymentProvider: true }];
  const connectors = {
    commerce: () => fakeCommerceSystem('shop', new FakeShop()),
    payments: () => fakePaymentProvider(tokens),
  };
  const work = async (of: readonly (typeof entry | (typeof entries)[number])[], what: string) => {
    const deps = { ...door.deps, registry: fakeRegistry(of, connectors), announcer: fakeAnnouncer(new FakeBus()) };
    return await runWork(deps, { case: id, work: what, receives: 1 });
  };
  await work(entries, 'prepare');
  expect(Object.keys((await state()).searches)).not.toContain('archive');
  const sealed = () => [...(door.table.cases.get(id)?.sealed.keys() ?? [])].filter((name) => name.startsWith('cards'));
  expect(sealed()).toEqual(['cards']);
  await door.order(id, { type: 'receive-request', why: 'second-ask', channel: 'web' });
  expect(await work([...entries, { ...entry, id: 'archive' }], 'prepare')).toBe('done');
  expect((await state()).searches['archive']?.status).toBe('running');
  expect((await state()).registryDue).toBe(false);
  expect(sealed()).toEqual(['cards']);
});
