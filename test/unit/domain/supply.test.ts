import { describe, expect, it } from 'vitest';
import { isWithheld } from '../../../shared/domain/case/tracks/records-owed.ts';
import {
  approve,
  done,
  file,
  found,
  nothing,
  type Order,
  openTasks,
  type Played,
  play,
  prepared,
  propose,
  proved,
  rosa,
  tick,
  types,
  wantsRecords,
  wrong,
} from './given.ts';
import { built, release, withhold } from './given-records.ts';

const notes = { match: 'm1', class: 'support-notes' } as const;
const supply = propose({ kind: 'supply', ...notes });
const collected = [
  wantsRecords,
  prepared,
  found,
  ...['m1.preserve', 'm1.hold.pm1', 'm1.notice', 'm1.collect'].map(done),
];
const withheld = [...collected, nothing, proved, built('p1'), withhold, approve('d1')];
/** p2 went out without her support notes. */
const released = [...withheld, built('p2'), release('p2'), approve('d2')];
const lifted = [...released, supply, approve('d3')];
const held = (played: Played) => isWithheld(file(played), 'm1', 'support-notes');

describe('L31 L33: what other law forbids to hand over is not withheld for ever', () => {
  it('two people give it back, and the package is made again with it', () => {
    const again = [...withheld, built('p2'), supply, approve('d2')];
    expect(held(play(...withheld))).toBe(true);
    expect(held(play(...again))).toBe(false);
    expect(play(...again).last).toContainEqual(expect.objectContaining({ type: 'package-ordered', package: 'p3' }));
    expect(play(...again, release('p2')).refusal).toBe('rule.package-missing');
  });

  it('T9: one person cannot', () => {
    const alone = play(...withheld, supply, approve('d2', rosa));
    expect(alone.refusal).toBe('rule.second-person');
    expect(held(alone)).toBe(true);
  });

  it('the last word counts: withheld again with another law, it is withheld', () => {
    const anew = propose({ kind: 'withhold', ...notes, citation: '18 U.S.C. 2702(a)' });
    expect(held(play(...withheld, supply, approve('d2'), anew, approve('d3')))).toBe(true);
  });

  it('only what is withheld is given back, and on no account that was a wrong match', () => {
    expect(play(...collected, nothing, proved, supply).refusal).toBe('case.moved-on');
    expect(play(...withheld, supply, approve('d2'), supply).refusal).toBe('case.moved-on');
    expect(play(...withheld, wrong, supply).refusal).toBe('case.moved-on');
  });

  it('L40: after her records went out the case is open again, until the rest went out too', () => {
    expect(play(...released).state.phase).toBe('closed');
    expect(play(...lifted).last.map((e) => e.type)).toEqual(['decision-approved', 'package-ordered']);
    expect(play(...lifted).state.phase).toBe('open');
    expect(file(play(...lifted, built('p3'))).tasks['release-rest.p3']?.open).toBe(true);
    const sent = play(...lifted, built('p3'), release('p3'), approve('d4'));
    expect(sent.state.phase).toBe('closed');
    expect(file(sent).mails['V7.p3']?.to).toBe('subject');
  });

  it('L13: what is given back after her answer misses no date of a request that was answered in time', () => {
    const came = types(play(...lifted, tick('2026-12-20T15:00:00.000Z')));
    expect(came).not.toContain('deadline-missed');
    expect(came).not.toContain('reminder-fired');
  });

  it('L40: of an account that turns out to be a wrong match nothing is owed', () => {
    expect(play(...released, wrong, supply).last).toEqual([]);
    const undone = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'undone' } satisfies Order;
    const left = file(play(...lifted, wrong, undone));
    expect(Object.values(left.packages).filter((p) => p.status === 'released')).toHaveLength(1);
    expect(openTasks(play(...lifted, wrong, undone))).toEqual(['disclosed-in-error.m1']);
  });
});
