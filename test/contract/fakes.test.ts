import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { fingerprintOf } from '../../local/demo-shop/provider.ts';
import { account, purchase, traces } from '../../local/demo-shop/seed-parts.ts';
import { systemClock, systemIds } from '../../shared/adapters/system/edges.ts';
import { normalisePhone } from '../../shared/domain/normalise.ts';
import { FakeBus, fakeAnnouncer } from '../fakes/announcer.ts';
import { caseTable, fakeCaseStore } from '../fakes/case-table.ts';
import { fakeClock, fakeIds } from '../fakes/edges.ts';
import { type FakeBucket, type FakeQuarantine, fakeEvidenceStore, fakeRecordStore } from '../fakes/files.ts';
import type { Gate } from '../fakes/gate.ts';
import { fakeLimits, LimitTable } from '../fakes/limits.ts';
import { fakeLookUps } from '../fakes/look-ups.ts';
import { FakeQueue, fakeOutbox } from '../fakes/queues.ts';
import { seededRandom } from '../fakes/random.ts';
import { fakeRoster } from '../fakes/roster.ts';
import { FakeScheduler, fakeReminders } from '../fakes/scheduler.ts';
import { FakeSes, fakeMailer } from '../fakes/ses.ts';
import { FakeShop, fakeCommerceSystem } from '../fakes/shop.ts';
import { fakeShredder } from '../fakes/shredder.ts';
import { fakeSystemList } from '../fakes/system-list.ts';
import { fakeKms, fakeVault } from '../fakes/vault.ts';
import { describeCommerceSystem } from './commerce-system.ts';
import { describeAnnouncer } from './ports/announcer.ts';
import { describeCaseStore } from './ports/case-store.ts';
import { describeEdges } from './ports/edges.ts';
import { describeEvidenceStore, describeRecordStore } from './ports/files.ts';
import { describeLimits } from './ports/limits.ts';
import { describeLookUps } from './ports/look-ups.ts';
import { madeCase, nextCommit } from './ports/made-case.ts';
import { describeMailer } from './ports/mailer.ts';
import { describeOutbox } from './ports/outbox.ts';
import { describeReminders } from './ports/reminders.ts';
import { describeRoster } from './ports/roster.ts';
import { describeShredder } from './ports/shredder.ts';
import { describeSystemList } from './ports/system-list.ts';
import { describeVault } from './ports/vault.ts';

const random = seededRandom('contract');

describeCaseStore('the fake', async () => ({ store: fakeCaseStore(caseTable()) }));

describe('the fake table as harsh as DynamoDB', () => {
  const { intake } = madeCase();
  let now = 1000;
  const opened = async () => {
    const table = caseTable();
    const store = fakeCaseStore(table, { now: () => now, lag: () => 500, contended: () => true });
    now = 1000;
    await store.open(intake);
    return store;
  };

  it('G1: an index does not see a new case within the lag, a read of the case itself does', async () => {
    const store = await opened();
    const rows = async () => [
      await store.due('2100-01-01T00:00:00.000Z', 10),
      (await store.queue({ limit: 10 })).rows.map((row) => row.case),
    ];
    expect(await rows()).toEqual([[], []]);
    expect((await store.head(intake.case))?.link).toBe(intake.head.link);
    now = 1500;
    expect(await rows()).toEqual([[intake.case], [intake.case]]);
  });

  it('G1: a conflict may have no newer commit behind it', async () => {
    const store = await opened();
    const second = nextCommit(intake, 2, intake.commit);
    expect(await store.append(intake.case, second, intake.commit.hash, [])).toBe('conflict');
    expect(await store.stored(intake.case)).toEqual([intake.commit]);
  });
});

describeSystemList('the fake', async () => {
  const entries = new Map();
  return { list: fakeSystemList(entries), add: async (entry) => void entries.set(entry.id, entry) };
});

describeAnnouncer('the fake', async () => {
  const bus = new FakeBus();
  return { announcer: fakeAnnouncer(bus), taken: async () => bus.told };
});

describeRoster('the fake', async () => ({ list: fakeRoster() }));

describeLookUps('the fake', async () => ({ lookUps: fakeLookUps() }));

describeLimits('the fake', async () => {
  let now = Date.parse('2026-11-02T15:00:00.000Z');
  return {
    limits: fakeLimits(new LimitTable(), () => now),
    pass: (ms) => {
      now += ms;
    },
  };
});

describeVault('the fake', async () => {
  const kms = fakeKms(random.fork('kms'));
  const keys = new Map<string, Uint8Array>();
  const vault = () => fakeVault(kms, { wrapped: (id) => keys.get(id) });
  return {
    vault: vault(),
    other: vault(),
    keep: async (id, wrapped) => void keys.set(id, wrapped),
    shred: async (id) => void keys.delete(id),
    caseId: fakeIds(random.fork('ids')).caseId,
  };
});

describeOutbox('the fake', async () => {
  const queues = {
    steps: new FakeQueue('steps'),
    packages: new FakeQueue('packages'),
    mails: new FakeQueue('mails'),
    purges: new FakeQueue('purges'),
  };
  return {
    outbox: fakeOutbox(queues),
    async take(queue) {
      const got = queues[queue].receive(10, 0);
      for (const m of got) queues[queue].delete(m.receipt);
      return got.map((m) => m.body);
    },
  };
});

describeReminders('the fake', async () => {
  const scheduler = new FakeScheduler();
  return {
    reminders: fakeReminders(scheduler),
    scheduled: async (id) => [...scheduler.schedules.keys()].filter((name) => name.startsWith(id)),
    async pass(instant) {
      const due = [...scheduler.schedules.values()].filter((s) => s.at <= Date.parse(instant));
      return due.flatMap((s) => scheduler.fire(s.name)?.input ?? []);
    },
  };
});

describeMailer('the fake', async () => {
  const ses = new FakeSes();
  let refuse = 0;
  const gate: Gate = async (_call, apply) => {
    if (refuse-- > 0) throw new Error('Throttling');
    return apply();
  };
  return {
    mailer: fakeMailer(ses, { gate }),
    refuseOne: () => {
      refuse = 1;
    },
    seen: async () => ses.sent,
    from: '"Example" <desk@example.com>',
    to: ['a@mail.example', 'b@mail.example'],
  };
});

describeRecordStore('the fake', async () => ({ records: fakeRecordStore(new Map()) }));

describeEvidenceStore('the fake', async () => {
  const bucket: FakeQuarantine = new Map();
  return {
    evidence: fakeEvidenceStore(bucket),
    async upload(key, text) {
      const versions = bucket.get(key) ?? [];
      const version = `v${versions.length + 1}`;
      bucket.set(key, [...versions, { version, bytes: Buffer.from(text), verdict: 'NO_THREATS_FOUND' }]);
      return version;
    },
  };
});

describeShredder('the fake', async () => {
  const vault: FakeBucket = new Map();
  const quarantine: FakeQuarantine = new Map();
  const [wrapped, lookUps] = [new Map<string, Uint8Array>(), new Map()];
  return {
    shredder: fakeShredder({ vault, quarantine, wrapped, lookUps }),
    lookUps: fakeLookUps(lookUps),
    async put(where, key, text) {
      const bytes = Buffer.from(text);
      const before = quarantine.get(key) ?? [];
      if (where === 'vault') vault.set(key, { bytes, contentType: 'text/plain' });
      else quarantine.set(key, [...before, { version: `v${before.length + 1}`, bytes, verdict: 'unscanned' }]);
    },
    async versions(where, prefix) {
      const keys =
        where === 'vault' ? [...vault.keys()] : [...quarantine].flatMap(([key, versions]) => versions.map(() => key));
      return keys.filter((key) => key.startsWith(prefix));
    },
    keep: async (id, bytes) => void wrapped.set(id, bytes),
    isKept: async (id) => wrapped.has(id),
  };
});

describeEdges('the system', systemClock, systemIds);
describeEdges(
  'the fake',
  fakeClock(() => 1_795_000_000_000),
  fakeIds(random.fork('edges')),
);

const person = {
  name: `${maria.given} ${maria.family}`,
  email: maria.email,
  phone: normalisePhone(maria.phone) ?? '',
  address: maria.address,
};
describeCommerceSystem('the fake shop', async () => {
  const shop = new FakeShop();
  const { number, expMonth, expYear } = maria.card;
  const other = { number: '5555555555554444', expMonth: 1, expYear: 2031 };
  const cards = [
    ['pm-1', maria.card],
    ['pm-2', other],
  ] as const;
  const bought = { by: person, on: 3, item: 'Phone', cents: 79900, card: maria.card };
  const records = [...purchase('A-1', 1, bought), ...purchase('A-1', 2, { ...bought, pending: true })];
  shop.add(account({ system: 'shop', id: 'A-1', by: person, on: 1, cards, records }));
  return {
    system: fakeCommerceSystem('shop', shop),
    account: 'A-1',
    instrument: 'pm-1',
    identifiers: {
      names: [person.name],
      emails: [person.email],
      phones: [person.phone],
      addresses: traces(person, 'profile').flatMap((t) => (t.kind === 'address' ? [t.value] : [])),
      cards: [{ fingerprint: fingerprintOf(number), last4: number.slice(-4), expMonth, expYear }],
    },
    classes: ['application', 'account-changes', 'phone-numbers', 'orders', 'receipts', 'payments', 'deliveries'],
    stored: async () => JSON.stringify(shop.accounts.get('A-1')),
    close: async () => undefined,
  };
});
