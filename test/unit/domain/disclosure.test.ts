import { describe, expect, it } from 'vitest';
import { owedOf, standsInHerName } from '../../../shared/domain/disclosure.ts';
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
    expect(owedOf([two], hers)).toMatchObject({ owed: [statement([mine], line('hers', [mine]))], mixed: false });
  });

  it('a statement whose lines do not say whose they are is for a person to cut', () => {
    const half = statement([mine, theirs], line('hers', [mine]), line('theirs'));
    expect(owedOf([half], hers)).toMatchObject({ owed: [], mixed: true });
  });

  it('a statement of hers alone is whole, whatever its lines say', () => {
    const own = statement([mine, email('thief@mail.example')], line('hers'), line('fee'));
    expect(owedOf([own], hers)).toMatchObject({ owed: [own], mixed: false });
  });

  it('what was bought in her name, and not with a card of hers, is in it too', () => {
    const named = email('maria@mail.example');
    const two = statement([named, theirs], line('hers', [named]), line('theirs', [theirs]));
    expect(owedOf([two], hers).owed).toEqual([statement([named], line('hers', [named]))]);
    expect(owedOf([note(named, theirs)], hers)).toMatchObject({ owed: [], mixed: true });
  });

  it('a line on which her name alone stands is not hers', () => {
    const named = [{ kind: 'name', place: 'payment', value: 'Maria Example' } as const];
    const two = statement([mine, theirs], line('hers', [mine]), line('theirs', named));
    expect(owedOf([two], hers).owed).toEqual([statement([mine], line('hers', [mine]))]);
  });

  it('a note about two people is for a person to cut; the others of its class are owed', () => {
    expect(owedOf([note(mine, theirs), note(mine), note(theirs)], hers)).toMatchObject({
      owed: [note(mine)],
      mixed: true,
      anothersToo: [note(mine, theirs)],
    });
    expect(owedOf([note(mine, email('another@mail.example'))], hers, { isAnothers })).toMatchObject({
      owed: [],
      mixed: true,
    });
  });

  it('L29: what the thief gave in it makes no note another person’s', () => {
    const both = note(mine, email('thief@mail.example'));
    expect(owedOf([both], hers, { isAnothers })).toMatchObject({ owed: [both], mixed: false });
  });
});

describe('L27: what concerns the account as a whole', () => {
  it('is not owed where another victim’s identifiers stand on it and none of hers', () => {
    expect(owedOf([number(email('another@mail.example'))], hers, { isAnothers })).toMatchObject({
      owed: [],
      mixed: false,
    });
  });

  it('L28 L29: is owed where hers stand on it too, or nobody’s that is known', () => {
    const shared = number(email('maria@mail.example'), email('another@mail.example'));
    const plain = number(email('thief@mail.example'));
    expect(owedOf([shared, plain], hers, { isAnothers }).owed).toEqual([shared, plain]);
  });
});

describe('L27 L28: an account that was opened in her name alone', () => {
  const named: Trace = { kind: 'name', place: 'order', value: 'MARIA example' };
  const [thiefs, another] = [email('thief@mail.example'), email('another@mail.example')];
  const order = (...traces: Trace[]): SourceRecord => ({
    ...common,
    class: 'receipts',
    number: 'R-1',
    total: { amount: 1, currency: 'USD' },
    traces,
  });
  const application = (...traces: Trace[]): SourceRecord => ({
    ...common,
    class: 'application',
    channel: 'web',
    applicant: {},
    entries: [],
    traces,
  });
  const isAnothersCard = (trace: Trace) => trace.kind === 'card' && trace.fingerprint === 'fp9';
  const inHerName = { inHerName: true };
  const own = [order(named, thiefs), note(named, thiefs), statement([named, thiefs], line('hers'))];
  const [nothing, aPersons] = [
    { owed: [], mixed: false },
    { owed: [], mixed: true },
  ];

  it('L29: a transaction in her name is hers, with all the thief gave in it', () => {
    expect(owedOf(own, hers, inHerName)).toEqual({ owed: own, mixed: false, anothersToo: [], unsaid: [] });
  });

  it('on any other account her name alone says nothing: others bear it too', () => {
    expect(owedOf(own, hers)).toEqual({ owed: [], mixed: false, anothersToo: [], unsaid: own });
  });

  it.each([
    ['a transaction on which nothing of hers stands', order(thiefs)],
    ['one that was paid with a card nobody told us of', order(named, theirs)],
    ['one with her phone or e-mail, paid with such a card', order(email('maria@mail.example'), theirs)],
    ['a payment of which the card alone is kept', order(theirs)],
    ['such a card that was added to it', { ...number(theirs), class: 'account-changes', what: 'w' } as SourceRecord],
    ['one with her name and what another victim told us', order(named, another)],
    ['a note with her name and such a card', note(named, theirs)],
    ['a note on which nothing of hers stands', note(thiefs)],
    ['a statement on which nothing of hers stands', statement([thiefs], line('whose'))],
    ['a statement whose lines do not say whose they are', statement([named, theirs], line('hers'), line('whose'))],
    ['a line of a statement that nobody can tell', statement([named, theirs], line('hers', [named]), line('fee', []))],
    [
      'a line in her name that was paid with such a card',
      statement([named, theirs], line('hers', [named]), line('whose', [named, theirs])),
    ],
  ])('%s is for a person, and never “none exist”', (_, record) => {
    expect(owedOf([record], hers, { inHerName: true, isAnothers })).toMatchObject(aPersons);
  });

  it.each([
    ['a transaction paid with the card of another verified victim', order(named, theirs)],
    ['one with what another victim told us, and nothing of hers', order(another)],
    ['a note of such a one', note(another)],
    ['a statement all of whose lines are hers', statement([named, theirs], line('theirs', [named, theirs]))],
  ])('%s is left out', (_, record) => {
    const known = (trace: Trace) => isAnothers(trace) || isAnothersCard(trace);
    expect(owedOf([record], hers, { inHerName: true, isAnothers: known })).toMatchObject(nothing);
  });

  it('a statement is cut to the lines that stand in her name when the others are known to be another victim’s', () => {
    const two = statement([named, theirs], line('hers', [named]), line('theirs', [theirs]));
    const cut = statement([named], line('hers', [named]));
    expect(owedOf([two], hers, { inHerName: true, isAnothers: isAnothersCard })).toMatchObject({ owed: [cut] });
  });

  it('is told by where her name stands on it, or by the application, and by nobody else’s name (L2)', () => {
    expect(standsInHerName({ inHerName: true }, [], hers)).toBe(true);
    expect(standsInHerName({}, [application(named)], hers)).toBe(true);
    const holder: Trace = { kind: 'name', place: 'application', value: 'Jordan Holder' };
    expect(standsInHerName({}, [application(holder, email('maria@mail.example')), order(named)], hers)).toBe(false);
  });
});

describe('L27: whose lines they are where the account says nothing', () => {
  it('a statement on which something of hers stands, though no line says so, is for a person', () => {
    const two = statement([mine, theirs], line('whose', []), line('theirs', [theirs]));
    expect(owedOf([two], hers)).toMatchObject({ owed: [], mixed: true });
  });
});
