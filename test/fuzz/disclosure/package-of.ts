import { pdfCopy } from '../../../shared/adapters/records-press/pdf-copy.ts';
import { createRecordsPress } from '../../../shared/adapters/records-press/records-press.ts';
import type { Command } from '../../../shared/domain/case/commands.ts';
import type { Limits } from '../../../shared/domain/case/recipient.ts';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { KnownIdentifiers } from '../../../shared/domain/matching.ts';
import type { RecordClass } from '../../../shared/domain/records.ts';
import type { CommerceSystem } from '../../../shared/ports/commerce-system.ts';
import type { PackageFile } from '../../../shared/ports/records-press.ts';
import {
  instrumentsAnswer,
  recordsAnswer,
  searchAnswer,
  sourceRecord,
} from '../../../shared/schemas/commerce-system.ts';
import type { RecordsByHand } from '../../../shared/schemas/systems.ts';
import { buildPackage, packagePrefix, zipPrefix } from '../../../shared/usecases/build-package.ts';
import { execute, fold, load } from '../../../shared/usecases/case-log.ts';
import { deskOrder } from '../../../shared/usecases/desk.ts';
import { recordsByHand, type SystemDeskDeps } from '../../../shared/usecases/desk-systems.ts';
import { digestible } from '../../../shared/usecases/known-identifiers.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { caseTable, fakeCaseStore } from '../../fakes/case-table.ts';
import { fakeClock, fakeIds, sha256 } from '../../fakes/edges.ts';
import { type FakeBucket, fakeRecordStore } from '../../fakes/files.ts';
import { fakeLimits, LimitTable } from '../../fakes/limits.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import type { Random } from '../../fakes/random.ts';
import { type FakeKms, fakeVault } from '../../fakes/vault.ts';
import { packageContents } from '../../fixtures/package-contents.ts';
import { avery, done, type Order, openCase, propose, proved, rosa } from '../../unit/domain/given.ts';
import type { ThiefAccount } from './accounts.ts';
import type { Person } from './drawn.ts';

const at = '2026-11-02T15:00:00.000Z';

/** One bundle as somebody gets it, and what of the account may be in it. */
export interface Bundle {
  readonly who: string;
  readonly files: readonly PackageFile[];
  readonly zip: Uint8Array;
  readonly language: 'en' | 'es';
  readonly limits: Limits | undefined;
  readonly withheld: RecordClass | undefined;
}

export interface Made {
  readonly bundles: readonly Bundle[];
  /** Classes a person cut by hand. */
  readonly byHand: readonly RecordClass[];
  /** The others of the account were verified when her package was there. */
  readonly isLate: boolean;
}

/** The packages of one victim of the account, through the use cases that search, collect, take what a person enters, and build. */
export async function packagesOf(told: ThiefAccount, random: Random, kms: FakeKms, pdf: boolean): Promise<Made> {
  const table = caseTable();
  const bucket: FakeBucket = new Map();
  const language = random.pick(['en', 'es'] as const);
  const system: CommerceSystem = systemOf(told);
  const registry = {
    systems: async () => [],
    connect: async () => system,
    paymentProvider: async () => undefined,
  };
  const vault = fakeVault(kms, { wrapped: (id) => table.wrapped.get(id) });
  const deps = {
    store: fakeCaseStore(table),
    sha256,
    pause: async () => undefined,
    vault,
    registry,
    records: fakeRecordStore(bucket),
    lookUps: fakeLookUps(),
    announcer: fakeAnnouncer(new FakeBus()),
    limits: fakeLimits(new LimitTable(), () => Date.parse(at)),
    clock: fakeClock(() => Date.parse(at)),
    ids: fakeIds(random.fork('ids')),
    press: createRecordsPress(pdf ? pdfCopy : async () => new Uint8Array()),
    brand: packageContents().brand,
  };
  const { asker } = told;
  const found = {
    account: told.account,
    basis: [{ kind: 'phone', exact: true }],
    instruments: [],
    hers: false,
  } as const;
  const fileOf = async (id: string) => {
    const state = fold(await deps.store.log(id));
    if (state.phase === 'none') throw new Error('no case');
    return state.file;
  };
  const order = async (id: string, what: Order, sealed: Parameters<typeof execute>[3] = []) => {
    const command = {
      at,
      actor: { kind: 'worker', id: 'w' },
      id: `${what.type}.${deps.ids.uuid()}`,
      ...what,
    } as Command;
    const result = await execute(deps, await load(deps, id), command, sealed);
    if (!result.ok) throw new Error(`${what.type}: ${result.error}`);
  };
  const work = (id: string, what: string) => runWork(deps, { case: id, work: what, receives: 4 });

  /** A case of one of the victims, up to where her evidence is safe. */
  const reported = async (person: Person): Promise<string> => {
    const id = deps.ids.caseId();
    const { key, wrapped } = await vault.create(id);
    table.wrapped.set(id, wrapped);
    const { instrument: _, brand: __, ...card } = person.card;
    const cards = [{ id: 'card1', ...card, proved: true }];
    const seal = (name: string, value: unknown) => ({ name, bytes: key.seal(name, JSON.stringify(value)) });
    await order(id, { ...openCase, language, wants: ['records'] } as Order, [
      seal('report', reportOf(person, language)),
      seal('cards', cards),
    ]);
    const digests = await Promise.all(
      digestible(knownOf(person)).map(async ({ kind, value }) => `${kind}:${await vault.digest(kind, value)}`),
    );
    const systems = [{ system: 'shop', owner: 'shop-team' }];
    await order(id, { type: 'record-preparation', digests, proved: ['card1'], systems });
    if (person === asker) await work(id, 'search:shop');
    else await order(id, { type: 'record-search', system: 'shop', findings: [found] });
    if ((await fileOf(id)).matches['m1']?.status === 'undecided')
      await order(id, { type: 'decide-match', match: 'm1', confirmed: true, note: 'n', actor: rosa });
    await work(id, 'm1.preserve');
    for (const step of Object.values((await fileOf(id)).steps))
      if (step.action === 'hold') await order(id, done(step.id));
    return id;
  };

  const desk = deps as unknown as SystemDeskDeps;
  /** Collects, and enters by hand what no machine could cut. */
  const collected = async (id: string): Promise<readonly RecordClass[]> => {
    await work(id, 'm1.collect');
    const collect = (await fileOf(id)).steps['m1.collect'];
    const said = new Set(collect?.matrix?.map((line) => line.class));
    const byHand = collect?.outcome === 'parked' ? [...told.mixed].filter((one) => !said.has(one)) : [];
    if (byHand.length === 0) return byHand;
    const classes = byHand.map((one) => {
      const records = enteredOf(told, one);
      return records.length > 0
        ? ({ class: one, status: 'supplied', records } as const)
        : ({ class: one, status: 'none' } as const);
    });
    const enter = (all: RecordsByHand['classes']) =>
      recordsByHand(desk, rosa as never, id, { match: 'm1', classes: all, note: 'n' });
    let entered = await enter(classes);
    // What is refused is missing from her package, and found to be.
    if (!entered.ok && typeof entered.error === 'object')
      entered = await enter(byHand.map((one) => ({ class: one, status: 'none' })));
    if (!entered.ok) throw new Error(`by hand: ${JSON.stringify(entered.error)}`);
    return byHand;
  };

  const others: string[] = [];
  for (const other of told.victims.filter((v) => v.byName && v !== asker)) others.push(await reported(other));
  const isLate = others.length > 0 && random.chance(0.3);
  const verifyOthers = async () => {
    for (const other of others) await order(other, proved);
  };
  if (!isLate) await verifyOthers();
  const id = await reported(asker);
  let byHand = await collected(id);
  const withheld = random.chance(0.15) ? random.pick(['support-notes', 'deliveries', 'orders'] as const) : undefined;
  if (withheld) {
    await order(id, propose({ kind: 'withhold', match: 'm1', class: withheld, citation: '18 U.S.C. 2511' }));
    await order(id, { type: 'approve', proposal: 'd1', actor: avery });
  }
  await order(id, proved);
  const bundles: Bundle[] = [];
  const bundle = async (who: string, pack: string, limits: Limits | undefined) => {
    const prefix = packagePrefix(id, pack);
    const of = (under: string) => [...bucket].filter(([name]) => name.startsWith(under));
    const files = of(prefix).map(([name, { bytes, contentType }]) => ({
      name: name.slice(prefix.length),
      contentType,
      bytes,
    }));
    const [zip] = of(zipPrefix(id, pack));
    if (files.length === 0 || !zip) throw new Error(`package ${pack} was not built`);
    bundles.push({ who, files, zip: zip[1].bytes, language, limits, withheld });
  };
  if (isLate) {
    // Her package is there when the others of the account are verified: it goes to nobody, and the next is without what is theirs.
    await buildPackage(deps, { case: id, work: 'p1' });
    await verifyOthers();
    const decision = { kind: 'release', request: 'r1', package: 'p1' } as const;
    const proposed = await deskOrder(desk, rosa as never, id, { type: 'propose', decision, note: 'n' });
    if (proposed.ok || proposed.error !== 'rule.another-verified') throw new Error(`p1: ${JSON.stringify(proposed)}`);
    byHand = await collected(id);
  }
  /** The last that is ordered: collected anew, and a class of it entered by hand, a part is built before the whole. */
  const newest = async (): Promise<string> => {
    const last = Object.values((await fileOf(id)).packages).at(-1);
    if (last?.status !== 'ordered') return last?.id ?? '';
    await buildPackage(deps, { case: id, work: last.id });
    return await newest();
  };
  const hers = await newest();
  await bundle('her', hers, undefined);
  if (random.chance(0.2)) {
    const limits = await toAgency();
    await bundle('agency', await newest(), limits);
  }
  return { bundles, byHand, isLate };

  /** An agency whose authorisation covers some classes, or a period, or both (L35). */
  async function toAgency(): Promise<Limits> {
    const all = ['application', 'orders', 'payments', 'deliveries', 'statements', 'support-notes'] as const;
    const limits: Limits = {
      ...(random.chance(0.7) ? { classes: random.shuffled(all).slice(0, 3) } : {}),
      ...(random.chance(0.7) ? { from: '2026-08-01', to: '2026-09-15' } : {}),
      ...(random.chance(0.1) ? {} : { to: '2026-09-30' }),
    };
    const note = { note: 'n', actor: rosa } as const;
    await order(id, { type: 'name-recipient', recipient: 'a1', kind: 'agency', byPost: false, ...note });
    await order(id, propose({ kind: 'release', request: 'r1', package: hers }));
    await order(id, { type: 'approve', proposal: withheld ? 'd2' : 'd1', actor: avery });
    await order(id, {
      type: 'prove-recipient',
      recipient: 'a1',
      covers: ['authorisation', 'call-back'],
      documents: [],
      source: 'switchboard',
      limits,
      ...note,
    });
    return limits;
  }
}

/** Her records of a class as a member of staff enters them who cut what is another's, and says what of hers stands on each. */
function enteredOf(told: ThiefAccount, one: RecordClass) {
  const { name, card, phone, address } = told.asker;
  const own = new Set<unknown>([name, phone, JSON.stringify(address), card.last4]);
  const isHers = (t: Trace) =>
    own.has(t.kind === 'card' ? t.last4 : t.kind === 'address' ? JSON.stringify(t.value) : t.value);
  return told.records
    .filter((r) => r.class === one)
    .flatMap((r) => r.parts?.get(told.asker) ?? (r.theirs.includes(told.asker) ? r.clean : []))
    .map((wire) => sourceRecord.parse(wire))
    .map((record) => {
      const traces = record.traces.filter(isHers);
      return {
        ...record,
        traces: traces.length > 0 ? traces : [{ kind: 'name', place: 'order', value: name } as const],
      };
    });
}

/** The shop behind its wire format: what it sends is read by the adapter's own schemas. */
function systemOf(told: ThiefAccount): CommerceSystem {
  const instruments = told.instruments.map(({ instrument, last4, fingerprint }) => {
    return { id: instrument, kind: 'card', last4, fingerprint, status: 'active' };
  });
  const stored = told.instruments.map((card): Trace => ({ kind: 'card', place: 'payment-method', ...card }));
  return {
    search: async ({ names, emails, phones }) => {
      const asked = new Set([...names, ...emails, ...phones]);
      const standing = told.records.flatMap((r) => r.clean.traces);
      const traces = [
        ...stored,
        ...standing.filter((t) => 'value' in t && typeof t.value === 'string' && asked.has(t.value)),
      ];
      const { candidates } = searchAnswer.parse({ candidates: [{ account: told.account, openedAt: at, traces }] });
      return { outcome: 'done', candidates };
    },
    listInstruments: async () => ({ outcome: 'done', ...instrumentsAnswer.parse({ instruments, frozen: false }) }),
    act: async () => ({ outcome: 'done', receipt: 'rc-1', noticeSuppressed: true, snapshot: { instruments } }),
    collect: async (_account, one) => {
      const { records } = recordsAnswer.parse({
        records: told.records.filter((r) => r.class === one).map((r) => r.wire),
        visits: [{ page: '/phones' }],
      });
      return { outcome: 'done', records };
    },
  };
}

function reportOf(person: Person, language: 'en' | 'es'): object {
  const [given, family] = person.name.split(' ');
  return {
    language,
    name: { given, family },
    addresses: [person.address],
    contact: 'email',
    email: person.email,
    phones: [person.phone],
    happened: ['bought'],
    wants: ['records'],
    signature: person.name,
  };
}

function knownOf(person: Person): KnownIdentifiers {
  const { instrument: _, brand: __, ...card } = person.card;
  return {
    names: [person.name],
    emails: [person.email],
    phones: [person.phone],
    addresses: [person.address],
    cards: [{ id: 'card1', ...card, proved: true }],
    ownAccounts: [],
  };
}
