/** Of docs/api/commerce-system.yaml. test/unit/commerce-api.test.ts parses every one with the schema it stands under. */
const address = {
  lines: ['12 North Street', 'Apt 4'],
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
  country: 'US',
};
const card = { fingerprint: 'fp_1f0c2a', last4: '4242', expMonth: 4, expYear: 2030 };

export const examples: Readonly<Record<string, unknown>> = {
  SearchRequest: {
    identifiers: {
      names: ['Maria Example'],
      emails: ['maria@mail.example'],
      phones: ['+12125550143'],
      addresses: [address],
      cards: [card],
    },
  },
  SearchAnswer: {
    candidates: [
      {
        account: 'A-1001',
        openedAt: '2026-07-03T12:00:00Z',
        traces: [
          { kind: 'card', place: 'payment-method', instrument: 'pm-1', ...card },
          { kind: 'card', place: 'payment', at: '2026-07-11T12:00:00Z', ...card },
        ],
      },
    ],
    nextCursor: '2',
  },
  InstrumentsAnswer: {
    instruments: [
      { id: 'pm-1', kind: 'card', ...card, status: 'active' },
      {
        id: 'pm-2',
        kind: 'card',
        last4: '4444',
        expMonth: 1,
        expYear: 2031,
        fingerprint: 'fp_77b0e1',
        status: 'active',
      },
    ],
    frozen: false,
  },
  ActionRequest: { verb: 'remove', instrument: { id: 'pm-1', fingerprint: card.fingerprint }, quiet: true },
  ActionAnswer: { outcome: 'done', receipt: 'rc-20260711-0001', noticeSuppressed: true },
  RecordsAnswer: {
    records: [
      {
        class: 'orders',
        id: 'o-A-1001-10',
        at: '2026-07-11T12:00:00Z',
        traces: [{ kind: 'card', place: 'payment', ...card }],
        number: 'A-1001-10',
        items: [{ name: 'Phone', quantity: 1, price: { amount: 79_900, currency: 'USD' } }],
        total: { amount: 79_900, currency: 'USD' },
        paidWith: { brand: 'Visa', last4: '4242', expMonth: 4, expYear: 2030 },
        orderedBy: { name: 'Jordan Sample', email: 'jordan@mail.example', phone: '+16465550177' },
        deliverTo: { name: 'Jordan Sample', address: { lines: ['88 Harbor Road'], city: 'Newark', country: 'US' } },
        status: 'delivered',
      },
    ],
  },
  TokenAnswer: { ...card, proved: true },
  Problem: { type: 'about:blank', title: 'not found', status: 404, code: 'not-found' },
};
