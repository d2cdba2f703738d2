import { describe, expect, it } from 'vitest';
import { recordClasses } from '../../../shared/domain/records.ts';
import { systemOrders } from '../../../shared/schemas/systems.ts';
import { enteredClasses, faultsByLine, partsOf } from '../../../web/desk/entered-records.ts';

const nothing = Object.fromEntries(recordClasses.map((_, at) => [`classes.${at}.status`, 'none']));
const at = (kind: (typeof recordClasses)[number]) => `classes.${recordClasses.indexOf(kind)}`;
const lines: Readonly<Record<(typeof recordClasses)[number], string>> = {
  application: '2026-07-01 | Paper form | J. Doe | j@x.example | | 1 Elm Street, Reston VA',
  statements: '2026-07-31 | July | Chair | $24.90 | 212 555 0143',
  orders: '2026-07-02\tA-7\tChair\t1,024.90\tSent\tJ. Doe\t\t\t1 Elm Street\tmaria@mail.example',
  receipts: '2026-07-02 | R-7 | 24 | | maria@mail.example',
  payments: '2026-07-02 | 24.90 | Taken | A-7 | 1234 07/2028',
  deliveries: '2026-07-04 | Parcel Co | J. Doe | 1 Elm Street | | maria@mail.example',
  'support-notes': '2026-07-05 | Phone | Asked where it is | 212 555 0143',
  'account-changes': '2026-07-05 | Email | a@x.example | b@x.example',
  'phone-numbers': '2026-07-05 | 212 555 0143 | On the file card',
  'vendor-held': '2026-07-05 | Film archive | Two reels | maria@mail.example',
};

/** Every text in it, by its path. */
function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(Object(value)).flatMap(([name, one]) => textsIn(one, `${path}.${name}`));
}

describe('records entered by hand', () => {
  it('L28: a line of every kind of record is what the API takes', () => {
    const values = Object.fromEntries(
      recordClasses.flatMap((kind) => [
        [`${at(kind)}.status`, 'supplied'],
        [`${at(kind)}.records`, lines[kind]],
      ]),
    );
    const { classes, wrong } = enteredClasses(values);
    expect(wrong).toEqual({});
    const read = systemOrders['records-by-hand'].parse({ match: 'm1', classes, note: 'Copied from the file card.' });
    expect(read.classes.map((one) => (one.status === 'supplied' ? one.records.length : 0))).toEqual(
      recordClasses.map(() => 1),
    );
    expect(classes[recordClasses.indexOf('orders')]).toMatchObject({
      records: [
        {
          at: '2026-07-02',
          total: { amount: 102_490, currency: 'USD' },
          deliverTo: { address: { lines: ['1 Elm Street'] } },
          traces: [{ kind: 'email', value: 'maria@mail.example' }],
        },
      ],
    });
  });

  it('L28: an address abroad is one, and what cannot be told apart stays one line', () => {
    const { classes } = enteredClasses({
      [`${at('deliveries')}.status`]: 'supplied',
      [`${at('deliveries')}.records`]: [
        '2026-07-02 | UPS | Maria Example | Calle Mayor 5, 28013 Madrid, ES | 1Z | maria@mail.example',
        '2026-07-03 | UPS | Maria Example | at the back door | 1Z | maria@mail.example',
      ].join('\n'),
    });
    expect(classes[recordClasses.indexOf('deliveries')]).toMatchObject({
      records: [
        { recipient: { address: { lines: ['Calle Mayor 5'], city: 'Madrid', postalCode: '28013', country: 'ES' } } },
        { recipient: { address: { lines: ['at the back door'], country: 'US' } } },
      ],
    });
  });

  it('L28: a kind nothing is said of is missing, and it is said where it is', () => {
    const { wrong } = enteredClasses({ ...nothing, [`${at('orders')}.status`]: '' });
    expect(wrong).toEqual({ [`${at('orders')}.status`]: 'Say what there is of this kind' });
  });

  it('L28: who has them, and since when they were asked, goes with the kind', () => {
    const held = {
      [`${at('orders')}.status`]: 'held-by',
      [`${at('orders')}.holder`]: 'archive',
      [`${at('orders')}.askedOn`]: '2026-07-02',
    };
    expect(enteredClasses({ ...nothing, ...held }).classes[2]).toEqual({
      class: 'orders',
      status: 'held-by',
      holder: 'archive',
      askedOn: '2026-07-02',
    });
  });

  it.each([
    ['', 'Enter one record a line'],
    ['2026-02-30 | R-7 | 24 | | a@b.example', 'Line 1: begin with the day, like 2026-03-31'],
    ['2026-07-02 | R-7', `Line 1: 2 of 5 parts are there: ${partsOf('receipts').join(' | ')}`],
    ['2026-07-02 | R-7 | much | | a@b.example', 'Line 1: write the amount like 24.90'],
    [
      '2026-07-02 | R-7 | 24 | | a@b.example\n\n2026-07-02 | R-8 | 24 | |',
      'Line 2: say what of the person stands on it',
    ],
    [
      '2026-07-02 | R-7 | 24 | | 12 North Street',
      'Line 1: write what of the person stands on it as an email, a phone number, a name, a card like 1234 07/2028, or an address like 12 North Street, New York, NY 10001',
    ],
    [
      '2 July | R-7 | 24 | | a@b.example\n2026-07-02 | R-8 | much | | a@b.example\n3 July | R-9 | 24 | | a@b.example',
      'Lines 1, 3: begin with the day, like 2026-03-31. Line 2: write the amount like 24.90',
    ],
  ])('L27 L28: %j is not taken, and its line is named', (records, sentence) => {
    const values = { ...nothing, [`${at('receipts')}.status`]: 'supplied', [`${at('receipts')}.records`]: records };
    expect(enteredClasses(values).wrong).toEqual({ [`${at('receipts')}.records`]: sentence });
  });

  it('L27 L28: what the API finds wrong is told by the line and the part it stands in, and at its kind', () => {
    const wrong = (path: string, message: string) => ({ path, code: 'c', message });
    const holder = wrong('classes.2.holder', 'Enter who');
    const inReceipts = (path: string, message: string) => wrong(`${at('receipts')}.records.${path}`, message);
    expect(
      faultsByLine([
        inReceipts('1.traces', 'Not hers'),
        holder,
        inReceipts('4.traces.0.expMonth', 'Not hers'),
        inReceipts('2.total.amount', 'Check this'),
        inReceipts('3.id', 'Check this'),
        wrong(`${at('application')}.records.0.traces`, 'Not hers'),
      ]),
    ).toMatchObject([
      holder,
      {
        path: `${at('receipts')}.records`,
        message: 'Lines 2, 5 (On it of the person): Not hers. Line 3 (Amount): Check this. Line 4: Check this',
      },
      { path: `${at('application')}.records`, message: 'Line 1: Not hers' },
    ]);
  });

  it.each(recordClasses)('L28: every part of a line of %s is known by where it stands in the record', (kind) => {
    const cellOf = (part: string) =>
      ({ Day: '2026-07-02', Amount: '24.90', 'On it of the person': 'maria@mail.example' })[part] ?? `its ${part}`;
    const line = partsOf(kind).map(cellOf).join(' | ');
    const values = { ...nothing, [`${at(kind)}.status`]: 'supplied', [`${at(kind)}.records`]: line };
    const texts = textsIn(enteredClasses(values).classes[recordClasses.indexOf(kind)], '');
    for (const part of partsOf(kind).filter((one) => cellOf(one).startsWith('its '))) {
      const path =
        texts.find(([where, text]) => text === cellOf(part) && !where.includes('.traces.'))?.[0] ?? 'nowhere';
      expect(faultsByLine([{ path: `${at(kind)}${path}`, code: 'c', message: 'M' }])).toEqual([
        { path: `${at(kind)}.records`, code: 'records', message: `Line 1 (${part}): M` },
      ]);
    }
  });

  it('L27 L28: in whose name the account was opened goes with the application, and her name with a record on which it stands alone', () => {
    const values = {
      ...nothing,
      [`${at('application')}.status`]: 'supplied',
      [`${at('application')}.records`]: '2026-07-01 | Web | Maria Example | j@x.example | |',
      [`${at('receipts')}.status`]: 'supplied',
      [`${at('receipts')}.records`]: '2026-07-02 | R-7 | 24 | j@x.example | Maria Example',
    };
    const { classes, wrong } = enteredClasses(values);
    expect(wrong).toEqual({});
    const traces = classes.flatMap((one) => ('records' in one ? one.records.map((r) => r.traces) : []));
    expect(traces).toEqual(['application', 'order'].map((place) => [{ place, kind: 'name', value: 'Maria Example' }]));
  });
});
