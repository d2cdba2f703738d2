import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  done,
  file,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  openedWith,
  outcomes,
  play,
  prepared,
  proved,
  rosa,
  tick,
  worker,
} from './given.ts';

type Settled = Exclude<Outcome, 'planned' | 'running'>;
const settle = (step: string, outcome: Settled, more: object = {}): Order =>
  ({ type: 'settle-step', step, outcome, ...more }) as Order;
const retry = (step: string): Order => ({ type: 'retry-step', step, actor: rosa });
const redo = (step: string): Order => ({ type: 'redo-step', step, actor: rosa });
const undo = (step: string): Order => ({ type: 'undo-step', step, note: 'n', actor: rosa });
const hold = 'm1.hold.pm1';
const holding = [openCase, prepared, found, done('m1.preserve')];
const due = (step: string, attempt: number, undoing = false) => ({
  v: 1,
  type: 'step-due',
  step,
  attempt,
  undo: undoing,
});
const stuck = (step: string) => [
  { v: 1, type: 'task-opened', task: `step-parked.${step}`, kind: 'step-parked', about: step },
  { v: 1, type: 'mail-owed', mail: `S-stuck.${step}`, template: 'S-stuck', to: 'compliance', about: step },
];

describe('what a confirmed account needs', () => {
  const planned = (...orders: readonly Order[]) =>
    play(...orders).last.flatMap((e) => (e.type === 'step-planned' ? [e] : []));

  it('L41 L42 L46: is planned at once, the card by its instrument, and only preserving begins', () => {
    const plan = (action: string, instrument?: string) => ({
      v: 1,
      type: 'step-planned',
      step: ['m1', action, instrument].filter((part) => part !== undefined).join('.'),
      match: 'm1',
      action,
      instrument,
    });
    expect(planned(openCase, prepared, found)).toEqual([
      plan('preserve'),
      plan('hold', 'pm1'),
      plan('remove', 'pm1'),
      plan('block', 'pm1'),
      plan('freeze'),
      plan('stop-orders'),
      plan('flag'),
      plan('collect'),
    ]);
  });

  it('L44: what is planned has not begun, is tried for the first time and undoes nothing', () => {
    expect(file(play(openCase, prepared, found)).steps['m1.freeze']).toEqual({
      id: 'm1.freeze',
      match: 'm1',
      action: 'freeze',
      outcome: 'planned',
      undoing: false,
      attempt: 0,
      round: 1,
      since: '2026-11-02T15:00:00.000Z',
    });
  });

  it('G5 L43: leaves out a card that a person found not to be hers, and holds the other one', () => {
    const two = openedWith({ cards: ['card1', 'card2'], wants: ['remove-cards'] });
    const card = (n: number) => ({ instrument: `pm${n}`, card: `card${n}`, exact: true });
    const onBoth: Order = {
      type: 'record-search',
      system: 'shop',
      findings: [
        {
          account: 'A',
          basis: [1, 2].map((n) => ({ kind: 'card', exact: true, card: `card${n}` })),
          instruments: ['pm1', 'pm2', 'pm3'],
          cardsOn: [card(1), card(2)],
          hers: false,
        },
      ],
    };
    const claim: Order = {
      type: 'record-kin',
      kin: [{ other: 'another', kinds: ['card'], card: 'card2' }],
      lookedUp: true,
    };
    const notHers: Order = { type: 'settle-claim', card: 'card2', finding: 'not-hers', note: 'n', actor: rosa };
    const steps = planned(two, { ...prepared, proved: ['card1', 'card2'] } as Order, claim, notHers, onBoth);
    expect(steps.map((e) => e.step)).toEqual([
      'm1.preserve',
      'm1.hold.pm1',
      'm1.hold.pm3',
      'm1.remove.pm1',
      'm1.block.pm1',
      'm1.remove.pm3',
      'm1.block.pm3',
    ]);
  });

  it('goes on with the card whatever came of its hold, as long as it came to an end', () => {
    const sure = [...holding, nothing, proved];
    for (const outcome of ['done', 'not-found', 'refused', 'parked'] as const)
      expect(outcomes(play(...sure, settle(hold, outcome)))['m1.remove.pm1']).toBe('running');
    expect(outcomes(play(...sure, settle(hold, 'unknown')))['m1.remove.pm1']).toBe('planned');
  });
});

describe('what a worker or a person says of a step', () => {
  const said = (outcome: Settled, more: object = {}) => ({ v: 1, type: 'step-settled', step: hold, outcome, ...more });

  it('is kept with its reason, its receipt and whether it was quiet', () => {
    const told = { reason: 'r', receipt: 'rc', quiet: true };
    const played = play(...holding, settle(hold, 'not-found', told));
    expect(played.last).toEqual([said('not-found', told)]);
    expect(file(played).steps[hold]).toMatchObject({ outcome: 'not-found', settled: 'not-found', ...told });
    expect(play(...holding, settle('m9.hold', 'done')).refusal).toBe('thing.absent');
  });

  it('nobody knows: no task yet, once, and any later word counts', () => {
    const unknown = [...holding, settle(hold, 'unknown')];
    expect(play(...unknown).last).toEqual([said('unknown')]);
    expect(play(...unknown, settle(hold, 'unknown')).last).toEqual([]);
    expect(play(...unknown, settle(hold, 'done')).last[0]).toEqual(said('done'));
    expect(play(...unknown, settle(hold, 'parked')).last).toEqual([said('parked'), ...stuck(hold)]);
    const again = [...holding, settle(hold, 'parked'), retry(hold)];
    expect(play(...again, settle(hold, 'unknown')).last).toEqual([said('unknown')]);
    expect(file(play(...again, settle(hold, 'unknown'))).tasks[`step-parked.${hold}`]?.open).toBe(true);
  });

  it('a parked or refused one is settled by staff only; what came to another end by nobody', () => {
    for (const outcome of ['parked', 'refused'] as const) {
      const stopped = [...holding, settle(hold, outcome)];
      expect(play(...stopped, settle(hold, 'done', { actor: worker })).last).toEqual([]);
      expect(play(...stopped, settle(hold, 'not-found', { actor: rosa })).last).toEqual([
        said('not-found'),
        { v: 1, type: 'task-closed', task: `step-parked.${hold}` },
      ]);
    }
    for (const outcome of ['done', 'not-found', 'undone'] as const)
      expect(play(...holding, settle(hold, outcome), settle(hold, 'refused', { actor: rosa })).last).toEqual([]);
    expect(play(...holding, settle('m1.remove.pm1', 'done', { actor: rosa })).last).toEqual([]);
  });

  it('G2: a worker’s late word about an earlier doing or undoing says nothing of what is under way', () => {
    const during = (undoing: boolean, round: number) => settle(hold, 'done', { during: { undoing, round } });
    expect(play(...holding, during(true, 1)).last).toEqual([]);
    expect(play(...holding, during(false, 2)).last).toEqual([]);
    expect(play(...holding, during(false, 1)).last[0]).toEqual(said('done'));
    const undoing = [...holding, done(hold), undo(hold)];
    expect(play(...undoing, during(false, 1)).last).toEqual([]);
    expect(play(...undoing, during(true, 1)).last[0]).toEqual(said('undone'));
  });

  it('L24: what a person does in a system without an API calls nobody as stuck', () => {
    expect(play(...holding, settle(hold, 'parked', { reason: 'by-hand' })).last).not.toContainEqual(stuck(hold)[0]);
    expect(play(...holding, settle(hold, 'refused', { reason: 'by-hand' })).last).toContainEqual(stuck(hold)[0]);
  });

  it('L44: a freeze that was left because it was taken back is looked at by a person; another step is not', () => {
    const left = { reason: 'taken-back' };
    const frozen = [...holding, done(hold), nothing, proved, freeze, approve('d1')];
    expect(play(...frozen, settle('m1.freeze', 'parked', left)).last).toEqual([
      { v: 1, type: 'step-settled', step: 'm1.freeze', outcome: 'parked', ...left },
      ...stuck('m1.freeze'),
    ]);
    expect(play(...holding, settle(hold, 'parked', left)).last).toEqual([said('parked', left)]);
  });
});

describe('a step that a person asks for again, or takes back', () => {
  it.each(['parked', 'refused', 'unknown', 'not-found'] as const)('%s: it is due again', (outcome) => {
    expect(play(...holding, settle(hold, outcome), retry(hold)).last[0]).toEqual(due(hold, 2));
  });

  it('what is under way, was done or was not begun is not due again', () => {
    expect(play(...holding, retry(hold)).refusal).toBe('case.moved-on');
    expect(play(...holding, done(hold), retry(hold)).refusal).toBe('case.moved-on');
    expect(play(...holding, retry('m1.remove.pm1')).refusal).toBe('case.moved-on');
    expect(play(...holding, done(hold), redo(hold)).refusal).toBe('case.moved-on');
  });

  it('G5: what was undone is planned anew as it was at first, under a key of its own', () => {
    const undone = [...holding, done(hold), undo(hold), settle(hold, 'undone')];
    const played = play(...undone, redo(hold));
    expect(played.last).toEqual([
      { v: 1, type: 'step-planned', step: hold, match: 'm1', action: 'hold', instrument: 'pm1' },
      due(hold, 1),
    ]);
    expect(file(played).steps[hold]).toMatchObject({ round: 2, attempt: 1, undoing: false, outcome: 'running' });
  });

  it('only what was done is taken back, and only what changed something', () => {
    expect(play(...holding, undo(hold)).refusal).toBe('case.moved-on');
    expect(play(...holding, undo('m1.preserve')).refusal).toBe('case.moved-on');
    expect(play(...holding, done(hold), undo(hold)).last).toEqual([{ ...due(hold, 1, true), note: 'n' }]);
  });
});

describe('a step that went silent (G7)', () => {
  it.each([
    ['under way', holding],
    ['of which nobody knows', [...holding, settle(hold, 'unknown')]],
  ])('and is %s, is asked for again after an hour to the millisecond', (_, orders) => {
    expect(play(...orders, tick('2026-11-02T15:59:59.999Z')).last).not.toContainEqual(due(hold, 2));
    expect(play(...orders, tick('2026-11-02T16:00:00.000Z')).last).toContainEqual(due(hold, 2));
  });

  it('an undoing is asked for as an undoing', () => {
    const undoing = [...holding, done(hold), undo(hold)];
    expect(play(...undoing, tick('2026-11-02T16:00:00.000Z')).last).toContainEqual(due(hold, 2, true));
  });
});
