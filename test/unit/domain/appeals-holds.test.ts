import { describe, expect, it } from 'vitest';
import type { CaseFile, Step } from '../../../shared/domain/case/state.ts';
import { decideAppeals, mayTell, owedNotices } from '../../../shared/domain/case/tracks/appeals.ts';
import { type Action, actions, type Outcome, outcomes } from '../../../shared/domain/case/vocabulary.ts';
import { file, play, rosa } from './given.ts';
import { appeal, held, told } from './given-appeals.ts';

const stamp = { at: '2026-11-02T15:00:00.000Z', actor: rosa, id: 'c1' };
const step = (action: Action, outcome: Outcome, more: Partial<Step> = {}): Step => ({
  id: `m1.${action}`,
  match: 'm1',
  action,
  outcome,
  undoing: false,
  attempt: 1,
  round: 1,
  since: stamp.at,
  ...more,
});
const onCard = (action: Action, outcome: Outcome): Step =>
  step(action, outcome, { id: `m1.${action}.pm1`, instrument: 'pm1' });
const withSteps = (...steps: readonly Step[]): CaseFile => ({
  ...file(play(...held())),
  steps: Object.fromEntries(steps.map((s) => [s.id, s])),
});

describe('T2: what the holder of an account can ask another look at', () => {
  const all = actions.flatMap((action) => outcomes.map((outcome) => [action, outcome] as const));
  const isFelt = (action: Action) => ['hold', 'remove', 'block', 'freeze', 'stop-orders'].includes(action);

  it('is what he feels and stands, or is about to: of nothing else there is an appeal', () => {
    for (const [action, outcome] of all) {
      const decided = decideAppeals(withSteps(step(action, outcome)), {
        ...stamp,
        type: 'receive-appeal',
        match: 'm1',
        note: 'said',
      });
      const stands = isFelt(action) && (outcome === 'done' || outcome === 'running');
      expect([action, outcome, decided.ok]).toEqual([action, outcome, stands]);
    }
  });

  it('is on his own account: what stands on another one is no matter of his', () => {
    const elsewhere = withSteps(step('hold', 'done', { match: 'm2' }));
    expect(decideAppeals(elsewhere, { ...stamp, type: 'receive-appeal', match: 'm1', note: 'said' })).toEqual({
      ok: false,
      error: 'case.moved-on',
    });
  });

  it('is received on the day it is where the business is, and numbered', () => {
    const night = '2026-11-03T04:30:00.000Z';
    const first = play(...told, appeal({ at: night }));
    expect(first.last).toEqual([
      { v: 1, type: 'appeal-received', appeal: 'a1', match: 'm1', receivedOn: '2026-11-02', note: 'said' },
      { v: 1, type: 'task-opened', task: 'appeal.a1', kind: 'appeal', about: 'a1' },
      { v: 1, type: 'mail-owed', mail: 'S-appeal.a1', template: 'S-appeal', to: 'compliance', about: 'a1' },
    ]);
    expect(play(...told, appeal({ at: night, receivedOn: '2026-11-02' })).refusal).toBeUndefined();
    expect(play(...told, appeal({ at: night, receivedOn: '2026-11-03' })).refusal).toBe('rule.receipt-in-future');
    expect(Object.keys(file(play(...told, appeal(), appeal())).appeals)).toEqual(['a1', 'a2']);
  });
});

describe('T2: which holds an appeal can lift', () => {
  const removals = outcomes.map((outcome) => [outcome, !['done', 'running', 'unknown'].includes(outcome)] as const);
  const lift = (of: CaseFile) =>
    decideAppeals(
      { ...of, appeals: { a1: { id: 'a1', match: 'm1', receivedOn: '2026-11-02', status: 'open' } } },
      { ...stamp, type: 'settle-appeal', appeal: 'a1', outcome: 'hold-lifted', note: 'why' },
    ).ok;

  it.each(removals)('a hold whose removal is “%s”: %s', (outcome, can) => {
    expect(lift(withSteps(onCard('hold', 'done'), onCard('remove', outcome)))).toBe(can);
  });

  it.each(outcomes)('a hold that is “%s” itself only when it is done', (outcome) => {
    expect(lift(withSteps(onCard('hold', outcome)))).toBe(outcome === 'done');
  });

  it('no block, and no hold on another account', () => {
    expect(lift(withSteps(onCard('block', 'done')))).toBe(false);
    expect(lift(withSteps({ ...onCard('hold', 'done'), match: 'm2' }))).toBe(false);
  });
});

describe('T2: what a holder may be told', () => {
  const tell = (notice: 'on-hold' | 'stays' | 'back', ...steps: readonly Step[]) =>
    mayTell(withSteps(...steps), step('notice', 'planned', { notice }));

  it.each(['on-hold', 'stays'] as const)('“%s” whatever stands', (kind) => {
    expect([tell(kind), tell(kind, onCard('hold', 'done')), tell(kind, step('freeze', 'running'))]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('“back” only when it is: with no freeze, and no hold on a card still there, standing or about to', () => {
    const cannot = {
      hold: ['done', 'running', 'unknown'],
      freeze: ['done', 'running', 'unknown'],
    };
    for (const outcome of outcomes) {
      expect([outcome, tell('back', onCard('hold', outcome))]).toEqual([outcome, !cannot.hold.includes(outcome)]);
      expect([outcome, tell('back', step('freeze', outcome))]).toEqual([outcome, !cannot.freeze.includes(outcome)]);
    }
    expect(tell('back', onCard('hold', 'done'), onCard('remove', 'done'))).toBe(true);
    expect(tell('back', onCard('remove', 'running'), step('stop-orders', 'done'))).toBe(true);
    expect(tell('back', step('freeze', 'running', { match: 'm2' }))).toBe(true);
  });

  it('that something is on hold, by the hold or by the freeze, of a match that is confirmed, once', () => {
    const notice = { v: 1, type: 'step-planned', step: 'm1.notice', match: 'm1', action: 'notice', notice: 'on-hold' };
    expect(owedNotices(withSteps(onCard('hold', 'done'), step('freeze', 'done')))).toEqual([notice]);
    expect(owedNotices(withSteps(step('freeze', 'done')))).toEqual([notice]);
    for (const action of actions.filter((one) => one !== 'hold' && one !== 'freeze'))
      expect(owedNotices(withSteps({ ...step(action, 'done'), id: 'other' }))).toEqual([]);
    for (const outcome of outcomes.filter((one) => one !== 'done'))
      expect(owedNotices(withSteps(onCard('hold', outcome)))).toEqual([]);
    expect(owedNotices(withSteps(onCard('hold', 'done'), step('notice', 'parked')))).toEqual([]);
    const wrong = withSteps(onCard('hold', 'done'));
    const match = wrong.matches['m1']!;
    expect(owedNotices({ ...wrong, matches: { m1: { ...match, status: 'rejected' } } })).toEqual([]);
    expect(owedNotices({ ...wrong, safeContact: true })).toEqual([]);
  });
});
