import { describe, expect, it } from 'vitest';
import { holdsCardNumber } from '../../../shared/domain/card-numbers.ts';
import { owedOf } from '../../../shared/domain/disclosure.ts';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import { type KnownIdentifiers, matchAccount, searchedWith } from '../../../shared/domain/matching.ts';
import { normaliseAddress, normalisePhone } from '../../../shared/domain/normalise.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';

const home = { lines: ['12 North Street', 'Apt 4'], city: 'New York', postalCode: '10001-1234', country: 'US' };
const hers: KnownIdentifiers = {
  names: ['María Example'],
  emails: ['maria@mail.example'],
  phones: ['+12125550143'],
  addresses: [home],
  cards: [
    { id: 'card1', fingerprint: 'fp1', last4: '4242', expMonth: 4, expYear: 2030, proved: true },
    { id: 'card2', last4: '1881', expMonth: 5, expYear: 2029, proved: false },
  ],
  ownAccounts: ['maria@mail.example'],
};
const card = (more: object): Trace => ({
  kind: 'card',
  place: 'payment-method',
  instrument: 'pm1',
  last4: '4242',
  ...more,
});

describe('matching', () => {
  it.each([
    ['(212) 555-0143', '+12125550143'],
    ['+52 55 5550 0143', '+525555500143'],
    ['011 34 915 550 143', '+34915550143'],
    ['12', undefined],
  ])('L24: phone %s is %s', (text, value) => {
    expect(normalisePhone(text)).toBe(value);
  });

  it('L24: an address is the same however it is written', () => {
    expect(
      normaliseAddress({ lines: ['12 N. St., apartment 4'], city: 'NEW YORK', postalCode: '10001', country: 'us' }),
    ).toBe(normaliseAddress(home));
  });

  it('T2: only a proved card by fingerprint gives instruments to act on; last 4 and expiry is a match for a person', () => {
    expect(matchAccount('A', [card({ fingerprint: 'fp1' })], hers)).toEqual({
      account: 'A',
      basis: [{ kind: 'card', exact: true, card: 'card1' }],
      instruments: ['pm1'],
      cardsOn: [{ instrument: 'pm1', card: 'card1', exact: true }],
      hers: false,
    });
    expect(matchAccount('A', [card({ last4: '1881', expMonth: 5, expYear: 2029 })], hers)).toMatchObject({
      basis: [{ kind: 'card', exact: false, card: 'card2' }],
      instruments: [],
      cardsOn: [{ instrument: 'pm1', card: 'card2', exact: false }],
    });
  });

  it('T2: the same last 4 with another fingerprint is not her card', () => {
    expect(matchAccount('A', [card({ fingerprint: 'other', expMonth: 4, expYear: 2030 })], hers)).toBeUndefined();
  });

  it('L43: an account under an e-mail she says is hers is hers', () => {
    expect(
      matchAccount(
        'A',
        [{ kind: 'email', place: 'profile', value: 'Maria@Mail.Example' }, card({ fingerprint: 'fp1' })],
        hers,
      )?.hers,
    ).toBe(true);
  });
});

describe('what is searched with', () => {
  const known = { ...hers, ownAccounts: ['Sam@Mail.Example', 'maria@mail.example'] };
  it('L43: an account she allows is known by its address, and nothing is found by that alone', () => {
    expect(searchedWith(known).emails).toEqual(['maria@mail.example', 'sam@mail.example']);
    const allowed: Trace = { kind: 'email', place: 'profile', value: 'sam@mail.example' };
    expect(matchAccount('A', [allowed], known)).toBeUndefined();
    expect(matchAccount('A', [allowed, card({ fingerprint: 'fp1' })], known)?.hers).toBe(true);
  });

  it('L24 G12: it is made of her identifiers alone: no ids of ours, no word of what she proved', () => {
    expect(Object.keys(searchedWith(known).cards[0] ?? {})).toEqual(['fingerprint', 'last4', 'expMonth', 'expYear']);
  });
});

const isOwed = (record: SourceRecord, known: KnownIdentifiers) => owedOf([record], known).owed.length === 1;

describe('disclosure', () => {
  const order = (traces: readonly Trace[]): SourceRecord => ({
    id: 'o',
    at: '2026-09-01T00:00:00Z',
    traces,
    class: 'orders',
    number: '1',
    items: [],
    total: { amount: 1, currency: 'USD' },
    orderedBy: { name: 'Someone Else' },
    status: 'shipped',
  });
  const application = (traces: readonly Trace[]): SourceRecord => ({
    id: 'a',
    at: '2026-09-01T00:00:00Z',
    traces,
    class: 'application',
    channel: 'web',
    applicant: { name: 'Someone Else' },
    entries: [],
  });

  it('L27: a transaction is owed when something of hers stands on it, and another person’s is not', () => {
    expect(isOwed(order([card({ fingerprint: 'fp1' })]), hers)).toBe(true);
    expect(isOwed(order([card({ fingerprint: 'other', last4: '0005' })]), hers)).toBe(false);
    expect(
      isOwed(
        order([
          card({ fingerprint: 'other', last4: '0005' }),
          { kind: 'email', place: 'order', value: 'maria@mail.example' },
        ]),
        hers,
      ),
    ).toBe(false);
    expect(isOwed(order([]), hers)).toBe(false);
  });

  it('L28 L29: what the account was opened with is owed unless another person’s card stands on it', () => {
    expect(isOwed(application([{ kind: 'email', place: 'application', value: 'other@mail.example' }]), hers)).toBe(
      true,
    );
    expect(isOwed(application([card({ fingerprint: 'other', last4: '0005' })]), hers)).toBe(false);
  });
});

describe('card numbers', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    'my card 4242-4242-4242-4242 thanks',
    '４２４２４２４２４２４２４２４２',
  ])('G13: %s is refused', (text) => {
    expect(holdsCardNumber(text)).toBe(true);
  });
  it.each(['order 123456', '(212) 555-0143', '2026-11-02', '4242 4242 4242 4241'])('G13: %s is let through', (text) => {
    expect(holdsCardNumber(text)).toBe(false);
  });
});
