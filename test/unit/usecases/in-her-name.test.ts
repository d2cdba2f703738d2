import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import { defaultProofs } from '../../../shared/domain/policy.ts';
import { recordClasses, type SourceRecord } from '../../../shared/domain/records.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { nothing, prepared, rosa } from '../domain/given.ts';

const herName = (place: Trace['place']): Trace => ({ kind: 'name', place, value: 'Maria1 Example' });
const thiefs: Trace = { kind: 'email', place: 'order', value: 'm.example.77@mail.example' };
const thiefsCard: Trace = { kind: 'card', place: 'payment', fingerprint: 'fp9', last4: '0005' };
const money = { amount: 100, currency: 'USD' };
const at = '2026-08-01';
const application: SourceRecord = {
  class: 'application',
  id: 'application',
  at,
  channel: 'web',
  applicant: { name: 'Maria1 Example', email: 'm.example.77@mail.example' },
  entries: [],
  traces: [thiefs, herName('application')],
};
const receipt = (...traces: Trace[]): SourceRecord => {
  return { class: 'receipts', id: 'receipt', at, number: 'R-1', total: money, traces };
};
const payment = (...traces: Trace[]): SourceRecord => {
  return { class: 'payments', id: 'payment', at, money, status: 'captured', traces };
};

/** An account the shop found by her name, and a person confirmed; its records are collected. `where` her name stands on it. */
async function collected(where: Trace['place'], ...records: readonly SourceRecord[]) {
  const door = new FrontDoor('in her name');
  const found = { account: 'A', openedAt: at, traces: [herName(where)] };
  const system = {
    search: async () => ({ outcome: 'done', candidates: [found] }) as const,
    listInstruments: async () => ({ outcome: 'done', instruments: [], frozen: false }) as const,
    act: async () => ({ outcome: 'done', receipt: 'r', noticeSuppressed: true, snapshot: {} }) as const,
    collect: async (_: string, one: string) =>
      ({ outcome: 'done', records: records.filter((r) => r.class === one) }) as const,
  };
  const deps = {
    ...door.deps,
    policy: defaultProofs,
    announcer: fakeAnnouncer(new FakeBus()),
    registry: { systems: async () => [], connect: async () => system, paymentProvider: async () => undefined },
  };
  const id = await door.file(reportOf(1), 'key-of-the-first-case');
  const work = (what: string) => runWork(deps, { case: id, work: what, receives: 1 });
  await door.order(id, prepared);
  await work('search:shop');
  await door.order(id, nothing);
  await door.order(id, { type: 'decide-match', match: 'm1', confirmed: true, note: 'n', actor: rosa });
  await work('m1.preserve');
  await work('m1.collect');
  const step = async () => (await door.stateOf(id)).steps['m1.collect'];
  return {
    step,
    said: async (of: string) => (await step())?.matrix?.find((line) => line.class === of),
    enter: async (...classes: readonly object[]) => {
      const call = {
        body: { classes, note: 'Read from the screen of the shop.' },
        bearer: staffToken('rosa', 'reviewer'),
      };
      return await door.ask('POST', `/desk/cases/${id}/matches/m1/records`, call);
    },
  };
}

it('L9 L24 L28: of an account opened in her name alone every transaction is hers, and none is told as “none exist”', async () => {
  const { step, said } = await collected(
    'profile',
    application,
    receipt(thiefs, herName('order')),
    payment(herName('order')),
  );
  expect((await step())?.outcome).toBe('done');
  for (const one of ['application', 'receipts', 'payments'])
    expect(await said(one)).toEqual({ class: one, status: 'supplied', count: 1 });
});

it('L28 L40: what nobody can tell on such an account is a person’s, who enters it by her name', async () => {
  const { step, said, enter } = await collected(
    'profile',
    application,
    receipt(thiefs),
    payment(herName('order'), thiefsCard),
  );
  expect(await step()).toMatchObject({ outcome: 'parked', reason: 'receipts: mixed; payments: mixed' });
  expect([await said('receipts'), await said('payments')]).toEqual([undefined, undefined]);
  const payments = { class: 'payments', status: 'supplied', records: [payment(herName('payment'))] };
  const receipts = { class: 'receipts', status: 'supplied', records: [receipt(herName('order'))] };
  expect((await enter(payments, receipts)).status).toBe(200);
  expect((await step())?.outcome).toBe('done');
  expect(await said('payments')).toEqual({ class: 'payments', status: 'supplied', count: 1 });
});

it('L27: of an account on which her name stands on an order alone nothing else is hers', async () => {
  const { step, said } = await collected('order', receipt(thiefs, herName('order')), payment(thiefsCard));
  expect((await step())?.outcome).toBe('done');
  expect([await said('receipts'), await said('payments')]).toEqual(
    ['receipts', 'payments'].map((one) => ({ class: one, status: 'none' })),
  );
});

it('L28: a system that tells her name on the application alone says the same', async () => {
  const { said } = await collected('order', application, receipt(herName('order')));
  expect(await said('receipts')).toMatchObject({ status: 'supplied' });
});

it('L27 L28: what was entered as hers and is not is told by its line, and nothing of it becomes “none exist”', async () => {
  const { step, enter } = await collected('profile', application, receipt(thiefs));
  const typo = { ...herName('order'), value: 'Maria1 Exmaple' } as Trace;
  const said = await enter(
    ...recordClasses.filter((one) => one !== 'receipts').map((one) => ({ class: one, status: 'none' })),
    { class: 'receipts', status: 'supplied', records: [receipt(herName('order')), receipt(typo)] },
  );
  expect(said.status).toBe(422);
  expect(JSON.parse(said.body)).toMatchObject({
    code: 'body.faults',
    faults: [{ path: 'classes.9.records.1.traces', code: 'records.not-hers' }],
  });
  expect((await step())?.outcome).toBe('parked');
});
