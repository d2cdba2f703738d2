import { describe, expect, it } from 'vitest';
import { stillMissing } from '../../../shared/usecases/still-missing.ts';
import {
  approve,
  done,
  file,
  found,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
} from '../domain/given.ts';
import { foundWith, marked } from '../domain/given-contact.ts';
import { posted, returned } from '../domain/given-letters.ts';
import { both, named, shows } from '../domain/given-recipients.ts';
import { built, collected, handedOver, release, withhold } from '../domain/given-records.ts';

/** Steps beside the records are not what this is about. */
const missing = (...orders: readonly Order[]) =>
  stillMissing(file(play(...orders)))
    .map((m) => m.code)
    .filter((code) => code !== 'step-open');
const opened = openedWith({ wants: ['records'] });
const a1 = [named('a1', 'agency'), shows('a1', both, { limits: { classes: ['orders'] } })];
const copy = (pack: string) => propose({ kind: 'release-copy', recipient: 'a1', package: pack });

/** Released, and a letter with it waits to be posted. */
const letterWaits = [
  openedWith({ byPost: true, wants: ['records'] }),
  ...posted('V1.r1', '2026-11-02T15:00:00.000Z'),
  prepared,
  found,
  nothing,
  proved,
  ...collected(),
  ...handedOver,
];
/** She and the agency have a part. */
const part = [opened, prepared, found, silent, proved, ...collected(), ...handedOver, ...a1, built('p2')];
const has = [...part, copy('p2'), approve('d2')] satisfies Order[];

describe('what a reminder says is missing (L15)', () => {
  it('L40: the rest of what was made for a recipient is named, like hers, until it is released', () => {
    const there = [...has, nothing, built('p3'), built('p4')] satisfies Order[];
    expect(missing(...there)).toEqual(['release-not-proposed', 'copy-not-released']);
    const hers = [...there, release('p3'), approve('d3')] satisfies Order[];
    expect(missing(...hers)).toEqual(['copy-not-released']);
    expect(missing(...hers, copy('p4'), approve('d4'))).toEqual([]);
  });

  it('L16 L31: of what was kept back before it left, what is still to be done as of any answer', () => {
    const kept = [...letterWaits, withhold, approve('d2')] satisfies Order[];
    expect(missing(...letterWaits)).toEqual(['answer-unposted']);
    expect(missing(...kept)).toEqual(['package-not-built']);
    expect(missing(...kept, built('p2'))).toEqual(['release-not-proposed']);
    expect(missing(...kept, built('p2'), release('p2'), approve('d3'))).toEqual(['answer-unposted']);
  });

  it('L40: that of hers is named once, and no package of a recipient is taken for it', () => {
    expect(missing(...has)).toEqual(['search-failed']);
    expect(missing(...has, nothing, built('p3'))).toEqual(['release-not-proposed']);
    expect(missing(opened, prepared, found, nothing, proved, ...collected(), ...a1, built('p2'))).toEqual([
      'package-not-built',
    ]);
  });
});

/** She is written to by post, and has her first letter. */
const byPost = [openedWith({ byPost: true, wants: ['records'] }), ...posted('V1.r1', '2026-11-02T15:00:00.000Z')];
const decided = (ground: 'B') => [propose({ kind: 'decline', request: 'r1', ground }), approve('d1')];

describe('of an answer that has not left, a reminder says what keeps it (L15, L16, L37)', () => {
  it('L45: released, and no way to her is safe: nobody is told to propose it', () => {
    const home = [...byPost.slice(0, 1), marked, ...byPost.slice(1), foundWith('her-home')];
    const parked = [...home, nothing, ...collected(), proved, ...handedOver] satisfies Order[];
    expect(missing(...parked)).toEqual(['answer-parked']);
    const agreed: Order = { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa };
    expect(missing(...parked, agreed)).toEqual(['answer-unposted']);
    expect(missing(...parked, agreed, ...posted('V7.p1'))).toEqual([]);
  });

  it('L37: “nothing found” was approved, and its letter waits to be posted: nobody is told to look at it', () => {
    const none = [...byPost, prepared, noFindings, nothing] satisfies Order[];
    const answered = [...none, propose({ kind: 'nothing-found', request: 'r1' }), approve('d1')] satisfies Order[];
    expect(missing(...none)).toContain('nothing-found-not-proposed');
    expect(missing(...answered)).toEqual(['answer-unposted']);
    expect(missing(...answered, ...posted('V10.r1'))).toEqual([]);
  });

  it('L37 L38: a decision came back: what is missing is where she is, not her proof', () => {
    const back = [...byPost, prepared, ...decided('B'), ...posted('V9.r1'), returned('V9.r1')] satisfies Order[];
    expect(missing(...back)).toEqual(['answer-returned']);
    const moved = (more: object): Order =>
      ({ type: 'change-contact', change: 'c1', agreed: true, note: 'n', actor: rosa, ...more }) as Order;
    const link = { version: 2, digest: 'd2' };
    expect(missing(...back, moved({ marks: { post: 'new' }, link }))).toContain('answer-unposted');
    expect(missing(...back, moved({ marks: { email: 'new' }, preferred: 'email', link }))).toContain(
      'answer-on-its-way',
    );
  });

  it('L40: of a part that waits to be posted, what its rest waits for as well', () => {
    const part = [...byPost, prepared, found, silent, proved, ...collected(), ...handedOver] satisfies Order[];
    expect(missing(...part)).toEqual(['answer-unposted', 'search-failed']);
  });

  it('L33: asked again, what she asked for is missing, though the answer of before went out', () => {
    const first = [...byPost, prepared, found, nothing, proved, ...collected(), ...handedOver, ...posted('V7.p1')];
    const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa };
    expect(missing(...first)).toEqual([]);
    expect(missing(...first, again)).toEqual(expect.arrayContaining(['search-running', 'package-not-built']));
  });
});

describe('whatever else a person has to do is named, or counted (L15)', () => {
  it('L25 L40: records that a system refused are named as not collected', () => {
    const refused: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'refused', reason: 'n', actor: rosa };
    const begun = [opened, prepared, found, nothing, proved, done('m1.preserve'), done('m1.hold.pm1')];
    expect(missing(...begun, refused)).toContain('records-not-collected');
    expect(missing(...begun, done('m1.collect'))).not.toContain('records-not-collected');
  });

  it('L16: tasks that no line speaks of are counted, and none twice', () => {
    const late: Order = { type: 'tick', by: 'sweep', at: '2026-11-04T15:00:00.000Z' };
    const unposted = play(openedWith({ byPost: true, wants: ['records'] }), prepared, kinLookedUp, silent, late);
    expect(stillMissing(file(unposted))).toContainEqual({ code: 'task-open', count: 1, owner: 'compliance' });
    expect(missing(opened, prepared, silent)).not.toContain('task-open');
  });
});
