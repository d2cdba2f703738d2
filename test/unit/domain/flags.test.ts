import { describe, expect, it } from 'vitest';
import { effectsOf, outstanding } from '../../../shared/domain/case/effects.ts';
import { done, file, foundInBilling, nothing, type Order, play, rosa, wantsRecords, wrong } from './given.ts';
import { handedOver, notFrozen, verified } from './given-records.ts';

const known = verified();
const flagged = [...known, done('m1.flag')];
const told = (announcement: string): Order => ({ type: 'record-announced', announcement });
const owed = (...orders: readonly Order[]) => play(...orders).events.filter((e) => e.type === 'flags-owed');

describe('L46: what bureaus and collectors are told', () => {
  it('is owed once verification and searches allow it, once, whatever the system of the account makes of it', () => {
    expect(owed(...known.slice(0, -1))).toEqual([]);
    const first = { v: 1, type: 'flags-owed', announcement: 'm1.flags.1', match: 'm1', set: true, number: 1 };
    expect(owed(...known)).toEqual([first]);
    expect(owed(...flagged)).toEqual([first]);
    const refused: Order = { type: 'settle-step', step: 'm1.flag', outcome: 'refused', reason: 'policy' };
    expect(owed(...known, refused)).toEqual([first]);
  });

  it('not when she did not ask for it', () => {
    expect(owed(...verified(wantsRecords))).toEqual([]);
  });

  it('an account that is not there any more has none', () => {
    const gone: Order = { type: 'settle-step', step: 'm1.flag', outcome: 'not-found' };
    expect(owed(...known, gone).map((e) => e.set)).toEqual([true, false]);
  });

  it('is work of the outbox until it was told, and asked for again by the sweep', () => {
    const played = play(...known);
    expect(played.last.flatMap(effectsOf)).toContainEqual({ to: 'steps', work: 'announce:m1.flags.1' });
    expect(outstanding(played.state)).toContainEqual({ to: 'steps', work: 'announce:m1.flags.1' });
    const after = play(...known, told('m1.flags.1'));
    expect(outstanding(after.state)).not.toContainEqual({ to: 'steps', work: 'announce:m1.flags.1' });
    expect(play(...known, told('m1.flags.1'), told('m1.flags.1')).last).toEqual([]);
    expect(play(...known, told('m9.flags.1')).last).toEqual([]);
  });

  it('is taken back with the match, with a step taken back, and told again when the match stands after all', () => {
    expect(owed(...flagged, wrong).map((e) => [e.number, e.set])).toEqual([
      [1, true],
      [2, false],
    ]);
    const undo: Order = { type: 'undo-step', step: 'm1.flag', note: 'n', actor: rosa };
    expect(owed(...flagged, undo).map((e) => e.set)).toEqual([true, false]);
    const again: Order = { ...wrong, confirmed: true } as Order;
    const undone: Order = { type: 'settle-step', step: 'm1.flag', outcome: 'undone' };
    expect(
      owed(...flagged, undo, undone, { type: 'redo-step', step: 'm1.flag', actor: rosa }).map((e) => e.set),
    ).toEqual([true, false, true]);
    expect(file(play(...flagged, wrong, again)).announcements['m1.flags.3']?.set).toBe(true);
  });

  it('is remembered with its number and since when, and told in its own time', () => {
    const at = '2026-11-02T15:00:00.000Z';
    const first = { id: 'm1.flags.1', match: 'm1', set: true, number: 1, status: 'owed', since: at };
    expect(file(play(...known)).announcements).toEqual({ 'm1.flags.1': first });
    const tellLater = { ...told('m1.flags.1'), at: '2026-11-02T16:00:00.000Z' } as Order;
    const sent = play(...known, tellLater);
    expect(sent.last).toEqual([{ v: 1, type: 'flags-announced', announcement: 'm1.flags.1' }]);
    expect(file(sent).announcements).toEqual({ 'm1.flags.1': { ...first, status: 'sent' } });
    const back = { id: 'm1.flags.2', match: 'm1', set: false, number: 2, status: 'owed', since: at };
    expect(file(play(...flagged, wrong)).announcements['m1.flags.2']).toEqual(back);
  });

  it('is counted for each account on its own', () => {
    const two = [...known.filter((order) => order !== nothing), foundInBilling, done('m2.preserve')];
    expect(owed(...two).map((e) => [e.announcement, e.set])).toEqual([
      ['m1.flags.1', true],
      ['m2.flags.1', true],
    ]);
    expect(owed(...two, wrong).map((e) => [e.announcement, e.set])).toEqual([
      ['m1.flags.1', true],
      ['m2.flags.1', true],
      ['m1.flags.2', false],
    ]);
  });

  it.each(['unknown', 'parked', 'refused', 'done'] as const)(
    'is not taken back when its own system says “%s”',
    (outcome) => {
      const said: Order = { type: 'settle-step', step: 'm1.flag', outcome, reason: 'timeout' };
      expect(owed(...known, said).map((e) => e.set)).toEqual([true]);
    },
  );

  it('G5: a match taken back on a closed case opens it until everything is undone and told', () => {
    const closed: readonly Order[] = [
      ...flagged,
      done('m1.remove.pm1'),
      done('m1.block.pm1'),
      ...handedOver,
      notFrozen,
    ];
    expect(play(...closed).state.phase).toBe('closed');
    const back = play(...closed, wrong);
    expect(back.state.phase).toBe('open');
    expect(back.last).toContainEqual(expect.objectContaining({ type: 'step-due', undo: true }));
    expect(file(back).announcements['m1.flags.2']?.set).toBe(false);
  });
});
