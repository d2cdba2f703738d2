import { describe, expect, it } from 'vitest';
import type { Ground } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  close,
  done,
  file,
  found,
  freeze,
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
  tick,
  wrong,
} from './given.ts';
import { handedOver, notFrozen } from './given-records.ts';

const decline = (ground: Ground, proposal = 'd1', request = 'r1'): readonly Order[] => [
  propose({ kind: 'decline', request, ground }),
  approve(proposal),
];
const opened = (...orders: readonly Order[]) => openTasks(play(...orders));
const over = tick('2026-11-05T15:00:00.000Z');
const lifted: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone' };
const looked = { type: 'record-kin', kin: [], lookedUp: true } satisfies Order;
const late: Order = { type: 'receive-request', why: 'late-proof', channel: 'web', actor: rosa };
const again = [prepared, found, nothing];

/** Everything asked for, her card on the account, and no proof yet. */
const held = [
  openCase,
  prepared,
  looked,
  found,
  nothing,
  ...['m1.preserve', 'm1.hold.pm1', 'm1.notice', 'm1.collect'].map(done),
];
const removed = [...held, proved, done('m1.flag'), done('m1.remove.pm1'), done('m1.block.pm1')];
const frozen = [...removed, freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders')];

describe('a decline on an account that is a true match (L38, L39)', () => {
  it('L39: what was only planned keeps nothing open: the hold ends, and the case is closed', () => {
    const played = play(...held, ...decline('B'), over, lifted);
    expect(played.state.phase).toBe('closed');
    expect(file(played).matches['m1']?.status).toBe('confirmed');
    expect(opened(...held, ...decline('B'), over, lifted)).toEqual([]);
    expect(outcomes(played)).toMatchObject({ 'm1.remove.pm1': 'planned', 'm1.flag': 'planned' });
  });

  it('L38: nor does it begin afterwards, whatever comes in', () => {
    const played = play(...held, ...decline('B'), proved);
    expect(outcomes(played)).toMatchObject({ 'm1.remove.pm1': 'planned', 'm1.flag': 'planned' });
    const slow = [...held.slice(0, 4), ...['m1.preserve', 'm1.hold.pm1'].map(done), proved, ...decline('C'), nothing];
    expect(outcomes(play(...slow))).toMatchObject({ 'm1.remove.pm1': 'planned', 'm1.flag': 'planned' });
    expect(play(...held, ...decline('B'), proved, freeze).refusal).toBe('case.moved-on');
  });

  it('L39 L41: late proof goes on with it: held again, off the account, and nobody can say that nothing was found', () => {
    const back = [...held, ...decline('B'), over, lifted, late, ...again, done('m1.collect')];
    expect(play(...back).state.phase).toBe('open');
    expect(play(...back, propose({ kind: 'nothing-found', request: 'r2' })).refusal).toBe('rule.records-exist');
    expect(outcomes(play(...back, proved))).toMatchObject({ 'm1.hold.pm1': 'running', 'm1.flag': 'running' });
    expect(outcomes(play(...back, proved, done('m1.hold.pm1')))['m1.remove.pm1']).toBe('running');
  });

  it('L38: what was done before is a task of its own for each account, and nothing is undone by itself', () => {
    const orders = [...frozen, ...decline('C', 'd2')];
    expect(opened(...orders)).toEqual(['stands-after-decline.m1']);
    expect(play(...orders).last.some((e) => e.type === 'step-due')).toBe(false);
    expect(play(...orders, close('stands-after-decline.m1')).state.phase).toBe('closed');
  });

  it('L38: what was done before late proof was declined too is asked again', () => {
    const closed = close('stands-after-decline.m1');
    const orders = [...frozen, ...decline('C', 'd2'), closed, late, ...again, done('m1.collect')];
    expect(opened(...orders)).toEqual([]);
    expect(opened(...orders, ...decline('C', 'd3', 'r2'))).toEqual(['stands-after-decline.m1']);
  });

  it('L39: late proof closes that question, for all that was asked is asked again', () => {
    expect(opened(...frozen, ...decline('C', 'd2'), late)).not.toContain('stands-after-decline.m1');
  });

  it('G5 L44: a match that is rejected after a decline is undone, and the task becomes that of the freeze', () => {
    expect(opened(...frozen, ...decline('C', 'd2'), wrong)).toEqual(['unfreeze-wanted.m1']);
  });

  it('L38: undone one by one, the last of it closes the task', () => {
    const undo = (action: string): readonly Order[] => [
      { type: 'undo-step', step: `m1.${action}`, note: 'n', actor: rosa },
      { type: 'settle-step', step: `m1.${action}`, outcome: 'undone' },
    ];
    const orders = [...removed, ...decline('C'), ...undo('flag'), ...undo('block.pm1')];
    expect(opened(...orders)).toEqual(['stands-after-decline.m1']);
    expect(opened(...orders, ...undo('remove.pm1'))).toEqual([]);
  });

  it('L41: a proved person whose records alone are declined, on (A) or (D), is protected all the same', () => {
    const begun = [...held.slice(0, 4), ...['m1.preserve', 'm1.hold.pm1'].map(done), proved];
    for (const ground of ['A', 'D'] as const) {
      const played = play(...begun, ...decline(ground), nothing);
      expect(outcomes(played)).toMatchObject({ 'm1.remove.pm1': 'running', 'm1.flag': 'running' });
    }
    for (const ground of ['B', 'C'] as const)
      expect(outcomes(play(...begun, ...decline(ground), nothing))).toMatchObject({ 'm1.remove.pm1': 'planned' });
  });

  it('L33: a second ask that is declined takes nothing back from a request that was answered with records', () => {
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const declined = [
      ...removed,
      ...handedOver,
      notFrozen,
      asked,
      ...again,
      done('m1.collect'),
      ...decline('A', 'd2', 'r2'),
    ];
    expect(opened(...declined)).toEqual([]);
    expect(play(...declined, propose({ kind: 'freeze', match: 'm1' })).refusal).toBeUndefined();
  });

  it('L37: the letter that told her came back: nothing begins because of it', () => {
    const post = openedWith({ byPost: true, email: false, post: true });
    const letter = 'V9.r1';
    const orders: readonly Order[] = [
      post,
      ...held.slice(1),
      ...decline('B'),
      { type: 'print-letter', letter, actor: rosa },
      { type: 'post-letter', letter, on: '2026-11-02', proof: 'p', actor: rosa },
      { type: 'return-letter', letter, on: '2026-11-02', why: 'moved', actor: rosa },
      proved,
    ];
    expect(file(play(...orders)).requests['r2']?.why).toBe('returned-post');
    expect(outcomes(play(...orders))).toMatchObject({ 'm1.remove.pm1': 'planned', 'm1.flag': 'planned' });
  });
});
