import { createManualSystem } from '../../../shared/adapters/manual/manual-system.ts';
import type { Brand } from '../../../shared/domain/brand.ts';
import { defaultMailBudget } from '../../../shared/domain/limits.ts';
import { defaultProofs } from '../../../shared/domain/policy.ts';
import type { StopChange } from '../../../shared/domain/registry.ts';
import type { RetentionPolicy } from '../../../shared/domain/retention.ts';
import type { PaymentProvider } from '../../../shared/ports/commerce-system.ts';
import type { LookUpRow } from '../../../shared/ports/look-ups.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { type CaseTable, caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, fakeIds, hmac, same, sha256 } from '../../fakes/edges.ts';
import { fakeEvidencePress } from '../../fakes/evidence-press.ts';
import { type FakeBucket, type FakeQuarantine, fakeEvidenceStore, fakeRecordStore } from '../../fakes/files.ts';
import type { Gate } from '../../fakes/gate.ts';
import { fakeLimits, LimitTable } from '../../fakes/limits.ts';
import { fakeLookBackBook } from '../../fakes/look-back-book.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { fakeLetterPress, fakePress } from '../../fakes/press.ts';
import { FakeQueue, fakeOutbox } from '../../fakes/queues.ts';
import { type Random, seededRandom } from '../../fakes/random.ts';
import { fakeRegistry, systemEntry } from '../../fakes/registry.ts';
import { fakeRoster } from '../../fakes/roster.ts';
import { FakeScheduler, fakeReminders } from '../../fakes/scheduler.ts';
import { FakeSes, fakeMailer } from '../../fakes/ses.ts';
import { FakeShop, fakeCommerceSystem, fakePaymentProvider } from '../../fakes/shop.ts';
import { fakeShredder } from '../../fakes/shredder.ts';
import { fakeStaffList } from '../../fakes/staff-list.ts';
import { fakeSystemList } from '../../fakes/system-list.ts';
import { type FakeKms, fakeKms, fakeVault } from '../../fakes/vault.ts';
import { Ashes } from './ashes.ts';
import { History } from './history.ts';
import { Loop } from './loop.ts';
import { keptForGood } from './retiring.ts';
import type { Weather } from './weather.ts';
import { type Death, type Plan, Worker, type WorkerWorld } from './worker.ts';

/** What the product declares (reliability.md): so long SES's word may take. Not read from its code, which may be wrong. */
const declaredClaimMs = 10 * 60_000;

export const queueNames = ['steps', 'packages', 'mails', 'reminders', 'deliveries', 'purges', 'evidence'] as const;
export type QueueName = (typeof queueNames)[number];
type Token = Extract<Awaited<ReturnType<PaymentProvider['resolve']>>, { outcome: 'done' }>;

const zones = [
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'Europe/Madrid',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
];

/** Every service the product uses, in memory on one virtual clock, and the code of its functions between them. */
export class World implements WorkerWorld {
  readonly random: Random;
  readonly loop: Loop;
  readonly history: History;
  readonly plan: Plan;
  readonly table: CaseTable;
  readonly kms: FakeKms;
  readonly queues: Readonly<Record<QueueName, FakeQueue>>;
  readonly scheduler = new FakeScheduler();
  readonly ses = new FakeSes();
  readonly vaultBucket: FakeBucket = new Map();
  readonly quarantine: FakeQuarantine = new Map();
  readonly lookUps = new Map<string, LookUpRow>();
  readonly limits = new LimitTable();
  readonly bus = new FakeBus();
  /** The ledger is paper: people look in it, and no worker. */
  readonly shops = { shop: new FakeShop(), billing: new FakeShop(), ledger: new FakeShop() };
  /** Its registry: two that answer over HTTP and the payment provider; a story may add one without an API. */
  readonly systems = new Map(
    [systemEntry('shop'), systemEntry('billing'), systemEntry('provider', true)].map((e) => [e.id, e] as const),
  );
  readonly stops = new Map<string, readonly StopChange[]>();
  readonly tokens = new Map<string, Token>();
  readonly brand: Brand;
  readonly staff = {
    compliance: ['desk@company.example'],
    backup: ['backup@company.example'],
    executives: ['board@company.example'],
  };
  /** Addresses that do not take mail. */
  readonly bouncing = new Set<string>();
  readonly counts = { calls: 0, deaths: 0 };
  /** Cases of which the stream lost a commit. */
  readonly unheard = new Set<string>();
  /** What people heard that cannot be right: staff refused what they had just done, a stranger's code taken. */
  readonly contradicted: { readonly rule: string; readonly id: string; readonly what: string }[] = [];
  readonly ashes = new Ashes();
  /** How long what is closed is kept; absent: for good. */
  readonly retention: RetentionPolicy | undefined;
  /** The weather it began with. */
  readonly stormy: Weather;
  weather: Weather;
  readonly start: number;
  readonly ids;
  #workers = 0;
  readonly #clock = fakeClock(() => this.loop.now);
  /** A queue got a message. */
  onMessage: (queue: QueueName, atMs: number) => void = () => undefined;
  onCommit: (id: string, seq: number) => void = () => undefined;
  /** A file came into the quarantine. */
  onUpload: (key: string, bytes: Uint8Array) => void = () => undefined;

  constructor(
    seed: string,
    weather: (random: Random) => Weather,
    more: {
      readonly start?: number | undefined;
      readonly keepHistory?: boolean | undefined;
      readonly plan?: Plan | undefined;
      readonly retention?: RetentionPolicy | undefined;
    } = {},
  ) {
    this.history = new History(more.keepHistory ?? true);
    this.plan = more.plan ?? {};
    this.retention = more.retention;
    this.random = seededRandom(seed);
    this.stormy = weather(this.random.fork('weather'));
    this.weather = this.stormy;
    // Some time in 2026 to 2029, so that daylight saving, leap day and every weekday are met.
    this.start = more.start ?? Date.UTC(2026, 0, 1) + this.random.fork('start').between(0, 3 * 365 * 24) * 3_600_000;
    this.loop = new Loop(this.start);
    this.table = caseTable((id, seq) => this.onCommit(id, seq));
    this.kms = fakeKms(this.random.fork('kms'));
    this.ids = fakeIds(this.random.fork('ids'));
    this.queues = Object.freeze(
      Object.fromEntries(queueNames.map((name) => [name, new FakeQueue(name)])),
    ) as World['queues'];
    this.brand = {
      company: 'Example Outfitters',
      phone: '+1 202-555-0142',
      tty: '711',
      hours: { en: 'Monday to Friday', es: 'De lunes a viernes' },
      postalAddress: ['Example Outfitters', '100 Example Street'],
      site: 'https://help.example.com',
      mailFrom: 'identity-theft@example.com',
      security: 'security@example.com',
      timeZone: this.random.fork('zone').pick(zones),
    };
  }

  worker(name: string, about = '', death?: Death): Worker {
    this.#workers += 1;
    const full = `${name}#${this.#workers}`;
    return new Worker(this, this.random.fork(full), full, about, death);
  }

  now = () => this.loop.now;

  readonly claimMs = declaredClaimMs;

  /** Whether SES's word about a mail may come after its claim is given up: the declared assumption of send-mail does not hold then. */
  feedIsLate(): boolean {
    return this.stormy.feedLost > 0 || 2 * this.stormy.feedMs > declaredClaimMs;
  }

  /** Everything a function's handler hands to its use case, through this worker's gate. */
  deps(worker: Worker) {
    const { gate } = worker;
    const { random, loop } = this;
    const now = this.now;
    const lag = random.fork(`${worker.name}/lag`);
    return {
      store: fakeCaseStore(this.table, {
        gate,
        now,
        lag: () => lag.between(0, this.weather.staleMs),
        contended: () => lag.chance(this.weather.contended),
      }),
      vault: fakeVault(this.kms, { gate, wrapped: (id) => this.table.wrapped.get(id) }),
      outbox: fakeOutbox(this.queues, {
        gate,
        now,
        sent: (queue) => this.onMessage(queue.name as QueueName, loop.now),
      }),
      reminders: fakeReminders(this.scheduler, { gate }),
      mailer: fakeMailer(this.ses, { gate, now }),
      records: fakeRecordStore(this.vaultBucket, { gate }),
      lookUps: fakeLookUps(this.lookUps, { gate }),
      limits: fakeLimits(this.limits, now, { gate }),
      budget: defaultMailBudget,
      hidden: (text: string) => hmac('limits', text),
      roster: fakeRoster(),
      book: fakeLookBackBook(String).book,
      announcer: fakeAnnouncer(this.bus, { gate }),
      evidence: fakeEvidenceStore(this.quarantine, { gate }),
      systems: fakeSystemList(this.systems, this.stops, { gate }),
      colleagues: fakeStaffList(),
      registry: this.#registry(gate),
      press: fakePress({ gate }),
      letterPress: fakeLetterPress({ gate }),
      evidencePress: fakeEvidencePress({ gate }),
      clock: this.#clockOf(worker),
      ids: { ...this.ids, uuid: () => worker.named(this.ids.uuid()) },
      sha256,
      hmac,
      same,
      brand: this.brand,
      staff: this.staff,
      timeZone: this.brand.timeZone,
      configured: {
        policy: { version: '1', since: '2026-11-24', ...defaultProofs, birthDate: true },
        mailboxes: { compliance: [], backup: [], executives: [] },
        cardField: '',
      },
      policy: defaultProofs,
      shredder: this.#shredder(gate),
      retention: this.retention ?? keptForGood,
      wait: (ms: number) => loop.wait(ms),
      pause: (tries: number) => loop.wait(lag.between(0, Math.min(1000, 20 * 2 ** tries))),
    };
  }

  /** That of the machine an invocation runs on: services have their own. */
  #clockOf(worker: Worker) {
    const { clockMs } = this.weather;
    if (clockMs === 0) return this.#clock;
    const off = this.random.fork(`${worker.name}/clock`).between(-clockMs, clockMs);
    return fakeClock(() => this.loop.now + off);
  }

  #shredder(gate: Gate) {
    const { vaultBucket: vault, quarantine, lookUps, ashes, loop } = this;
    const { wrapped } = this.table;
    return fakeShredder(
      { vault, quarantine, wrapped, lookUps },
      // A few at a time, so that it dies between two pages as it would between two thousand files.
      { gate, page: 5, removed: (removal) => ashes.add(loop.now, removal) },
    );
  }

  #registry(gate: Gate) {
    const now = this.now;
    const emergencyStop = (id: string) => () => this.systems.get(id)?.emergencyStop === true;
    return fakeRegistry(
      this.systems,
      {
        commerce: ({ id, adapter }) =>
          adapter === 'manual'
            ? createManualSystem({ emergencyStop: async () => emergencyStop(id)() })
            : fakeCommerceSystem(id, id === 'billing' ? this.shops.billing : this.shops.shop, {
                gate,
                now,
                stopped: emergencyStop(id),
              }),
        payments: () => fakePaymentProvider(this.tokens, { gate }),
      },
      { gate },
    );
  }
}
