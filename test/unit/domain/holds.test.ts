import { describe, expect, it } from 'vitest';
import { nextCheck } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  approve,
  done,
  file,
  found,
  kinLookedUp,
  nothing,
  type Order,
  openCase,
  openTasks,
  outcomes,
  play,
  prepared,
  propose,
  proved,
  rosa,
  tick,
  wantsRecords,
} from './given.ts';
import { drop } from './given-letters.ts';
import { collected } from './given-records.ts';

/** Held at 15:00 on November 2: staff are warned on the 4th, it ends on the 5th. */
const held = [
  openCase,
  prepared,
  kinLookedUp,
  found,
  nothing,
  done('m1.preserve'),
  done('m1.hold.pm1'),
  done('m1.notice'),
  done('m1.collect'),
];
const renew = (at: string): Order => ({ type: 'renew-hold', step: 'm1.hold.pm1', note: 'n', actor: rosa, at });
const released: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone' };
const lapse = { v: 1, type: 'hold-lapsed', step: 'm1.hold.pm1' };
const lapses = (...orders: readonly Order[]) => play(...orders).events.some((e) => e.type === 'hold-lapsed');
const opened = (...orders: readonly Order[]) => openTasks(play(...orders));
const [warned, over] = [tick('2026-11-04T15:00:00.000Z'), tick('2026-11-05T15:00:00.000Z')];

describe('T2: a hold on a report alone ends by itself', () => {
  it('nothing happens before 48 hours', () => {
    expect(play(...held, tick('2026-11-04T14:59:59.000Z')).last).toEqual([]);
  });

  it('at 48 hours staff are warned once, by a task and a mail that names the day', () => {
    const played = play(...held, warned);
    expect(played.last[0]).toEqual({
      v: 1,
      type: 'hold-warned',
      step: 'm1.hold.pm1',
      lapsesAt: '2026-11-05T15:00:00.000Z',
    });
    expect(file(played).tasks['hold-lapsing.m1.hold.pm1']?.open).toBe(true);
    expect(file(played).mails['S-hold.2026-11-05']?.to).toBe('compliance');
    expect(play(...held, warned, tick('2026-11-04T16:00:00.000Z')).last).toEqual([]);
  });

  it('several holds that end on one day are one mail', () => {
    const two: Order = {
      type: 'record-search',
      system: 'shop',
      findings: [
        {
          account: 'A',
          basis: [{ kind: 'card', exact: true, card: 'card1' }],
          instruments: ['pm1', 'pm2'],
          hers: false,
        },
      ],
    };
    const all = [
      openCase,
      prepared,
      kinLookedUp,
      nothing,
      two,
      ...['m1.preserve', 'm1.hold.pm1', 'm1.notice', 'm1.hold.pm2', 'm1.collect'].map(done),
    ];
    expect(play(...all, warned).last.map((e) => e.type)).toEqual([
      'hold-warned',
      'hold-warned',
      'mail-owed',
      'task-opened',
      'task-opened',
    ]);
    // The second was made two minutes after the first.
    const later = (step: string): Order => ({ ...done(step), at: '2026-11-02T15:02:00.000Z' });
    const others = ['m1.preserve', 'm1.hold.pm1', 'm1.notice', 'm1.collect'].map(done);
    const apart = [...all.slice(0, 5), ...others, later('m1.hold.pm2')];
    expect(play(...apart, warned, tick('2026-11-04T15:02:00.000Z')).last.map((e) => e.type)).toEqual([
      'hold-warned',
      'task-opened',
    ]);
  });

  it('G5: at 72 hours it is released, logged, and the task goes away', () => {
    const played = play(...held, warned, over);
    expect(played.last).toContainEqual({ v: 1, type: 'hold-lapsed', step: 'm1.hold.pm1' });
    expect(played.last).toContainEqual({ v: 1, type: 'step-due', step: 'm1.hold.pm1', attempt: 1, undo: true });
    expect(file(played).tasks['hold-lapsing.m1.hold.pm1']?.open).toBe(false);
    expect(outcomes(play(...held, over, released))['m1.hold.pm1']).toBe('undone');
  });

  it('G5: the sweep that comes hourly takes it off from two hours before, so that it ends within 72 though one sweep is lost', () => {
    expect(lapses(...held, warned, tick('2026-11-05T12:59:59.000Z'))).toBe(false);
    expect(lapses(...held, warned, tick('2026-11-05T13:00:00.000Z'))).toBe(true);
  });

  it('it lapses though nobody was warned: a lost warning keeps no hold', () => {
    expect(play(...held, tick('2026-11-08T15:00:00.000Z')).last[0]?.type).toBe('hold-lapsed');
  });

  it('renewed with a reason it holds another 72 hours, with a warning of its own', () => {
    const renewed = [...held, warned, renew('2026-11-05T10:00:00.000Z')];
    expect(play(...renewed).last.map((e) => e.type)).toEqual(['hold-renewed', 'task-closed']);
    expect(play(...renewed, over).last).toEqual([]);
    expect(play(...renewed, tick('2026-11-07T10:00:00.000Z')).last[0]?.type).toBe('hold-warned');
    expect(play(...renewed, tick('2026-11-08T10:00:00.000Z')).last[0]?.type).toBe('hold-lapsed');
  });

  it('only what is held can be renewed', () => {
    expect(play(openCase, prepared, found, renew('2026-11-02T16:00:00.000Z')).refusal).toBe('case.moved-on');
    expect(play(openCase, renew('2026-11-02T16:00:00.000Z')).refusal).toBe('thing.absent');
    expect(play(...held, over, released, renew('2026-11-05T16:00:00.000Z')).refusal).toBe('case.moved-on');
  });

  it('verification confirms it: no lapse, whether the card came off or the removal stands still', () => {
    expect(play(...held, proved, over).events.some((e) => e.type === 'hold-lapsed')).toBe(false);
    expect(play(...held, proved, done('m1.remove.pm1'), over).events.some((e) => e.type === 'hold-lapsed')).toBe(false);
    expect(file(play(...held, warned, proved)).tasks['hold-lapsing.m1.hold.pm1']?.open).toBe(false);
  });

  it('L41: verified after the lapse, the card is held again and then comes off, under keys of its own', () => {
    const back = play(...held, over, released, proved);
    expect(outcomes(back)).toMatchObject({ 'm1.hold.pm1': 'running', 'm1.remove.pm1': 'planned' });
    expect(file(back).steps['m1.hold.pm1']?.round).toBe(2);
    expect(outcomes(play(...held, over, released, proved, done('m1.hold.pm1')))['m1.remove.pm1']).toBe('running');
  });

  it('the sweep looks when a warning or an end comes, not a day later', () => {
    const mailed = ['V1.r1', 'S-new.r1'].flatMap((mail): Order[] => [
      { type: 'claim-mail', mail },
      { type: 'watch-mail', mail, word: 'delivered', permanent: false },
    ]);
    const { state } = play(...held, ...mailed);
    if (state.phase === 'none') throw new Error('no case');
    expect(nextCheck(state, '2026-11-04T02:00:00.000Z', defaultRetention)).toBe('2026-11-04T15:00:00.000Z');
    expect(nextCheck(state, '2026-11-04T16:00:00.000Z', defaultRetention)).toBe('2026-11-05T13:00:00.000Z');
  });

  it('T2: a case that closed before the 72 hours were over is warned of and lets go like any other, then closes again', () => {
    const small = [wantsRecords, ...held.slice(1)];
    const decline = [propose({ kind: 'decline', request: 'r1', ground: 'B' }), approve('d1')];
    const withdraw: Order = { type: 'withdraw', note: 'n', actor: rosa };
    const toldByPost = drop('V16.r1.2026-11-02T15:00:00.000Z');
    for (const end of [decline, [withdraw, toldByPost]]) {
      expect(play(...small, ...end).state.phase).toBe('closed');
      expect(opened(...small, ...end, warned)).toEqual(['hold-lapsing.m1.hold.pm1']);
      expect(play(...small, ...end, warned, over).last).toContainEqual(lapse);
      expect(outcomes(play(...small, ...end, warned, over))['m1.hold.pm1']).toBe('running');
      expect(play(...small, ...end, warned, over, released).state.phase).toBe('closed');
      expect(outcomes(play(...small, ...end, over, released))['m1.hold.pm1']).toBe('undone');
    }
  });

  it('T2: verified, but no removal was asked for: nothing follows it, so it ends like any other and is not held again', () => {
    const kept = [wantsRecords, ...held.slice(1)];
    expect(opened(...kept, proved, warned)).toContain('hold-lapsing.m1.hold.pm1');
    expect(opened(...kept, warned, proved)).toContain('hold-lapsing.m1.hold.pm1');
    expect(play(...kept, proved, warned, over).last).toContainEqual(lapse);
    expect(lapses(...kept, proved, renew('2026-11-03T15:00:00.000Z'), over)).toBe(false);
    expect(outcomes(play(...kept, over, released, proved))['m1.hold.pm1']).toBe('undone');
  });

  it('T2: the removal it waited for was undone, or will not begin: 72 hours from then, with a warning', () => {
    const removed = [...held, proved, done('m1.flag'), done('m1.remove.pm1'), done('m1.block.pm1')];
    const later = '2026-11-10T15:00:00.000Z';
    const undone = [
      { type: 'undo-step', step: 'm1.remove.pm1', note: 'n', actor: rosa, at: later } as Order,
      { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'undone', at: later } as Order,
    ];
    const waits = [...held.slice(0, 4), ...collected(), proved];
    const withdrawn = [{ type: 'withdraw', note: 'n', actor: rosa, at: later } as Order];
    for (const [before, end] of [
      [removed, undone],
      [waits, withdrawn],
    ] as const) {
      expect(lapses(...before, tick('2026-11-12T14:00:00.000Z'))).toBe(false);
      expect(lapses(...before, ...end, tick('2026-11-12T14:00:00.000Z'))).toBe(false);
      expect(opened(...before, ...end, tick('2026-11-12T15:00:00.000Z'))).toContain('hold-lapsing.m1.hold.pm1');
      expect(lapses(...before, ...end, tick('2026-11-13T15:00:00.000Z'))).toBe(true);
    }
  });

  it('T2: what she took back and goes on with is held until the card comes off, without a word of its end', () => {
    const waits = [...held.slice(0, 4), ...collected(), proved];
    const withdrawn = [...waits, { type: 'withdraw', note: 'n', actor: rosa } as Order];
    const back = (at: string): Order => ({ type: 'take-back-withdrawal', note: 'n', actor: rosa, at });
    expect(opened(...withdrawn, warned)).toContain('hold-lapsing.m1.hold.pm1');
    expect(opened(...withdrawn, warned, back('2026-11-04T16:00:00.000Z'))).not.toContain('hold-lapsing.m1.hold.pm1');
    expect(lapses(...withdrawn, warned, back('2026-11-04T16:00:00.000Z'), over)).toBe(false);
    expect(outcomes(play(...withdrawn, over, released, back('2026-11-06T16:00:00.000Z')))['m1.hold.pm1']).toBe(
      'running',
    );
  });
});
