import { describe, expect, it } from 'vitest';
import { isOnDesk, nextCheck, viewOf } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import {
  approve,
  avery,
  clock,
  close,
  kinLookedUp,
  mailed,
  noFindings,
  nothing,
  type Order,
  openCase,
  openTasks,
  type Played,
  play,
  prepared,
  preparedAlone,
  propose,
  rosa,
  tick,
} from './given.ts';
import { verified } from './given-records.ts';

const begun = '2026-11-02T15:00:00.000Z';
const after = (hours: number) => plusMs(begun, hours * 3_600_000);
const days = (n: number) => n * 24;
const almost = (hours: number) => tick(plusMs(after(hours), -1));
const told = (work: string) => [
  { v: 1, type: 'task-opened', task: `work-unfinished.${work}`, kind: 'work-unfinished', about: work },
  { v: 1, type: 'mail-owed', mail: `S-stuck.${work}`, template: 'S-stuck', to: 'compliance', about: work },
];
const unfinished = (played: Played) => openTasks(played).filter((id) => id.startsWith('work-unfinished.'));
const view = (played: Played) => {
  if (played.state.phase === 'none') throw new Error('no case');
  return viewOf(played.state);
};

describe('G7 T13: her identifiers that no worker can look up', () => {
  const searched = [openCase, preparedAlone, noFindings, nothing] satisfies Order[];

  it('are a person’s task when a day and a half have passed, once, and until they were', () => {
    expect(play(...searched, almost(36)).last).toEqual([]);
    expect(play(...searched, tick(after(36))).last).toEqual(told('kin'));
    expect(play(...searched, tick(after(36)), tick(after(72))).last).toEqual([]);
    expect(play(...searched, tick(after(36)), close('work-unfinished.kin')).refusal).toBe('rule.task-stands');
    expect(play(...searched, tick(after(36)), kinLookedUp).last).toEqual([
      { v: 1, type: 'kin-looked-up' },
      { v: 1, type: 'task-closed', task: 'work-unfinished.kin' },
    ]);
    expect(play(...searched, kinLookedUp, tick(after(36))).last).toEqual([]);
  });

  it('the sweep comes at that moment', () => {
    const played = play(...searched);
    expect(played.state.phase !== 'none' && nextCheck(played.state, after(35.5), defaultRetention)).toBe(after(36));
  });

  it('are owed anew with a card that is proved late, and as long again', () => {
    const card: Order = { type: 'prove-card', card: 'card2', documents: [], note: 'n', actor: rosa, at: after(30) };
    const two = [{ ...openCase, cards: ['card1', 'card2'] } as Order, ...searched.slice(1), kinLookedUp];
    expect(unfinished(play(...two, card, almost(66)))).toEqual([]);
    expect(unfinished(play(...two, card, tick(after(66))))).toEqual(['work-unfinished.kin']);
  });

  it('L13: hold no answer back: the case closes on it, and stays on the desk', () => {
    const answered = [...searched, tick(after(36)), propose({ kind: 'nothing-found', request: 'r1' }), approve('d1')];
    const played = play(...answered);
    expect(played.state.phase).toBe('closed');
    expect([unfinished(played), isOnDesk(view(played))]).toEqual([['work-unfinished.kin'], true]);
    const done = play(...answered, kinLookedUp);
    expect([done.state.phase, unfinished(done), isOnDesk(view(done))]).toEqual(['closed', [], false]);
  });
});

describe('G7 L46: an announcement no worker can make', () => {
  const owed = [...verified(), kinLookedUp] satisfies Order[];

  it('is a person’s task when a day and a half have passed, until it was made', () => {
    const work = 'flags.m1.flags.1';
    expect(unfinished(play(...owed, almost(36)))).toEqual([]);
    expect(play(...owed, tick(after(36))).last).toEqual(expect.arrayContaining(told(work)));
    const made: Order = { type: 'record-announced', announcement: 'm1.flags.1' };
    expect(play(...owed, tick(after(36)), made).last).toEqual([
      { v: 1, type: 'flags-announced', announcement: 'm1.flags.1' },
      { v: 1, type: 'task-closed', task: `work-unfinished.${work}` },
    ]);
  });
});

describe('G7 L50: what no worker can destroy', () => {
  const closed = [
    openCase,
    prepared,
    kinLookedUp,
    noFindings,
    nothing,
    propose({ kind: 'nothing-found', request: 'r1' }),
    approve('d1'),
  ] satisfies Order[];
  const retire = (hours: number): Order => ({
    type: 'retire',
    policy: defaultRetention,
    at: after(hours),
    actor: clock,
  });
  const work = 'purge.identity-images';
  const ordered = [...closed, retire(days(91))] satisfies Order[];
  const stuck = [...ordered, tick(after(days(91) + 36))] satisfies Order[];
  const purged: Order = { type: 'record-purge', class: 'identity-images', files: 1 };
  const hold = (hours: number): Order => ({ type: 'place-legal-hold', note: 'n', actor: rosa, at: after(hours) });

  it('is a person’s task of a case that stays closed, so that no date of its keeping moves', () => {
    expect(play(...ordered, almost(days(91) + 36)).last).toEqual([]);
    const played = play(...stuck);
    expect(played.last).toEqual(told(work));
    expect([played.state.phase, isOnDesk(view(played))]).toEqual(['closed', true]);
    expect(play(...stuck, purged).last).toEqual([
      { v: 1, type: 'purged', class: 'identity-images', files: 1 },
      { v: 1, type: 'task-closed', task: `work-unfinished.${work}` },
    ]);
    expect(isOnDesk(view(play(...stuck, purged)))).toBe(false);
  });

  it('is nobody’s under a legal hold, or while she asks again', () => {
    expect(unfinished(play(...ordered, hold(days(91) + 1), tick(after(days(93)))))).toEqual([]);
    expect(unfinished(play(...stuck, hold(days(93))))).toEqual([]);
    const lift: Order = { type: 'lift-legal-hold', note: 'n', actor: rosa, at: after(days(100)) };
    const held = [...ordered, hold(days(91) + 1), lift] satisfies Order[];
    expect(unfinished(play(...held, almost(days(100) + 36)))).toEqual([]);
    expect(unfinished(play(...held, tick(after(days(100) + 36))))).toEqual([`work-unfinished.${work}`]);
    const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', at: after(days(93)) };
    expect(unfinished(play(...stuck, again))).toEqual([]);
  });

  it('the end of a case is a task without a mail, and after it none opens', () => {
    const over = days(defaultRetention.personalData + 1);
    const agreed = [
      ...closed,
      retire(over),
      ...(['identity-images', 'other-evidence', 'records'] as const).map((one): Order => ({ ...purged, class: one })),
      { ...propose({ kind: 'shred' }), at: after(over) } as Order,
      { type: 'approve', proposal: 'd2', actor: avery, at: after(over) } as Order,
    ];
    const due = [...mailed(...agreed), retire(over + days(8))] satisfies Order[];
    const late = tick(after(over + days(8) + 36));
    expect(play(...due, late).last).toEqual(told('shred').slice(0, 1));
    expect(isOnDesk(view(play(...due, late)))).toBe(true);
    const shredded: Order = { type: 'record-shred', files: 1 };
    expect(play(...due, late, shredded).last).toEqual([
      { v: 1, type: 'shredded', files: 1 },
      { v: 1, type: 'task-closed', task: 'work-unfinished.shred' },
    ]);
    expect(isOnDesk(view(play(...due, late, shredded)))).toBe(false);
    expect(play(...due, shredded, tick(after(over + days(90)))).last).toEqual([]);
  });
});
