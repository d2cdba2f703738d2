import { describe, expect, it } from 'vitest';
import { isLifted } from '../../../shared/domain/case/tracks/appeals.ts';
import {
  approve,
  close,
  done,
  file,
  found,
  foundInBilling,
  freeze,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';
import { appeal, settle, told, undone } from './given-appeals.ts';

const card = { kind: 'card', exact: true, card: 'card1' } as const;

describe('T2: an appeal that is settled', () => {
  const two = [...told, foundInBilling, done('m2.preserve'), done('m2.hold.pm2'), done('m2.notice')];

  it('lifts the hold, drops what was planned on that card, and tells the holder when it is back', () => {
    const played = play(...two, appeal(), settle('hold-lifted'));
    expect(played.last).toEqual([
      { v: 1, type: 'appeal-settled', appeal: 'a1', outcome: 'hold-lifted', note: 'why' },
      { v: 1, type: 'task-closed', task: 'appeal.a1' },
      { v: 1, type: 'step-due', step: 'm1.hold.pm1', attempt: 1, undo: true },
      { v: 1, type: 'step-planned', step: 'm1.notice.a1', match: 'm1', action: 'notice', notice: 'back' },
    ]);
    const planned = Object.values(file(played).steps).flatMap((s) => (s.outcome === 'planned' ? [s.id] : []));
    expect(planned).toEqual([
      'm1.freeze',
      'm1.stop-orders',
      'm1.flag',
      'm2.remove.pm2',
      'm2.block.pm2',
      'm2.freeze',
      'm2.stop-orders',
      'm2.flag',
      'm1.notice.a1',
    ]);
    expect([isLifted(file(played), 'm1'), isLifted(file(played), 'm2')]).toEqual([true, false]);
  });

  it('keeps what was planned when the hold stands', () => {
    const played = play(...two, appeal(), settle('stands'));
    expect(played.last).toEqual([
      { v: 1, type: 'appeal-settled', appeal: 'a1', outcome: 'stands', note: 'why' },
      { v: 1, type: 'task-closed', task: 'appeal.a1' },
      { v: 1, type: 'step-planned', step: 'm1.notice.a1', match: 'm1', action: 'notice', notice: 'stays' },
      { v: 1, type: 'step-due', step: 'm1.notice.a1', attempt: 1, undo: false },
    ]);
    expect(file(played).steps['m1.remove.pm1']?.outcome).toBe('planned');
    expect(isLifted(file(played), 'm1')).toBe(false);
  });

  it('keeps on the log what a system had already said about taking the card off', () => {
    const parked: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'parked', reason: 'timeout' };
    const played = play(...told, nothing, proved, parked, appeal(), settle('hold-lifted'));
    expect(file(played).steps['m1.remove.pm1']?.outcome).toBe('parked');
    expect(file(played).steps['m1.block.pm1']?.outcome).not.toBe('planned');
  });

  it('L44: by lifting the freeze, with all that are open on that account and none else; orders run again', () => {
    const removed = [done('m1.collect'), done('m2.collect'), proved];
    const frozen = [...two, ...removed, freeze, approve('d1'), done('m1.freeze')];
    const asked = [appeal(), settle('stands'), appeal(), appeal({ match: 'm2' }), done('m1.notice.a1')];
    const lift = [propose({ kind: 'unfreeze', match: 'm1' }), approve('d2'), undone('m1.freeze')];
    const settled = [
      { v: 1, type: 'appeal-settled', appeal: 'a2', outcome: 'unfrozen' },
      { v: 1, type: 'task-closed', task: 'appeal.a2' },
    ];
    const notice = {
      v: 1,
      type: 'step-planned',
      step: 'm1.notice.a2',
      match: 'm1',
      action: 'notice',
      notice: 'back',
    };
    const told_ = (orders: readonly Order[]) =>
      play(...orders).last.filter((e) => e.type !== 'step-due' || !e.step.endsWith('notice.a2'));
    const undo = { v: 1, type: 'step-due', step: 'm1.stop-orders', attempt: 1, undo: true };
    expect(told_([...frozen, ...asked, done('m1.stop-orders'), ...lift])).toEqual([
      expect.objectContaining({ type: 'step-settled', step: 'm1.freeze', outcome: 'undone' }),
      ...settled,
      undo,
      notice,
    ]);
    const refused: Order = { type: 'settle-step', step: 'm1.stop-orders', outcome: 'refused', reason: 'policy' };
    expect(told_([...frozen, ...asked, refused, ...lift])).not.toContainEqual(undo);
    expect(file(play(...frozen, ...asked, ...lift)).appeals).toMatchObject({
      a1: { status: 'stands' },
      a2: { status: 'unfrozen' },
      a3: { status: 'open' },
    });
  });

  it('is not settled by a freeze that was made, nor by a hold that staff put back', () => {
    const off = play(
      ...told,
      appeal(),
      { type: 'undo-step', step: 'm1.hold.pm1', note: 'n', actor: rosa },
      undone('m1.hold.pm1'),
    );
    expect(file(off).appeals['a1']?.status).toBe('open');
    expect(off.last.map((e) => e.type)).toEqual(['step-settled']);
    const frozen = play(
      ...told,
      done('m1.collect'),
      nothing,
      proved,
      freeze,
      approve('d1'),
      appeal(),
      done('m1.freeze'),
    );
    expect(file(frozen).appeals['a1']?.status).toBe('open');
  });

  it('G5: by a match taken back, for that account; a match confirmed again settles none', () => {
    const decided = (match: string, confirmed: boolean): Order => ({
      type: 'decide-match',
      match,
      confirmed,
      note: 'n',
      actor: rosa,
    });
    const back = play(...two, appeal(), appeal({ match: 'm2' }), decided('m1', false));
    expect(back.last).toContainEqual({ v: 1, type: 'appeal-settled', appeal: 'a1', outcome: 'match-withdrawn' });
    expect(back.last).toContainEqual({
      v: 1,
      type: 'step-planned',
      step: 'm1.notice.a1',
      match: 'm1',
      action: 'notice',
      notice: 'back',
    });
    expect(file(back).appeals['a2']?.status).toBe('open');
    const again = play(...two, decided('m1', false), appeal(), decided('m1', true));
    expect(file(again).appeals['a1']?.status).toBe('open');
  });
});

describe('L45: whether a holder is told where somebody could see her mail', () => {
  const safe = openedWith({ safeContact: true });
  const two = {
    ...found,
    findings: [{ account: 'A', basis: [card], instruments: ['pm1', 'pm2'], hers: false }],
  } as Order;
  const begun = [safe, prepared, two, done('m1.preserve')];
  const asked = { v: 1, type: 'task-opened', task: 'notice-choice.m1', kind: 'notice-choice', about: 'm1' };
  const parked: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'parked', reason: 'timeout' };

  it('is asked of a person when something is on hold, not before', () => {
    expect(play(...begun).last).not.toContainEqual(asked);
    expect(play(...begun, parked).last).not.toContainEqual(asked);
    expect(play(...begun, done('m1.hold.pm1')).last).toContainEqual(asked);
    expect(play(openCase, ...begun.slice(1), done('m1.hold.pm1')).last).not.toContainEqual(asked);
  });

  it('is asked once, whatever was decided', () => {
    const sent: Order = { type: 'send-notice', match: 'm1', actor: rosa };
    expect(play(...begun, done('m1.hold.pm1'), close('notice-choice.m1'), done('m1.hold.pm2')).last).not.toContainEqual(
      asked,
    );
    expect(play(...begun, done('m1.hold.pm1'), sent, done('m1.hold.pm2')).last).not.toContainEqual(asked);
    expect(play(...begun, done('m1.hold.pm1'), sent).last).toEqual([
      { v: 1, type: 'step-planned', step: 'm1.notice', match: 'm1', action: 'notice', notice: 'on-hold' },
      { v: 1, type: 'task-closed', task: 'notice-choice.m1' },
      { v: 1, type: 'step-due', step: 'm1.notice', attempt: 1, undo: false },
    ]);
  });

  it('is still to be decided when another step of the account is planned once more', () => {
    const again = play(
      ...begun,
      done('m1.hold.pm1'),
      { type: 'undo-step', step: 'm1.hold.pm1', note: 'n', actor: rosa },
      undone('m1.hold.pm1'),
      { type: 'redo-step', step: 'm1.hold.pm1', actor: rosa },
    );
    expect(again.last.map((e) => e.type)).toEqual(['step-planned', 'step-due']);
    expect(file(again).tasks['notice-choice.m1']?.open).toBe(true);
  });
});
