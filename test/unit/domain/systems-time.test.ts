import { describe, expect, it } from 'vitest';
import type { CaseFile, Search, Step } from '../../../shared/domain/case/state.ts';
import {
  dueSystems,
  isTransient,
  stepAnswerBy,
  systemsStopped,
  systemTimers,
} from '../../../shared/domain/case/tracks/by-hand.ts';
import type { Outcome } from '../../../shared/domain/case/vocabulary.ts';
import { clock, done, file, found, nothing, type Order, openCase, play, prepared, rosa } from './given.ts';

const since = '2026-11-02T15:00:00.000Z';
const nextDay = '2026-11-03T15:00:00.000Z';
const justBefore = '2026-11-03T14:59:59.999Z';
/** Midnight in New York after the fifth day, and the last moment before it. */
const over = '2026-11-08T05:00:00.000Z';
const lastMoment = '2026-11-08T04:59:59.999Z';
const base = () => file(play(openCase, prepared, found, nothing, done('m1.preserve')));
const byHand = { days: 5, answerBy: '2026-11-07' };
const search = (more: object): Search => ({ owner: 'team', status: 'running', ...more }) as Search;
const withSearches = (searches: Readonly<Record<string, Search>>): CaseFile => ({ ...base(), searches, steps: {} });
const step = (outcome: Outcome, reason?: string, more: Partial<Step> = {}): Step => ({
  id: 'm1.hold.pm1',
  match: 'm1',
  action: 'hold',
  instrument: 'pm1',
  outcome,
  reason,
  undoing: false,
  attempt: 3,
  round: 1,
  since,
  ...more,
});
const withSteps = (...steps: readonly Step[]): CaseFile => ({
  ...base(),
  steps: Object.fromEntries(steps.map((s) => [s.id, s])),
});
const asked = { v: 1, type: 'step-due', step: 'm1.hold.pm1', attempt: 4, undo: false };

describe('L25: a search that waits', () => {
  const planned = { v: 1, type: 'search-planned', system: 'shop', owner: 'team', name: 'Shop' };
  it('of a system that was down is asked again when a day has passed, at that very moment', () => {
    const down = withSearches({ shop: search({ status: 'parked', name: 'Shop', reason: 'timeout', since }) });
    expect(dueSystems(down, justBefore)).toEqual([]);
    expect(dueSystems(down, nextDay)).toEqual([planned]);
    expect(systemTimers(down)).toEqual([Date.parse(nextDay)]);
  });

  it('of a person is overdue when his last day is over where the business is, not a moment earlier', () => {
    const waits = withSearches({ archive: search({ byHand }) });
    expect(dueSystems(waits, lastMoment)).toEqual([]);
    expect(dueSystems(waits, over)).toEqual([{ v: 1, type: 'search-parked', system: 'archive', reason: 'overdue' }]);
    expect(systemTimers(waits)).toEqual([Date.parse(over)]);
  });

  it('is neither when it has ended, is running, or is overdue already', () => {
    const none = withSearches({
      ended: search({ status: 'ended', byHand, endedAt: since, hits: 0 }),
      shop: search({}),
      archive: search({ status: 'parked', byHand, reason: 'overdue', since }),
    });
    expect(dueSystems(none, '2026-11-20T15:00:00.000Z')).toEqual([]);
    expect(systemTimers(none)).toEqual([]);
  });
});

describe('L41: a step that waits', () => {
  it.each(['timeout', 'unreachable', 'server-error', 'throttled', 'bad-answer', 'circuit-open', 'emergency-stop'])(
    '“%s” is asked again when a day has passed, at that very moment',
    (reason) => {
      const waits = withSteps(step('parked', reason));
      expect(isTransient(step('parked', reason))).toBe(true);
      expect(dueSystems(waits, justBefore)).toEqual([]);
      expect(dueSystems(waits, nextDay)).toEqual([asked]);
      expect(systemTimers(waits)).toEqual([Date.parse(nextDay)]);
    },
  );

  it.each([undefined, 'no-permission', 'overdue', 'taken-back', 'note.1'])('“%s” is asked of a person', (reason) => {
    const waits = withSteps(step('parked', reason));
    expect(isTransient(step('parked', reason))).toBe(false);
    expect(dueSystems(waits, nextDay)).toEqual([]);
    expect(systemTimers(waits)).toEqual([]);
  });

  it.each(['planned', 'running', 'done', 'not-found', 'refused', 'unknown', 'undone'] as const)(
    'nothing is asked again of a step that is “%s”, whatever it was parked for before',
    (outcome) => {
      for (const reason of ['timeout', 'by-hand']) {
        expect(dueSystems(withSteps(step(outcome, reason)), over)).toEqual([]);
        expect(systemTimers(withSteps(step(outcome, reason)))).toEqual([]);
      }
    },
  );

  it('G5: an undoing goes on whatever became of the match or of what she asked; a doing does not', () => {
    const { r1 } = base().requests;
    const withdrawn = { r1: { ...r1!, answer: { how: 'withdrawn', at: since, days: 0 } as const } };
    const m1 = base().matches['m1']!;
    for (const change of [{ requests: withdrawn }, { matches: { m1: { ...m1, status: 'rejected' as const } } }]) {
      const doing = { ...withSteps(step('parked', 'timeout')), ...change };
      const undoing = { ...withSteps(step('parked', 'timeout', { undoing: true })), ...change };
      expect([dueSystems(doing, nextDay), systemTimers(doing)]).toEqual([[], []]);
      expect(dueSystems(undoing, nextDay)).toEqual([{ ...asked, undo: true }]);
      expect(systemTimers(undoing)).toEqual([Date.parse(nextDay)]);
    }
  });

  it('of a person is overdue when the days of his system are over, seven where none were set', () => {
    const waits = withSteps(step('parked', 'by-hand'));
    expect(stepAnswerBy(waits, step('parked', 'by-hand'))).toBe('2026-11-09');
    expect(stepAnswerBy(waits, step('parked', 'by-hand', { match: 'm9' }))).toBe('2026-11-09');
    const five = { ...waits, searches: { shop: search({ status: 'ended', byHand, endedAt: since, hits: 1 }) } };
    expect(stepAnswerBy(five, step('parked', 'by-hand'))).toBe('2026-11-07');
    expect(dueSystems(five, lastMoment)).toEqual([]);
    expect(dueSystems(five, over)).toEqual([
      { v: 1, type: 'step-settled', step: 'm1.hold.pm1', outcome: 'parked', reason: 'overdue' },
    ]);
    expect(systemTimers(five)).toEqual([Date.parse(over)]);
  });
});

describe('who is told of a system without an API', () => {
  const settle = (outcome: string, reason?: string, more: object = {}): Order =>
    ({ type: 'settle-step', step: 'm1.hold.pm1', outcome, reason, ...more }) as Order;
  const begun = [openCase, prepared, found, nothing, done('m1.preserve'), done('m1.collect')];
  const mine = {
    v: 1,
    type: 'task-opened',
    task: 'step-by-hand.m1.hold.pm1',
    kind: 'step-by-hand',
    about: 'm1.hold.pm1',
  };
  const toOwner = {
    v: 1,
    type: 'mail-owed',
    mail: 'S-by-hand.m1.hold.pm1',
    template: 'S-by-hand',
    to: 'system-owner',
    about: 'm1.hold.pm1',
  };

  it('its holder, when a step is his to do; not of a step that was refused or is down', () => {
    expect(play(...begun, settle('parked', 'by-hand')).last.slice(1)).toEqual([mine, toOwner]);
    expect(play(...begun, settle('refused', 'by-hand')).last).not.toContainEqual(mine);
    expect(play(...begun, settle('parked', 'timeout')).last).not.toContainEqual(mine);
  });

  it('nobody, when a system with an API is searched', () => {
    const types = play(openCase, prepared).last.map((e) => e.type);
    expect(types).toEqual(['identifiers-prepared', 'search-planned', 'search-planned']);
  });

  it('he is not done while nobody heard what came of it', () => {
    const orders = [
      ...begun,
      settle('parked', 'by-hand'),
      { type: 'retry-step', step: 'm1.hold.pm1', actor: rosa },
    ] satisfies Order[];
    expect(file(play(...orders)).tasks['step-by-hand.m1.hold.pm1']?.open).toBe(true);
    expect(play(...orders, settle('unknown')).last.map((e) => e.type)).toEqual(['step-settled']);
    expect(play(...orders, settle('done')).last).toContainEqual({
      v: 1,
      type: 'task-closed',
      task: 'step-by-hand.m1.hold.pm1',
    });
  });
});

describe('L41: an emergency stop that is still on', () => {
  const card = { kind: 'card', exact: true, card: 'card1' } as const;
  const hit = (system: string, pm: string): Order => ({
    type: 'record-search',
    system,
    findings: [{ account: system, basis: [card], instruments: [pm, `${pm}b`], hers: false }],
  });
  const begun = [openCase, prepared, hit('shop', 'a'), hit('billing', 'b'), done('m1.preserve'), done('m2.preserve')];
  const stop = (id: string, reason = 'emergency-stop', at = since): Order => ({
    type: 'settle-step',
    step: id,
    outcome: 'parked',
    reason,
    at,
  });
  const settled = (id: string, outcome: 'done' | 'unknown', at = '2026-11-22T16:00:00.000Z'): Order => ({
    type: 'settle-step',
    step: id,
    outcome,
    at,
  });
  /** Parked so late that nothing is asked again in between. */
  const late = '2026-11-22T13:00:00.000Z';
  const tick = (at: string): Order => ({ type: 'tick', by: 'schedule', at, actor: clock });
  const day20 = tick('2026-11-22T14:05:00.000Z');
  const day25 = tick('2026-11-27T14:05:00.000Z');
  const opened = (...orders: readonly Order[]) =>
    play(...begun, ...orders).last.flatMap((e) =>
      e.type === 'task-opened' && e.kind === 'stop-still-on' ? [e.about] : [],
    );
  const all = ['m1.hold.a', 'm1.hold.ab', 'm2.hold.b'].map((id) => stop(id, 'emergency-stop', late));

  it('on day 20 is a task for each system in which something waits for it, once', () => {
    expect(opened(...all, tick('2026-11-21T14:05:00.000Z'))).toEqual([]);
    expect(opened(...all, day20)).toEqual(['shop', 'billing']);
    expect(systemsStopped(file(play(...begun, ...all)))).toEqual(['shop', 'billing']);
    const still = all.map((order) => ({ ...order, at: '2026-11-27T14:00:00.000Z' }));
    expect(opened(...all, day20, ...still, day25)).toEqual([]);
  });

  it('is none where something waits for another reason, or is being asked again just then', () => {
    expect(opened(stop('m1.hold.a', 'timeout', late), day20)).toEqual([]);
    expect(opened(...all, { type: 'retry-step', step: 'm2.hold.b', actor: rosa, at: late }, day20)).toEqual(['shop']);
  });

  it('is over for a system when nothing of the case waits for it there any more', () => {
    const closed = (...orders: readonly Order[]) =>
      play(...begun, ...all, day20, ...orders).last.flatMap((e) => (e.type === 'task-closed' ? [e.task] : []));
    const again = (id: string, outcome: 'done' | 'unknown'): readonly Order[] => [
      { type: 'retry-step', step: id, actor: rosa },
      settled(id, outcome),
    ];
    const both = [...again('m1.hold.a', 'done'), ...again('m1.hold.ab', 'done')];
    expect(closed(...again('m1.hold.a', 'done'))).not.toContain('stop-still-on.shop');
    expect(closed(...both)).toContain('stop-still-on.shop');
    expect(closed(...both)).not.toContain('stop-still-on.billing');
    expect(closed(...again('m2.hold.b', 'unknown'))).toEqual([]);
  });
});
