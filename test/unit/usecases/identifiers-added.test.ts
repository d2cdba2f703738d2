import '../../fuzz/quiet.ts';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../local/demo-shop/provider.ts';
import { account } from '../../../local/demo-shop/seed-parts.ts';
import type { KnownIdentifiers } from '../../../shared/domain/matching.ts';
import { normaliseAddress, normaliseName } from '../../../shared/domain/normalise.ts';
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
  names: ['Maria Before'],
};
const number = '5555555555554444';
const onCard = { fingerprint: fingerprintOf(number), last4: '4444', expMonth: 5, expYear: 2030, proved: true };
const thief = {
  name: 'Jordan',
  email: 'j@mail.example',
  phone: '+12125550100',
  address: { lines: ['1'], country: 'US' },
};
const cards = [
  { last4: '4444', token: 'tok_9' },
  { kind: 'debit', bank: 'Old Bank', last4: '3344', expMonth: 2, expYear: 2024 },
];

async function given(name: string, more: object = {}) {
  const door = new FrontDoor(name);
  const id = await door.file(reportOf(1, more), 'k'.repeat(32));
  const shop = new FakeShop();
  const registry = fakeRegistry([entry, { ...entry, id: 'payments', paymentProvider: true }], {
    commerce: () => fakeCommerceSystem('shop', shop),
    payments: () => fakePaymentProvider(new Map([['tok_9', { outcome: 'done', ...onCard }]])),
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
  return { door, id, work, known, ask, order, shop };
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
    expect(now.names).toEqual([...before.names, 'Maria Before']);
    expect(now.cards).toEqual(before.cards);
    await work('prepare');
    const digests = door.table.cases.get(id)?.commits.at(-1)?.stored.body ?? '';
    expect(digests).toContain(`email:${await door.deps.vault.digest('email', 'old@mail.example')}`);
    expect(digests).toContain(`name:${await door.deps.vault.digest('name', normaliseName('Maria Before'))}`);
    expect(await known()).toEqual(now);
    expect(await work('prepare')).toBe('done');
  });

  it('G13 L41: another card, by the provider’s token: known by its fingerprint, proved as one of the report, and digested', async () => {
    const { door, id, work, known, ask } = await given('tells a card');
    expect((await ask({ cards })).status).toBe(201);
    await work('prepare');
    const [, second, third] = (await known()).cards;
    expect(second).toEqual({ id: 'card2', ...onCard });
    expect(third).toEqual({ id: 'card3', last4: '3344', expMonth: 2, expYear: 2024, proved: false });
    const file = await door.stateOf(id);
    expect(file).toMatchObject({ cards: ['card1', 'card2', 'card3'], provedCards: ['card2'], cardsLearned: 1 });
    expect(
      door.table.cases
        .get(id)
        ?.commits.map(({ stored }) => stored.body)
        .join(),
    ).toContain(`card:${await door.deps.vault.digest('card', onCard.fingerprint)}`);
    const sealed = [...(door.table.cases.get(id)?.sealed.keys() ?? [])];
    await ask({ emails: ['later@mail.example'] });
    await work('prepare');
    const added = [...(door.table.cases.get(id)?.sealed.keys() ?? [])].filter((name) => !sealed.includes(name));
    expect(added.filter((name) => name.startsWith('cards'))).toEqual([]);
    expect((await known()).cards).toHaveLength(3);
  });

  it('L41 L43: the account that card stands on is found, and what it is on is taken up as that of the report', async () => {
    const { door, id, work, ask, shop } = await given('card on an account');
    await work('search:shop');
    shop.add(
      account({ system: 'shop', id: 'ACC-9', by: thief, on: 1, cards: [['pm9', { number, ...onCard }]], records: [] }),
    );
    await ask({ cards });
    await work('search:shop');
    expect((await door.stateOf(id)).matches).toEqual({});
    await work('prepare');
    await work('search:shop');
    const { matches, steps } = await door.stateOf(id);
    expect(matches['m1']).toMatchObject({ account: 'ACC-9', status: 'confirmed', instruments: ['pm9'] });
    expect(Object.keys(steps)).toEqual(expect.arrayContaining(['m1.preserve', 'm1.hold.pm9', 'm1.remove.pm9']));
  });

  it('an address as she writes it on an envelope is the address of an account', async () => {
    const { ask, known } = await given('told an address');
    const lines = ['12 North Street', 'New York, NY 10001'];
    await ask({ addresses: [{ lines, country: 'US' }] });
    const onAccount = { lines: ['12 North St'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' };
    expect((await known()).addresses.map(normaliseAddress)).toContain(normaliseAddress(onAccount));
  });

  it.each([
    [
      ['Calle Mayor 5', '28013 Madrid', 'ESPAÑA'],
      { lines: ['Calle Mayor 5'], city: 'Madrid', postalCode: '28013', country: 'ES' },
    ],
    [
      ['10 Downing St', 'London SW1A 2AA'],
      { lines: ['10 Downing Street'], city: 'London', postalCode: 'SW1A 2AA', country: 'GB' },
    ],
    [
      ['Storgatan 1', '114 55 Stockholm'],
      { lines: ['Storgatan 1'], city: 'Stockholm', postalCode: '11455', country: 'SE' },
    ],
  ])('an address abroad is the address of an account, told when she filed or since: %j', async (lines, onAccount) => {
    const addresses = [{ lines, country: onAccount.country }];
    const { ask, known } = await given('told an address abroad', { addresses });
    expect((await ask({ addresses })).status).toBe(201);
    const said = normaliseAddress(onAccount);
    expect((await known()).addresses.map(normaliseAddress)).toEqual([said, said]);
  });

  it('on the phone or by letter, at the desk', async () => {
    const { known, order, door, id, work } = await given('told to staff');
    const said = { phones: ['617 333 0188'], names: ['Maria Before'], cards: [{ last4: '3344', bank: 'Old Bank' }] };
    expect((await order(said)).status).toBe(200);
    expect((await known()).phones).toContain('+16173330188');
    expect((await known()).names).toContain('Maria Before');
    await work('prepare');
    expect((await known()).cards.at(-1)).toMatchObject({ id: 'card2', last4: '3344', proved: false });
    expect((await door.stateOf(id)).added).toHaveLength(1);
    const shown = await door.ask('POST', `/desk/cases/${id}/report/view`, {
      bearer: staffToken('rosa', 'reviewer'),
      body: { why: 'proof' },
    });
    for (const one of ['Maria Before', '3344', 'Old Bank']) expect(shown.body).toContain(one);
    expect(await order({})).toMatchObject({ status: 422, body: expect.stringContaining('identifiers.missing') });
    expect((await door.stateOf(id)).added).toHaveLength(1);
  });

  it('T10 G12: nothing of it is in the log, in a queue, or in what is sealed as it stands', async () => {
    const { door, id, ask, order, work } = await given('sealed');
    await ask({ ...told, cards });
    await order({ emails: ['desk@mail.example'] });
    await work('prepare');
    const partition = door.table.cases.get(id);
    const seen = [
      ...(partition?.commits.map(({ stored }) => stored.body) ?? []),
      ...[...(partition?.sealed.values() ?? [])].map((bytes) => Buffer.from(bytes).toString('latin1')),
      JSON.stringify(Object.values(door.queues)),
    ].join('\n');
    for (const hers of [
      'old@mail',
      '3330188',
      '333 0188',
      'Old Road',
      'desk@mail',
      'Maria Before',
      onCard.fingerprint,
      '"4444"',
      '"3344"',
      'Old Bank',
      'tok_9',
    ])
      expect(seen).not.toContain(hers);
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
      [undefined, told, { cards }, { emails: ['stranger@mail.example'] }].map(async (body, at) => {
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
    [{ names: ['4242 4242 4242 4242'] }, 'card.number-not-allowed'],
    [{ names: [''] }, 'text.shape'],
    [{ cards: [{ last4: '4242 4242 4242 4242' }] }, 'card.last4'],
    [{ cards: [{ last4: '4242', token: '4242424242424242' }] }, 'card.number-not-allowed'],
    [{ cards: [{ last4: '4242', number: '4242424242424242' }] }, 'field.unknown'],
    [{ cards: Array.from({ length: 6 }, () => ({ last4: '4242' })) }, 'text.long'],
    [{ holder: 'Somebody Else' }, 'field.unknown'],
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
