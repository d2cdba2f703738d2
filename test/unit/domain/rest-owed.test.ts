import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../shared/domain/case/effects.ts';
import { nextCheck, viewOf, wordFor } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  approve,
  close,
  done,
  file,
  found,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openedWith,
  openTasks,
  type Played,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  ticks,
  wantsRecords,
} from './given.ts';
import { post, posted, print, returned } from './given-letters.ts';
import { built, collected, handedOver, release } from './given-records.ts';

const reminders = (played: Played) => Object.keys(file(played).requests['r1']?.reminders ?? {}).map(Number);
const decline = (ground: 'A' | 'D'): Order => propose({ kind: 'decline', request: 'r1', ground });
const byHand: Order = { type: 'order-package', request: 'r1', actor: rosa };

const part = [wantsRecords, prepared, kinLookedUp, found, silent, proved, ...collected(), ...handedOver];
const answer: Order = { ...nothing, actor: rosa } as Order;
const rest = [nothing, built('p2'), release('p2'), approve('d2')];

describe('a part that was released (L13, L16, L40)', () => {
  it('L16: stops neither the reminders nor day 27 nor the missed date of the rest', () => {
    const late = play(...part, ...ticks(1, 32));
    expect(reminders(late)).toEqual(expect.arrayContaining([10, 20, 25, 27, 28, 30, 32]));
    expect(openTasks(late)).toContain('deadline-choice.r1');
    expect(file(late).requests['r1']).toMatchObject({ missed: true, dueOn: '2026-12-02' });
    expect(viewOf(late.state as never).dueOn).toBe('2026-12-02');
    expect(wordFor(file(late), 'open')).toBe('partly');
  });

  it('L16: its schedules stay, and the sweep comes back on its days', () => {
    const event = { v: 1, type: 'request-answered', request: 'r1', how: 'records', days: 0 } as const;
    expect(effectsOf({ ...event, partial: true })).toEqual([]);
    expect(effectsOf({ ...event, partial: false })).toEqual([{ to: 'schedules', drop: 'r1' }]);
    const { state } = play(...part, ...ticks(1, 9));
    if (state.phase === 'none') throw new Error('no case');
    const quiet = { ...state, file: { ...state.file, mails: {}, steps: {}, searches: {}, kinLookedUp: true } };
    expect(nextCheck(quiet, '2026-11-11T20:00:00.000Z', defaultRetention)).toBe('2026-11-12T14:00:00.000Z');
  });

  it('L16 L40: the rest sent in time ends them, the task of day 27 and the case', () => {
    // The end of the hold is news, and packed: the system that does not answer is not waited for.
    const lapsed = [done('m1.notice'), ...ticks(1, 4), done('m1.hold.pm1'), ...ticks(5, 6), built('p2')];
    const whole = [nothing, built('p3'), release('p3'), approve('d2')];
    const played = play(...part, ...lapsed, ...ticks(7, 27), ...whole, ...ticks(28, 40));
    expect(Math.max(...reminders(played))).toBe(27);
    expect(file(played).requests['r1']?.missed).toBe(false);
    expect(openTasks(played)).toEqual([]);
    expect(played.state.phase).toBe('closed');
  });

  it('L40: a case whose rest is owed does not close, whatever tasks are closed; that of the rest itself cannot be', () => {
    expect(play(...part, close('system-parked.billing')).state.phase).toBe('open');
    const packed = [...part, answer, built('p2')];
    expect(play(...packed, close('release-rest.p2')).refusal).toBe('rule.task-stands');
  });

  it('L16 L40: what came of the rest so far is ordered by hand and sent as one more part', () => {
    const more: Order = {
      type: 'record-search',
      system: 'billing',
      findings: [
        { account: 'B', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm2'], hers: false },
        { account: 'C', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm3'], hers: false },
      ],
      actor: rosa,
    };
    const some = [...part, more, ...collected('m2')];
    const sent = play(...some, byHand, built('p2'), release('p2'), approve('d2'));
    expect(file(sent).packages['p2']).toMatchObject({ status: 'released', partial: true });
    expect(play(...part, ...rest, byHand).refusal).toBe('case.moved-on');
    expect(sent.state.phase).toBe('open');
  });

  it('L38 L40: the rest is declined by two people on a ground, with a letter, and what she got stays her answer', () => {
    const declined = play(...part, close('system-parked.billing'), decline('A'), approve('d2'));
    expect(file(declined).requests['r1']?.answer).toMatchObject({ how: 'records', ground: 'A', partial: undefined });
    expect(file(declined).mails['V9.r1']?.status).toBe('owed');
    // Nothing more is owed: her page says so.
    expect(wordFor(file(declined), 'closed')).toBe('ready');
    expect(declined.state.phase).toBe('closed');
  });

  it('L33: records that are whole, sent for her second ask, are the rest of the first too', () => {
    const asked: Order = { type: 'receive-request', channel: 'web', why: 'second-ask', actor: rosa };
    const again = [
      ...part,
      asked,
      prepared,
      found,
      nothing,
      done('m1.collect'),
      built('p2'),
      release('p2', 'r2'),
      approve('d2'),
    ];
    expect(file(play(...again)).packages['p2']?.status).toBe('released');
    expect(play(...again).state.phase).toBe('closed');
  });

  it('L33 L37: a part that came back by post is sent again as it was; no package is made for that', () => {
    const at = '2026-11-03T15:00:00.000Z';
    const route: Order = { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa, at };
    const [, ...orders] = part;
    const again = [
      openedWith({ wants: ['records'], byPost: true }),
      ...orders,
      print('V8.p1', at),
      post('V8.p1', at, '2026-11-02'),
      returned('V8.p1', at),
      route,
      ...posted('V8.p1~2', at),
    ];
    expect(file(play(...again)).requests['r2']?.answer).toMatchObject({ how: 'records', partial: true });
    expect(Object.keys(file(play(...again)).packages)).toEqual(['p1']);
    expect(file(play(...again, ...ticks(2, 32))).requests['r2']?.reminders).toEqual({});
  });
});

describe('nothing found so far, and a system that has not answered (L16, L25, L26)', () => {
  const quiet = [wantsRecords, prepared, noFindings, silent, proved] satisfies Order[];
  const soFar = propose({ kind: 'nothing-found', request: 'r1', soFar: true });
  const whole = propose({ kind: 'nothing-found', request: 'r1' });
  const said = [...quiet, soFar, approve('d1')];

  it('L25: is a lawful part-answer on day 27; that nothing was found is not', () => {
    expect(play(...quiet, whole).refusal).toBe('rule.searches-open');
    const played = play(...said);
    expect(file(played).requests['r1']?.answer).toMatchObject({ how: 'nothing-found', partial: true });
    expect(file(played).mails['V10.r1.so-far']?.status).toBe('owed');
    expect(wordFor(file(played), 'open')).toBe('none-yet');
  });

  it('L16: its days go on, and the case stays open though its task was closed', () => {
    const late = play(...said, close('system-parked.billing'), ...ticks(1, 32));
    expect(file(late).requests['r1']?.missed).toBe(true);
    expect(late.state.phase).toBe('open');
  });

  it('L26: once the system has answered that it has nothing, two people say so, and the case closes', () => {
    expect(play(...quiet, answer, soFar).refusal).toBe('case.moved-on');
    const told = play(...said, answer, whole, approve('d2'));
    expect(file(told).requests['r1']?.answer).toMatchObject({ how: 'nothing-found', partial: undefined });
    expect(file(told).mails['V10.r1']?.status).toBe('owed');
    expect(told.state.phase).toBe('closed');
  });

  it('L28 L40: what it finds after that is packed, released, and the answer is the records', () => {
    const later = { ...found, system: 'billing', actor: rosa } as Order;
    const packed = play(...said, later, ...collected(), built('p1'));
    expect(openTasks(packed)).toEqual(['release-rest.p1']);
    const sent = play(...said, later, ...collected(), built('p1'), release('p1'), approve('d2'));
    expect(file(sent).requests['r1']?.answer).toMatchObject({ how: 'records', partial: false });
    expect(sent.state.phase).toBe('closed');
  });

  it('L25: while a system is being asked by machine it waits for that; by a person it does not', () => {
    expect(play(wantsRecords, prepared, noFindings, proved, soFar).refusal).toBe('rule.searches-open');
    const hand = {
      ...prepared,
      systems: [
        { system: 'shop', owner: 'shop-team' },
        { system: 'archive', owner: 'archive-team', byHandDays: 30 },
      ],
    } as Order;
    expect(play(wantsRecords, hand, noFindings, proved, soFar).refusal).toBeUndefined();
    expect(play(wantsRecords, prepared, found, silent, proved, soFar).refusal).toBe('rule.records-exist');
  });

  it('L33: a document she sends then belongs to the request that is not done', () => {
    const promise: Order = {
      type: 'promise-document',
      document: 'x1',
      purpose: 'other',
      actor: { kind: 'subject' },
    } as Order;
    expect(Object.keys(file(play(...said, promise)).requests)).toEqual(['r1']);
  });
});

describe('the fourth ground (L30, L38)', () => {
  it('L38: browsing data is no ground against somebody whose records were collected', () => {
    const whole = [wantsRecords, prepared, found, nothing, proved, ...collected()] satisfies Order[];
    expect(play(...whole, decline('D')).refusal).toBe('rule.records-collected');
    expect(play(...whole, decline('A')).refusal).toBeUndefined();
    expect(play(wantsRecords, prepared, decline('D')).refusal).toBeUndefined();
  });
});
