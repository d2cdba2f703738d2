import { describe, expect, it } from 'vitest';
import type { CaseFile, Package, Proposal, Request, Step } from '../../../shared/domain/case/state.ts';
import {
  collected,
  isWithheld,
  progress,
  restOwed,
  withheldFrom,
  withholdings,
} from '../../../shared/domain/case/tracks/records-owed.ts';
import { allowed } from '../../../shared/domain/case/tracks/step-order.ts';
import { isIdle } from '../../../shared/domain/case/tracks/steps.ts';
import type { Action, Decision, Outcome } from '../../../shared/domain/case/vocabulary.ts';
import { approve, done, file, found, nothing, type Order, openCase, play, prepared, propose, proved } from './given.ts';

const sure = file(play(openCase, prepared, found, nothing, proved, done('m1.preserve'), done('m1.hold.pm1')));
const step = (action: Action): Step => ({
  ...(sure.steps['m1.hold.pm1'] as Step),
  action,
  outcome: 'planned',
  instrument: ['hold', 'remove', 'block'].includes(action) ? 'pm1' : undefined,
});
const withStep = (base: CaseFile, id: string, outcome: Outcome | undefined): CaseFile => {
  const { [id]: before, ...others } = base.steps;
  return { ...base, steps: outcome === undefined ? others : { ...others, [id]: { ...(before as Step), outcome } } };
};
const decided = (...decisions: readonly (readonly [Decision, Proposal['status']])[]): CaseFile['proposals'] =>
  Object.fromEntries(
    decisions.map(([decision, status], i) => [`d${i}`, { id: `d${i}`, decision, by: 'rosa', status, note: 'n' }]),
  );
const withhold = (match: string, recordClass: 'orders' | 'payments', citation = 'c'): Decision => ({
  kind: 'withhold',
  match,
  class: recordClass,
  citation,
});

describe('whether a planned step may begin', () => {
  const actions = ['preserve', 'hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag', 'collect'] as const;
  const may = (base: CaseFile) => actions.filter((action) => allowed(base, step(action)));
  const freeze = { kind: 'freeze', match: 'm1' } as const;
  const unfreeze = { kind: 'unfreeze', match: 'm1' } as const;
  const removed = withStep(sure, 'm1.remove.pm1', 'done');
  const m1 = sure.matches['m1'];
  if (m1 === undefined) throw new Error('no match');

  it.each<[string, CaseFile, readonly Action[]]>([
    [
      'L41: preserved, searched and verified, the card comes off',
      sure,
      ['preserve', 'hold', 'remove', 'flag', 'collect'],
    ],
    ['L43: then it is blocked', removed, ['preserve', 'hold', 'remove', 'block', 'flag', 'collect']],
    ['L42: nothing before it was preserved', withStep(sure, 'm1.preserve', 'parked'), ['preserve']],
    ['L42: nor when that is not even planned', withStep(sure, 'm1.preserve', undefined), ['preserve']],
    [
      'a card that is being held does not come off yet',
      withStep(sure, 'm1.hold.pm1', 'running'),
      ['preserve', 'hold', 'flag', 'collect'],
    ],
    [
      'one that is not held at all does',
      withStep(sure, 'm1.hold.pm1', undefined),
      ['preserve', 'hold', 'remove', 'flag', 'collect'],
    ],
    [
      'G5: nothing on an account that is not confirmed',
      { ...sure, matches: { m1: { ...m1, status: 'rejected' } } },
      [],
    ],
    ['G5: nothing on an account that is not there', { ...sure, matches: {} }, []],
    [
      'L23: nothing that cannot be taken back before verification',
      { ...removed, proof: { status: 'wanted', missing: ['identity'] } },
      ['preserve', 'hold', 'collect'],
    ],
    [
      'L43: nor before it was looked up who else has the card',
      { ...removed, kinLookedUp: false },
      ['preserve', 'hold', 'collect'],
    ],
    [
      'L25: nor while a system is being asked',
      { ...removed, searches: { shop: { status: 'running', owner: 'o' } } },
      ['preserve', 'hold', 'collect'],
    ],
  ])('%s', (_, base, expected) => {
    expect(may(base)).toEqual(expected);
  });

  it('L44: the freeze as long as the last that two people decided of this account is that it be frozen', () => {
    const held = withhold('m1', 'orders');
    const other = { ...unfreeze, match: 'm2' };
    const frozen = (...decisions: readonly (readonly [Decision, Proposal['status']])[]) =>
      allowed({ ...sure, proposals: decided(...decisions) }, step('freeze'));
    expect(frozen([freeze, 'approved'])).toBe(true);
    expect(frozen([freeze, 'approved'], [held, 'approved'], [other, 'approved'])).toBe(true);
    expect(frozen([freeze, 'approved'], [unfreeze, 'open'])).toBe(true);
    expect(frozen([freeze, 'open'])).toBe(false);
    expect(frozen([freeze, 'approved'], [unfreeze, 'approved'])).toBe(false);
    expect(frozen([{ ...freeze, match: 'm2' }, 'approved'])).toBe(false);
  });

  it('orders are stopped once the account is frozen', () => {
    expect(may(withStep(sure, 'm1.freeze', 'done'))).toContain('stop-orders');
    expect(may(withStep(sure, 'm1.freeze', 'running'))).not.toContain('stop-orders');
  });
});

describe('what nothing waits for', () => {
  it('is what came to an end, a notice, and what waits for two people, but not what they decided and is under way', () => {
    const idle = (action: Action, outcome: Outcome, reason?: string) => isIdle({ ...step(action), outcome, reason });
    const ended = ['done', 'not-found', 'refused', 'parked', 'undone'] as const;
    expect(ended.filter((outcome) => !idle('hold', outcome))).toEqual([]);
    expect((['planned', 'running', 'unknown'] as const).filter((outcome) => idle('hold', outcome))).toEqual([]);
    expect(idle('hold', 'parked', 'by-hand')).toBe(false);
    expect(idle('notice', 'running')).toBe(true);
    for (const action of ['freeze', 'stop-orders'] as const) {
      expect(idle(action, 'planned')).toBe(true);
      expect(idle(action, 'running')).toBe(false);
    }
  });

  it('L31: a package says something else after each outcome, and after each class two people hold back', () => {
    const proposed = propose(withhold('m1', 'orders'));
    const orders = [openCase, prepared, found, nothing, proved, done('m1.preserve'), done('m1.hold.pm1')];
    const approved = [proposed, approve('d1')];
    const [before, waiting, after] = [orders, [...orders, proposed], [...orders, ...approved]].map((all) =>
      file(play(...all)),
    ) as [CaseFile, CaseFile, CaseFile];
    expect([before, waiting, after].map(progress)).toEqual([2, 2, 3]);
    expect([before, waiting, after].map(withholdings)).toEqual([0, 0, 1]);
    const twice: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'unknown' };
    const parked: Order = { ...twice, outcome: 'parked' } as Order;
    const retried: Order = { type: 'retry-step', step: 'm1.remove.pm1' };
    expect(progress(file(play(...orders, twice)))).toBe(2);
    expect(progress(file(play(...orders, parked, retried, twice, parked)))).toBe(3);
    expect(progress(file(play(...orders, parked, retried, done('m1.remove.pm1'))))).toBe(4);
  });
});

describe('what other law forbids to hand over (L31)', () => {
  it('is the class of the account that two people decided on, with the law, and no other', () => {
    const base = {
      ...sure,
      proposals: decided(
        [withhold('m1', 'orders', 'law 1'), 'approved'],
        [withhold('m1', 'payments', 'law 2'), 'open'],
        [withhold('m2', 'payments', 'law 3'), 'approved'],
        [{ kind: 'freeze', match: 'm1' }, 'approved'],
      ),
    };
    expect(withheldFrom(base, 'm1')).toEqual([{ class: 'orders', citation: 'law 1' }]);
    expect(isWithheld(base, 'm1', 'orders')).toBe(true);
    expect(isWithheld(base, 'm1', 'payments')).toBe(false);
    expect(withholdings(base)).toBe(2);
  });
});

describe('whether all her records are here (L40)', () => {
  const match = sure.matches['m1'];
  if (match === undefined) throw new Error('no match');
  const collect = (outcome: Outcome | undefined) =>
    outcome === undefined ? {} : { 'm2.collect': { ...step('collect'), outcome } };
  const accounts = (status: 'confirmed' | 'undecided', second: Outcome | undefined): CaseFile => ({
    ...sure,
    matches: { m1: match, m2: { ...match, id: 'm2', status } },
    steps: { 'm1.collect': { ...step('collect'), outcome: 'done' }, ...collect(second) },
  });

  it('they are when those of every confirmed account are, and when she asked for none', () => {
    expect(collected(accounts('confirmed', 'done'))).toBe(true);
    expect(collected(accounts('confirmed', 'parked'))).toBe(false);
    expect(collected(accounts('confirmed', undefined))).toBe(false);
    expect(collected(accounts('undecided', undefined))).toBe(true);
    expect(collected({ ...accounts('confirmed', undefined), wants: ['remove-cards'] })).toBe(true);
  });

  it('the rest is owed when a part was her answer and the last that went to her is still a part', () => {
    const pack = (id: string, partial: boolean, more: Partial<Package> = {}): Package => ({
      id,
      request: 'r1',
      partial,
      status: 'released',
      since: '2026-11-02T15:00:00.000Z',
      settled: 0,
      settledByPeople: 0,
      stopped: 0,
      supplied: 0,
      withheld: 0,
      unanswered: 0,
      matches: [],
      ...more,
    });
    const owed = (partial: boolean | undefined, ...packages: readonly Package[]) => {
      const answer = partial === undefined ? undefined : ({ how: 'records', at: '', days: 1, partial } as const);
      const requests = { r1: { ...(sure.requests['r1'] as Request), answer } };
      return restOwed({ ...sure, requests, packages: Object.fromEntries(packages.map((p) => [p.id, p])) }, 'r1');
    };
    const part = pack('p1', true);
    expect(owed(true, part)).toBe(true);
    expect(owed(true, part, pack('p2', false))).toBe(false);
    expect(owed(true, part, pack('p2', false, { status: 'built' }))).toBe(true);
    expect(owed(true, part, pack('p2', false, { request: 'r2' }))).toBe(false);
    expect(owed(true, part, pack('p2', false, { recipient: 'a1' }))).toBe(true);
    expect(owed(true)).toBe(false);
    expect(owed(false, part)).toBe(false);
    expect(owed(undefined, part)).toBe(false);
    expect(restOwed(sure, 'r9')).toBe(false);
  });
});
