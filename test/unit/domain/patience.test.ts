import { describe, expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { nextCheck } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  close,
  done,
  file,
  found,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openCase,
  openTasks,
  outcomes,
  type Played,
  play,
  prepared,
  proved,
  rosa,
  tick,
  wrong,
} from './given.ts';

const begun = '2026-11-02T15:00:00.000Z';
const after = (hours: number) => new Date(Date.parse(begun) + hours * 3_600_000).toISOString();
/** As often as the sweep looks while work is under way. */
const looks = (from: number, to: number): readonly Order[] =>
  Array.from({ length: to - from + 1 }, (_, n) => tick(after(from + n)));
const almost = tick('2026-11-04T02:59:59.999Z');
const [over, overAt] = [tick(after(36)), after(36)];
const next = (played: Played, at: string) =>
  played.state.phase === 'none' ? undefined : nextCheck(played.state, at, defaultRetention);

describe('G7 L25: a search nobody hears the end of', () => {
  it('is parked to a person when a day and a half have passed, however often it was asked for', () => {
    const before = [openCase, prepared, kinLookedUp, nothing, ...looks(1, 35)] satisfies Order[];
    expect(play(...before, almost).last).toEqual([]);
    const played = play(...before, over);
    expect(played.last).toEqual([
      { v: 1, type: 'search-parked', system: 'shop', reason: 'no-word' },
      { v: 1, type: 'task-opened', task: 'system-parked.shop', kind: 'system-parked', about: 'shop' },
      expect.objectContaining({ type: 'mail-owed', mail: 'S-stuck.search.shop', to: 'compliance' }),
    ]);
    expect(outstanding(played.state)).not.toContainEqual({ to: 'steps', work: 'search:shop' });
    expect(play(openCase, prepared, nothing, over, tick(after(37))).last).toEqual([]);
  });

  it('the sweep comes at that moment', () => {
    expect(next(play(openCase, prepared, nothing), after(35.5))).toBe(overAt);
  });

  it('is not made to wait anew by her asking again, and is by a person who starts it again', () => {
    const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', at: after(30) };
    expect(file(play(openCase, prepared, nothing, again, over)).searches['shop']?.status).toBe('parked');
    const retry: Order = { type: 'retry-search', system: 'shop', actor: rosa, at: after(37) };
    const played = play(openCase, prepared, nothing, over, retry);
    expect(file(play(openCase, prepared, nothing, over, retry, tick(after(72)))).searches['shop']?.status).toBe(
      'running',
    );
    expect(next(played, after(72.5))).toBe(after(73));
  });

  it('L24: a worker’s late answer is taken, and a person’s', () => {
    for (const late of [found, { ...found, entered: 'search.1', actor: rosa } as Order]) {
      const played = play(openCase, prepared, nothing, over, { ...late, at: after(40) } as Order);
      expect(file(played).searches['shop']).toMatchObject({ status: 'ended', hits: 1 });
      expect(openTasks(played)).not.toContain('system-parked.shop');
    }
  });

  it('L25: is asked again by itself the day after, as one that does not answer, and told of once', () => {
    const played = play(openCase, prepared, nothing, over, tick(after(60)));
    expect(played.last).toEqual([expect.objectContaining({ type: 'search-planned', system: 'shop' })]);
    const second = play(openCase, prepared, nothing, over, tick(after(60)), tick(after(96)));
    expect(second.last.map((e) => e.type)).toEqual(['search-parked']);
  });

  it('a person who searches by hand has days of his own', () => {
    const systems = [{ system: 'archive', owner: 'a@example.com', byHandDays: 5 }];
    const played = play(openCase, { ...prepared, systems } as Order, over);
    expect(file(played).searches['archive']?.status).toBe('running');
  });
});

describe('G7 L41: a step nobody hears the end of', () => {
  const step = 'm1.preserve';
  const before = [openCase, prepared, kinLookedUp, found, nothing] satisfies Order[];
  const said = (outcome: string, at: string, more: object = {}): Order =>
    ({ type: 'settle-step', step, outcome, during: { undoing: false, round: 1 }, at, ...more }) as Order;
  const stuck = [...before, ...looks(1, 36)];

  it('is asked for every hour, and parked to a person when a day and a half have passed', () => {
    expect(play(...before, ...looks(1, 35)).last).toContainEqual(expect.objectContaining({ type: 'step-due', step }));
    expect(play(...before, ...looks(1, 35), almost).last.map((e) => e.type)).not.toContain('step-settled');
    expect(play(...stuck).last).toEqual([
      { v: 1, type: 'step-settled', step, outcome: 'parked', reason: 'no-word' },
      { v: 1, type: 'task-opened', task: `step-parked.${step}`, kind: 'step-parked', about: step },
      expect.objectContaining({ type: 'mail-owed', mail: `S-stuck.${step}`, to: 'compliance' }),
    ]);
    expect(next(play(...before, ...looks(1, 35)), after(35.5))).toBe(overAt);
  });

  it('also when all that was ever said of it is that nobody knows', () => {
    const unknown = said('unknown', after(20), { reason: 'timeout' });
    expect(outcomes(play(...before, unknown, ...looks(21, 36)))[step]).toBe('parked');
  });

  it('is not, when it only waits for its turn', () => {
    expect(outcomes(play(...stuck))['m1.remove.pm1']).toBe('planned');
  });

  it('G2: a worker’s late word is taken, of that very doing', () => {
    const late = play(...stuck, said('done', after(37), { receipt: 'r' }));
    expect(outcomes(late)).toMatchObject({ [step]: 'done', 'm1.hold.pm1': 'running' });
    expect(openTasks(late)).not.toContain(`step-parked.${step}`);
    for (const during of [
      { undoing: true, round: 1 },
      { undoing: false, round: 2 },
    ])
      expect(play(...stuck, said('done', after(37), { during })).last).toEqual([]);
    expect(play(...stuck, said('unknown', after(37), { reason: 'timeout' })).last).toEqual([]);
    expect(file(play(...stuck, said('parked', after(37), { reason: 'bad-answer' }))).steps[step]?.reason).toBe(
      'bad-answer',
    );
  });

  it('G2: what a person settled meanwhile stands, and so does what was parked for another reason', () => {
    const byHer = said('refused', after(37), { actor: rosa, reason: 'note.1', during: undefined });
    expect(play(...stuck, byHer, said('done', after(38))).last).toEqual([]);
    expect(play(...before, said('parked', after(1), { reason: 'timeout' }), said('done', after(2))).last).toEqual([]);
  });

  it('is tried again by a person, or by itself a day later, with as much time as before', () => {
    const retry: Order = { type: 'retry-step', step, actor: rosa, at: after(37) };
    expect(outcomes(play(...stuck, retry, ...looks(38, 72)))[step]).toBe('running');
    expect(outcomes(play(...stuck, retry, ...looks(38, 73)))[step]).toBe('parked');
    expect(play(...stuck, tick(after(60))).last).toContainEqual(
      expect.objectContaining({ type: 'step-due', step, undo: false }),
    );
  });

  it('G5: may have been done: it is undone when the match was wrong', () => {
    const held = [...before, done(step), ...looks(1, 36)];
    expect(outcomes(play(...held))['m1.hold.pm1']).toBe('parked');
    expect(play(...held, { ...wrong, at: after(37) } as Order).last).toContainEqual(
      expect.objectContaining({ type: 'step-due', step: 'm1.hold.pm1', undo: true }),
    );
  });

  it('L40: what waits for it goes on without it', () => {
    const all = [...before, proved, done(step), done('m1.hold.pm1'), done('m1.remove.pm1'), done('m1.block.pm1')];
    const flagged = [...all, done('m1.flag')] satisfies Order[];
    const played = play(...flagged, ...looks(1, 36));
    expect(outcomes(played)['m1.collect']).toBe('parked');
    expect(played.last).toContainEqual(expect.objectContaining({ type: 'package-ordered', partial: true }));
  });
});

describe('G7 G9: a report no worker can prepare', () => {
  const stuck = 'preparation-parked.report';
  const told = [
    { v: 1, type: 'task-opened', task: stuck, kind: 'preparation-parked', about: 'report' },
    expect.objectContaining({ type: 'mail-owed', mail: 'S-stuck.preparation', to: 'compliance' }),
  ];

  it('is a person’s task when a day and a half have passed, once, and the sweep goes on asking', () => {
    expect(play(openCase, almost).last).toEqual([]);
    expect(play(openCase, over).last).toEqual(told);
    expect(next(play(openCase), after(35.5))).toBe(overAt);
    expect(play(openCase, over, tick(after(37))).last).toEqual([]);
    expect(outstanding(play(openCase, over).state)).toContainEqual({ to: 'steps', work: 'prepare' });
  });

  it('cannot be closed by hand while nothing is searched, and closes when it is prepared', () => {
    expect(play(openCase, over, close(stuck)).refusal).toBe('rule.task-stands');
    expect(openTasks(play(openCase, over, { ...prepared, at: after(40) } as Order))).toEqual([]);
  });

  it('is nobody’s any more once what she asked was declined or withdrawn', () => {
    const withdrawn: Order = { type: 'withdraw', note: 'n', actor: rosa, at: after(37) } as Order;
    expect(openTasks(play(openCase, over, withdrawn))).not.toContain(stuck);
    expect(play(openCase, { ...withdrawn, at: after(1) } as Order, over).last).toEqual([]);
  });

  it('T12: does not wait for a worker while a person looks whether it is one of many, and does from then on', () => {
    const many: Order = { type: 'park-preparation' };
    const looked: Order = { ...close('many-reports.target'), at: after(30) } as Order;
    expect(play(openCase, many, over).last).toEqual([]);
    expect(play(openCase, many, looked, tick(after(65))).last).toEqual([]);
    expect(play(openCase, many, looked, tick(after(66))).last).toEqual(told);
  });

  it('L24 L33: the same when she asked again and nobody looked which systems there are now', () => {
    const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', at: after(48) };
    const asked = [openCase, prepared, noFindings, nothing, again];
    const events = (hours: number) => play(...asked, tick(after(hours))).last;
    expect(events(83)).not.toContainEqual(told[0]);
    expect(events(84)).toContainEqual(told[0]);
    expect(openTasks(play(...asked, tick(after(84)), { ...prepared, at: after(85) } as Order))).not.toContain(stuck);
  });

  it('L24: and when the payment provider is to be asked about a card once more', () => {
    const unresolved = { ...prepared, unresolved: ['card1'] } as Order;
    const asked = [openCase, unresolved, kinLookedUp, noFindings, nothing, tick(after(24))];
    expect(play(...asked, tick(after(59))).last).toEqual([]);
    expect(play(...asked, tick(after(60))).last).toEqual(told);
    expect(openTasks(play(...asked, tick(after(60)), { ...unresolved, at: after(61) } as Order))).not.toContain(stuck);
    expect(openTasks(play(...asked, tick(after(60)), { ...prepared, at: after(61) } as Order))).not.toContain(stuck);
  });
});
