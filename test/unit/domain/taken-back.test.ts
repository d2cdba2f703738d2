import { describe, expect, it } from 'vitest';
import type { CaseFile, Step } from '../../../shared/domain/case/state.ts';
import { stillStands } from '../../../shared/domain/case/tracks/standing.ts';
import {
  approve,
  clock,
  done,
  file,
  found,
  freeze,
  nothing,
  type Order,
  openedWith,
  outcomes,
  play,
  prepared,
  proved,
  rosa,
  wrong,
} from './given.ts';

const parked = (step: string, reason: string): Order => ({ type: 'settle-step', step, outcome: 'parked', reason });
const nextDay: Order = { type: 'tick', by: 'sweep', at: '2026-11-03T16:00:00.000Z', actor: clock };
const wants = openedWith({ wants: ['remove-cards', 'stop-accounts'] });
const begun = [wants, prepared, found, nothing, proved, done('m1.preserve')] satisfies Order[];
const freezing = [...begun, freeze, approve('d1')] satisfies Order[];
const due = (...orders: readonly Order[]) =>
  play(...orders).last.flatMap((e) => (e.type === 'step-due' ? [`${e.step}${e.undo ? ' undo' : ''}`] : []));

describe('whether a step that was begun may go on', () => {
  const base = file(play(...begun));
  const lifted = {
    ...base,
    appeals: { a1: { id: 'a1', match: 'm1', receivedOn: '2026-11-02', status: 'hold-lifted' as const } },
  };
  const claimed = { ...base, claims: { card1: { status: 'open' as const } } } as unknown as CaseFile;
  const rejected = file(play(...begun, wrong));
  const step = (action: Step['action'], undoing = false): Step => ({
    ...(base.steps['m1.hold.pm1'] as Step),
    action,
    undoing,
    instrument: ['hold', 'remove', 'block'].includes(action) ? 'pm1' : undefined,
  });
  it.each([
    [
      'everything of a confirmed match',
      base,
      ['preserve', 'hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag', 'collect', 'notice'],
    ],
    ['nothing of a rejected one but the word to its holder', rejected, ['notice']],
    [
      'of one whose hold was lifted all but taking the card off (T2)',
      lifted,
      ['preserve', 'hold', 'freeze', 'stop-orders', 'flag', 'collect', 'notice'],
    ],
    [
      'of one that rests on a card two people claim only what touches nothing',
      claimed,
      ['preserve', 'collect', 'notice'],
    ],
  ] as const)('G5: %s', (_, of, may) => {
    const all = ['preserve', 'hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag', 'collect', 'notice'] as const;
    expect(all.filter((action) => stillStands(of, step(action)))).toEqual(may);
    expect(all.filter((action) => stillStands(of, step(action, true)))).toEqual(all);
  });
});

describe('what was begun on an account that is wrong after all (G5, T2)', () => {
  it('G5: a freeze that an emergency stop held back is not done once the match was taken back', () => {
    const stopped = [...freezing, parked('m1.freeze', 'emergency-stop')] satisfies Order[];
    expect(due(...stopped, nextDay)).toContain('m1.freeze');
    expect(due(...stopped, wrong, nextDay)).not.toContain('m1.freeze');
    const again: Order = { type: 'retry-step', step: 'm1.freeze', actor: rosa };
    expect(play(...stopped, wrong, again).refusal).toBe('case.moved-on');
  });

  it('G5: a freeze that was under way and came to its end afterwards is a task for two people', () => {
    const played = file(play(...freezing, wrong, done('m1.freeze')));
    expect(played.tasks['unfreeze-wanted.m1']?.open).toBe(true);
  });

  it('G5: a hold that may have been done, though its system did not answer, is undone', () => {
    const before = [
      ...begun,
      parked('m1.hold.pm1', 'timeout'),
      parked('m1.remove.pm1', 'unreachable'),
    ] satisfies Order[];
    const rejected = [...before, parked('m1.block.pm1', 'timeout'), wrong] satisfies Order[];
    expect(due(...rejected)).toEqual(['m1.block.pm1 undo']);
    expect(due(...rejected, done('m1.block.pm1'))).toEqual(['m1.remove.pm1 undo']);
    const last = [...rejected, done('m1.block.pm1'), done('m1.remove.pm1')] satisfies Order[];
    expect(due(...last)).toEqual(['m1.hold.pm1 undo']);
    expect(outcomes(play(...last, done('m1.hold.pm1')))['m1.hold.pm1']).toBe('undone');
  });

  it('G5: one that a worker had not begun is told as taken back and undone, and nobody is called to it', () => {
    const late: Order = parked('m1.hold.pm1', 'taken-back');
    const played = play(...begun, wrong, late);
    expect(due(...begun, wrong, late)).toContain('m1.hold.pm1 undo');
    expect(file(played).tasks['step-parked.m1.hold.pm1']).toBeUndefined();
  });

  it('G5: what a person parked, and what is being undone already, is not undone by itself', () => {
    const settledByRosa = { ...parked('m1.hold.pm1', 'note.1'), actor: rosa } as Order;
    const others = [parked('m1.remove.pm1', 'note.2'), parked('m1.block.pm1', 'note.3')] satisfies Order[];
    expect(due(...begun, settledByRosa, ...others, wrong)).toEqual([]);
    const undone = [...begun, parked('m1.hold.pm1', 'timeout'), ...others, wrong] satisfies Order[];
    expect(due(...undone)).toEqual(['m1.hold.pm1 undo']);
    expect(due(...undone, parked('m1.hold.pm1', 'timeout'))).toEqual([]);
  });

  it('G5: nothing is undone while nobody knows what became of another step', () => {
    const unsure: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'unknown', reason: 'timeout' };
    const waiting = [...begun, done('m1.hold.pm1'), unsure, wrong] satisfies Order[];
    expect(due(...waiting)).toEqual([]);
    expect(due(...waiting, done('m1.remove.pm1'))).toEqual(['m1.remove.pm1 undo']);
  });

  it('G5: a freeze that was not made, and one of a match that stands, call nobody', () => {
    const refused: Order = { type: 'settle-step', step: 'm1.freeze', outcome: 'not-found' };
    expect(file(play(...freezing, wrong, refused)).tasks['unfreeze-wanted.m1']).toBeUndefined();
    expect(file(play(...freezing, done('m1.freeze'))).tasks['unfreeze-wanted.m1']).toBeUndefined();
  });

  it('T2: a card whose hold was lifted is not taken off when its system answers again', () => {
    const held = [...begun, done('m1.hold.pm1'), parked('m1.remove.pm1', 'emergency-stop')] satisfies Order[];
    const lifted = [
      ...held,
      { type: 'receive-appeal', match: 'm1', note: 'n', actor: rosa },
      { type: 'settle-appeal', appeal: 'a1', outcome: 'hold-lifted', note: 'n', actor: rosa },
    ] satisfies Order[];
    expect(due(...held, nextDay)).toContain('m1.remove.pm1');
    expect(due(...lifted, done('m1.hold.pm1'), nextDay)).not.toContain('m1.remove.pm1');
  });
});
