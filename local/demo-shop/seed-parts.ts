import type { Trace } from '../../shared/domain/identifiers.ts';
import type { CardOnRecord, Money, PartyOnRecord, PostalAddress, SourceRecord } from '../../shared/domain/records.ts';
import { type Account, nothingOrdered, type OwnInstrument } from './accounts.ts';
import { navigationCanary } from './people.ts';
import { fingerprintOf } from './provider.ts';

export type PlainCard = { readonly number: string; readonly expMonth: number; readonly expYear: number };
export type Person = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress;
};

/** Only what may stand in a record: the people of the story also carry their cards. */
export function personOf({ name, email, phone, address }: Person): Person {
  return { name, email, phone, address };
}

/** Days since 1 July 2026, at noon UTC, so that the day is the same in every American time zone. */
export const day = (n: number) => new Date(Date.UTC(2026, 6, 1 + n, 12)).toISOString();
export const usd = (amount: number): Money => ({ amount, currency: 'USD' });

export function onRecord({ number, expMonth, expYear }: PlainCard): CardOnRecord {
  const brand = { 3: 'American Express', 5: 'Mastercard', 6: 'Discover' }[Number(number[0])] ?? 'Visa';
  return { brand, last4: number.slice(-4), expMonth, expYear };
}

export function cardTrace({ number, expMonth, expYear }: PlainCard, place: Trace['place']): Trace {
  return { kind: 'card', place, fingerprint: fingerprintOf(number), last4: number.slice(-4), expMonth, expYear };
}

export function instrument(id: string, { number, expMonth, expYear }: PlainCard): OwnInstrument {
  return { id, kind: 'card', last4: number.slice(-4), fingerprint: fingerprintOf(number), expMonth, expYear };
}

export function traces(p: Person, place: Trace['place']): readonly Trace[] {
  return [
    { kind: 'email', place, value: p.email },
    { kind: 'phone', place, value: p.phone },
    { kind: 'address', place, value: p.address },
    { kind: 'name', place, value: p.name },
  ];
}

export interface Purchase {
  readonly by: Person;
  readonly card?: PlainCard;
  /** Day of the order. */
  readonly on: number;
  readonly item: string;
  readonly cents: number;
  /** Where it goes when not to whoever ordered. */
  readonly to?: Person;
  readonly pending?: boolean;
}

/** One purchase as the shop keeps it: order, payment, and once it left the house a receipt and a delivery. */
export function purchase(account: string, n: number, { by, card, on, item, cents, to = by, pending }: Purchase) {
  const number = `${account}-${n}`;
  const price = usd(cents);
  const paid = card ? [cardTrace(card, 'payment')] : [];
  const basic = { at: day(on), traces: [...paid, ...traces(by, 'order')] };
  const sent = {
    at: day(on + 1),
    traces: [...paid, ...traces(to, 'delivery'), ...(to === by ? [] : traces(by, 'order'))],
  };
  const records: SourceRecord[] = [
    {
      ...basic,
      id: `o-${number}`,
      class: 'orders',
      number,
      items: [{ name: item, quantity: 1, price }],
      total: price,
      ...(card ? { paidWith: onRecord(card) } : {}),
      orderedBy: by,
      deliverTo: to,
      status: pending ? 'pending' : 'delivered',
    },
    {
      ...basic,
      id: `p-${number}`,
      class: 'payments',
      money: price,
      ...(card ? { card: onRecord(card) } : {}),
      order: number,
      status: pending ? 'authorised' : 'captured',
    },
  ];
  if (pending) return records;
  records.push(
    {
      ...basic,
      id: `r-${number}`,
      class: 'receipts',
      number: `R-${number}`,
      order: number,
      total: price,
      sentTo: by.email,
    },
    {
      ...sent,
      id: `d-${number}`,
      class: 'deliveries',
      order: number,
      recipient: to,
      carrier: 'Parcel Carrier Example',
      tracking: `PC-${number}`,
      deliveredAt: day(on + 3),
    },
  );
  return records;
}

/** What stands on every account: how it was opened, its phone, and each card that was added. */
export function opening(account: string, p: Person, on: number, cards: readonly PlainCard[]): readonly SourceRecord[] {
  const applicant: PartyOnRecord = p;
  return [
    {
      id: `a-${account}`,
      at: day(on),
      traces: traces(p, 'application'),
      class: 'application',
      channel: 'web',
      applicant,
      entries: [
        { question: 'Name', answer: p.name },
        { question: 'Email', answer: p.email },
        { question: 'Mobile phone', answer: p.phone },
        { question: 'May we send you offers?', answer: 'No' },
      ],
    },
    {
      id: `t-${account}`,
      at: day(on),
      traces: [{ kind: 'phone', place: 'profile', value: p.phone }],
      class: 'phone-numbers',
      number: p.phone,
      use: 'sign-in code',
    },
    ...cards.map(
      (card, i): SourceRecord => ({
        id: `c-${account}-${i + 1}`,
        at: day(on + 1),
        traces: [cardTrace(card, 'change')],
        class: 'account-changes',
        what: 'Payment method added',
        to: `${onRecord(card).brand} ending ${card.number.slice(-4)}`,
      }),
    ),
  ];
}

export function note(id: string, on: number, about: readonly Trace[], channel: string, text: string): SourceRecord {
  return { id, at: day(on), traces: about, class: 'support-notes', channel, text };
}

export function statement(id: string, on: number, card: PlainCard, lines: readonly (readonly [number, number])[]) {
  const record: SourceRecord = {
    id,
    at: day(on),
    traces: [cardTrace(card, 'payment')],
    class: 'statements',
    period: day(on).slice(0, 7),
    lines: lines.map(([at, cents]) => ({
      at: day(at),
      text: `Card payment, ${onRecord(card).brand} ending ${card.number.slice(-4)}`,
      money: usd(cents),
    })),
  };
  return record;
}

export interface Opened {
  readonly system: Account['system'];
  readonly id: string;
  readonly by: Person;
  readonly on: number;
  readonly cards?: readonly (readonly [id: string, card: PlainCard])[];
  readonly records?: readonly SourceRecord[];
  readonly story?: string;
  readonly frozen?: boolean;
  readonly flags?: readonly string[];
}

export function account(opened: Opened): Account {
  const { system, id, by, on, cards = [], records = [], story, frozen = false, flags = [] } = opened;
  return {
    system,
    id,
    openedAt: day(on),
    story,
    profile: by,
    profileTraces: traces(by, 'profile'),
    instruments: cards.map(([key, card]) => instrument(key, card)),
    frozen,
    flags,
    ordered: nothingOrdered,
    records: [
      ...opening(
        id,
        by,
        on,
        cards.map(([, card]) => card),
      ),
      ...records,
    ],
    navigation: ['/phones', '/checkout', '/account'].map((page, i) => ({
      at: day(on + i),
      page: `${page}?visit=${navigationCanary}-${id}-${i}`,
    })),
  };
}
