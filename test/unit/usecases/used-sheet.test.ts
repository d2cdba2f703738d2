import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { KnownIdentifiers } from '../../../shared/domain/matching.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';
import { usedSheet } from '../../../shared/usecases/used-sheet.ts';
import { packageContents } from '../../fixtures/package-contents.ts';

const hers: KnownIdentifiers = {
  names: ['María Example'],
  emails: ['maria@mail.example'],
  phones: ['+12125550143'],
  addresses: [{ lines: ['12 North Street', 'Apt 4'], city: 'New York', postalCode: '10001', country: 'US' }],
  cards: [{ id: 'card1', fingerprint: 'fp1', last4: '4242', proved: true }],
  ownAccounts: [],
};
const note = (at: string, ...traces: Trace[]): SourceRecord => ({
  class: 'support-notes',
  id: at,
  at,
  traces,
  channel: 'Phone',
  text: 'called',
});
const account = (label: string, ...records: SourceRecord[]) => ({
  ...packageContents().accounts[0]!,
  label,
  records,
});

describe('the what-of-mine-was-used sheet', () => {
  it('L28: lists each identifier with the places it stands on, once a day, in order of time', () => {
    const card: Trace = { kind: 'card', place: 'order', fingerprint: 'fp1', last4: '4242' };
    const sheet = usedSheet(
      [
        account('Account 1', note('2026-07-20T10:00:00.000Z', card), note('2026-07-11T10:00:00.000Z', card, card)),
        account('Account 2', note('2026-07-01', { ...card, place: 'payment' })),
      ],
      hers,
      'America/New_York',
    );
    expect(sheet[0]).toEqual({
      kind: 'card',
      value: '4242',
      places: [
        { account: 'Account 1', place: 'order', on: '2026-07-11' },
        { account: 'Account 1', place: 'order', on: '2026-07-20' },
        { account: 'Account 2', place: 'payment', on: '2026-07-01' },
      ],
    });
  });

  it('L24: says of everything else she gave that we looked and did not find it', () => {
    const sheet = usedSheet([account('Account 1')], hers, 'America/New_York');
    expect(sheet.map((u) => [u.kind, u.value, u.places.length])).toEqual([
      ['card', '4242', 0],
      ['email', 'maria@mail.example', 0],
      ['phone', '+12125550143', 0],
      ['address', '12 North Street, Apt 4, New York, 10001', 0],
      ['name', 'María Example', 0],
    ]);
  });

  it('L12: a day is the day in the business’s zone, at the trace’s own time where it has one', () => {
    const late: Trace = {
      kind: 'email',
      place: 'profile',
      value: 'MARIA@mail.example',
      at: '2026-07-12T03:30:00.000Z',
    };
    const sheet = usedSheet([account('Account 1', note('2026-01-01', late))], hers, 'America/New_York');
    expect(sheet[1]?.places).toEqual([{ account: 'Account 1', place: 'profile', on: '2026-07-11' }]);
  });

  it('a day that does not exist holds nothing up', () => {
    const email: Trace = { kind: 'email', place: 'order', value: 'maria@mail.example' };
    const sheet = usedSheet([account('Account 1', note('2026-99-99T10:00:00Z', email))], hers, 'America/New_York');
    expect(sheet[1]?.places[0]?.on).toBe('2026-99-99');
  });

  it('L27: what is not hers is not on it', () => {
    const other: Trace = { kind: 'phone', place: 'profile', value: '+13125550148' };
    const sheet = usedSheet([account('Account 1', note('2026-01-01', other))], hers, 'America/New_York');
    expect(sheet.flatMap((u) => u.places)).toEqual([]);
  });
});
