import { describe, expect, it } from 'vitest';
import { addressInLine } from '../../../shared/domain/address-in-line.ts';
import { normaliseAddress } from '../../../shared/domain/normalise.ts';
import { systemOrders } from '../../../shared/schemas/systems.ts';
import { addressLine } from '../../../web/desk/case/request.tsx';
import { enteredCandidates, faultsByAccount, traceOf } from '../../../web/desk/entered-traces.ts';

const home = {
  lines: ['12 North Street', 'Apt 4'],
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
  country: 'US',
};

describe('L24: what of the person stands somewhere, as it was typed', () => {
  it.each([
    ['a@b.example', { kind: 'email', value: 'a@b.example' }],
    ['1234 07/2028', { kind: 'card', last4: '1234', expMonth: 7, expYear: 2028 }],
    ['1234', { kind: 'card', last4: '1234' }],
    ['212 555 0143', { kind: 'phone', value: '212 555 0143' }],
    ['María Example', { kind: 'name', value: 'María Example' }],
    ['12 North Street, Apt 4, New York, NY 10001', { kind: 'address', value: home }],
  ])('%s is read for what it is', (text, trace) => {
    expect(traceOf(text, 'order')).toEqual({ place: 'order', ...trace });
  });

  it.each([
    '12 North Street',
    '12 North Street, New York',
    'New York, NY 10001',
    'Order 77',
    'Flat 2, 5 High Street, GB',
  ])('%s is none of it', (text) => {
    expect(traceOf(text, 'order')).toBeUndefined();
  });

  it.each([
    [home],
    [{ ...home, postalCode: '10001-1234' }],
    [{ lines: ['Calle Mayor 5'], city: 'Madrid', postalCode: '28013', country: 'ES' }],
    [{ lines: ['Flat 2', '5 High Street'], city: 'Bath', postalCode: 'BA1 1AA', country: 'GB' }],
    [{ lines: ['10 Downing Street'], city: 'London', postalCode: 'SW1A 2AA', country: 'GB' }],
  ])('an address copied from where the desk shows it is the same: %j', (address) => {
    const read = addressInLine(addressLine(address));
    expect(read && normaliseAddress(read)).toBe(normaliseAddress(address));
  });

  it.each([
    ['12 north st, apt 4, New York, ny 10001', home],
    ['12 North Street, Apt 4, New York, NY 10001, US', home],
    [
      'Avenida Juárez 1, México, 06600, MX',
      { lines: ['Avenida Juárez 1'], city: 'México', postalCode: '06600', country: 'MX' },
    ],
    [
      'Avenida Juárez 1, 06600 México, MX',
      { lines: ['Avenida Juárez 1'], city: 'México', postalCode: '06600', country: 'MX' },
    ],
  ])('%s is the same however it is written', (text, address) => {
    const read = addressInLine(text);
    expect(read && normaliseAddress(read)).toBe(normaliseAddress(address));
  });
});

describe('L24 L25: accounts that were found by hand', () => {
  const first = { count: '1', 'candidates.0.account': 'OLD-1', 'candidates.0.openedAt': '2026-07-02' };

  it('what was typed of each is what the API takes', () => {
    const { candidates, wrong } = enteredCandidates({
      ...first,
      'candidates.0.traces.address.lines': '12 North Street\nApt 4',
      'candidates.0.traces.address.city': 'New York',
      'candidates.0.traces.address.region': 'NY',
      'candidates.0.traces.address.postalCode': '10001',
      'candidates.0.traces.name': 'Maria Example',
      'candidates.0.traces.card': '1234 07/2028',
    });
    expect(wrong).toEqual({});
    expect(candidates).toEqual([
      {
        account: 'OLD-1',
        openedAt: '2026-07-02',
        traces: [
          { place: 'profile', kind: 'name', value: 'Maria Example' },
          { place: 'profile', kind: 'address', value: home },
          { place: 'payment-method', kind: 'card', last4: '1234', expMonth: 7, expYear: 2028 },
        ],
      },
    ]);
    const order = { system: 'old-shop', candidates, note: 'Searched the paper file.' };
    expect(systemOrders['search-answer'].safeParse(order).success).toBe(true);
  });

  it('what cannot be read is said where it stands, and never left out', () => {
    const typed = { ...first, 'candidates.0.traces.card': 'Visa 1234' };
    expect(enteredCandidates(typed).wrong).toEqual({ 'candidates.0.traces.card': 'Write it like 1234 07/2028' });
  });

  it('what the API finds wrong is told by the account, at what was typed of it', () => {
    const { candidates } = enteredCandidates({
      ...first,
      'candidates.0.traces.name': 'Maria Example',
      'candidates.0.traces.address.lines': '12 North Street',
      'candidates.0.traces.card': '1234 13/2028',
    });
    const paths = ['account', 'traces', 'traces.0.value', 'traces.1.value.lines.0', 'traces.2.expMonth'];
    const faults = paths.map((path) => ({ path: `candidates.0.${path}`, code: 'c', message: 'Check this' }));
    const order = systemOrders['search-answer'].safeParse({ system: 's', candidates, note: 'Searched the file.' });
    expect(order.error?.issues.map(({ path }) => path.join('.'))).toEqual(['candidates.0.traces.2.expMonth']);
    expect(faultsByAccount(faults, candidates)).toEqual(
      ['account', 'traces', 'traces.name', 'traces.address.lines.0', 'traces.card.expMonth'].map((path) => ({
        path: `candidates.0.${path}`,
        code: 'c',
        message: 'Account 1: Check this',
      })),
    );
    const ofAll = { path: 'note', code: 'c', message: 'Say why' };
    expect(faultsByAccount([ofAll], candidates)).toEqual([ofAll]);
  });

  it('L26: none is an answer too', () => {
    expect(enteredCandidates({ count: '0' })).toEqual({ candidates: [], wrong: {} });
  });
});
