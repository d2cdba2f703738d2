import { describe, expect, it } from 'vitest';
import {
  approve,
  avery,
  done,
  file,
  found,
  foundInBilling,
  freeze,
  noFindings,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  types,
  wantsRecords,
  weak,
} from './given.ts';
import { built, collected, handedOver, ready, release, withhold } from './given-records.ts';

const byHand = (request = 'r1'): Order => ({ type: 'order-package', request, actor: rosa });
const looked = [prepared, found, nothing, ...collected()];
const unsure = { ...weak, system: 'billing' } as Order;
const decided = (match: string, confirmed: boolean): Order =>
  ({ type: 'decide-match', match, confirmed, note: 'n', actor: rosa }) as Order;
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) => [p.id, p.request, p.status, p.matches].join(' '));

describe('when a package is made by itself', () => {
  it('L23: not before verification is recorded, though all else is there', () => {
    expect(packages(wantsRecords, ...looked)).toEqual([]);
    expect(packages(...ready(wantsRecords))).toEqual(['p1 r1 ordered m1']);
  });

  it('L27 L40: not while a person has yet to say whether an account is hers; then with what was confirmed alone', () => {
    const waiting = [wantsRecords, prepared, found, unsure, ...collected(), proved] satisfies Order[];
    expect(packages(...waiting)).toEqual([]);
    expect(packages(...waiting, decided('m2', false))).toEqual(['p1 r1 ordered m1']);
    const sent = [...waiting, decided('m2', false), ...handedOver] satisfies Order[];
    expect(play(...sent).refusal).toBeUndefined();
  });

  it('L27: not where no account was confirmed: there is nothing to hand over', () => {
    expect(packages(wantsRecords, prepared, noFindings, unsure, proved, decided('m1', false))).toEqual([]);
  });

  it('L33: one for every request, each of its own, though nothing came between them', () => {
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const sent = [wantsRecords, asked, ...looked, proved, ...handedOver] satisfies Order[];
    expect(packages(...sent)).toEqual(['p1 r1 released m1', 'p2 r2 ordered m1']);
    expect(packages(...sent, byHand('r2'))).toEqual(['p1 r1 released m1', 'p2 r2 ordered m1']);
  });

  it('L31: while one is being made no other is ordered; once built and no longer true, it is replaced', () => {
    const since = [...ready(wantsRecords), withhold, approve('d1')] satisfies Order[];
    expect(packages(...since)).toEqual(['p1 r1 ordered m1']);
    expect(packages(...since, built('p1'))).toEqual(['p1 r1 built m1', 'p2 r1 ordered m1']);
  });
});

describe('proposals and packages (T9)', () => {
  const both = openedWith({ wants: ['records', 'stop-accounts'] });
  const again: Order = { type: 'retry-search', system: 'billing', actor: rosa };
  const back = (proposal: string): Order => ({ type: 'return', proposal, actor: avery });

  it('L44: what people are about to decide is waited for, and no longer than until they did', () => {
    const waiting = [both, ...looked.slice(0, -1), proved, freeze, done('m1.collect')] satisfies Order[];
    expect(packages(...waiting)).toEqual([]);
    expect(packages(...waiting, back('d1'))).toEqual(['p1 r1 ordered m1']);
  });

  it('L16 L40: a part that two people are sending goes out before the rest is packed', () => {
    const part = [wantsRecords, prepared, found, silent, ...collected(), proved, built('p1')] satisfies Order[];
    const answers = [again, nothing];
    expect(packages(...part, release('p1'), ...answers)).toEqual(['p1 r1 built m1']);
    const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    expect(packages(...part, decline, ...answers)).toEqual(['p1 r1 built m1']);
    expect(packages(...part, ...answers)).toEqual(['p1 r1 built m1', 'p2 r1 ordered m1']);
    expect(packages(...part, release('p1'), ...answers, approve('d1'))).toEqual([
      'p1 r1 released m1',
      'p2 r1 ordered m1',
    ]);
  });

  it('L31: nothing withheld since is sent, though no other package can be made yet', () => {
    const early = [wantsRecords, prepared, found, ...collected(), proved, byHand(), built('p1')] satisfies Order[];
    expect(play(...early, release('p1')).refusal).toBeUndefined();
    expect(packages(...early, withhold, approve('d1'))).toEqual(['p1 r1 built m1']);
    expect(play(...early, withhold, approve('d1'), release('p1')).refusal).toBe('rule.package-missing');
  });

  it('what makes the package of an open release outdated sends that back, and no other proposal', () => {
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    const once = [release('p1'), back('d1'), release('p1')];
    const open = [wantsRecords, asked, ...looked, proved, built('p1'), ...once, decline] satisfies Order[];
    const other = [...open, byHand('r2')] satisfies Order[];
    expect(play(...other).last).toEqual([
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r2', partial: false },
    ]);
    const outdated = play(...other, withhold, approve('d4'));
    expect(outdated.last).toEqual([
      { v: 1, type: 'decision-approved', proposal: 'd4' },
      { v: 1, type: 'decision-returned', proposal: 'd2' },
    ]);
    expect(file(outdated).proposals['d3']?.status).toBe('open');
  });

  it('L11: freezes that come after a package which had some already hold it back no more', () => {
    const frozen = (n: 1 | 2, proposal: string): readonly Order[] => [
      propose({ kind: 'freeze', match: `m${n}` }),
      approve(proposal),
      done(`m${n}.freeze`),
      done(`m${n}.stop-orders`),
    ];
    const two = [both, prepared, found, foundInBilling, ...collected(), ...collected('m2'), proved, built('p1')];
    const nextDay: Order = { type: 'tick', by: 'sweep', at: '2026-11-03T15:00:00.000Z' };
    const packed = [...two, ...frozen(1, 'd1'), nextDay, built('p2')] as readonly Order[];
    expect(packages(...packed)).toEqual(['p1 r1 built m1,m2', 'p2 r1 built m1,m2']);
    const sent = play(...packed, release('p2'), ...frozen(2, 'd3'), approve('d2'));
    expect(sent.last.slice(0, 2).map((e) => e.type)).toEqual(['decision-approved', 'records-released']);
    expect(file(sent).packages['p2']?.status).toBe('released');
  });
});

describe('a release that waits for a second person, and what is done meanwhile (L16)', () => {
  const handed = (step: string): Order => ({ type: 'settle-step', step, outcome: 'parked', reason: 'by-hand' });
  const didIt = (step: string): Order => ({ ...done(step), actor: rosa }) as Order;
  const parked: Order = { type: 'settle-step', step: 'm1.freeze', outcome: 'parked', reason: 'emergency-stop' };
  const status = (proposal: string, ...orders: readonly Order[]) => file(play(...orders)).proposals[proposal]?.status;

  it('goes out, though somebody does one thing after the other in a system without an API', () => {
    const open = [...ready(), handed('m1.remove.pm1'), handed('m1.flag'), byHand(), built('p1'), release('p1')];
    const meanwhile = [didIt('m1.flag'), freeze, approve('d2'), handed('m1.freeze'), didIt('m1.freeze')];
    expect(packages(...open, ...meanwhile)).toEqual(['p1 r1 built m1']);
    expect(status('d1', ...open, ...meanwhile)).toBe('open');
    expect(types(play(...open, ...meanwhile, approve('d1')))).toContain('records-released');
  });

  it('L31: goes back when a worker comes to an outcome: the package says something else, and is made anew by itself', () => {
    const open = [...ready(), handed('m1.remove.pm1'), byHand(), built('p1'), release('p1')] satisfies Order[];
    expect(status('d1', ...open)).toBe('open');
    expect(status('d1', ...open, done('m1.flag'))).toBe('returned');
  });

  it('goes out, though a freeze that failed is tried again', () => {
    const both = openedWith({ wants: ['records', 'stop-accounts'] });
    const open = [both, ...looked, proved, freeze, approve('d1'), parked, built('p1'), release('p1')] satisfies Order[];
    const again: Order = { type: 'retry-step', step: 'm1.freeze', actor: rosa };
    expect(status('d2', ...open, again)).toBe('open');
    expect(status('d2', ...open, again, parked)).toBe('open');
    expect(status('d2', ...open, again, done('m1.freeze'))).toBe('open');
  });

  it('L44: goes back when a freeze it tells of was lifted', () => {
    const both = openedWith({ wants: ['records', 'stop-accounts'] });
    const frozen = [freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders'), built('p1')];
    const open = [both, ...looked, proved, ...frozen, built('p2'), release('p2')] satisfies Order[];
    const lifting = [propose({ kind: 'unfreeze', match: 'm1' }), approve('d3')] satisfies Order[];
    expect(status('d2', ...open)).toBe('open');
    const lifted: Order = { type: 'settle-step', step: 'm1.freeze', outcome: 'undone' };
    expect(status('d2', ...open, ...lifting, lifted)).toBe('returned');
  });
});

describe('a package a person orders (L16, L40)', () => {
  it('is of a request there is and that has no answer, of a person who is verified, of something that was collected', () => {
    expect(play(...ready(wantsRecords), byHand('r9')).refusal).toBe('thing.absent');
    expect(play(wantsRecords, prepared, found, byHand()).refusal).toBe('rule.not-verified');
    expect(play(wantsRecords, prepared, found, proved, byHand()).refusal).toBe('rule.package-missing');
    expect(play(...ready(wantsRecords), ...handedOver, byHand()).refusal).toBe('case.moved-on');
  });

  it('is the one there is already, when that is still true', () => {
    expect(play(...ready(wantsRecords), byHand()).last).toEqual([]);
    expect(play(...ready(wantsRecords), built('p1'), byHand()).last).toEqual([]);
  });
});
