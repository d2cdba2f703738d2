import { expect, it } from 'vitest';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { type Order, prepared } from '../domain/given.ts';

const name = { kind: 'name', place: 'profile', value: 'Maria1 Example' } as const;
const phone = { kind: 'phone', place: 'profile', value: '+12125551001' } as const;
const accounts = Array.from({ length: 3000 }, (_, n) => `A${n}`);

it('L24 L25 G1: three thousand accounts of her name leave the search parked and not running, nothing of it lost', async () => {
  const door = new FrontDoor('too many');
  const candidates = accounts.map((account) => ({
    account,
    openedAt: '2026-01-01T00:00:00.000Z',
    traces: account === 'A2999' ? [name, phone] : [name],
  }));
  const system = {
    search: async () => ({ outcome: 'done', candidates }) as const,
    listInstruments: async () => ({ outcome: 'done', instruments: [], frozen: false }) as const,
    act: async () => ({ outcome: 'done', receipt: 'r', noticeSuppressed: true, snapshot: {} }) as const,
    collect: async () => ({ outcome: 'done', records: [] }) as const,
  };
  const registry = { systems: async () => [], connect: async () => system, paymentProvider: async () => undefined };
  const deps = { ...door.deps, registry, announcer: fakeAnnouncer(new FakeBus()) };
  const id = await door.file(reportOf(1), 'k'.repeat(32));
  await door.order(id, prepared as Order);
  for (const receives of [1, 4, 5])
    expect(await runWork(deps, { case: id, work: 'search:shop', receives })).toBe('done');
  const { searches, matches, tasks } = await door.stateOf(id);
  expect(searches['shop']).toMatchObject({ status: 'parked', reason: 'too-many' });
  expect(tasks['system-parked.shop']?.open).toBe(true);
  expect(Object.values(matches).map((m) => m.account)).toContain('A2999');

  // A person who looked in the system itself enters the one that is left.
  const said = await door.ask('POST', `/desk/cases/${id}/searches/shop/answer`, {
    bearer: staffToken('rosa', 'reviewer'),
    body: {
      candidates: [{ account: 'A1500', openedAt: '2026-01-01T00:00:00.000Z', traces: [name] }],
      note: 'Only this one in the shop has her street.',
    },
  });
  expect(said.status).toBe(200);
  const after = await door.stateOf(id);
  expect(after.searches['shop']?.status).toBe('ended');
  expect(Object.values(after.matches).map((m) => m.account)).toContain('A1500');
});
