import { describe, expect, it } from 'vitest';
import { account } from '../../../local/demo-shop/seed-parts.ts';
import type { Command } from '../../../shared/domain/case/commands.ts';
import type { SystemEntry } from '../../../shared/domain/registry.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { accountDigest, casesOn } from '../../../shared/usecases/account-index.ts';
import { execute, fold, load } from '../../../shared/usecases/case-log.ts';
import { purgeCase } from '../../../shared/usecases/purge-case.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, sha256 } from '../../fakes/edges.ts';
import { fakeRecordStore } from '../../fakes/files.ts';
import { fakeLimits, LimitTable } from '../../fakes/limits.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { seededRandom } from '../../fakes/random.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { FakeShop, fakeCommerceSystem, fakePaymentProvider } from '../../fakes/shop.ts';
import { fakeKms, fakeVault } from '../../fakes/vault.ts';
import {
  avery,
  done,
  found,
  kinLookedUp,
  mailsOut,
  nothing,
  type Order,
  openCase,
  prepared,
  propose,
  proved,
  rosa,
} from '../domain/given.ts';
import { notFrozen } from '../domain/given-records.ts';

const at = '2026-11-02T15:00:00.000Z';
const [maria, sam] = ['M'.repeat(22), 'S'.repeat(22)] as const;
const person = {
  name: 'Jordan',
  email: 'j@mail.example',
  phone: '+12125550100',
  address: { lines: ['1'], country: 'US' },
};

/** Two people, one card on one account; both cases had it held, taken off and blocked, or the second has only begun to hold it. */
async function both(second: 'done' | 'holding' = 'done') {
  const table = caseTable();
  const vault = fakeVault(fakeKms(seededRandom('two')), { wrapped: (c) => table.wrapped.get(c) });
  const shop = new FakeShop();
  const card = { number: '4242424242424242', expMonth: 4, expYear: 2030 };
  shop.add(account({ system: 'shop', id: 'A', by: person, on: 1, cards: [['pm1', card]], records: [] }));
  const rows = new Map();
  const deps = {
    store: fakeCaseStore(table),
    sha256,
    pause: async () => undefined,
    vault,
    registry: fakeRegistry([{ id: 'shop' } as SystemEntry], {
      commerce: () => fakeCommerceSystem('shop', shop),
      payments: () => fakePaymentProvider(new Map()),
    }),
    records: fakeRecordStore(new Map()),
    lookUps: fakeLookUps(rows),
    announcer: fakeAnnouncer(new FakeBus()),
    limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
    clock: fakeClock(() => Date.parse(at)),
  };
  const order = async (id: string, o: Order) => {
    const command = { at, actor: { kind: 'worker', id: 'w' }, id: 'c', ...o } as Command;
    return await execute(deps, await load(deps, id), command);
  };
  const work = async (id: string) => {
    for (let rounds = 0; rounds < 20; rounds++) {
      const state = fold(await deps.store.log(id));
      const busy = state.phase === 'none' ? [] : Object.values(state.file.steps).filter((s) => s.outcome === 'running');
      if (busy.length === 0) return;
      for (const step of busy)
        if (step.action === 'collect') await order(id, done(step.id));
        else await runWork(deps, { case: id, work: step.id, receives: 1 });
    }
  };
  for (const id of [maria, sam]) {
    const { wrapped } = await vault.create(id);
    table.wrapped.set(id, wrapped);
    for (const o of [openCase, prepared, kinLookedUp, found, nothing, proved]) await order(id, o);
    if (id === maria || second === 'done') await work(id);
    else await runWork(deps, { case: id, work: 'm1.preserve', receives: 1 });
  }
  const status = () => shop.accounts.get('A')?.ordered.removed.includes('pm1');
  const wrong: Order = { type: 'decide-match', match: 'm1', confirmed: false, note: 'n', actor: rosa };
  return { deps, shop, rows, order, work, status, wrong };
}

describe('two cases on one account', () => {
  it('L43 G5: the one that takes its match back leaves the card off for the other, and the log says why', async () => {
    const { deps, order, work, status, wrong } = await both();
    expect(status()).toBe(true);
    await order(maria, wrong);
    await work(maria);
    expect(status()).toBe(true);
    const state = fold(await deps.store.log(maria));
    const steps = state.phase === 'none' ? {} : state.file.steps;
    expect(steps['m1.remove.pm1']).toMatchObject({ outcome: 'undone', reason: 'another-case' });
  });

  it('G5: when the second takes it back too, the account is as before', async () => {
    const { order, work, shop, wrong } = await both();
    for (const id of [maria, sam]) {
      await order(id, wrong);
      await work(id);
    }
    expect(shop.accounts.get('A')?.ordered).toMatchObject({ held: [], removed: [], blocked: [], flags: [] });
  });

  it('G5: while the second is still at it the first waits, and undoes it when that one left it after all', async () => {
    const { deps, order, work, shop, wrong } = await both('holding');
    const stepsOf = async (id: string) => {
      const state = fold(await deps.store.log(id));
      return state.phase === 'none' ? {} : state.file.steps;
    };
    await order(sam, { type: 'settle-step', step: 'm1.flag', outcome: 'refused' });
    expect((await stepsOf(sam))['m1.hold.pm1']).toMatchObject({ outcome: 'running' });
    await order(maria, wrong);
    await work(maria);
    expect((await stepsOf(maria))['m1.hold.pm1']).toMatchObject({ outcome: 'unknown', reason: 'another-case' });
    expect(shop.accounts.get('A')?.ordered).toMatchObject({ held: ['pm1'], removed: [] });
    await order(sam, { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'parked', reason: 'taken-back' });
    await runWork(deps, { case: maria, work: 'm1.hold.pm1', receives: 2 });
    expect((await stepsOf(maria))['m1.hold.pm1']).toMatchObject({ outcome: 'undone', reason: undefined });
    expect(shop.accounts.get('A')?.ordered).toMatchObject({ held: [] });
  });

  it('both are found by the account', async () => {
    const { deps } = await both();
    expect(await casesOn(deps, { system: 'shop', account: 'A' })).toEqual([maria, sam].toSorted());
    expect(await casesOn(deps, { system: 'billing', account: 'A' })).toEqual([]);
  });
});

describe('L50: shredding', () => {
  it('takes away every row by which the case is found, of her identifiers and of accounts, and the key last', async () => {
    const { deps, order } = await both();
    for (const step of ['m1.flag', 'm1.remove.pm1', 'm1.block.pm1']) await order(maria, done(step));
    await order(maria, { type: 'record-package', package: 'p1', files: 1, commitment: 'c' });
    await order(maria, propose({ kind: 'release', request: 'r1', package: 'p1' }));
    await order(maria, { type: 'approve', proposal: 'd1', actor: avery });
    await order(maria, notFrozen);
    const later = (o: Order, when: string) => order(maria, { ...o, at: when } as Order);
    const retire: Order = { type: 'retire', policy: defaultRetention };
    await later(retire, '2031-12-01T15:00:00.000Z');
    await later(propose({ kind: 'shred' }), '2031-12-02T15:00:00.000Z');
    await later({ type: 'approve', proposal: 'd2', actor: avery }, '2031-12-02T15:00:00.000Z');
    const state = fold(await deps.store.log(maria));
    for (const one of state.phase === 'none' ? [] : mailsOut(state.file, '2031-12-03T15:00:00.000Z'))
      await order(maria, one);
    await later(retire, '2031-12-20T15:00:00.000Z');
    const gone: string[] = [];
    const shredder = {
      removeFiles: async () => 0,
      removeKey: async () => void gone.push('key'),
      removeLookUp: async (row: { digest: string; case: string }) => void gone.push(`${row.digest} ${row.case}`),
    };
    await purgeCase({ ...deps, shredder }, { case: maria, work: 'shred' });
    expect(gone).toEqual([`d ${maria}`, `${accountDigest(sha256, 'shop', 'A')} ${maria}`, 'key']);
  });
});
