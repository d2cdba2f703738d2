import { describe, expect, it } from 'vitest';
import { nextCheck } from '../../../shared/domain/case/head.ts';
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
  play,
  prepared,
  propose,
  proved,
  rosa,
  tick,
  ticks,
} from './given.ts';
import { byStaff, foundWith, marked } from './given-contact.ts';
import { drop, posted, returned, sent } from './given-letters.ts';
import { built, collected, handedOver, release } from './given-records.ts';

const at = '2026-11-02T15:00:00.000Z';
const byPost = openedWith({ byPost: true, wants: ['records'] });

const looked = [nothing, ...collected(), proved];
/** Her home stands on the disputed account as well: what would go there waits for a person (L45). */
const unsafe = foundWith('her-home');
const begun = [byPost, marked, ...posted('V1.r1', at), unsafe];
const parked = [...begun, ...looked, ...handedOver];
const agreed: Order = { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa };
const declined = [
  byPost,
  ...posted('V1.r1', at),
  propose({ kind: 'decline', request: 'r1', ground: 'B' }),
  approve('d1'),
];

describe('an answer counts when it has left the house (L16, L37)', () => {
  it('L37 L45: the task of an answer that waits for a safe way cannot be closed by hand, and the case stays open', () => {
    const pressed = play(...parked, close('safe-route.post'));
    expect(pressed.refusal).toBe('rule.task-stands');
    expect(Object.keys(file(pressed).parked)).toEqual(['V7.p1']);
    expect(pressed.state.phase).toBe('open');
  });

  it('L16: while it waits the reminders go on, day 27 is a task, and a date that passes is missed', () => {
    const late = play(...parked, ...ticks(1, 38));
    expect(file(late).requests['r1']?.missed).toBe(true);
    expect(Object.keys(file(late).requests['r1']?.reminders ?? {})).toEqual(expect.arrayContaining(['10', '27', '38']));
    expect(openTasks(late)).toContain('deadline-choice.r1');
  });

  it('L16: so they do while its letter was not posted; posted, they end and so does the task', () => {
    const free = [
      ...parked,
      kinLookedUp,
      done('m1.notice'),
      ...ticks(1, 4),
      done('m1.hold.pm1'),
      ...ticks(5, 27),
      agreed,
    ];
    expect(file(play(...free, ...ticks(28, 28))).requests['r1']?.reminders[28]).toBe('fired');
    const gone = play(...free, ...posted('V7.p1', '2026-11-29T15:00:00.000Z'), ...ticks(28, 38));
    expect(file(gone).requests['r1']?.reminders[28]).toBeUndefined();
    expect(file(gone).requests['r1']?.missed).toBe(false);
    expect(openTasks(gone)).toEqual([]);
    expect(gone.state.phase).toBe('closed');
  });

  it('L16: the sweep comes back on the days of an answer that waits', () => {
    const { state } = play(...parked, ...ticks(1, 9));
    if (state.phase === 'none') throw new Error('no case');
    const quiet = { ...state, file: { ...state.file, mails: {}, steps: {}, kinLookedUp: true } };
    expect(nextCheck(quiet, '2026-11-11T20:00:00.000Z', defaultRetention)).toBe('2026-11-12T14:00:00.000Z');
  });

  it('L16: an answer that left ends the reminders, though she asks for it on paper later', () => {
    const mailed = [openedWith({ wants: ['records'], post: true }), prepared, found, ...looked, ...handedOver];
    const asked: Order = { type: 'ask-for-paper', package: 'p1', actor: { kind: 'subject' } };
    const late = play(...mailed, ...sent('V7.p1'), asked, ...ticks(1, 38));
    expect(file(late).letters['V7.p1']?.status).toBe('owed');
    expect(file(late).requests['r1']).toMatchObject({ missed: false, reminders: {} });
  });

  it('L38 L37: one person cannot drop the only letter that tells her of a decision', () => {
    const dropped = play(...declined, drop('V9.r1'));
    expect(dropped.refusal).toBe('rule.answer-owed');
    expect(dropped.state.phase).toBe('open');
    const told = play(...declined, ...posted('V9.r1', at));
    expect(told.state.phase).toBe('closed');
  });

  it('L37: a letter may be dropped when an e-mail brought her the same, or a later letter brings her the records', () => {
    const mailed = [openedWith({ wants: ['records'], post: true }), prepared, found, ...looked, ...handedOver];
    const asked: Order = { type: 'ask-for-paper', package: 'p1', actor: { kind: 'subject' } };
    expect(play(...mailed, ...sent('V7.p1'), asked, drop('V7.p1')).refusal).toBeUndefined();
    const again = [
      ...declined,
      { type: 'receive-request', why: 'late-proof', channel: 'post', actor: rosa },
      prepared,
      found,
      ...looked,
      built('p1'),
      release('p1', 'r2'),
      approve('d2'),
    ] satisfies Order[];
    expect(file(play(...again)).letters['V7.p1']?.status).toBe('owed');
    expect(play(...again, drop('V9.r1')).refusal).toBeUndefined();
    expect(play(...again, drop('V9.r1'), drop('V7.p1')).refusal).toBe('rule.answer-owed');
    expect(play(...again, drop('V7.p1')).refusal).toBe('rule.answer-owed');
  });

  it('L37: a letter that is no answer may be dropped', () => {
    expect(play(byPost, drop('V1.r1')).refusal).toBeUndefined();
  });

  it('L33 L37: what came back stays a task until it went out again', () => {
    const back = [...declined, ...posted('V9.r1', at), returned('V9.r1', '2026-11-03T15:00:00.000Z')];
    expect(play(...back, close('letter-returned.V9.r1')).refusal).toBe('rule.task-stands');
    expect(openTasks(play(...back, { ...agreed, at: '2026-11-03T15:00:00.000Z' }))).toEqual([]);
  });

  it('L37: a letter nobody posted stays a task until it was posted or dropped', () => {
    const late = [byPost, prepared, kinLookedUp, noFindings, nothing, tick('2026-11-04T15:00:00.000Z')];
    expect(openTasks(play(...late))).toEqual(['letter-unposted.V1.r1']);
    expect(play(...late, close('letter-unposted.V1.r1')).refusal).toBe('rule.task-stands');
    expect(openTasks(play(...late, drop('V1.r1')))).toEqual([]);
  });

  it('L37: an answer that bounced is a task until something else brings it', () => {
    const mailed = [
      openedWith({ wants: ['records'], post: false }),
      prepared,
      found,
      ...looked,
      ...handedOver,
      ...sent('V7.p1'),
      { type: 'watch-mail', mail: 'V7.p1', word: 'bounced', permanent: true } satisfies Order,
    ];
    expect(openTasks(play(...mailed))).toEqual(['mail-undelivered.V7.p1', 'safe-route.post']);
    expect(play(...mailed, close('mail-undelivered.V7.p1')).refusal).toBe('rule.task-stands');
    const other = byStaff({ marks: { email: 'new' }, preferred: 'email', agreed: true });
    expect(play(...mailed, other, close('mail-undelivered.V7.p1')).refusal).toBeUndefined();
  });
});

it('L45: what is no answer may wait with its task closed, for a reason that is kept', () => {
  const waits = [...begun, { type: 'withdraw', note: 'n', actor: rosa } satisfies Order];
  expect(Object.keys(file(play(...waits)).parked)).toHaveLength(1);
  const closing = play(...waits, { ...close('safe-route.post'), note: 'note7' } as Order);
  expect(closing.last[0]).toEqual({ v: 1, type: 'task-closed', task: 'safe-route.post', note: 'note7' });
});
