import { describe, expect, it } from 'vitest';
import { owedOf } from '../../../shared/domain/disclosure.ts';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { KnownIdentifiers } from '../../../shared/domain/matching.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';

const hers: KnownIdentifiers = {
  names: ['Maria Example'],
  emails: ['maria@mail.example'],
  phones: [],
  addresses: [],
  cards: [{ id: 'card1', fingerprint: 'fp1', last4: '4242', proved: true }],
  ownAccounts: [],
};
const card = (fingerprint: string): Trace => ({ kind: 'card', place: 'payment', fingerprint, last4: '0000' });
const email = (value: string): Trace => ({ kind: 'email', place: 'profile', value });
const [mine, theirs] = [card('fp1'), card('fp9')];
const common = { id: 'r', at: '2026-08-01' };
const line = (text: string, traces?: readonly Trace[]) => ({
  at: '2026-08-01',
  text,
  money: { amount: 1, currency: 'USD' },
  ...(traces ? { traces } : {}),
});
const statement = (traces: readonly Trace[], ...lines: ReturnType<typeof line>[]): SourceRecord => ({
  ...common,
  class: 'statements',
  period: '2026-08',
  traces,
  lines,
});
const note = (...traces: Trace[]): SourceRecord => ({
  ...common,
  class: 'support-notes',
  channel: 'c',
  text: 't',
  traces,
});
const number = (...traces: Trace[]): SourceRecord => ({
  ...common,
  class: 'phone-numbers',
  number: '1',
  use: 'u',
  traces,
});
const isAnothers = (trace: Trace) => trace.kind === 'email' && trace.value === 'another@mail.example';

describe('L27: a record of several people', () => {
  it('a statement is cut to her lines, and keeps no trace of the others', () => {
    const two = statement([mine, theirs], line('hers', [mine]), line('theirs', [theirs]), line('fee', []));
    expect(owedOf([two], hers)).toEqual({ owed: [statement([mine], line('hers', [mine]))], mixed: false });
  });

  it('a statement whose lines do not say whose they are is for a person to cut', () => {
    const half = statement([mine, theirs], line('hers', [mine]), line('theirs'));
    expect(owedOf([half], hers)).toEqual({ owed: [], mixed: true });
  });

  it('a statement of hers alone is whole, whatever its lines say', () => {
    const own = statement([mine, email('thief@mail.example')], line('hers'), line('fee'));
    expect(owedOf([own], hers)).toEqual({ owed: [own], mixed: false });
  });

  it('what was bought in her name, and not with a card of hers, is in it too', () => {
    const named = email('maria@mail.example');
    const two = statement([named, theirs], line('hers', [named]), line('theirs', [theirs]));
    expect(owedOf([two], hers).owed).toEqual([statement([named], line('hers', [named]))]);
    expect(owedOf([note(named, theirs)], hers)).toEqual({ owed: [], mixed: true });
  });

  it('a line on which her name alone stands is not hers', () => {
    const named = [{ kind: 'name', place: 'payment', value: 'Maria Example' } as const];
    const two = statement([mine, theirs], line('hers', [mine]), line('theirs', named));
    expect(owedOf([two], hers).owed).toEqual([statement([mine], line('hers', [mine]))]);
  });

  it('a note about two people is for a person to cut; the others of its class are owed', () => {
    expect(owedOf([note(mine, theirs), note(mine), note(theirs)], hers)).toEqual({ owed: [note(mine)], mixed: true });
    expect(owedOf([note(mine, email('another@mail.example'))], hers, isAnothers)).toEqual({ owed: [], mixed: true });
  });

  it('L29: what the thief gave in it makes no note another person’s', () => {
    const both = note(mine, email('thief@mail.example'));
    expect(owedOf([both], hers, isAnothers)).toEqual({ owed: [both], mixed: false });
  });
});

describe('L27: what concerns the account as a whole', () => {
  it('is not owed where another victim’s identifiers stand on it and none of hers', () => {
    expect(owedOf([number(email('another@mail.example'))], hers, isAnothers)).toEqual({ owed: [], mixed: false });
  });

  it('L28 L29: is owed where hers stand on it too, or nobody’s that is known', () => {
    const shared = number(email('maria@mail.example'), email('another@mail.example'));
    const plain = number(email('thief@mail.example'));
    expect(owedOf([shared, plain], hers, isAnothers).owed).toEqual([shared, plain]);
  });
});
