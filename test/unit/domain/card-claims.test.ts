import { describe, expect, it } from 'vitest';
import type { CaseFile, Claim, Match, Step } from '../../../shared/domain/case/state.ts';
import { cardOf, hasOpenClaim, isClaimed, isNotHers } from '../../../shared/domain/case/tracks/cards.ts';
import type { Basis, Finding } from '../../../shared/domain/case/vocabulary.ts';
import {
  done,
  file,
  found,
  kinLookedUp,
  nothing,
  type Order,
  openCase,
  openedWith,
  outcomes,
  play,
  prepared,
  preparedAlone,
  proved,
  rosa,
  types,
  wrong,
} from './given.ts';

const two = openedWith({ cards: ['card1', 'card2'] });
const unproved = { ...preparedAlone, proved: [] } as Order;
const bothProved = { ...prepared, proved: ['card1', 'card2'] } as Order;
const card1: Basis = { kind: 'card', exact: true, card: 'card1' };
const card2: Basis = { kind: 'card', exact: true, card: 'card2' };
const name: Basis = { kind: 'name', exact: true };
const phone: Basis = { kind: 'phone', exact: true };
const pm1 = { instrument: 'pm1', card: 'card1', exact: true };
const pm2 = { instrument: 'pm2', card: 'card2', exact: true };
const finding = (more: Partial<Finding>, system = 'shop'): Order => ({
  type: 'record-search',
  system,
  findings: [{ account: 'A', basis: [card1], instruments: [], hers: false, ...more }],
});
const prove = (more: object = {}): Order =>
  ({ type: 'prove-card', card: 'card1', documents: [], note: 'n', actor: rosa, ...more }) as Order;
const kin = (...found_: readonly { other: string; kinds: readonly ('card' | 'email')[]; card?: string }[]): Order => ({
  type: 'record-kin',
  kin: found_,
  lookedUp: false,
});
const claimed = { other: 'x', kinds: ['card'], card: 'card1' } as const;
const settle = (answer: 'hers' | 'shared' | 'not-hers', card = 'card1'): Order => ({
  type: 'settle-claim',
  card,
  finding: answer,
  note: 'n',
  actor: rosa,
});

describe('L41: a card proved by a document', () => {
  it('rests on documents that were received, on no other', () => {
    const promised: Order = { type: 'promise-document', document: 'd1', purpose: 'other', actor: { kind: 'subject' } };
    const received: Order = {
      type: 'record-document',
      document: 'd1',
      version: 'v1',
      pages: 1,
      originalParts: 1,
      commitment: 'c',
    };
    const before = [openCase, unproved, promised];
    expect(play(...before, prove({ documents: ['d1'] })).refusal).toBe('evidence.not-received');
    expect(play(...before, received, prove({ documents: ['d1', 'd9'] })).refusal).toBe('evidence.not-received');
    expect(play(...before, received, prove({ documents: ['d1'] })).last).toEqual([
      { v: 1, type: 'card-proved', card: 'card1', documents: ['d1'], note: 'n' },
    ]);
  });

  it('L43: of somebody who is verified it is taken off once it was looked up who else has it, and is held meanwhile', () => {
    const held = ['m1.preserve', 'm1.hold.pm1'].map(done);
    const orders = [openCase, unproved, kinLookedUp, finding({ cardsOn: [pm1] }), nothing, proved, prove(), ...held];
    expect(outcomes(play(...orders))).toMatchObject({ 'm1.hold.pm1': 'done', 'm1.remove.pm1': 'planned' });
    expect(outcomes(play(...orders, kinLookedUp))['m1.remove.pm1']).toBe('running');
    expect(outcomes(play(...orders, kin(claimed), kinLookedUp))['m1.remove.pm1']).toBe('planned');
  });

  it('L43: nor is one of her report that her provider proved', () => {
    const held = ['m1.preserve', 'm1.hold.pm1'].map(done);
    const orders = [
      openCase,
      preparedAlone,
      finding({ cardsOn: [pm1], instruments: ['pm1'] }),
      nothing,
      proved,
      ...held,
    ];
    expect(outcomes(play(...orders))).toMatchObject({ 'm1.hold.pm1': 'done', 'm1.remove.pm1': 'planned' });
    expect(types(play(...orders, kinLookedUp))).toEqual(['kin-looked-up', 'step-due', 'step-due', 'flags-owed']);
    expect(outcomes(play(...orders, kinLookedUp))).toMatchObject({ 'm1.remove.pm1': 'running', 'm1.flag': 'running' });
    expect(outcomes(play(...orders, kin(claimed), kinLookedUp))['m1.remove.pm1']).toBe('planned');
  });

  it('confirms what matches it exactly, beside what was hers there already, and asks no person about it any more', () => {
    const exact = finding({ cardsOn: [pm1, pm2], instruments: ['pm2'], basis: [card1, card2] });
    const played = play(two, { ...prepared, proved: ['card2'] } as Order, exact, prove());
    expect(file(played).matches['m1']).toMatchObject({ status: 'confirmed', instruments: ['pm2', 'pm1'] });
    const twice = finding({ cardsOn: [pm1, { ...pm1, exact: false }] });
    const sure = play(openCase, unproved, twice, prove());
    expect(file(sure).matches['m1']?.instruments).toEqual(['pm1']);
    expect(sure.last.slice(0, 2)).toEqual([
      { v: 1, type: 'card-proved', card: 'card1', documents: [], note: 'n' },
      { v: 1, type: 'task-closed', task: 'confirm-match.m1' },
    ]);
  });

  it('T2: confirms nothing that only another card of hers matches: a person still looks', () => {
    const other = finding({ basis: [card2], cardsOn: [pm2] });
    const played = play(two, unproved, other, prove());
    expect(file(played).matches['m1']).toMatchObject({ status: 'undecided', instruments: [] });
    expect(file(played).tasks['confirm-match.m1']?.open).toBe(true);
    expect(played.last.map((e) => e.type)).toEqual(['card-proved']);
  });

  it('G5: changes nothing of a match that was taken back', () => {
    const played = play(openCase, unproved, finding({ cardsOn: [pm1] }), wrong, prove());
    expect(file(played).matches['m1']).toMatchObject({ status: 'rejected', instruments: [] });
  });
});

describe('T13: what is found of other cases', () => {
  it('is written down as it is, once, with what is new of it', () => {
    const email = { other: 'x', kinds: ['email'] } as const;
    const both = { other: 'x', kinds: ['email', 'card'] } as const;
    expect(play(openCase, kin(email)).last).toEqual([{ v: 1, type: 'kin-found', ...email }]);
    expect(play(openCase, kin(email), kin(email)).last).toEqual([]);
    const more = play(openCase, kin(email), kin(both));
    expect(more.last).toEqual([{ v: 1, type: 'kin-found', ...both }]);
    expect(file(more).kin).toEqual({ x: { kinds: ['email', 'card'] } });
    expect(file(more).claims).toEqual({});
  });

  it('L43: a card of hers that another proved too is asked of a person, known as the other case was before', () => {
    const word = [
      { v: 1, type: 'kin-found', ...claimed },
      { v: 1, type: 'task-opened', task: 'card-claimed.card1', kind: 'card-claimed', about: 'card1' },
      { v: 1, type: 'mail-owed', mail: 'S-claim.card1', template: 'S-claim', to: 'compliance', about: 'card1' },
    ];
    expect(play(openCase, kin({ other: 'x', kinds: ['card'] }), kin(claimed)).last).toEqual(word);
    expect(play(openCase, kin(claimed), kin(claimed)).last).toEqual([]);
    expect(file(play(openCase, kin(claimed), kin({ ...claimed, other: 'y' }))).claims).toEqual({
      card1: { others: ['x', 'y'], status: 'open' },
    });
  });

  it('L43: a claim that was settled stays so when the other adds what they have in common; another’s opens it', () => {
    const both = { ...claimed, kinds: ['card', 'email'] } as const;
    for (const answer of ['hers', 'shared', 'not-hers'] as const) {
      const played = play(openCase, kin(claimed), settle(answer), kin(both));
      expect(played.last).toEqual([{ v: 1, type: 'kin-found', other: 'x', kinds: ['card', 'email'] }]);
      expect(file(played).claims).toEqual({ card1: { others: ['x'], status: answer } });
      expect(file(played).kin).toEqual({ x: { kinds: ['card', 'email'] } });
    }
    const third = play(openCase, kin(claimed), settle('hers'), kin({ ...both, other: 'y' }));
    expect(file(third).claims).toEqual({ card1: { others: ['x', 'y'], status: 'open' } });
    expect(third.last.map((e) => e.type)).toEqual(['kin-found', 'task-opened', 'mail-owed']);
  });

  it('that it was looked up is written down once', () => {
    const looked: Order = { type: 'record-kin', kin: [], lookedUp: true };
    expect(play(openCase, looked).last).toEqual([{ v: 1, type: 'kin-looked-up' }]);
    expect(play(openCase, looked, looked).last).toEqual([]);
    expect(play(openCase, { ...looked, lookedUp: false } as Order).last).toEqual([]);
  });
});

describe('G5: a card that was found not to be hers', () => {
  const onCard = finding({ instruments: ['pm1'], cardsOn: [pm1] });
  const answers = (finding_: 'hers' | 'not-hers', ...orders: readonly Order[]) =>
    play(two, bothProved, ...orders, kin(claimed), settle(finding_)).last;
  const withdrawn = { v: 1, type: 'match-decided', match: 'm1', confirmed: false, note: 'n' };

  it('takes back each account that rests on it alone: a name beside it is nothing', () => {
    expect(answers('not-hers', onCard)).toContainEqual(withdrawn);
    expect(answers('not-hers', finding({ basis: [name, card1] }))).toContainEqual(withdrawn);
    expect(answers('not-hers', finding({ basis: [phone, card1] }))).not.toContainEqual(withdrawn);
    expect(answers('not-hers', finding({ basis: [card2, card1] }))).not.toContainEqual(withdrawn);
    expect(answers('hers', onCard).map((e) => e.type)).toEqual(['claim-settled', 'task-closed']);
  });

  it('takes back none that was taken back, or that she said is hers', () => {
    expect(answers('not-hers', onCard, wrong)).toEqual([
      { v: 1, type: 'claim-settled', card: 'card1', finding: 'not-hers', note: 'n' },
      { v: 1, type: 'task-closed', task: 'card-claimed.card1' },
    ]);
    expect(answers('not-hers', finding({ hers: true }))).not.toContainEqual(withdrawn);
  });

  it('is not touched any more; what was planned on another card of hers, or the whole account, is', () => {
    const both = finding({ basis: [card1, card2], instruments: ['pm1', 'pm2'], cardsOn: [pm1, pm2] });
    const begun = [two, bothProved, both, done('m1.preserve'), done('m1.hold.pm1'), nothing];
    const left = (answer: 'hers' | 'not-hers') => Object.keys(outcomes(play(...begun, kin(claimed), settle(answer))));
    const ofCard = ['m1.remove.pm1', 'm1.block.pm1'];
    expect(left('hers')).toEqual(expect.arrayContaining(ofCard));
    expect(left('not-hers')).toEqual(left('hers').filter((id) => !ofCard.includes(id)));
    expect(left('not-hers')).toEqual(
      expect.arrayContaining(['m1.hold.pm1', 'm1.hold.pm2', 'm1.remove.pm2', 'm1.freeze', 'm1.flag']),
    );
  });
});

describe('L43: what two people claim is left as it is', () => {
  const match = (id: string, ...basis: readonly Basis[]): Match => ({
    id,
    system: 'shop',
    account: id,
    basis,
    instruments: ['pm1', 'pm2'],
    cardsOn: [pm1, pm2],
    status: 'confirmed',
  });
  const claim = (status: Claim['status']): Claim => ({ others: ['x'], status });
  const of = (status: Claim['status'], ...basis: readonly Basis[]): CaseFile => ({
    ...file(play(two, bothProved, found)),
    matches: { m1: match('m1', ...basis) },
    claims: { card1: claim(status) },
  });
  const on = (instrument?: string): Step => ({
    id: 's',
    match: 'm1',
    action: instrument === undefined ? 'freeze' : 'hold',
    instrument,
    outcome: 'planned',
    undoing: false,
    attempt: 0,
    round: 1,
    since: '2026-11-02T15:00:00.000Z',
  });

  it.each([
    ['open', [card1], [true, true, true]],
    ['open', [card1, phone], [true, false, false]],
    ['not-hers', [card1], [true, false, false]],
    ['hers', [card1], [false, false, false]],
    ['shared', [card1], [false, false, false]],
  ] as const)(
    'a claim that is “%s”, of an account that rests on %j: her card, another, all of it',
    (status, basis, all) => {
      const file_ = of(status, ...basis);
      expect([on('pm1'), on('pm2'), on()].map((step) => isClaimed(file_, step))).toEqual(all);
    },
  );

  it('the card a step is about is that of its instrument; a step on the whole account is about none', () => {
    const file_ = of('open', card1);
    expect([on('pm1'), on('pm2'), on(), on('pm9')].map((step) => cardOf(file_, step))).toEqual([
      'card1',
      'card2',
      undefined,
      undefined,
    ]);
  });

  it('a claim is open for the case until a person has looked, and for the accounts that rest on the card', () => {
    expect(['open', 'hers', 'shared', 'not-hers'].map((s) => hasOpenClaim(of(s as Claim['status'])))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(hasOpenClaim(of('open'), match('m1', phone, card1))).toBe(true);
    expect(hasOpenClaim(of('open'), match('m1', phone, card2))).toBe(false);
    expect(hasOpenClaim(of('hers'), match('m1', card1))).toBe(false);
  });

  it('only a card found not to be hers is not hers', () => {
    expect([isNotHers(of('not-hers'), 'card1'), isNotHers(of('not-hers'), 'card2')]).toEqual([true, false]);
    expect([isNotHers(of('open'), 'card1'), isNotHers(of('not-hers'), undefined)]).toEqual([false, false]);
  });
});
