import { describe, expect, it } from 'vitest';
import { account, purchase } from '../../../local/demo-shop/seed-parts.ts';
import type { Command } from '../../../shared/domain/case/commands.ts';
import { collected } from '../../../shared/domain/case/tracks/records-owed.ts';
import { defaultMailBudget } from '../../../shared/domain/limits.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import type { CommerceSystem } from '../../../shared/ports/commerce-system.ts';
import { execute, fold, load } from '../../../shared/usecases/case-log.ts';
import { sweepCase } from '../../../shared/usecases/dispatch-commits.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { sendMail } from '../../../shared/usecases/send-mail.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, fakeIds, sha256 } from '../../fakes/edges.ts';
import { type FakeBucket, fakeRecordStore } from '../../fakes/files.ts';
import { type Gate, straight } from '../../fakes/gate.ts';
import { fakeLimits, LimitTable } from '../../fakes/limits.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { FakeQueue, fakeOutbox } from '../../fakes/queues.ts';
import { seededRandom } from '../../fakes/random.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { FakeScheduler, fakeReminders } from '../../fakes/scheduler.ts';
import { FakeSes, fakeMailer } from '../../fakes/ses.ts';
import { FakeShop, fakeCommerceSystem, fakePaymentProvider } from '../../fakes/shop.ts';
import { fakeKms, fakeVault } from '../../fakes/vault.ts';
import { found, kinLookedUp, nothing, type Order, openCase, play, prepared, proved } from '../domain/given.ts';

const id = 'A'.repeat(22);
const at = '2026-11-02T15:00:00.000Z';

/** A case with its first search done: one account with her card, to be preserved. */
async function aCase(gate: Gate = straight, email = 'm@mail.example') {
  const table = caseTable();
  const kms = fakeKms(seededRandom('at-least-once'));
  const vault = fakeVault(kms, { wrapped: (c) => table.wrapped.get(c) });
  const { key, wrapped } = await vault.create(id);
  table.wrapped.set(id, wrapped);
  const store = fakeCaseStore(table, { gate });
  const deps = { store, sha256, pause: async () => undefined };
  const direct: CaseStore = fakeCaseStore(table);
  const order = async (o: Order, sealed: Parameters<typeof execute>[3] = []) => {
    const command = { at, actor: { kind: 'worker', id: 'w' }, id: 'c', ...o } as Command;
    return await execute({ ...deps, store: direct }, await load({ store: direct }, id), command, sealed);
  };
  const report = {
    language: 'en',
    name: { given: 'Maria' },
    addresses: [{ lines: ['1'], country: 'US' }],
    contact: 'email',
    email,
    happened: ['bought'],
    wants: ['records'],
    signature: 'Maria',
  };
  await order(openCase, [{ name: 'report', bytes: key.seal('report', JSON.stringify(report)) }]);
  for (const o of [prepared, kinLookedUp, found, nothing]) await order(o);
  const state = async () => {
    const folded = fold(await direct.log(id));
    if (folded.phase === 'none') throw new Error('no case');
    return folded.file;
  };
  return { table, deps, vault, order, state, direct, key };
}

function aShop(gate: Gate = async (_c, apply) => apply()) {
  const shop = new FakeShop();
  const by = {
    name: 'Jordan',
    email: 'j@mail.example',
    phone: '+12125550100',
    address: { lines: ['2'], country: 'US' },
  };
  const card = { number: '4242424242424242', expMonth: 1, expYear: 2030 };
  const records = purchase('A', 1, { by, on: 1, item: 'Phone', cents: 100, card });
  shop.add(account({ system: 'shop', id: 'A', by, on: 1, cards: [['pm1', card]], records }));
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
  const registry = fakeRegistry([entry], {
    commerce: () => fakeCommerceSystem('shop', shop, { gate }),
    payments: () => fakePaymentProvider(new Map()),
  });
  return { shop, registry };
}

describe('what is asked twice', () => {
  it('G2: a Put whose answer was lost and that the client asked again is this order’s own commit, not a conflict to decide anew', async () => {
    const twice: Gate = async (call, apply) => (call === 'store.append' ? (apply(), apply()) : apply());
    const { deps, direct } = await aCase(twice);
    const before = (await direct.log(id)).length;
    const command = {
      type: 'promise-document',
      document: 'd1',
      purpose: 'report',
      at,
      actor: { kind: 'subject' },
      id: 'once',
    } as const;
    const done = await execute(deps, await load(deps, id), command);
    expect(done.ok && done.value.events.map((e) => e.type)).toEqual(['document-promised']);
    expect((await direct.log(id)).length).toBe(before + 1);
  });

  it('L8: asked for proof twice, she is written to once', () => {
    const twice = play(openCase, { type: 'ask-for-proof' }, { type: 'ask-for-proof' });
    expect(twice.last).toEqual([]);
    expect(twice.events.filter((e) => e.type === 'mail-owed' && e.template === 'V4')).toHaveLength(1);
  });

  it('T9: proposed twice, one proposal is open', async () => {
    const { order, state } = await aCase();
    const decision = { kind: 'decline', request: 'r1', ground: 'B' } as const;
    const propose = {
      type: 'propose',
      decision,
      note: 'n',
      facts: 'facts.1',
      actor: { kind: 'staff', id: 'rosa', roles: ['reviewer'] },
    } as const;
    await order(propose);
    await order(propose);
    await order({ ...propose, actor: { kind: 'staff', id: 'remy', roles: ['reviewer'] } });
    expect(Object.keys((await state()).proposals)).toEqual(['d1']);
  });

  it('G2: word of the doing that comes while it is being undone settles nothing', async () => {
    const { order, state } = await aCase();
    await order({ type: 'settle-step', step: 'm1.preserve', outcome: 'done', during: { undoing: false, round: 1 } });
    await order({ type: 'settle-step', step: 'm1.hold.pm1', outcome: 'done', during: { undoing: false, round: 1 } });
    await order({ type: 'undo-step', step: 'm1.hold.pm1', note: 'n' });
    await order({ type: 'settle-step', step: 'm1.hold.pm1', outcome: 'done', during: { undoing: false, round: 1 } });
    expect((await state()).steps['m1.hold.pm1']?.outcome).toBe('running');
    await order({ type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone', during: { undoing: true, round: 1 } });
    expect((await state()).steps['m1.hold.pm1']?.outcome).toBe('undone');
  });
});

describe('one mail', () => {
  const brand = {
    company: 'Example',
    phone: '1',
    tty: '711',
    hours: { en: 'Monday', es: 'lunes' },
    postalAddress: ['1 Street'],
    site: 'https://help.example.com',
    mailFrom: 'desk@example.com',
    security: 'security@example.com',
    timeZone: 'America/New_York',
  };
  async function aSender({ email = 'm@mail.example', gate = straight }: { email?: string; gate?: Gate } = {}) {
    const { deps, vault, state, order } = await aCase(undefined, email);
    const ses = new FakeSes();
    const keys: string[] = [];
    const all = {
      ...deps,
      vault: { ...vault, key: (of: string) => (keys.push(of), vault.key(of)) },
      brand,
      mailer: fakeMailer(ses, { gate }),
      limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
      budget: defaultMailBudget,
      clock: fakeClock(() => Date.parse(at)),
      ids: fakeIds(seededRandom('claims')),
      staff: { compliance: ['c@x.example'], backup: [], executives: [] },
    };
    return { ses, keys, state, order, send: (work: string) => sendMail(all, { case: id, work, receives: 1 }) };
  }

  it('L8: that asks for proof is not sent once the proof is here, and the log says that it was not', async () => {
    const { ses, state, order, send } = await aSender();
    await order({ type: 'ask-for-proof', actor: { kind: 'staff', id: 'remy', roles: ['reviewer'] } });
    await order(proved);
    const mail = 'V4.r1.identity+report';
    expect((await state()).mails[mail]?.status).toBe('owed');
    expect([await send(mail), await send(mail)]).toEqual(['done', 'done']);
    expect(ses.sent).toEqual([]);
    expect((await state()).mails[mail]?.status).toBe('withheld');
  });

  it('G2: handed to two workers in the same millisecond, one of them sends it, and the other asks again', async () => {
    const { ses, send } = await aSender();
    expect((await Promise.all([send('S-new.r1'), send('S-new.r1')])).toSorted()).toEqual(['done', 'retry']);
    expect(ses.sent).toHaveLength(1);
    expect(await send('S-new.r1')).toBe('done');
    expect(ses.sent).toHaveLength(1);
  });

  it('L15 L37: an address SES refuses for good becomes a letter and a person’s task at once', async () => {
    const { send, state } = await aSender({ email: 'josé@mail.example' });
    expect(await send('V1.r1')).toBe('done');
    const { mails, letters, tasks } = await state();
    expect(mails['V1.r1']?.status).toBe('bounced');
    expect(letters['V1.r1']?.status).toBe('owed');
    expect(tasks['mail-undelivered.V1.r1']?.open).toBe(true);
  });

  it('L15: while SES takes nothing, the message stays on its queue, so that the dead letters ring', async () => {
    const paused: Gate = async () => {
      throw new Error('AccountSendingPausedException');
    };
    const { send, state } = await aSender({ gate: paused });
    await expect(send('V1.r1')).rejects.toThrow();
    expect(await send('V1.r1')).toBe('retry');
    expect((await state()).mails['V1.r1']?.status).toBe('claimed');
  });

  it('G18: a message that comes back while another’s claim holds opens no key', async () => {
    const lost: Gate = async () => {
      throw new Error('SES is down');
    };
    const { send, keys } = await aSender({ gate: lost });
    await expect(send('V1.r1')).rejects.toThrow();
    expect(keys).toHaveLength(1);
    expect([await send('V1.r1'), await send('V1.r1')]).toStrictEqual(['retry', 'retry']);
    expect(keys).toHaveLength(1);
  });
});

describe('the list of before', () => {
  const name = 'instruments/m1.before';
  const kept = async (vaultBucket: FakeBucket, key: Awaited<ReturnType<typeof aCase>>['key']) =>
    JSON.parse(key.open(name, vaultBucket.get(`cases/${id}/${name}`)?.bytes ?? new Uint8Array())) as object;
  const work = { case: id, work: 'm1.preserve', receives: 1 };

  it('L42: without the list nothing counts as preserved; the system is asked again, then a person', async () => {
    const { deps, vault, state } = await aCase();
    const deaf: Gate = async (call, apply) => {
      if (call === 'shop.instruments') throw new Error('timeout');
      return apply();
    };
    const bucket: FakeBucket = new Map();
    const all = {
      ...deps,
      vault,
      registry: aShop(deaf).registry,
      records: fakeRecordStore(bucket),
      lookUps: fakeLookUps(),
      limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
      announcer: fakeAnnouncer(new FakeBus()),
      clock: fakeClock(() => Date.parse(at)),
    };
    expect(await runWork(all, work)).toBe('retry');
    expect((await state()).steps['m1.preserve']?.outcome).toBe('unknown');
    expect(await runWork(all, { ...work, receives: 4 })).toBe('done');
    expect((await state()).steps['m1.preserve']?.outcome).toBe('parked');
    expect([...bucket.keys()]).toEqual([]);
  });

  it('L42 L43: a message delivered late never replaces it by what was done since', async () => {
    const { deps, vault, key, order, table } = await aCase();
    const { shop, registry } = aShop();
    const bucket: FakeBucket = new Map();
    const all = {
      ...deps,
      vault,
      registry,
      records: fakeRecordStore(bucket),
      lookUps: fakeLookUps(),
      limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
      announcer: fakeAnnouncer(new FakeBus()),
      clock: fakeClock(() => Date.parse(at)),
    };
    // The second worker has read the log before the first settled the step, and goes on after the card was held.
    const early = [...(table.cases.get(id)?.commits.map((c) => c.entry) ?? [])];
    await runWork(all, work);
    const first = await kept(bucket, key);
    shop.act({ verb: 'hold', account: 'A', instrument: { id: 'pm1' }, quiet: true }, 'k', 0);
    let stale = true;
    const store: CaseStore = {
      ...all.store,
      log: async (c) => (stale ? ((stale = false), early) : await all.store.log(c)),
    };
    await runWork({ ...all, store }, work);
    expect(await kept(bucket, key)).toEqual(first);
    expect(first).toMatchObject({ instruments: [{ id: 'pm1', status: 'active' }] });
    expect((await order({ type: 'settle-step', step: 'm1.preserve', outcome: 'done' })).ok).toBe(true);
  });
});

describe('a system that answers, slowly', () => {
  it('G7 L40: ten classes of records have one minute together; what is not there then is asked again, and parked at the last try', async () => {
    const { deps, vault, order, state } = await aCase();
    const { registry } = aShop();
    let now = Date.parse(at);
    let begun = 0;
    // As the http adapter does: nothing is begun after `until`.
    const slow: CommerceSystem['collect'] = async (_account, _one, until = Number.POSITIVE_INFINITY) => {
      if (now >= until) return { outcome: 'failed', reason: 'timeout' };
      begun += 1;
      now += 15_000;
      return { outcome: 'done', records: [] };
    };
    const all = {
      ...deps,
      vault,
      registry: {
        ...registry,
        connect: async (system: string) => {
          const connector = await registry.connect(system);
          return connector && { ...connector, collect: slow };
        },
      },
      records: fakeRecordStore(new Map()),
      lookUps: fakeLookUps(),
      limits: fakeLimits(new LimitTable(), () => now),
      announcer: fakeAnnouncer(new FakeBus()),
      clock: fakeClock(() => now),
    };
    await order({ type: 'settle-step', step: 'm1.preserve', outcome: 'done' });
    expect(await runWork(all, { case: id, work: 'm1.collect', receives: 1 })).toBe('retry');
    expect(begun).toBe(4);
    expect(await runWork(all, { case: id, work: 'm1.collect', receives: 4 })).toBe('done');
    expect((await state()).steps['m1.collect']).toMatchObject({ outcome: 'parked', reason: 'timeout' });
    expect(begun).toBe(8);
  });
});

describe('one class of record that a system refuses', () => {
  it('L40 L25: is a person’s task; the others are kept, and what is sent of them is marked partial', async () => {
    const { deps, vault, key, order, state } = await aCase();
    const { registry } = aShop();
    const bucket: FakeBucket = new Map();
    const refusing = async (system: string) => {
      const connector = await registry.connect(system);
      const refused = { outcome: 'refused', reason: 'http-422' } as const;
      const collect: CommerceSystem['collect'] = async (account, one) =>
        one === 'support-notes' ? refused : ((await connector?.collect(account, one)) ?? refused);
      return connector && { ...connector, collect };
    };
    const all = {
      ...deps,
      vault,
      registry: { ...registry, connect: refusing },
      records: fakeRecordStore(bucket),
      lookUps: fakeLookUps(),
      limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
      announcer: fakeAnnouncer(new FakeBus()),
      clock: fakeClock(() => Date.parse(at)),
    };
    await order({ type: 'settle-step', step: 'm1.preserve', outcome: 'done' });
    await runWork(all, { case: id, work: 'm1.collect', receives: 1 });
    const name = 'records/m1';
    const kept = JSON.parse(key.open(name, bucket.get(`cases/${id}/${name}`)?.bytes ?? new Uint8Array())) as object[];
    expect(kept.length).toBeGreaterThan(0);
    const file = await state();
    expect(file.steps['m1.collect']).toMatchObject({ outcome: 'parked', reason: 'support-notes: http-422' });
    const lines = new Map(file.steps['m1.collect']?.matrix?.map((line) => [line.class, line.status]));
    expect([...lines.values()]).toContain('supplied');
    expect(lines.has('support-notes')).toBe(false);
    expect(file.tasks['step-parked.m1.collect']?.open).toBe(true);
    expect(collected(file)).toBe(false);
    await order(proved);
    for (const step of ['hold.pm1', 'remove.pm1', 'block.pm1', 'flag'])
      await order({ type: 'settle-step', step: `m1.${step}`, outcome: 'done' });
    expect((await state()).packages['p1']).toMatchObject({ status: 'ordered', partial: true });
  });
});

describe('the sweep beside the dispatcher', () => {
  it('G1: the head never says of a commit that it was dispatched when it was written while the sweep was sending', async () => {
    const { deps, order, direct, table } = await aCase();
    const queues = {
      steps: new FakeQueue('steps'),
      packages: new FakeQueue('packages'),
      mails: new FakeQueue('mails'),
      purges: new FakeQueue('purges'),
    };
    table.cases.get(id)?.heads.push({ at: 0, head: { seq: 0, view: {} as never, link: 'l', checkAt: at } });
    const meanwhile: Gate = async (call, apply) => {
      if (call === 'sqs.send steps') await order({ type: 'settle-step', step: 'm1.preserve', outcome: 'done' });
      return apply();
    };
    await sweepCase(
      {
        ...deps,
        outbox: fakeOutbox(queues, { gate: meanwhile }),
        reminders: fakeReminders(new FakeScheduler()),
        clock: fakeClock(() => Date.parse(at)),
        retention: defaultRetention,
      },
      id,
      'sweep.1',
    );
    const log = await direct.log(id);
    const settled = log.findIndex((e) => e.commit.events.some((x) => x.type === 'step-settled')) + 1;
    expect(settled).toBeGreaterThan(0);
    expect((await direct.head(id))?.seq).toBeLessThan(settled);
  });
});
