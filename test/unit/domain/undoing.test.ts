import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../shared/domain/case/state.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  done,
  file,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  outcomes,
  play as playAtOnce,
  prepared,
  propose,
  proved,
  rosa,
  wantsRecords,
  weak,
  wrong,
} from './given.ts';
import { built, release, verified } from './given-records.ts';

/** One order a minute: what was done last is known by its time. */
const play = (...orders: readonly Order[]) =>
  playAtOnce(
    ...orders.map((order, i) => ({ at: new Date(Date.UTC(2026, 10, 2, 15, i)).toISOString(), ...order }) as Order),
  );

const protectedCase = verified();
const removed = [...protectedCase, done('m1.flag'), done('m1.remove.pm1'), done('m1.block.pm1')];
const frozen = [...removed, freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders')];
const decideMatch = (confirmed: boolean, more: object = {}): Order => ({
  type: 'decide-match',
  match: 'm1',
  confirmed,
  note: 'n',
  actor: rosa,
  ...more,
});
const undone = (step: string): Order => ({ type: 'settle-step', step, outcome: 'undone' });
const isBusy = (step: Step) => step.outcome === 'running' && step.action !== 'notice';
const undoes = (...orders: readonly Order[]) =>
  play(...orders).last.flatMap((e) => (e.type === 'step-due' ? [`${e.undo ? 'undo' : 'do'} ${e.step}`] : []));

describe('G5: a wrong match is undone exactly', () => {
  it('one step after another, the last first; preserved and collected stays as it is', () => {
    const played = [...removed, wrong];
    expect(undoes(...played)).toEqual(['undo m1.block.pm1']);
    expect(undoes(...played, undone('m1.block.pm1'))).toEqual(['undo m1.remove.pm1']);
    expect(undoes(...played, undone('m1.block.pm1'), undone('m1.remove.pm1'))).toEqual(['undo m1.flag']);
    const [a, b, c, d] = ['m1.block.pm1', 'm1.remove.pm1', 'm1.flag', 'm1.hold.pm1'].map(undone) as [
      Order,
      Order,
      Order,
      Order,
    ];
    expect(undoes(...played, a, b, c)).toEqual(['undo m1.hold.pm1']);
    expect(outcomes(play(...played, a, b, c, d))).toEqual({
      'm1.preserve': 'done',
      'm1.collect': 'done',
      'm1.hold.pm1': 'undone',
      'm1.remove.pm1': 'undone',
      'm1.block.pm1': 'undone',
      'm1.flag': 'undone',
      'm1.notice': 'running',
    });
  });

  it('what is under way is waited for and then undone', () => {
    const running = [...protectedCase, done('m1.flag'), wrong];
    expect(undoes(...running)).toEqual([]);
    expect(undoes(...running, done('m1.remove.pm1'))).toEqual(['undo m1.remove.pm1']);
  });

  it('what was only planned is never done', () => {
    const played = play(...protectedCase, wrong);
    expect(Object.keys(outcomes(played))).not.toContain('m1.block.pm1');
    expect(play(...protectedCase, wrong, done('m1.remove.pm1'), undone('m1.remove.pm1')).state.phase).toBe('open');
  });

  it('L44: the freeze waits for two people, as a task, and the card does not wait for it', () => {
    expect(undoes(...frozen, wrong)).toEqual(['undo m1.stop-orders']);
    const rest = ['m1.stop-orders', 'm1.block.pm1', 'm1.remove.pm1', 'm1.flag', 'm1.hold.pm1'].map(undone);
    const waiting = [...frozen, wrong, ...rest];
    expect(outcomes(play(...waiting))).toMatchObject({ 'm1.freeze': 'done', 'm1.hold.pm1': 'undone' });
    expect(file(play(...waiting)).tasks['unfreeze-wanted.m1']?.open).toBe(true);
    const lift = propose({ kind: 'unfreeze', match: 'm1' });
    const lifted = play(...waiting, lift, approve('d2'), undone('m1.freeze'));
    expect(outcomes(lifted)['m1.freeze']).toBe('undone');
    expect(file(lifted).tasks['unfreeze-wanted.m1']?.open).toBe(false);
  });

  it('taking back what changed an account needs a reason; before that it does not', () => {
    expect(play(...removed, decideMatch(false, { note: undefined })).refusal).toBe('rule.reason-needed');
    expect(play(openCase, prepared, weak, decideMatch(false, { note: undefined })).refusal).toBeUndefined();
    expect(play(...removed, decideMatch(true)).refusal).toBe('case.moved-on');
  });

  it('L43: an account she says later is hers, or allows, is left alone and put back the same way', () => {
    const played = play(...removed, decideMatch(false, { allowed: true }));
    expect(file(played).matches['m1']?.status).toBe('left-alone');
    expect(undoes(...removed, decideMatch(false, { allowed: true }))).toEqual(['undo m1.block.pm1']);
  });

  it('confirmed after all, it is done once more under new keys, and a freeze again needs two people', () => {
    const back = [
      ...frozen,
      wrong,
      ...['m1.stop-orders', 'm1.block.pm1', 'm1.remove.pm1', 'm1.flag', 'm1.hold.pm1'].map(undone),
    ];
    const lifted = [...back, propose({ kind: 'unfreeze', match: 'm1' }), approve('d2'), undone('m1.freeze')];
    const again = play(...lifted, decideMatch(true));
    expect(outcomes(again)).toMatchObject({ 'm1.hold.pm1': 'running', 'm1.freeze': 'planned', 'm1.flag': 'running' });
    expect(file(again).steps['m1.hold.pm1']?.round).toBe(2);
    expect(
      outcomes(play(...lifted, decideMatch(true), propose({ kind: 'freeze', match: 'm1' }), approve('d3')))[
        'm1.freeze'
      ],
    ).toBe('running');
  });

  it('L41: whoever undoes one step says why, and the log keeps the name of it; what is undone by itself has no note', () => {
    const lift: Order = { type: 'undo-step', step: 'm1.hold.pm1', note: 'note.7', actor: rosa };
    expect(play(...removed, lift).last).toContainEqual(
      expect.objectContaining({ type: 'step-due', step: 'm1.hold.pm1', undo: true, note: 'note.7' }),
    );
    expect(
      play(...removed, wrong)
        .last.filter((e) => e.type === 'step-due')
        .every((e) => !('note' in e)),
    ).toBe(true);
  });

  it('one step that was undone can be asked for again by a person', () => {
    const lifted = [
      ...removed,
      { type: 'undo-step', step: 'm1.hold.pm1', note: 'n', actor: rosa } as Order,
      undone('m1.hold.pm1'),
    ];
    const redo: Order = { type: 'redo-step', step: 'm1.hold.pm1', actor: rosa };
    expect(outcomes(play(...lifted, redo))['m1.hold.pm1']).toBe('running');
    expect(play(...removed, wrong, undone('m1.block.pm1'), { ...redo, step: 'm1.block.pm1' } as Order).refusal).toBe(
      'case.moved-on',
    );
  });

  it('G2 G5: whoever presses twice that a stuck undoing is tried again does not do again what was undone', () => {
    const step = 'm1.hold.pm1';
    const again: Order = { type: 'retry-step', step, actor: rosa };
    const stuck: Order = { type: 'settle-step', step, outcome: 'parked', reason: 'timeout' };
    const lifting = [...removed, { type: 'undo-step', step, note: 'n', actor: rosa }, stuck, again] satisfies Order[];
    expect(outcomes(play(...lifting, undone(step)))[step]).toBe('undone');
    expect(play(...lifting, undone(step), again).refusal).toBe('case.moved-on');
  });

  it('L27: records of a wrong match go to nobody: the package made with them cannot be released', () => {
    const two: Order = {
      type: 'record-search',
      system: 'shop',
      findings: ['A', 'B'].map((account) => ({
        account,
        basis: [{ kind: 'phone' as const, exact: true }],
        instruments: [],
        hers: false,
      })),
    };
    const both = (match: string) => decideMatch(true, { match });
    const ready = [
      wantsRecords,
      prepared,
      two,
      nothing,
      proved,
      both('m1'),
      both('m2'),
      done('m1.preserve'),
      done('m2.preserve'),
      done('m1.collect'),
      done('m2.collect'),
    ];
    expect(play(...ready).last).toContainEqual(expect.objectContaining({ type: 'package-ordered', package: 'p1' }));
    const after = [...ready, built(), release(), decideMatch(false, { match: 'm2' })];
    expect(file(play(...after)).proposals['d1']?.status).toBe('returned');
    expect(play(...after, release()).refusal).toBe('rule.package-missing');
    expect(play(...after).last).toContainEqual(expect.objectContaining({ type: 'package-ordered', package: 'p2' }));
  });

  it('a system that will not put it back is a task for a person, and the rest is still undone', () => {
    const refused: Order = { type: 'settle-step', step: 'm1.block.pm1', outcome: 'refused', reason: 'no' };
    const played = play(...removed, wrong, refused);
    expect(file(played).tasks['step-parked.m1.block.pm1']?.open).toBe(true);
    expect(undoes(...removed, wrong, refused)).toEqual(['undo m1.remove.pm1']);
    const byHand: Order = { type: 'settle-step', step: 'm1.block.pm1', outcome: 'done', actor: rosa, reason: 'n' };
    expect(outcomes(play(...removed, wrong, refused, undone('m1.remove.pm1'), byHand))['m1.block.pm1']).toBe('undone');
  });

  it('whatever came in which order, when it comes to rest nothing done is left on a wrong match but a freeze', () => {
    const outcome = fc.constantFrom('done', 'refused', 'not-found', 'parked');
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 12, maxLength: 12 }), fc.nat(12), (answers, when) => {
        let orders: readonly Order[] = [...protectedCase];
        for (const [i, answer] of answers.entries()) {
          if (i === when) orders = [...orders, wrong];
          const busy = Object.values(file(play(...orders)).steps).find(isBusy);
          if (busy)
            orders = [
              ...orders,
              { type: 'settle-step', step: busy.id, outcome: busy.undoing ? 'undone' : (answer as 'done') },
            ];
        }
        if (!orders.includes(wrong)) orders = [...orders, wrong];
        for (let i = 0; i < 12; i++) {
          const busy = Object.values(file(play(...orders)).steps).find(isBusy);
          if (busy) orders = [...orders, { type: 'settle-step', step: busy.id, outcome: 'undone' }];
        }
        const left = Object.values(file(play(...orders)).steps).filter((s) => s.outcome === 'done');
        expect(left.every((s) => ['preserve', 'collect', 'freeze'].includes(s.action))).toBe(true);
      }),
      { numRuns: trials(100) },
    );
  });
});

describe('L45: quiet is logged, and what was not quiet is known', () => {
  const settled = (quiet: boolean): Order => ({
    type: 'settle-step',
    step: 'm1.hold.pm1',
    outcome: 'done',
    receipt: 'rc',
    quiet,
  });
  const before = [openCase, prepared, found, done('m1.preserve')];
  it('the platform’s word is on the step', () => {
    expect(file(play(...before, settled(true))).steps['m1.hold.pm1']).toMatchObject({ quiet: true, receipt: 'rc' });
    expect(Object.keys(file(play(...before, settled(true))).tasks)).toEqual([]);
  });
  it('a notice that did go out is a task', () => {
    expect(file(play(...before, settled(false))).tasks['notice-not-suppressed.m1.hold.pm1']?.open).toBe(true);
  });
});

describe('a system that refuses', () => {
  it('is a task and a mail, can be tried again, and can be settled by hand', () => {
    const refused: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'refused', reason: 'no' };
    const before = [openCase, prepared, found, done('m1.preserve'), refused];
    expect(file(play(...before)).mails['S-stuck.m1.hold.pm1']?.to).toBe('compliance');
    expect(outcomes(play(...before, { type: 'retry-step', step: 'm1.hold.pm1', actor: rosa }))['m1.hold.pm1']).toBe(
      'running',
    );
    const byHand: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'done', reason: 'n', actor: rosa };
    expect(file(play(...before, byHand)).tasks['step-parked.m1.hold.pm1']?.open).toBe(false);
  });
});
