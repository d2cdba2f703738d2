import { describe, expect, it } from 'vitest';
import type { Basis, Finding } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  openedWith,
  openTasks,
  outcomes,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  types,
  wantsRecords,
  wrong,
} from './given.ts';
import { posted, returned } from './given-letters.ts';
import { built, collected, handedOver, ready, release, released, takenOff, whole } from './given-records.ts';

const more = { type: 'add-identifiers', identifiers: 'identifiers.1', actor: rosa } as Order;
const allowed = { type: 'decide-match', match: 'm1', confirmed: false, allowed: true, actor: rosa } as Order;
const confirm = { type: 'decide-match', match: 'm1', confirmed: true, actor: rosa } as Order;
const again: readonly Order[] = [{ ...prepared, added: 1 } as Order, found, nothing, done('m1.collect')];

describe('L24 L40: what is whole when she tells more of herself', () => {
  const proposed = [...whole(), release(), more];

  it('is not released while everything is searched again: what was proposed of it goes back', () => {
    expect(types(play(...proposed))).toContain('decision-returned');
    expect(play(...proposed, approve('d1')).refusal).toBe('case.moved-on');
    expect(play(...whole(), more, release()).refusal).toBe('rule.package-missing');
    expect(file(play(...proposed, approve('d1'))).requests['r1']?.answer).toBeUndefined();
  });

  it('is packed anew once all was searched and collected again, and goes out with what that found', () => {
    const waits = play(...proposed, found, nothing);
    expect(Object.keys(file(waits).packages)).toEqual(['p1']);
    const packed = [...proposed, ...again];
    expect(file(play(...packed)).packages['p2']).toMatchObject({ request: 'r1', partial: false, knows: 1 });
    const sent = play(...packed, built('p2'), release('p2'), approve('d2'));
    expect(file(sent).requests['r1']?.answer).toMatchObject({ how: 'records', partial: false });
  });

  it('says nothing of it in a log in which nothing was added', () => {
    expect(file(play(...whole())).packages['p1']).not.toHaveProperty('knows');
  });

  it('L16: a part says itself that more follows, and may go out meanwhile', () => {
    const part = [wantsRecords, prepared, found, silent, proved, ...collected(), built(), release(), more];
    expect(types(play(...part))).not.toContain('decision-returned');
    expect(file(play(...part, approve('d1'))).requests['r1']?.answer).toMatchObject({ partial: true });
  });
});

describe('L33 L50: told to staff when nothing is open', () => {
  const part = [wantsRecords, prepared, found, silent, proved, ...collected(), ...handedOver];
  const rest = [nothing, built('p2'), release('p2'), approve('d2')];

  it('is taken while the rest of a part is owed, and not once it went out', () => {
    expect(play(...part, more).refusal).toBeUndefined();
    const all = play(...part, ...rest, more);
    expect(file(all).requests['r1']?.answer?.partial).toBe(true);
    expect(all.refusal).toBe('rule.no-open-request');
    expect(file(all).added).toEqual([]);
  });

  it('L37: nor over a letter that came back: its date is for what was sent before', () => {
    const byPaper = [...released(openedWith({ byPost: true })), ...posted('V7.p1'), returned('V7.p1')];
    const back = play(...byPaper);
    expect(file(back).requests['r2']).toMatchObject({ redelivers: 'V7.p1' });
    expect(play(...byPaper, { ...more, at: '2026-11-09T17:00:00.000Z' } as Order).refusal).toBe('rule.no-open-request');
  });
});

describe('L24 L26: an account that is known, and on which more of hers is found since', () => {
  const name: Basis = { kind: 'name', exact: false };
  const email: Basis = { kind: 'email', exact: true };
  const on = (finding: Partial<Finding>): Order => ({
    type: 'record-search',
    system: 'shop',
    findings: [{ account: 'B', basis: [name], instruments: [], hers: false, ...finding }],
  });
  const rejected = [openCase, prepared, on({}), nothing, wrong];
  const told = [...rejected, more, on({ basis: [name, email] })];
  const refound = { v: 1, type: 'match-refound', match: 'm1', basis: [name, email] };

  it('rejected for her name alone, it is decided once more', () => {
    expect(play(...told).last).toContainEqual(refound);
    expect(file(play(...told)).matches['m1']).toMatchObject({ status: 'undecided', basis: [name, email] });
    expect(Object.keys(file(play(...told)).matches)).toEqual(['m1']);
    expect(openTasks(play(...told))).toContain('confirm-match.m1');
  });

  it('L30: and nothing found is not answered meanwhile', () => {
    const says = propose({ kind: 'nothing-found', request: 'r1', soFar: false });
    const ready = [{ ...prepared, added: 1 } as Order, nothing];
    expect(play(...told, ...ready, says).refusal).toBe('rule.records-exist');
    expect(play(...rejected, more, on({}), ...ready, says).refusal).toBeUndefined();
  });

  it('tells a person who has not decided yet more of it, and opens nothing twice', () => {
    const waits = play(openCase, prepared, on({}), nothing, more, on({ basis: [name, email], inHerName: true }));
    expect(waits.last).toContainEqual({ ...refound, inHerName: true });
    expect(types(waits)).not.toContain('task-opened');
    expect(file(waits).matches['m1']).toMatchObject({ status: 'undecided', inHerName: true });
  });

  it('T2: a card of hers on it, too', () => {
    const card: Basis = { kind: 'card', exact: true, card: 'card1' };
    const cardsOn = [{ instrument: 'pm2', card: 'card1', exact: true }];
    const seen = play(...rejected, more, on({ basis: [card], instruments: ['pm2'], cardsOn }));
    expect(file(seen).matches['m1']).toMatchObject({
      status: 'undecided',
      basis: [name, card],
      instruments: [],
      cardsOn,
    });
  });

  it.each([
    ['the same is found again', [...rejected, more, on({})]],
    ['it was told already', [...told, more, on({ basis: [email] })]],
    [
      'it is in her name, as it was',
      [openCase, prepared, on({ inHerName: true }), nothing, more, on({ inHerName: true })],
    ],
    ['it is hers', [...rejected, more, on({ basis: [name, email], hers: true })]],
    ['she allows it', [openCase, prepared, on({}), nothing, allowed, more, on({ basis: [name, email] })]],
    ['it is confirmed', [openCase, prepared, found, nothing, more, { ...on({ account: 'A', basis: [email] }) }]],
  ] as const)('nothing is written down when %s', (_, orders) => {
    expect(types(play(...orders))).toContain('search-ended');
    expect(types(play(...orders))).not.toContain('match-refound');
  });

  it('G5: what was done on it before it was rejected is undone all the same, and done anew once it is confirmed', () => {
    const undone = (step: string): Order => ({ type: 'settle-step', step, outcome: 'undone' });
    const late = [...ready(), ...takenOff, wrong, more, on({ account: 'A', basis: [email] })];
    expect(file(play(...late)).matches['m1']?.status).toBe('undecided');
    const steps = ['m1.flag', 'm1.block.pm1', 'm1.remove.pm1', 'm1.hold.pm1'];
    const back = [...late, ...steps.map(undone)];
    expect(steps.map((step) => outcomes(play(...back))[step])).toEqual(steps.map(() => 'undone'));
    expect(types(play(...back, confirm))).toEqual(expect.arrayContaining(['match-decided', 'step-planned']));
  });
});
