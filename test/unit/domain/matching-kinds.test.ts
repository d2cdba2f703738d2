import { describe, expect, it } from 'vitest';
import { owedOf } from '../../../shared/domain/disclosure.ts';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import { basisOf, type KnownIdentifiers, matchAccount } from '../../../shared/domain/matching.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';

const home = { lines: ['12 North Street'], city: 'New York', postalCode: '10001', country: 'US' };
const old = { lines: ['9 Main Road'], city: 'Albany', postalCode: '12207', country: 'US' };
const hers: KnownIdentifiers = {
  names: ['María Example', 'Mary Sample'],
  emails: ['maria@mail.example', 'mary@mail.example'],
  phones: ['+12125550143', '+12125550144'],
  addresses: [home, old],
  cards: [
    { id: 'card1', fingerprint: 'fp1', last4: '4242', expMonth: 4, expYear: 2030, proved: true },
    { id: 'card2', fingerprint: 'fp2', last4: '0005', expMonth: 6, expYear: 2031, proved: false },
    { id: 'card3', last4: '1881', expMonth: 5, expYear: 2029, proved: true },
  ],
  ownAccounts: ['home@mail.example'],
};
const trace = (kind: string, value: unknown, place = 'order') => ({ kind, place, value }) as Trace;
const card = (more: object): Trace => ({ kind: 'card', place: 'payment-method', instrument: 'pm1', ...more }) as Trace;
const weak = { last4: '1881', expMonth: 5, expYear: 2029 };

describe('L24: what counts as hers, and how surely', () => {
  it.each([
    ['an e-mail, however its letters are written', trace('email', 'MARY@mail.example'), { kind: 'email', exact: true }],
    ['a phone, in any way of writing', trace('phone', '(212) 555-0144'), { kind: 'phone', exact: true }],
    ['an address of hers', trace('address', { ...old, lines: ['9 main rd.'] }), { kind: 'address', exact: true }],
    ['a name, never exact: others bear it too', trace('name', 'maria EXAMPLE'), { kind: 'name', exact: false }],
    ['a card by fingerprint', card({ fingerprint: 'fp2' }), { kind: 'card', exact: true, card: 'card2' }],
    [
      'a card by last 4 and expiry when one side has no fingerprint',
      card(weak),
      { kind: 'card', exact: false, card: 'card3' },
    ],
    [
      'a card of hers told without a fingerprint',
      card({ last4: '4242', expMonth: 4, expYear: 2030 }),
      { kind: 'card', exact: false, card: 'card1' },
    ],
  ])('%s', (_, one, basis) => {
    expect(basisOf(one, hers)).toEqual([basis]);
  });

  it.each([
    ['another e-mail', trace('email', 'other@mail.example')],
    ['what is no e-mail', trace('email', 'maria')],
    ['another phone', trace('phone', '+12125550145')],
    ['what is no phone', trace('phone', '1')],
    ['another house', trace('address', { ...home, lines: ['13 North Street'] })],
    ['another name', trace('name', 'Someone Else')],
    ['no name at all', trace('name', ' - ')],
    ['another card', card({ fingerprint: 'fp9' })],
    ['another last 4', card({ ...weak, last4: '1882' })],
    ['another month', card({ ...weak, expMonth: 6 })],
    ['another year', card({ ...weak, expYear: 2030 })],
    [
      'her last 4 and expiry under another fingerprint',
      card({ fingerprint: 'fp9', last4: '4242', expMonth: 4, expYear: 2030 }),
    ],
  ])('T2: %s is not hers', (_, one) => {
    expect(basisOf(one, hers)).toEqual([]);
    expect(matchAccount('A', [one], hers)).toBeUndefined();
  });

  it('T2: what she left empty meets nothing that is empty', () => {
    const blank = { lines: [''], country: 'US' };
    const unnamed = { ...hers, names: ['?'], addresses: [blank], emails: [''], phones: [''] };
    for (const one of [trace('name', '!'), trace('address', blank), trace('email', ''), trace('phone', '')])
      expect(basisOf(one, unnamed)).toEqual([]);
  });
});

describe('T2: what may be done on an account that was found', () => {
  it('cards are told with how they were known; only a proved one by fingerprint is acted on', () => {
    const found = matchAccount(
      'A',
      [
        card({ instrument: 'pm1', fingerprint: 'fp1' }),
        card({ instrument: 'pm2', fingerprint: 'fp2' }),
        card({ instrument: 'pm3', ...weak }),
        card({ instrument: undefined, fingerprint: 'fp1' }),
        { ...trace('email', 'maria@mail.example'), instrument: 'pm9' } as Trace,
      ],
      hers,
    );
    expect(found).toEqual({
      account: 'A',
      basis: [
        { kind: 'card', exact: true, card: 'card1' },
        { kind: 'card', exact: true, card: 'card2' },
        { kind: 'card', exact: false, card: 'card3' },
        { kind: 'email', exact: true },
      ],
      instruments: ['pm1'],
      cardsOn: [
        { instrument: 'pm1', card: 'card1', exact: true },
        { instrument: 'pm2', card: 'card2', exact: true },
        { instrument: 'pm3', card: 'card3', exact: false },
      ],
      hers: false,
    });
  });

  it('an account found by her e-mail alone has no cards of hers', () => {
    expect(matchAccount('A', [trace('email', 'maria@mail.example')], hers)).toEqual({
      account: 'A',
      basis: [{ kind: 'email', exact: true }],
      instruments: [],
      hers: false,
    });
  });

  it('L27: opened in her name when her name stands on its profile or application, not when it stands on an order', () => {
    const at = (place: string, name: string) => matchAccount('A', [trace('name', name, place), card(weak)], hers);
    expect(at('profile', 'maria example')?.inHerName).toBe(true);
    expect(at('application', 'Mary Sample')?.inHerName).toBe(true);
    expect(at('order', 'Mary Sample')?.inHerName).toBeUndefined();
    expect(at('profile', 'Jordan Holder')?.inHerName).toBeUndefined();
  });

  it('L43: hers by the e-mail of its profile, not by one that stands on an order, nor by another trace of a profile', () => {
    const with_ = (one: Trace) => matchAccount('A', [one, card({ fingerprint: 'fp1' })], hers)?.hers;
    expect(with_(trace('email', 'Home@Mail.Example', 'profile'))).toBe(true);
    expect(with_(trace('email', 'home@mail.example', 'order'))).toBe(false);
    expect(with_(trace('email', 'other@mail.example', 'profile'))).toBe(false);
    expect(with_(trace('phone', 'home@mail.example', 'profile'))).toBe(false);
  });
});

const isOwed = (record: SourceRecord, known: KnownIdentifiers) => owedOf([record], known).owed.length === 1;

describe('L27: whose record it is', () => {
  const order = (...traces: readonly Trace[]) => ({ id: 'o', class: 'orders', traces }) as unknown as SourceRecord;
  const opening = (...traces: readonly Trace[]) =>
    ({ id: 'a', class: 'application', traces }) as unknown as SourceRecord;
  const [mine, theirs] = [card({ fingerprint: 'fp1' }), card({ fingerprint: 'fp9' })];

  it('of a transaction with two cards, hers is enough', () => {
    expect([isOwed(order(theirs, mine), hers), isOwed(opening(theirs, mine), hers)]).toEqual([true, true]);
  });

  it('on an account that was not opened in her name a transaction with her name alone is not hers, with her address it is', () => {
    expect(isOwed(order(trace('name', 'María Example')), hers)).toBe(false);
    expect(isOwed(order(trace('address', home)), hers)).toBe(true);
    expect(isOwed(order(trace('address', { ...home, lines: ['elsewhere'] })), hers)).toBe(false);
  });
});
