import { describe, expect, it } from 'vitest';
import { defaultProofs } from '../../../shared/domain/policy.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';
import { buildPackage } from '../../../shared/usecases/build-package.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { fakePress } from '../../fakes/press.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { done, found, nothing, type Order, prepared, proved } from '../domain/given.ts';
import { both, named, revoke, shows } from '../domain/given-recipients.ts';

const phone = (id: string, email: string): SourceRecord => ({
  class: 'phone-numbers',
  id,
  at: '2026-08-01',
  number: '+12125550100',
  use: 'sign-up',
  traces: [{ kind: 'email', place: 'profile', value: email }],
});
const records = [
  phone('of-maria', 'maria1@mail.example'),
  phone('of-sam', 'maria2@mail.example'),
  phone('from-before', 'old@mail.example'),
];
const rosa = staffToken('rosa', 'reviewer');
const avery = staffToken('avery', 'approver');

/** Maria and Sam were both used on account A. Maria's package is there, and Sam has reported and is not verified. */
async function bothReported(more: object = {}) {
  const door = new FrontDoor('another verified');
  const system = {
    search: async () => ({ outcome: 'done', candidates: [] }) as const,
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
    press: fakePress(),
  };
  const orders = async (id: string, ...all: readonly Order[]) => {
    for (const one of all) await door.order(id, one);
  };
  const work = (id: string, what: string) => runWork(deps, { case: id, work: what, receives: 1 });
  const report = async (n: number) => {
    const id = await door.file(reportOf(n, n === 1 ? more : {}), `key-of-report-number-${n}`);
    const digest = await deps.vault.digest('email', `maria${n}@mail.example`);
    await orders(id, { ...prepared, digests: [`email:${digest}`] } as Order, found, nothing);
    await work(id, 'm1.preserve');
    await orders(id, done('m1.hold.pm1'));
    return id;
  };
  const [maria, sam] = [await report(1), await report(2)];
  await work(maria, 'm1.collect');
  await orders(maria, proved, done('m1.remove.pm1'), done('m1.block.pm1'));
  const build = (pack: string) => buildPackage(deps, { case: maria, work: pack });
  await build('p1');
  const ask = async (path: string, bearer: string, body: object) => {
    const said = await door.ask('POST', `/desk/cases/${maria}/${path}`, { bearer, body });
    return said.status === 200 ? 'taken' : (JSON.parse(said.body) as { code: string }).code;
  };
  const propose = (pack: string, recipient?: string) => {
    const decision = recipient ? { kind: 'release-copy', recipient } : { kind: 'release', request: 'r1' };
    return ask('proposals', rosa, { decision: { ...decision, package: pack }, note: 'All is here.' });
  };
  const yes = (proposal: string) => ask(`proposals/${proposal}`, avery, { type: 'approve' });
  const filesOf = (pack: string) =>
    [...door.vaultBucket].flatMap(([name, { bytes }]) =>
      name.startsWith(`cases/${maria}/packages/${pack}/`) ? [Buffer.from(bytes).toString()] : [],
    );
  return { door, deps, maria, sam, orders, work, build, propose, yes, filesOf };
}

it('L27: a package made before another victim of the account was verified goes to nobody, and the next is without what is theirs', async () => {
  const { maria, sam, orders, work, build, propose, yes, filesOf, door } = await bothReported();
  expect(filesOf('p1').join()).toContain('of-sam');
  await orders(sam, proved);
  expect(await propose('p1')).toBe('rule.another-verified');
  // The old one is not released meanwhile, and asked again nothing more is begun.
  expect([await propose('p1'), (await door.stateOf(maria)).collectedAnew]).toEqual(['rule.package-missing', 1]);
  await work(maria, 'm1.collect');
  await build('p2');
  expect(filesOf('p2').join()).toContain('of-maria');
  expect(filesOf('p2').join()).not.toContain('of-sam');
  expect([await propose('p2'), await yes('d1')]).toEqual(['taken', 'taken']);
  expect((await door.stateOf(maria)).requests['r1']?.answer?.how).toBe('records');
});

it('L27: nor what stands under an address that the other told us since it was collected', async () => {
  const { deps, maria, sam, orders, work, build, propose, yes, filesOf, door } = await bothReported();
  await orders(sam, proved);
  await propose('p1');
  await work(maria, 'm1.collect');
  await build('p2');
  expect((await door.stateOf(maria)).steps['m1.collect']?.beside).toEqual([sam]);
  expect(filesOf('p2').join()).toContain('from-before');
  expect(await propose('p2')).toBe('taken');
  const digest = `email:${await deps.vault.digest('email', 'old@mail.example')}`;
  const more = {
    type: 'add-identifiers',
    identifiers: 'identifiers.1',
    actor: { kind: 'staff', id: 'rosa', roles: [] },
  };
  await orders(sam, more as Order, { ...prepared, digests: [digest], added: 1 } as Order);
  expect(await yes('d1')).toBe('rule.another-verified');
  await work(maria, 'm1.collect');
  await build('p3');
  expect(filesOf('p3').join()).toContain('of-maria');
  expect(filesOf('p3').join()).not.toContain('from-before');
  expect([await propose('p3'), await yes('d2')]).toEqual(['taken', 'taken']);
  expect((await door.stateOf(maria)).requests['r1']?.answer?.how).toBe('records');
});

it('L27: also when they were verified between the two people’s yes', async () => {
  const { maria, sam, orders, propose, yes, door } = await bothReported();
  expect(await propose('p1')).toBe('taken');
  await orders(sam, proved);
  expect(await yes('d1')).toBe('rule.another-verified');
  expect((await door.stateOf(maria)).requests['r1']?.answer).toBeUndefined();
});

it('L27 L34: when that comes out at an agency’s package, the officer who waits for what she was sent gets one without what is theirs too', async () => {
  const { maria, sam, orders, work, build, propose, yes, filesOf, door } = await bothReported();
  await propose('p1');
  await yes('d1');
  const agency = shows('a1', both, { limits: { classes: ['phone-numbers'] } });
  await orders(maria, named('o1', 'officer'), shows('o1', ['call-back']), named('a1', 'agency'), agency);
  await build('p2');
  await orders(sam, proved);
  expect(await propose('p2', 'a1')).toBe('rule.another-verified');
  await work(maria, 'm1.collect');
  await build('p3');
  expect((await door.stateOf(maria)).packages['p3']).toMatchObject({ recipient: 'o1', status: 'built' });
  expect(filesOf('p3').join()).toContain('of-maria');
  expect(filesOf('p3').join()).not.toContain('of-sam');
  expect([await propose('p1', 'o1'), await propose('p3', 'o1')]).toEqual(['rule.package-missing', 'taken']);
  expect(await yes('d2')).toBe('taken');
});

it('L27 L34 L37: what she was sent before they were verified goes to nobody new; the officer gets one without what is theirs, and she has hers', async () => {
  const { maria, sam, orders, work, build, propose, yes, filesOf, door } = await bothReported();
  await propose('p1');
  await yes('d1');
  const { requests } = await door.stateOf(maria);
  await orders(maria, named('o1', 'officer'), shows('o1', ['call-back']));
  await orders(sam, proved);
  expect(await propose('p1', 'o1')).toBe('rule.another-verified');
  expect([await propose('p1', 'o1'), (await door.stateOf(maria)).collectedAnew]).toEqual(['rule.package-missing', 1]);
  await work(maria, 'm1.collect');
  await build('p2');
  expect(filesOf('p2').join()).toContain('of-maria');
  expect(filesOf('p2').join()).not.toContain('of-sam');
  expect((await door.stateOf(maria)).tasks['release-copy.o1']?.open).toBe(true);
  expect([await propose('p2', 'o1'), await yes('d2')]).toEqual(['taken', 'taken']);
  const after = await door.stateOf(maria);
  expect([after.requests, after.tasks['release-copy.o1']?.open]).toEqual([requests, false]);
  expect(after.recipients['subject']?.copies).toMatchObject([{ package: 'p1' }]);
});

it('L27: nor once they were verified between the two people’s yes to the copy, on which what was proposed goes back', async () => {
  const { maria, sam, orders, work, propose, yes, door } = await bothReported();
  await propose('p1');
  await yes('d1');
  await orders(maria, named('o1', 'officer'), shows('o1', ['call-back']));
  expect(await propose('p1', 'o1')).toBe('taken');
  await orders(sam, proved);
  expect(await yes('d2')).toBe('rule.another-verified');
  await work(maria, 'm1.collect');
  const { recipients, proposals, packages } = await door.stateOf(maria);
  expect([recipients['o1']?.copies, proposals['d2']?.status]).toEqual([[], 'returned']);
  expect(packages['p2']).toMatchObject({ recipient: 'o1', status: 'ordered' });
});

it('L37: what he has goes to him once more as it was: it tells him nothing new', async () => {
  const { maria, sam, orders, propose, yes, door } = await bothReported();
  await orders(maria, named('o1', 'officer'), shows('o1', ['call-back']));
  await propose('p1');
  await yes('d1');
  await orders(sam, proved);
  expect([await propose('p1', 'o1'), await yes('d2')]).toEqual(['taken', 'taken']);
  const { collectedAnew, recipients } = await door.stateOf(maria);
  expect([collectedAnew, recipients['o1']?.copies.length]).toEqual([0, 2]);
});

it('L34 L36 U9: what only her attorney had, revoked since, is made for her in the print she wishes once another was verified', async () => {
  const requester = { kind: 'attorney', name: 'Ana Ley', email: 'ana@mail.example' };
  const { maria, sam, orders, work, build, propose, yes, filesOf } = await bothReported({ requester });
  const large: Order = { type: 'set-preferences', largePrint: true };
  await orders(maria, large, shows('requester', ['authority']));
  await propose('p1');
  await yes('d1');
  await orders(sam, proved);
  await orders(maria, revoke('requester'));
  expect(await propose('p1', 'subject')).toBe('rule.another-verified');
  await work(maria, 'm1.collect');
  await build('p2');
  expect(filesOf('p2').join()).toContain('"largePrint":true');
  expect(await propose('p2', 'subject')).toBe('taken');
});

it('L35: what was printed for her attorney before his authority told its limits goes to nobody; the next keeps within them', async () => {
  const requester = { kind: 'attorney', name: 'Ana Ley', email: 'ana@mail.example' };
  const { maria, orders, build, propose, yes, filesOf } = await bothReported({ requester });
  expect(filesOf('p1').join()).toContain('of-maria');
  await orders(maria, shows('requester', ['authority'], { limits: { classes: ['orders'] } }));
  expect(await propose('p1')).toBe('rule.package-missing');
  await build('p2');
  expect(filesOf('p2').length).toBeGreaterThan(0);
  expect(filesOf('p2').join()).not.toContain('of-maria');
  expect([await propose('p2'), await yes('d1')]).toEqual(['taken', 'taken']);
});

it('L29: somebody who only says so holds nothing up', async () => {
  const { propose, yes } = await bothReported();
  expect([await propose('p1'), await yes('d1')]).toEqual(['taken', 'taken']);
});

it('L27: what was left out of a package for somebody who is no victim of it any more is collected again', async () => {
  const { maria, sam, orders, work, build, propose, filesOf } = await bothReported();
  await orders(sam, proved);
  await propose('p1');
  await work(maria, 'm1.collect');
  await build('p2');
  await orders(sam, { type: 'decide-match', match: 'm1', confirmed: false, note: 'n' });
  expect(await propose('p2')).toBe('rule.another-verified');
  await work(maria, 'm1.collect');
  await build('p3');
  expect(filesOf('p3').join()).toContain('of-sam');
});

it('L27 L40: while they are collected again nothing of before is packed', async () => {
  const { maria, sam, orders, build, propose, filesOf } = await bothReported();
  await orders(sam, proved);
  await propose('p1');
  await orders(maria, { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' });
  await build('p2');
  expect(filesOf('p2').length).toBeGreaterThan(0);
  expect(filesOf('p2').join()).not.toContain('of-maria');
});

it('L27 L28: what a worker put into the vault and did not live to write down is not packed: nobody knows who stood beside her then', async () => {
  const { maria, sam, orders, build, propose, filesOf, door } = await bothReported();
  await orders(sam, proved);
  await propose('p1');
  const [key, name] = [await door.deps.vault.key(maria), 'records/m1.2'];
  if (!key) throw new Error('no key');
  const sealed = key.seal(name, JSON.stringify(records));
  await door.deps.records.put(`cases/${maria}/${name}`, sealed, 'application/octet-stream');
  await orders(maria, { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' });
  await build('p2');
  expect(filesOf('p2').join()).not.toContain('of-sam');
});

describe('a letter with records that waits to be printed or posted', () => {
  /** Hers is released, and waits as a letter. */
  async function letterWaits(more: object = { contact: 'post' }) {
    const all = await bothReported(more);
    const { door, maria, propose, yes } = all;
    const letter = async (path: string, body: object) => {
      const said = await door.ask('POST', `/desk/cases/${maria}/letters/${path}`, { bearer: rosa, body });
      return said.status === 200 ? 'taken' : (JSON.parse(said.body) as { code: string }).code;
    };
    const print = (name = 'V7.p1') => letter(`${name}/print`, {});
    const post = (name = 'V7.p1') => letter(name, { type: 'post-letter', on: '2026-11-02', proof: 'RA 123' });
    const letters = async () =>
      Object.values((await door.stateOf(maria)).letters).flatMap((l) =>
        l.about.startsWith('p') ? [`${l.id} ${l.status}`] : [],
      );
    const release = async (pack: string, proposal: string) => [await propose(pack), await yes(proposal)];
    return { ...all, print, post, letters, release };
  }

  it('L27: is not printed once another victim was verified, and the next is without what is theirs', async () => {
    const { maria, sam, orders, work, build, print, post, letters, release, filesOf, door } = await letterWaits();
    expect(await release('p1', 'd1')).toEqual(['taken', 'taken']);
    await orders(sam, proved);
    expect([await print(), await letters()]).toEqual(['rule.another-verified', ['V7.p1 dropped']]);
    await work(maria, 'm1.collect');
    expect([await print(), await post()]).toEqual(['letter.outdated', 'letter.outdated']);
    expect([...door.vaultBucket.keys()].filter((name) => name.includes('/letters/'))).toEqual([]);
    await build('p2');
    expect(await release('p2', 'd2')).toEqual(['taken', 'taken']);
    expect([await print('V7.p2'), await post('V7.p2')]).toEqual(['taken', 'taken']);
    expect(filesOf('p2').join()).toContain('of-maria');
    expect(filesOf('p2').join()).not.toContain('of-sam');
    expect((await door.stateOf(maria)).requests['r1']?.answer?.how).toBe('records');
  });

  it('L27: nor posted, when it was printed before; whoever holds it is told', async () => {
    const { sam, orders, print, post, letters, release } = await letterWaits();
    await release('p1', 'd1');
    expect(await print()).toBe('taken');
    await orders(sam, proved);
    expect([await post(), await letters()]).toEqual(['rule.another-verified', ['V7.p1 dropped']]);
    expect(await post()).toBe('letter.outdated');
  });

  it('L37: what she has by mail is printed for her as it was, and nobody is asked', async () => {
    const { maria, sam, orders, print, post, release, door } = await letterWaits({});
    await release('p1', 'd1');
    await orders(maria, { type: 'ask-for-paper', package: 'p1' });
    await orders(sam, proved);
    expect([await print(), await post()]).toEqual(['taken', 'taken']);
    expect((await door.stateOf(maria)).collectedAnew).toBe(0);
  });

  it('L27 L34: an officer’s is not printed either; hers, which she has by mail, stays, and he gets one of his own', async () => {
    const { maria, sam, orders, work, build, print, letters, release, propose, yes, filesOf } = await letterWaits({});
    await orders(maria, named('o1', 'officer', true), shows('o1', ['call-back']));
    await release('p1', 'd1');
    await orders(sam, proved);
    expect(await print('L1.o1.p1')).toBe('rule.another-verified');
    await work(maria, 'm1.collect');
    await build('p2');
    expect([await propose('p2', 'o1'), await yes('d2')]).toEqual(['taken', 'taken']);
    expect(await letters()).toEqual(['L1.o1.p1 dropped', 'L1.o1.p2 owed']);
    expect(filesOf('p2').join()).not.toContain('of-sam');
  });

  it('L29: one who only says so keeps no letter back', async () => {
    const { print, post, release } = await letterWaits();
    await release('p1', 'd1');
    expect([await print(), await post()]).toEqual(['taken', 'taken']);
  });
});

it('T9: an order that is not lawful begins nothing', async () => {
  const { maria, sam, orders, propose, door } = await bothReported();
  await propose('p1');
  await orders(sam, proved);
  const before = door.commits();
  const alone = await door.ask('POST', `/desk/cases/${maria}/proposals/d1`, {
    bearer: staffToken('rosa', 'approver'),
    body: { type: 'approve' },
  });
  expect([alone.status, await propose('p9')]).toEqual([403, 'rule.package-missing']);
  expect(door.commits()).toBe(before);
});

it('L27 G20: when who is whose cannot be told in the time of one piece of work, collecting is parked to a person', async () => {
  const { maria, sam, orders, door, deps } = await bothReported();
  await orders(sam, proved);
  await orders(maria, { type: 'collect-anew', step: 'm1.collect' });
  // As long as a whole piece of work has.
  const digest = async (kind: string, value: string) => {
    door.now += 60_000;
    return await deps.vault.digest(kind, value);
  };
  const slow = { ...deps, vault: { ...deps.vault, digest } };
  const traces = Array.from({ length: 60 }, (_, n) => `one${n}@mail.example`).map((one) => phone(one, one));
  records.push(...traces);
  try {
    for (const [receives, told] of [
      [1, 'retry'],
      [4, 'done'],
    ] as const)
      expect(await runWork(slow, { case: maria, work: 'm1.collect', receives })).toBe(told);
  } finally {
    records.splice(-traces.length);
  }
  const { steps, tasks } = await door.stateOf(maria);
  expect(steps['m1.collect']).toMatchObject({ outcome: 'parked', reason: 'timeout' });
  expect(tasks['step-parked.m1.collect']?.open).toBe(true);
});
