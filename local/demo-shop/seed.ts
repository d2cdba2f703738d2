import type { Trace } from '../../shared/domain/identifiers.ts';
import type { CardOnRecord, PartyOnRecord, PostalAddress, SourceRecord } from '../../shared/domain/records.ts';
import type { Account, Instrument } from './accounts.ts';
import { holder, maria, otherVictim } from './people.ts';

type Card = { readonly number: string; readonly expMonth: number; readonly expYear: number };
type Person = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress;
};

const day = (n: number) => new Date(Date.UTC(2026, 6, 1) + n * 86_400_000).toISOString();
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** The shop's own accounts: Maria's story, people at her address, and a few hundred who have nothing to do with it. Always the same. */
export function seed(fingerprint: (number: string) => string): readonly Account[] {
  const onRecord = (card: Card): CardOnRecord => ({
    brand: card.number.startsWith('5') ? 'Mastercard' : 'Visa',
    last4: card.number.slice(-4),
    expMonth: card.expMonth,
    expYear: card.expYear,
  });
  const instrument = (id: string, card: Card): Instrument => ({
    id,
    kind: 'card',
    last4: card.number.slice(-4),
    fingerprint: fingerprint(card.number),
    expMonth: card.expMonth,
    expYear: card.expYear,
    status: 'active',
  });
  const cardTrace = (card: Card, place: Trace['place']): Trace => ({
    kind: 'card',
    place,
    fingerprint: fingerprint(card.number),
    last4: card.number.slice(-4),
    expMonth: card.expMonth,
    expYear: card.expYear,
  });
  const traces = (p: Person, place: Trace['place']): readonly Trace[] => [
    { kind: 'email', place, value: p.email },
    { kind: 'phone', place, value: p.phone },
    { kind: 'address', place, value: p.address },
    { kind: 'name', place, value: p.name },
  ];
  const party = (p: Person): PartyOnRecord => p;

  const orders = (
    id: string,
    by: Person,
    card: Card | undefined,
    n: number,
    from: number,
    to: Person = by,
    note?: string,
  ): readonly SourceRecord[] =>
    Array.from({ length: n }, (_, i) => {
      const number = `${id}-${from + i}`;
      const at = day(from + i * 9);
      const paid = card ? [cardTrace(card, 'payment')] : [];
      const price = usd(4_900 + ((from * 37 + i * 1_711) % 40_000));
      const pending = i === n - 1 && from === 10;
      const basic = { at, traces: [...paid, ...traces(by, 'order')] };
      return [
        {
          ...basic,
          id: `o-${number}`,
          class: 'orders' as const,
          number,
          items: [{ name: ['Phone', 'Headphones', 'Gift card', 'Tablet'][i % 4] ?? 'Phone', quantity: 1, price }],
          total: price,
          ...(card ? { paidWith: onRecord(card) } : {}),
          orderedBy: party(by),
          deliverTo: party(to),
          status: pending ? 'pending' : 'delivered',
        },
        {
          ...basic,
          id: `r-${number}`,
          class: 'receipts' as const,
          number: `R-${number}`,
          order: number,
          total: price,
          sentTo: by.email,
        },
        {
          ...basic,
          id: `p-${number}`,
          class: 'payments' as const,
          money: price,
          ...(card ? { card: onRecord(card) } : {}),
          order: number,
          status: 'captured',
        },
        ...(pending
          ? []
          : [
              {
                ...basic,
                id: `d-${number}`,
                class: 'deliveries' as const,
                order: number,
                recipient: { ...party(to), ...(note ? { name: note } : {}) },
                carrier: 'Parcel Carrier Example',
                tracking: `PC${number}`,
                deliveredAt: day(from + i * 9 + 3),
              },
            ]),
      ];
    }).flat();

  const about = (id: string, p: Person, opened: number, added: readonly Card[]): readonly SourceRecord[] => [
    {
      id: `a-${id}`,
      at: day(opened),
      traces: traces(p, 'application'),
      class: 'application',
      channel: 'web',
      applicant: party(p),
      entries: [
        { question: 'Email', answer: p.email },
        { question: 'Marketing?', answer: 'No' },
      ],
    },
    {
      id: `t-${id}`,
      at: day(opened),
      traces: [{ kind: 'phone', place: 'profile', value: p.phone }],
      class: 'phone-numbers',
      number: p.phone,
      use: 'sign-in code',
    },
    ...added.map(
      (card, i): SourceRecord => ({
        id: `c-${id}-${i}`,
        at: day(opened + 1),
        traces: [cardTrace(card, 'change')],
        class: 'account-changes',
        what: 'Payment method added',
        to: `card ending ${card.number.slice(-4)}`,
      }),
    ),
  ];
  const account = (
    system: 'shop' | 'billing',
    id: string,
    p: Person,
    opened: number,
    instruments: readonly Instrument[],
    records: readonly SourceRecord[],
  ): Account => ({
    system,
    id,
    openedAt: day(opened),
    profile: p,
    profileTraces: traces(p, 'profile'),
    instruments,
    blocked: [],
    frozen: false,
    flags: [],
    stopped: [],
    records,
    pagesVisited: 17 + (opened % 60),
  });

  const hers: Person = {
    name: `${maria.given} ${maria.family}`,
    email: maria.email,
    phone: maria.phone,
    address: maria.address,
  };
  const inHerName: Person = { ...hers, email: 'm.example.2@mail.example' };
  const third: Person = {
    name: 'Robin Placeholder',
    email: 'robin@mail.example',
    phone: '+1 917 555 0199',
    address: { lines: ['5 Canal Way'], city: 'Trenton', region: 'NJ', postalCode: '08608', country: 'US' },
  };
  const neighbour = (n: number): Person => ({
    name: `Neighbor Example ${n}`,
    email: `neighbor${n}@mail.example`,
    phone: `+1 212 555 01${50 + n}`,
    address: { ...maria.address, lines: ['12 North Street', `Apt ${4 + n}`] },
  });

  const story = [
    account(
      'shop',
      'A-1001',
      holder,
      2,
      [instrument('pm-1', maria.card), instrument('pm-2', holder.card)],
      [
        ...about('A-1001', holder, 2, [maria.card]),
        ...orders('A-1001', holder, maria.card, 4, 10),
        ...orders('A-1001', holder, holder.card, 2, 60),
        {
          id: 'n-1',
          at: day(20),
          traces: [cardTrace(maria.card, 'support')],
          class: 'support-notes',
          channel: 'chat',
          text: 'Customer asked to change the delivery address of order A-1001-11.',
        },
      ],
    ),
    account(
      'shop',
      'A-1002',
      inHerName,
      30,
      [],
      [...about('A-1002', inHerName, 30, []), ...orders('A-1002', inHerName, undefined, 1, 33, holder)],
    ),
    account(
      'shop',
      'A-1003',
      third,
      40,
      [instrument('pm-3', maria.card), instrument('pm-4', otherVictim.card)],
      [
        ...about('A-1003', third, 40, [maria.card, otherVictim.card]),
        ...orders('A-1003', third, maria.card, 2, 44),
        ...orders('A-1003', third, otherVictim.card, 2, 70, third, otherVictim.name),
        {
          id: 'n-2',
          at: day(75),
          traces: [cardTrace(otherVictim.card, 'support')],
          class: 'support-notes',
          channel: 'phone',
          text: `${otherVictim.name} called about a charge.`,
        },
      ],
    ),
    account(
      'shop',
      'A-1004',
      hers,
      0,
      [instrument('pm-5', maria.card)],
      [...about('A-1004', hers, 0, [maria.card]), ...orders('A-1004', hers, maria.card, 2, 5)],
    ),
    account('shop', 'A-1005', { ...neighbour(0), address: maria.address }, 15, [], []),
    ...[1, 2, 3].map((n) =>
      account(
        'shop',
        `A-10${10 + n}`,
        neighbour(n),
        15 + n,
        [],
        orders(`A-10${10 + n}`, neighbour(n), undefined, 1, 20 + n),
      ),
    ),
    account(
      'billing',
      'B-2001',
      holder,
      2,
      [instrument('bm-1', maria.card)],
      [
        {
          id: 's-1',
          at: day(40),
          traces: [cardTrace(maria.card, 'payment')],
          class: 'statements',
          period: '2026-07',
          lines: [{ at: day(19), text: 'Card payment', money: usd(12_900) }],
        },
        {
          id: 'bp-1',
          at: day(41),
          traces: [cardTrace(maria.card, 'payment')],
          class: 'payments',
          money: usd(12_900),
          card: onRecord(maria.card),
          status: 'captured',
        },
      ],
    ),
  ];
  const strangers = Array.from({ length: 300 }, (_, n) => {
    const p: Person = {
      name: `Customer Example ${n}`,
      email: `customer${n}@mail.example`,
      phone: `+1 305 555 ${String(1000 + n).slice(-4)}`,
      address: { lines: [`${n + 1} Palm Street`], city: 'Miami', region: 'FL', postalCode: '33101', country: 'US' },
    };
    const card = {
      number: `400000${String(1_000_000_000 + n * 7_919).slice(-10)}`,
      expMonth: 1 + (n % 12),
      expYear: 2028,
    };
    return account(
      n % 5 === 0 ? 'billing' : 'shop',
      `${n % 5 === 0 ? 'B' : 'A'}-${5000 + n}`,
      p,
      n % 120,
      [instrument(`pm-s${n}`, card)],
      orders(`S-${n}`, p, card, 1 + (n % 3), 11 + (n % 90)),
    );
  });
  return [...story, ...strangers];
}
