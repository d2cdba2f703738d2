import { describe, expect, it } from 'vitest';
import { outstanding, preparation } from '../../../shared/domain/case/effects.ts';
import type { Finding } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  close,
  done,
  file,
  found,
  mailed,
  noFindings,
  nothing,
  type Order,
  openCase,
  openTasks,
  outcomes,
  play,
  prepared,
  preparedAlone,
  propose,
  proved,
  rosa,
  tick,
  types,
} from './given.ts';
import { ready, release, released, whole } from './given-records.ts';

const at = '2026-12-10T15:00:00.000Z';
const identifiers = 'identifiers.1';
const more = { type: 'add-identifiers', identifiers, cards: 1, actor: rosa } as Order;
const asks = { type: 'receive-request', why: 'second-ask', channel: 'web', identifiers, cards: 2, at } as Order;
const learned = (change: object = {}) =>
  ({ ...prepared, proved: ['card1', 'card2'], cardsIn: 'cards.9', added: 1, ...change }) as Order;
const onCard2: Finding = {
  account: 'C',
  basis: [{ kind: 'card', exact: true, card: 'card2' }],
  instruments: ['pm7'],
  hers: false,
};
const alsoFound = { ...found, findings: [onCard2] } as Order;
const planned = (...orders: readonly Order[]) =>
  play(...orders).last.flatMap((e) =>
    e.type === 'search-planned' ? [e.system] : e.type === 'step-due' ? [e.step] : [],
  );
const ended = [openCase, prepared, noFindings, nothing];

describe('L24 L33: a card she tells us of after she filed', () => {
  it('is counted on from those of the report, with a second ask and at the desk', () => {
    expect(play(...released(), asks).last[0]).toEqual({
      v: 1,
      type: 'identifiers-added',
      item: identifiers,
      request: 'r2',
      cards: ['card2', 'card3'],
    });
    expect(file(play(...released(), asks)).cards).toEqual(['card1', 'card2', 'card3']);
    expect(file(play(openCase, more)).cards).toEqual(['card1', 'card2']);
    expect(play(openCase, { ...more, cards: undefined } as Order).last[0]).not.toHaveProperty('cards');
  });

  it('is searched for everywhere once the provider told it, and the records are collected again', () => {
    expect(planned(...released(), asks, found, nothing, learned({ at }))).toEqual(['shop', 'billing']);
    const collected = [...ready(), more];
    const before = planned(...collected);
    expect(before).toEqual(expect.arrayContaining(['shop', 'billing', 'm1.collect']));
    expect(
      planned(...collected, found, nothing, { type: 'settle-step', step: 'm1.collect', outcome: 'done' }, learned()),
    ).toEqual(['shop', 'billing', 'm1.collect']);
  });

  it('only what is an email or a name more is not searched twice', () => {
    const emails = { ...more, cards: undefined } as Order;
    expect(planned(...ended, emails, noFindings, nothing, learned({ cardsIn: undefined }))).toEqual([]);
  });

  it('L25: a search that ran while it was learned is made once more; whoever searches by hand answers once', () => {
    expect(planned(...ended, more, learned())).toEqual([]);
    expect(planned(...ended, more, learned(), noFindings)).toEqual(['shop']);
    expect(planned(...ended, more, learned(), noFindings, noFindings)).toEqual([]);
    const systems = [{ system: 'shop', owner: 'shop-team', byHandDays: 7 }];
    const byHand = { ...prepared, systems } as Order;
    const now = learned({ systems });
    const answered = { ...noFindings, actor: rosa } as Order;
    const asked = [openCase, byHand, answered, more];
    expect(planned(...asked)).toEqual(['shop']);
    expect(planned(...asked, now, answered)).toEqual([]);
    // Asked before she told it, they may have looked without.
    expect(planned(openCase, byHand, more, now, answered)).toEqual(['shop']);
  });

  it('L24: a person who searches by hand gets one mail of it, and a second only when it asks for more, and says so', () => {
    const systems = [{ system: 'shop', owner: 'shop-team', byHandDays: 7 }];
    const byHand = { ...prepared, systems } as Order;
    const answered = { ...noFindings, actor: rosa } as Order;
    const mail = { v: 1, type: 'mail-owed', mail: 'S-by-hand.search.shop', template: 'S-by-hand' };
    const owed = (...orders: readonly Order[]) => play(...orders).last.filter((e) => e.type === 'mail-owed');
    const search = (...orders: readonly Order[]) => file(play(...orders)).searches['shop'];
    expect(search(openCase, byHand)?.more).toBeUndefined();
    const asked = [openCase, byHand, answered, more];
    expect(owed(...asked)).toContainEqual(expect.objectContaining(mail));
    expect(search(...asked)).toMatchObject({ status: 'running', more: true });
    // The provider tells the card some seconds later: it stands on the sheet they were sent to.
    const out = mailed(...asked);
    expect(owed(...out, learned({ systems }))).toEqual([]);
    expect(owed(...out, learned({ systems }), answered)).toEqual([]);
    // A day later they may have looked, and what they are asked for is new.
    const silent_ = learned({ systems, cardsIn: 'cards.8', proved: ['card1'], unresolved: ['card2'] });
    const late = [...out, silent_, answered, tick('2026-11-03T16:00:00.000Z'), learned({ systems })];
    expect(owed(...late)).toContainEqual(expect.objectContaining(mail));
    expect(search(...late)).toMatchObject({ status: 'running', more: true });
    // She asks once more and tells nothing: the same again.
    const again = { type: 'receive-request', why: 'second-ask', channel: 'web' } as Order;
    expect(search(...late, answered, again)).not.toHaveProperty('more', true);
  });

  it('L41 L43: an account it stands on is confirmed, and the card held and taken off as one of the report', () => {
    const steps = Object.keys(file(play(...ended, more, noFindings, nothing, learned(), alsoFound)).steps);
    expect(steps).toEqual(expect.arrayContaining(['m1.preserve', 'm1.hold.pm7', 'm1.remove.pm7', 'm1.block.pm7']));
  });

  it('L43: of somebody who is verified it is taken off once it was looked up who else has it, and is held meanwhile', () => {
    const preserved = ['m1.preserve', 'm1.hold.pm7'].map(done);
    const learnt = { ...preparedAlone, proved: ['card1', 'card2'], cardsIn: 'cards.9', added: 1 } as Order;
    const told = [...ended, proved, more, noFindings, nothing, learnt, alsoFound, nothing, ...preserved];
    expect(outcomes(play(...told))).toMatchObject({ 'm1.hold.pm7': 'done', 'm1.remove.pm7': 'planned' });
    const alone: Order = { type: 'record-kin', kin: [], lookedUp: true };
    expect(outcomes(play(...told, alone))['m1.remove.pm7']).toBe('running');
    const claimed = { ...alone, kin: [{ other: 'o', kinds: ['card'], card: 'card2' }] } as Order;
    expect(outcomes(play(...told, claimed))['m1.remove.pm7']).toBe('planned');
  });

  it('told by its last digits, it can be proved by a document', () => {
    const told = [...ended, more, noFindings, nothing, learned({ proved: ['card1'] })];
    expect(file(play(...told)).provedCards).toEqual(['card1']);
    const proof: Order = { type: 'prove-card', card: 'card2', documents: [], note: 'n', actor: rosa };
    expect(types(play(...told, proof))).toContain('card-proved');
    expect(play(...ended, proof).refusal).toBe('thing.absent');
  });

  it('L25 L26: until it is known nothing is said to be all: neither nothing found, nor a whole package', () => {
    const says = propose({ kind: 'nothing-found', request: 'r1' });
    const told = [...ended, more, noFindings, nothing];
    expect(play(...told, says).refusal).toBe('rule.searches-open');
    expect(play(...told, learned(), noFindings, nothing, says).refusal).toBeUndefined();
    const packed = [
      ...whole(),
      more,
      found,
      nothing,
      { type: 'settle-step', step: 'm1.collect', outcome: 'done' } as Order,
    ];
    expect(Object.keys(file(play(...packed)).packages)).toEqual(['p1']);
    expect(play(...packed, release()).refusal).toBe('rule.package-missing');
    expect(play(...whole(), release(), more, approve('d1')).refusal).toBe('case.moved-on');
  });

  it('L24 L41: for which the provider does not answer is a task for a person, whatever was said of an earlier one', () => {
    const task = 'cards-unresolved.provider';
    const down = learned({ proved: ['card1'], unresolved: ['card2'] });
    expect(openTasks(play(...ended, more, down))).toContain(task);
    const first = [openCase, { ...prepared, proved: [], unresolved: ['card1'] } as Order, noFindings, nothing];
    const closed = [...first, close(task)];
    const both = learned({ proved: [], unresolved: ['card1', 'card2'] });
    const again = play(...closed, more, both);
    expect(types(again)).toEqual(expect.arrayContaining(['cards-unanswered', 'identifiers-prepared', 'task-opened']));
    expect(openTasks(again)).toContain(task);
    expect(openTasks(play(...closed, more, learned({ unresolved: ['card1'] })))).not.toContain(task);
    expect(file(again).unresolved).toMatchObject({ cards: ['card1', 'card2'], due: false });
  });

  it('a worker that was slower and knows less writes nothing over it', () => {
    const twice = [...ended, more, { ...more, identifiers: 'identifiers.2' } as Order, learned({ added: 2 })];
    expect(play(...twice, learned()).last).toEqual([]);
    expect(file(play(...twice, learned({ cardsIn: 'cards.old' }))).cardsIn).toBe('cards.9');
    expect(outstanding(play(...ended, more, learned()).state)).not.toContainEqual({ to: 'steps', work: preparation });
  });
});
