import '../../fuzz/quiet.ts';
import { describe, expect, it } from 'vitest';
import type { KnownIdentifiers } from '../../../shared/domain/matching.ts';
import { normaliseAddress } from '../../../shared/domain/normalise.ts';
import { openKnown } from '../../../shared/usecases/findings.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { FakeShop, fakeCommerceSystem, fakePaymentProvider } from '../../fakes/shop.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';

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
const told = {
  emails: ['Old@mail.example'],
  phones: ['617 333 0188'],
  addresses: [{ lines: ['9 Old Road'], country: 'US' }],
};

async function given(name: string) {
  const door = new FrontDoor(name);
  const id = await door.file(reportOf(1), 'k'.repeat(32));
  const registry = fakeRegistry([entry, { ...entry, id: 'payments', paymentProvider: true }], {
    commerce: () => fakeCommerceSystem('shop', new FakeShop()),
    payments: () => fakePaymentProvider(new Map()),
  });
  const deps = { ...door.deps, registry, announcer: fakeAnnouncer(new FakeBus()) };
  const work = async (what: string) => await runWork(deps, { case: id, work: what, receives: 4 });
  await work('prepare');
  const known = async (): Promise<KnownIdentifiers> => {
    const key = await door.deps.vault.key(id);
    if (!key) throw new Error('no key');
    return await openKnown(door.deps.store, key, id, await door.stateOf(id));
  };
  const ask = async (body?: unknown) =>
    await door.ask('POST', '/case/requests', {
      bearer: await door.linkOf(id),
      ...(body === undefined ? {} : { body }),
    });
  const order = async (body: unknown) =>
    await door.ask('POST', `/desk/cases/${id}/identifiers`, { bearer: staffToken('rosa', 'reviewer'), body });
  return { door, id, work, known, ask, order };
}

describe('L24 L33: more of what identifies her, told after she filed', () => {
  it('from her page, with her asking again: it is searched with, and digested for other cases', async () => {
    const { door, id, work, known, ask } = await given('asks with more');
    const before = await known();
    expect((await ask(told)).status).toBe(201);
    const now = await known();
    expect(now.emails).toEqual([...before.emails, 'old@mail.example']);
    expect(now.phones).toEqual([...before.phones, '+16173330188']);
    expect(now.addresses).toHaveLength(before.addresses.length + 1);
    expect(now.names).toEqual(before.names);
    await work('prepare');
    const digests = door.table.cases.get(id)?.commits.at(-1)?.stored.body ?? '';
    expect(digests).toContain(`email:${await door.deps.vault.digest('email', 'old@mail.example')}`);
    expect(await known()).toEqual(now);
    expect(await work('prepare')).toBe('done');
  });

  it('an address as she writes it on an envelope is the address of an account', async () => {
    const { ask, known } = await given('told an address');
    const lines = ['12 North Street', 'New York, NY 10001'];
    await ask({ addresses: [{ lines, country: 'US' }] });
    const onAccount = { lines: ['12 North St'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' };
    expect((await known()).addresses.map(normaliseAddress)).toContain(normaliseAddress(onAccount));
  });

  it('on the phone or by letter, at the desk', async () => {
    const { known, order, door, id } = await given('told to staff');
    expect((await order({ phones: ['617 333 0188'] })).status).toBe(200);
    expect((await known()).phones).toContain('+16173330188');
    expect((await door.stateOf(id)).added).toHaveLength(1);
    expect(await order({})).toMatchObject({ status: 422, body: expect.stringContaining('identifiers.missing') });
    expect((await door.stateOf(id)).added).toHaveLength(1);
  });

  it('T10 G12: nothing of it is in the log, in a queue, or in what is sealed as it stands', async () => {
    const { door, id, ask, order, work } = await given('sealed');
    await ask(told);
    await order({ emails: ['desk@mail.example'] });
    await work('prepare');
    const partition = door.table.cases.get(id);
    const seen = [
      ...(partition?.commits.map(({ stored }) => stored.body) ?? []),
      ...[...(partition?.sealed.values() ?? [])].map((bytes) => Buffer.from(bytes).toString('latin1')),
      JSON.stringify(Object.values(door.queues)),
    ].join('\n');
    for (const hers of ['old@mail', '3330188', '333 0188', 'Old Road', 'desk@mail']) expect(seen).not.toContain(hers);
  });

  it('L45: nobody is written to or called by it', async () => {
    const { door, id, ask } = await given('never written to');
    const card = async () =>
      (
        await door.ask('POST', `/desk/cases/${id}/contact/view`, {
          bearer: staffToken('rosa', 'reviewer'),
          body: { why: 'she-called', note: 'To call her back.' },
        })
      ).body;
    const before = await card();
    await ask(told);
    expect(await card()).toBe(before);
    expect((await door.stateOf(id)).contact.ways).toMatchObject({ email: { from: 'report' } });
  });

  it('G11: the answer is the same with nothing told, with hers, and with a stranger’s', async () => {
    const answers = await Promise.all(
      [undefined, told, { emails: ['stranger@mail.example'] }].map(async (body, at) => {
        const { ask } = await given(`no oracle ${at}`);
        return await ask(body);
      }),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  });

  it.each([
    [{ emails: ['not an email'] }, 'email.shape'],
    [{ phones: ['12'] }, 'phone.shape'],
    [{ addresses: [{ lines: ['4242 4242 4242 4242'], country: 'US' }] }, 'card.number-not-allowed'],
    [{ emails: ['4242424242424242@mail.example'] }, 'card.number-not-allowed'],
    [{ names: ['Somebody Else'] }, 'field.unknown'],
  ])('L2 G13: %o is refused on her page and at the desk, and asks for nothing', async (body, code) => {
    const { door, id, ask, order } = await given(`refused ${JSON.stringify(body)}`);
    for (const said of [await ask(body), await order(body)])
      expect(said).toMatchObject({ status: 422, body: expect.stringContaining(code) });
    expect((await door.stateOf(id)).added).toEqual([]);
    expect(Object.keys((await door.stateOf(id)).requests)).toEqual(['r1']);
  });

  it('T12 L33: the fourth of a day from her page waits for another day, and she is told so; asking again does not', async () => {
    const { door, id, ask } = await given('too often');
    for (const n of [1, 2, 3]) expect((await ask({ phones: [`617 333 018${n}`] })).status).toBe(201);
    const usual = await ask();
    expect(usual.status).toBe(201);
    expect(usual.body).not.toContain('added');
    const fourth = await ask({ phones: ['617 333 0184'] });
    expect(fourth.status).toBe(201);
    expect(JSON.parse(fourth.body)).toEqual({ ...JSON.parse(usual.body), added: false });
    expect((await door.stateOf(id)).added).toHaveLength(3);
    door.now += 25 * 3_600_000;
    expect((await ask({ phones: ['617 333 0184'] })).body).toBe(usual.body);
    expect((await door.stateOf(id)).added).toHaveLength(4);
  });

  it('L33: her second ask is received also where she has told more too often', async () => {
    const { door, id, ask } = await given('too often at the desk');
    const hidden = door.deps.hidden(id);
    for (const n of ['a', 'b', 'c']) await door.deps.limits.take('identifiers', hidden, n);
    expect(await ask(told)).toMatchObject({ status: 201, body: expect.stringContaining('"added":false') });
    const { requests, added } = await door.stateOf(id);
    expect(requests['r2']?.why).toBe('second-ask');
    expect(added).toEqual([]);
  });
});
