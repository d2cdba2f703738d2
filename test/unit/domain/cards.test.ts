import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  done,
  file,
  nothing,
  type Order,
  openCase,
  outcomes,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';
import { built, release } from './given-records.ts';

const unproved = { ...prepared, proved: [] } as Order;
const finding = (more: Partial<Finding>): Order => ({
  type: 'record-search',
  system: 'shop',
  findings: [
    { account: 'A', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: [], hers: false, ...more },
  ],
});
const exact = finding({ cardsOn: [{ instrument: 'pm1', card: 'card1', exact: true }] });
const last4 = finding({
  basis: [{ kind: 'card', exact: false, card: 'card1' }],
  cardsOn: [{ instrument: 'pm1', card: 'card1', exact: false }],
});
const byLetter: Order = { type: 'prove-card', card: 'card1', documents: [], note: 'n', actor: rosa };
const confirm = (more: object = {}): Order => ({
  type: 'decide-match',
  match: 'm1',
  confirmed: true,
  actor: rosa,
  ...more,
});

describe('a card she did not prove', () => {
  it('T2: an exact fingerprint of a card nobody proved, a closed one say, is matched but goes to a person', () => {
    const played = play(openCase, unproved, exact);
    expect(file(played).matches['m1']).toMatchObject({ status: 'undecided', instruments: [] });
    expect(file(played).tasks['confirm-match.m1']?.open).toBe(true);
  });

  it('L41: proved by a letter of her bank, it is confirmed and protected like one she proved herself', () => {
    const played = play(openCase, unproved, exact, byLetter);
    expect(file(played).matches['m1']).toMatchObject({ status: 'confirmed', instruments: ['pm1'] });
    expect(outcomes(played)).toMatchObject({ 'm1.preserve': 'running', 'm1.hold.pm1': 'planned' });
    expect(file(played).tasks['confirm-match.m1']?.open).toBe(false);
  });

  it('T2: last 4 and expiry alone never become her card by proof of the card: a person names the instrument', () => {
    const before = [openCase, unproved, last4, byLetter];
    expect(file(play(...before)).matches['m1']).toMatchObject({ status: 'undecided', instruments: [] });
    expect(outcomes(play(...before, confirm()))['m1.hold.pm1']).toBeUndefined();
    expect(outcomes(play(...before, confirm({ instruments: ['pm1'] })))['m1.hold.pm1']).toBe('planned');
  });

  it('T2: nobody can name an instrument of a card that is not proved, or one that is not on the account', () => {
    expect(play(openCase, unproved, last4, confirm({ instruments: ['pm1'] })).refusal).toBe('rule.card-not-proved');
    expect(play(openCase, unproved, last4, byLetter, confirm({ instruments: ['pm9'] })).refusal).toBe(
      'rule.card-not-proved',
    );
  });

  it('a card is proved once, and only one she named', () => {
    expect(play(openCase, unproved, byLetter, byLetter).refusal).toBe('case.moved-on');
    expect(play(openCase, unproved, { ...byLetter, card: 'card7' } as Order).refusal).toBe('thing.absent');
  });

  it('an account she says is hers stays alone whatever is proved', () => {
    const hers = finding({ hers: true, cardsOn: [{ instrument: 'pm1', card: 'card1', exact: true }] });
    expect(file(play(openCase, unproved, hers, byLetter)).matches['m1']?.status).toBe('left-alone');
  });
});

describe('two people claim one card', () => {
  const found = finding({ instruments: ['pm1'], cardsOn: [{ instrument: 'pm1', card: 'card1', exact: true }] });
  const kin = (more: object = {}): Order => ({
    type: 'record-kin',
    kin: [{ other: 'other-case', kinds: ['card'], card: 'card1', ...more }],
    lookedUp: true,
  });
  const settle = (finding_: 'hers' | 'shared' | 'not-hers'): Order => ({
    type: 'settle-claim',
    card: 'card1',
    finding: finding_,
    note: 'n',
    actor: rosa,
  });
  const before = [openCase, prepared, found, done('m1.preserve')];
  const ready = [...before, done('m1.hold.pm1'), done('m1.collect'), nothing, proved];

  it('L43: it is parked to a person, with a mail, and the clock runs on', () => {
    const played = play(openCase, prepared, kin(), found, done('m1.preserve'));
    expect(file(played).tasks['card-claimed.card1']?.open).toBe(true);
    expect(file(played).mails['S-claim.card1']?.to).toBe('compliance');
    expect(outcomes(played)).toMatchObject({ 'm1.hold.pm1': 'planned', 'm1.collect': 'running' });
    expect(file(played).requests['r1']?.dueOn).toBe('2026-12-02');
  });

  it('nothing more is taken off, frozen, flagged or released for that card', () => {
    const claimed = [
      openCase,
      prepared,
      found,
      done('m1.preserve'),
      done('m1.hold.pm1'),
      done('m1.collect'),
      kin(),
      nothing,
      proved,
    ];
    expect(outcomes(play(...claimed))).toMatchObject({
      'm1.hold.pm1': 'done',
      'm1.remove.pm1': 'planned',
      'm1.flag': 'planned',
    });
    expect(play(...claimed, propose({ kind: 'freeze', match: 'm1' })).refusal).toBe('rule.card-claimed');
    const packed = [...ready, done('m1.flag'), done('m1.remove.pm1'), done('m1.block.pm1'), built()];
    expect(play(...packed, release(), kin(), approve('d1')).refusal).toBe('rule.card-claimed');
  });

  it.each(['hers', 'shared'] as const)('found to be %s, it goes on', (answer) => {
    const played = play(...before, done('m1.hold.pm1'), kin(), nothing, proved, settle(answer));
    expect(outcomes(played)['m1.remove.pm1']).toBe('running');
    expect(file(played).tasks['card-claimed.card1']?.open).toBe(false);
  });

  it('T13 L26: her own second report is packed once a person has looked at the card, and until then somebody is asked to', () => {
    const rest = [done('m1.remove.pm1'), done('m1.block.pm1'), done('m1.flag')];
    const second = [...before, kin(), done('m1.collect'), nothing, proved];
    expect(file(play(...second, ...rest)).packages).toEqual({});
    expect(file(play(...second, ...rest)).tasks['card-claimed.card1']?.open).toBe(true);
    const looked = play(...second, settle('hers'), done('m1.hold.pm1'), ...rest);
    expect(file(looked).packages['p1']).toMatchObject({ status: 'ordered', request: 'r1', partial: false });
  });

  it('G5: found not to be hers, what rests on it alone is undone and what was planned is not done', () => {
    const played = play(...ready, done('m1.flag'), kin(), done('m1.remove.pm1'), settle('not-hers'));
    expect(file(played).matches['m1']?.status).toBe('rejected');
    expect(played.last.flatMap((e) => (e.type === 'step-due' ? [e.undo] : []))).toEqual([true]);
    expect(outcomes(played)['m1.block.pm1']).toBeUndefined();
  });

  it('G5: where other things of hers stand too, the account stays matched and only that card goes back', () => {
    const both = finding({
      basis: [
        { kind: 'card', exact: true, card: 'card1' },
        { kind: 'phone', exact: true },
      ],
      instruments: ['pm1'],
      cardsOn: [{ instrument: 'pm1', card: 'card1', exact: true }],
    });
    const all = [
      openCase,
      prepared,
      both,
      done('m1.preserve'),
      done('m1.hold.pm1'),
      done('m1.collect'),
      nothing,
      proved,
    ];
    const played = play(
      ...all,
      done('m1.flag'),
      done('m1.remove.pm1'),
      done('m1.block.pm1'),
      kin(),
      settle('not-hers'),
    );
    expect(file(played).matches['m1']?.status).toBe('confirmed');
    expect(played.last.flatMap((e) => (e.type === 'step-due' ? [e.step] : []))).toEqual(['m1.block.pm1']);
    expect(outcomes(played)).toMatchObject({ 'm1.flag': 'done' });
  });

  it('told twice, a case learns nothing new; a third person opens it again', () => {
    const claimed = [...before, kin()];
    expect(play(...claimed, kin()).last).toEqual([]);
    const third = play(...claimed, settle('hers'), kin({ other: 'third-case' }));
    expect(file(third).claims['card1']).toEqual({ others: ['other-case', 'third-case'], status: 'open' });
    expect(file(third).tasks['card-claimed.card1']?.open).toBe(true);
  });

  it('a decision can be changed, but not taken twice', () => {
    expect(play(...before, kin(), settle('hers'), settle('hers')).refusal).toBe('case.moved-on');
    expect(play(...before, kin(), settle('hers'), settle('not-hers')).refusal).toBeUndefined();
    expect(play(...before, settle('hers')).refusal).toBe('thing.absent');
  });

  it('T13: a similar case is linked, not merged, and nothing is parked', () => {
    const played = play(...before, {
      type: 'record-kin',
      kin: [{ other: 'earlier', kinds: ['email', 'phone'] }],
      lookedUp: true,
    });
    expect(file(played).kin).toEqual({ earlier: { kinds: ['email', 'phone'] } });
    expect(file(played).claims).toEqual({});
    expect(outcomes(played)['m1.hold.pm1']).toBe('running');
  });

  it('a card proved later is looked up anew', () => {
    const looked: Order = { type: 'record-kin', kin: [], lookedUp: true };
    expect(file(play(openCase, unproved, looked)).kinLookedUp).toBe(true);
    expect(file(play(openCase, unproved, looked, byLetter)).kinLookedUp).toBe(false);
  });
});
