import { describe, expect, it } from 'vitest';
import {
  avery,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';

const opened = (more: object = {}): Order => ({ ...openCase, wants: ['records'], ...more }) as Order;
const built = (pack: string): Order => ({ type: 'record-package', package: pack, files: 9, commitment: 'c' });
const approve = (proposal: string): Order => ({ type: 'approve', proposal, actor: avery });
const release = (pack: string, request = 'r1') => propose({ kind: 'release', request, package: pack });
const withhold = propose({ kind: 'withhold', match: 'm1', class: 'support-notes', citation: '18 U.S.C. 2511' });
const byHand = (request = 'r1'): Order => ({ type: 'order-package', request, actor: rosa });
const collected = (match: string) => [
  done(`${match}.preserve`),
  done(`${match}.hold.pm${match.slice(1)}`),
  done(`${match}.collect`),
];
const searched = [prepared, found, nothing, ...collected('m1')] satisfies Order[];
const ready = [opened(), ...searched, proved] satisfies Order[];
const unsure: Order = {
  type: 'record-search',
  system: 'billing',
  findings: [{ account: 'B', basis: [{ kind: 'phone', exact: true }], instruments: [], hers: false }],
};
const decided = (match: string, confirmed: boolean): Order =>
  ({ type: 'decide-match', match, confirmed, note: 'n', actor: rosa }) as Order;
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) => [p.id, p.request, p.status, p.matches].join(' '));

describe('when a package is made by itself', () => {
  it('L23: not before verification is recorded, though all else is there', () => {
    expect(packages(opened(), ...searched)).toEqual([]);
    expect(packages(opened(), ...searched, proved)).toEqual(['p1 r1 ordered m1']);
  });

  it('L27 L40: not while a person has yet to say whether an account is hers; then with what was confirmed alone', () => {
    const waiting = [opened(), prepared, found, unsure, ...collected('m1'), proved] satisfies Order[];
    expect(packages(...waiting)).toEqual([]);
    expect(packages(...waiting, decided('m2', false))).toEqual(['p1 r1 ordered m1']);
    const sent = [...waiting, decided('m2', false), built('p1'), release('p1'), approve('d1')] satisfies Order[];
    expect(play(...sent).refusal).toBeUndefined();
  });

  it('L27: not where no account was confirmed: there is nothing to hand over', () => {
    const none = { ...found, findings: [] } as Order;
    const wrong = decided('m1', false);
    expect(packages(opened(), prepared, none, unsure, proved, wrong)).toEqual([]);
  });

  it('L33: one for every request, each of its own, though nothing came between them', () => {
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const sent = [opened(), asked, ...searched, proved, built('p1'), release('p1'), approve('d1')] satisfies Order[];
    expect(packages(...sent)).toEqual(['p1 r1 released m1', 'p2 r2 ordered m1']);
    expect(packages(...sent, byHand('r2'))).toEqual(['p1 r1 released m1', 'p2 r2 ordered m1']);
  });

  it('L31: while one is being made no other is ordered; once built and no longer true, it is replaced', () => {
    const since = [...ready, withhold, approve('d1')] satisfies Order[];
    expect(packages(...since)).toEqual(['p1 r1 ordered m1']);
    expect(packages(...since, built('p1'))).toEqual(['p1 r1 built m1', 'p2 r1 ordered m1']);
  });
});

describe('proposals and packages (T9)', () => {
  const both = { ...opened({ wants: ['records', 'stop-accounts'] }) };
  const freeze = propose({ kind: 'freeze', match: 'm1' });
  const silent: Order = { type: 'park-search', system: 'billing', reason: 'timeout' };
  const again: Order = { type: 'retry-search', system: 'billing', actor: rosa };
  const back = (proposal: string): Order => ({ type: 'return', proposal, actor: avery });

  it('L44: what people are about to decide is waited for, and no longer than until they did', () => {
    const waiting = [both, ...searched.slice(0, -1), proved, freeze, done('m1.collect')] satisfies Order[];
    expect(packages(...waiting)).toEqual([]);
    expect(packages(...waiting, back('d1'))).toEqual(['p1 r1 ordered m1']);
  });

  it('L16 L40: a part that two people are sending goes out before the rest is packed', () => {
    const part = [opened(), prepared, found, silent, ...collected('m1'), proved, built('p1')] satisfies Order[];
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
    const early = [opened(), prepared, found, ...collected('m1'), proved, byHand(), built('p1')] satisfies Order[];
    expect(play(...early, release('p1')).refusal).toBeUndefined();
    expect(packages(...early, withhold, approve('d1'))).toEqual(['p1 r1 built m1']);
    expect(play(...early, withhold, approve('d1'), release('p1')).refusal).toBe('rule.package-missing');
  });

  it('a new package sends back the open release of the one before it, and no other proposal', () => {
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    const once = [release('p1'), back('d1'), release('p1')];
    const open = [opened(), asked, ...searched, proved, built('p1'), ...once, decline] satisfies Order[];
    const other = [...open, byHand('r2')] satisfies Order[];
    expect(play(...other).last).toEqual([
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r2', partial: false },
    ]);
    expect(play(...other, withhold, approve('d4'), byHand('r1')).last).toEqual([
      { v: 1, type: 'package-ordered', package: 'p3', request: 'r1', partial: false },
      { v: 1, type: 'decision-returned', proposal: 'd2' },
    ]);
  });

  it('L11: freezes that come after a package which had some already hold it back no more', () => {
    const second: Order = {
      type: 'record-search',
      system: 'billing',
      findings: [
        { account: 'B', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm2'], hers: false },
      ],
    };
    const frozen = (n: 1 | 2, proposal: string): readonly Order[] => [
      propose({ kind: 'freeze', match: `m${n}` }),
      approve(proposal),
      done(`m${n}.freeze`),
      done(`m${n}.stop-orders`),
    ];
    const two = [both, prepared, found, second, ...collected('m1'), ...collected('m2'), proved, built('p1')];
    const nextDay: Order = { type: 'tick', by: 'sweep', at: '2026-11-03T15:00:00.000Z' };
    const packed = [...two, ...frozen(1, 'd1'), nextDay, built('p2')] as readonly Order[];
    expect(packages(...packed)).toEqual(['p1 r1 built m1,m2', 'p2 r1 built m1,m2']);
    const sent = play(...packed, release('p2'), ...frozen(2, 'd3'), approve('d2'));
    expect(sent.last.slice(0, 2).map((e) => e.type)).toEqual(['decision-approved', 'records-released']);
    expect(file(sent).packages['p2']?.status).toBe('released');
  });
});

describe('a package a person orders (L16, L40)', () => {
  it('is of a request there is and that has no answer, of a person who is verified, of something that was collected', () => {
    expect(play(...ready, byHand('r9')).refusal).toBe('thing.absent');
    expect(play(opened(), prepared, found, byHand()).refusal).toBe('rule.not-verified');
    expect(play(opened(), prepared, found, proved, byHand()).refusal).toBe('rule.package-missing');
    expect(play(...ready, built('p1'), release('p1'), approve('d1'), byHand()).refusal).toBe('case.moved-on');
  });

  it('is the one there is already, when that is still true', () => {
    expect(play(...ready, byHand()).last).toEqual([]);
    expect(play(...ready, built('p1'), byHand()).last).toEqual([]);
  });
});
