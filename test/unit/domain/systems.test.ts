import { describe, expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { systemTimers } from '../../../shared/domain/case/tracks/by-hand.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import {
  done,
  file,
  found,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openCase,
  outcomes,
  play,
  prepared,
  proved,
  rosa,
  tick,
  wantsRecords,
} from './given.ts';

/** The archive of a predecessor has no API: its holder has five days. */
const withArchive = {
  ...prepared,
  systems: [
    { system: 'shop', owner: 'shop-team' },
    { system: 'archive', owner: 'archive@example.com', name: 'Archive', byHandDays: 5 },
  ],
} as Order;
const entered = (findings: readonly object[] = [], actor = rosa): Order =>
  ({ type: 'record-search', system: 'archive', findings, entered: 'search.1', actor }) as Order;
const hit = { account: 'X', basis: [{ kind: 'phone', exact: true }], instruments: [], hers: false };
const [inTime, late] = [tick('2026-11-07T23:00:00.000Z'), tick('2026-11-08T15:00:00.000Z')];

describe('a system without an API', () => {
  it('L24: is a dated task to its holder, by name, and no worker is sent', () => {
    const played = play(openCase, withArchive);
    expect(file(played).searches['archive']).toMatchObject({
      status: 'running',
      byHand: { days: 5, answerBy: '2026-11-07' },
    });
    expect(file(played).tasks['search-by-hand.archive']?.open).toBe(true);
    expect(file(played).mails['S-by-hand.search.archive']?.to).toBe('system-owner');
    expect(outstanding(played.state)).not.toContainEqual({ to: 'steps', work: 'search:archive' });
    expect(outstanding(played.state)).toContainEqual({ to: 'steps', work: 'search:shop' });
  });

  it('L25: what was entered is an ended search like any other, none found included', () => {
    const played = play(openCase, withArchive, entered());
    expect(file(played).searches['archive']).toMatchObject({ status: 'ended', hits: 0 });
    expect(file(played).tasks['search-by-hand.archive']?.open).toBe(false);
    expect(file(play(openCase, withArchive, entered([hit]))).matches['m1']).toMatchObject({
      account: 'X',
      status: 'undecided',
    });
  });

  it('L25: overdue it is parked and told, never "no records"; nothing irreversible waits for it for ever', () => {
    expect(play(openCase, withArchive, kinLookedUp, noFindings, inTime).last).toEqual([]);
    const played = play(openCase, withArchive, late);
    expect(file(played).searches['archive']).toMatchObject({ status: 'parked', reason: 'overdue' });
    expect(file(played).tasks['system-parked.archive']?.open).toBe(true);
    expect(file(played).mails['S-stuck.search.archive']?.to).toBe('compliance');
    const nothingFound: Order = {
      type: 'propose',
      decision: { kind: 'nothing-found', request: 'r1' },
      note: 'n',
      actor: rosa,
    };
    expect(play(openCase, withArchive, noFindings, late, nothingFound).refusal).toBe('rule.searches-open');
  });

  it('L25: the sweep comes when its last day is over, not up to a day later', () => {
    expect(systemTimers(file(play(openCase, withArchive)))).toEqual([Date.parse('2026-11-08T05:00:00.000Z')]);
    expect(systemTimers(file(play(openCase, withArchive, noFindings, late)))).toEqual([]);
  });

  it('L24: a late result is still taken after parking, and closes both tasks', () => {
    const played = play(openCase, withArchive, late, entered([hit]));
    expect(file(played).searches['archive']?.status).toBe('ended');
    expect(file(played).matches['m1']?.account).toBe('X');
    expect(Object.values(file(played).tasks).filter((t) => t.about === 'archive' && t.open)).toEqual([]);
  });

  it('it is not asked again by itself; a person can ask anew, with the days anew', () => {
    expect(play(openCase, withArchive, noFindings, late, tick('2026-11-10T15:00:00.000Z')).last).toEqual([]);
    const again = play(openCase, withArchive, late, {
      type: 'retry-search',
      system: 'archive',
      actor: rosa,
      at: '2026-11-10T15:00:00.000Z',
    });
    expect(file(again).searches['archive']).toMatchObject({ status: 'running', byHand: { answerBy: '2026-11-15' } });
  });

  it('L24 L33: when she asks again its holder is asked again, with a date of his own', () => {
    const answered = [openCase, withArchive, entered(), noFindings];
    const played = play(...answered, { type: 'receive-request', why: 'second-ask', channel: 'web', at: late.at ?? '' });
    expect(file(played).searches['archive']).toMatchObject({
      status: 'running',
      byHand: { days: 5, answerBy: '2026-11-13' },
    });
    expect(file(played).tasks['search-by-hand.archive']?.open).toBe(true);
    expect(outstanding(played.state)).not.toContainEqual({ to: 'steps', work: 'search:archive' });
  });

  it('a result entered twice is refused; nobody enters one while a worker is searching', () => {
    expect(play(openCase, withArchive, entered(), entered()).refusal).toBe('case.moved-on');
    expect(play(openCase, prepared, { ...entered(), system: 'shop' } as Order).refusal).toBe('case.moved-on');
  });

  it('G12: looking at what it is searched with is on the log before it is shown', () => {
    const look: Order = { type: 'view-search-sheet', system: 'archive', actor: rosa };
    expect(play(openCase, withArchive, look).last).toEqual([{ v: 1, type: 'search-sheet-viewed', system: 'archive' }]);
    expect(play(openCase, withArchive, { ...look, system: 'nowhere' } as Order).refusal).toBe('thing.absent');
  });
});

describe('steps in a system without an API', () => {
  const byHand = (step: string): Order => ({ type: 'settle-step', step, outcome: 'parked', reason: 'by-hand' });
  const settled = (step: string, outcome = 'done'): Order =>
    ({ type: 'settle-step', step, outcome, reason: 'note.1', actor: rosa }) as Order;
  const confirmed: Order = { type: 'decide-match', match: 'm1', confirmed: true, actor: rosa };
  const asked = [openCase, withArchive, entered([hit]), confirmed, byHand('m1.preserve')];

  it('are asked of the holder one after another, each with its date', () => {
    expect(file(play(...asked)).tasks['step-by-hand.m1.preserve']?.open).toBe(true);
    expect(file(play(...asked)).mails['S-by-hand.m1.preserve']?.to).toBe('system-owner');
    expect(file(play(...asked)).tasks['step-parked.m1.preserve']).toBeUndefined();
    expect(systemTimers(file(play(...asked)))).toEqual([Date.parse('2026-11-08T05:00:00.000Z')]);
    const next = play(...asked, settled('m1.preserve'));
    expect(file(next).tasks['step-by-hand.m1.preserve']?.open).toBe(false);
    expect(outcomes(next)['m1.collect']).toBe('running');
  });

  it('are waited for by the package until their date, then it is made without them', () => {
    const waiting = [
      wantsRecords,
      withArchive,
      entered([hit]),
      confirmed,
      noFindings,
      proved,
      done('m1.preserve'),
      byHand('m1.collect'),
    ];
    expect(play(...waiting).events.some((e) => e.type === 'package-ordered')).toBe(false);
    const over = play(...waiting, late);
    expect(over.last).toContainEqual(
      expect.objectContaining({ type: 'step-settled', outcome: 'parked', reason: 'overdue' }),
    );
    expect(file(over).tasks['step-parked.m1.collect']?.open).toBe(true);
    const matrix = recordClasses.map((one) => ({ class: one, status: 'none' }) as const);
    const late2 = play(...waiting, late, { ...settled('m1.collect'), matrix } as Order);
    expect(file(late2).steps['m1.collect']).toMatchObject({ outcome: 'done', matrix });
  });

  it('L28: nobody says that records were collected without a line for every class', () => {
    const waiting = [...asked, settled('m1.preserve'), byHand('m1.collect')];
    const line = { class: 'orders', status: 'supplied', count: 1 } as const;
    expect(play(...waiting, settled('m1.collect')).refusal).toBe('rule.records-missing');
    expect(play(...waiting, { ...settled('m1.collect'), matrix: [line] } as Order).refusal).toBe(
      'rule.records-missing',
    );
    expect(outcomes(play(...waiting, settled('m1.collect')))['m1.collect']).toBe('parked');
    expect(outcomes(play(...waiting, settled('m1.collect', 'refused')))['m1.collect']).toBe('refused');
  });

  it('L40: a class that comes in later is news, though another one is still missing: a package is made with it', () => {
    const part = (one: 'orders' | 'receipts'): Order =>
      ({ ...settled('m1.collect', 'parked'), matrix: [{ class: one, status: 'none' }] }) as Order;
    const ready = [wantsRecords, withArchive, entered([hit]), confirmed, noFindings, proved, done('m1.preserve')];
    const built: Order = { type: 'record-package', package: 'p1', files: 1, commitment: 'c' };
    const waiting = [...ready, byHand('m1.collect'), part('orders')];
    expect(play(...waiting).last).toContainEqual(expect.objectContaining({ type: 'package-ordered', package: 'p1' }));
    expect(play(...waiting, built, part('receipts')).last).toContainEqual(
      expect.objectContaining({ type: 'package-ordered', package: 'p2' }),
    );
  });

  it('G5: what is undone by hand is undone, not done once more', () => {
    const held = [...asked, settled('m1.preserve')];
    const flagged = play(...held, {
      type: 'decide-match',
      match: 'm1',
      confirmed: false,
      note: 'n',
      actor: rosa,
    });
    expect(Object.values(file(flagged).steps).every((s) => s.outcome !== 'planned')).toBe(true);
  });
});

describe('a system that is down for days', () => {
  const park: Order = { type: 'park-search', system: 'shop', reason: 'unreachable' };
  const parkStep = (reason = 'timeout'): Order => ({
    type: 'settle-step',
    step: 'm1.preserve',
    outcome: 'parked',
    reason,
  });
  const day = (n: number) => `2026-11-0${2 + n}T15:00:00.000Z`;

  it('L25: its search is parked, told once, asked again every day, and is never "no records"', () => {
    const orders = [openCase, prepared, park];
    expect(play(...orders, tick('2026-11-03T14:00:00.000Z')).last).toEqual([]);
    const again = play(...orders, tick(day(1)));
    expect(again.last).toContainEqual(expect.objectContaining({ type: 'search-planned', system: 'shop' }));
    const second = play(...orders, tick(day(1)), { ...park, at: day(1) } as Order);
    expect(second.last.map((e) => e.type)).toEqual(['search-parked']);
    expect(file(play(...orders, tick(day(1)), found)).tasks['system-parked.shop']?.open).toBe(false);
  });

  it('L41: its steps are asked again every day, told once, and done when it is back', () => {
    const orders = [openCase, prepared, found, nothing, parkStep()];
    const again = play(...orders, tick(day(1)));
    expect(again.last).toContainEqual({ v: 1, type: 'step-due', step: 'm1.preserve', attempt: 2, undo: false });
    const second = play(...orders, tick(day(1)), { ...parkStep(), at: day(1) } as Order);
    expect(second.last.map((e) => e.type)).toEqual(['step-settled']);
    const back = play(...orders, tick(day(1)), done('m1.preserve'));
    expect(file(back).tasks['step-parked.m1.preserve']?.open).toBe(false);
  });

  it('what a person settled, or a reason only a person can mend, is not asked again', () => {
    const orders = [openCase, prepared, found, nothing, parkStep('orders: no-permission')];
    expect(play(...orders, tick(day(1))).last).toEqual([]);
  });

  it('asked again and again in vain, it makes no new package', () => {
    const before = [wantsRecords, prepared, found, nothing, proved, done('m1.preserve'), done('m1.hold.pm1')];
    const parked = (at: string): Order => ({
      type: 'settle-step',
      step: 'm1.collect',
      outcome: 'parked',
      reason: 'timeout',
      at,
    });
    const built: Order = { type: 'record-package', package: 'p1', files: 1, commitment: 'c' };
    const played = play(...before, parked(day(0)), built, tick(day(1)), parked(day(1)), tick(day(2)), parked(day(2)));
    expect(Object.keys(file(played).packages)).toEqual(['p1']);
  });
});

describe('the emergency stop', () => {
  const stopped: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'parked', reason: 'emergency-stop' };
  const before = [openCase, prepared, found, nothing, done('m1.preserve'), done('m1.collect'), stopped];
  const day20 = tick('2026-11-22T15:00:00.000Z');

  it('L13: parks changes and moves no date', () => {
    expect(outcomes(play(...before))['m1.hold.pm1']).toBe('parked');
    expect(file(play(...before)).requests['r1']?.dueOn).toBe('2026-12-02');
  });

  it('L41: still on by day 20 it is a task of its own, which closes when the change is made', () => {
    const played = play(...before, day20);
    expect(file(play(...before, tick('2026-11-12T15:00:00.000Z'))).tasks['stop-still-on.shop']).toBeUndefined();
    // Asked again on the way, it is stopped again.
    const still = play(...before, day20, { ...stopped, at: '2026-11-22T15:01:00.000Z' } as Order);
    expect(file(still).tasks['stop-still-on.shop']?.open ?? file(played).tasks['stop-still-on.shop']?.open).toBe(true);
    const off = play(...before, day20, done('m1.hold.pm1'));
    expect(file(off).tasks['stop-still-on.shop']?.open).toBe(false);
  });
});
