import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReady } from '../../../shared/domain/case/recipient.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { copyFor } from '../../../shared/domain/case/tracks/copies-due.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  close,
  done,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  openTasks,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  twoFound,
  types,
  wrong,
} from './given.ts';
import { undone } from './given-appeals.ts';
import { drop } from './given-letters.ts';
import { both, called, copy, named, opened, revoke, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, withhold } from './given-records.ts';

const a1 = [named('a1', 'agency'), drop('V17.a1'), shows('a1', both, { limits: { classes: ['orders'] } })];
const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
const retry: Order = { type: 'retry-step', step: 'm1.collect', actor: rosa };
const parked: readonly Order[] = [
  { type: 'collect-anew', step: 'm1.collect' },
  { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' },
];
const enteredByHand = {
  ...done('m1.collect'),
  matrix: recordClasses.map((one) => ({ class: one, status: 'none' })),
  actor: rosa,
} as Order;
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) =>
    [p.id, p.recipient ?? 'whoever asked', p.partial ? 'part' : 'whole', p.status].join(' '),
  );
const copies = (recipient: string, ...orders: readonly Order[]) =>
  file(play(...orders)).recipients[recipient]?.copies.map((c) => c.package);

describe('an agency that has a part within its authorisation (L40, L35)', () => {
  const called1 = { ...opened, officer: false } as Order;
  const part = [called1, prepared, found, silent, proved, ...collected(), ...handedOver, ...a1, built('p2')];
  const has = [...part, copy('p2', 'a1'), approve('d2')] satisfies Order[];
  const more = [...has, nothing] satisfies Order[];

  it('L40: gets the rest as whoever asked does: packed by itself, and a person’s task once it is there', () => {
    expect(packages(...has)).toEqual(['p1 whoever asked part released', 'p2 a1 part built']);
    expect(packages(...more).slice(2)).toEqual(['p3 whoever asked whole ordered', 'p4 a1 whole ordered']);
    const there = [...more, built('p3'), built('p4')] satisfies Order[];
    expect(openTasks(play(...there))).toEqual(['release-rest.p3', 'release-rest.p4']);
    const hers = [...there, release('p3'), approve('d3')] satisfies Order[];
    expect(openTasks(play(...hers))).toEqual(['release-rest.p4']);
    const gone = [...hers, copy('p4', 'a1'), approve('d4')] satisfies Order[];
    expect(copies('a1', ...gone)).toEqual(['p2', 'p4']);
    expect(openTasks(play(...gone))).toEqual([]);
    expect(play(...gone).state.phase).toBe('closed');
  });

  it('L40: nothing is made while nothing more is there', () => {
    expect(packages(...has, { type: 'retry-search', system: 'billing', actor: rosa }, silent)).toHaveLength(2);
  });

  it('L35: revoked, it is nobody’s task, before it is built and after', () => {
    for (const order of [
      [...more, revoke('a1'), built('p3'), built('p4')],
      [...more, built('p3'), built('p4'), revoke('a1')],
    ])
      expect(openTasks(play(...order))).toEqual(['release-rest.p3']);
  });

  it('L31: a newer one takes its place, on the list too', () => {
    const newer = [...more, built('p3'), built('p4'), withhold, approve('d3'), built('p5'), built('p6')];
    expect(openTasks(play(...(newer as Order[])))).toEqual(['release-rest.p5', 'release-rest.p6']);
    expect(packages(...(newer as Order[])).slice(4)).toEqual(['p5 whoever asked whole built', 'p6 a1 whole built']);
  });

  it('L40: a person who sees that it wants no more closes it; what is owed to her stays', () => {
    const there = [...more, built('p3'), built('p4')] satisfies Order[];
    expect(play(...there, close('release-rest.p3')).refusal).toBe('rule.task-stands');
    expect(play(...there, close('release-rest.p4')).refusal).toBeUndefined();
  });
});

describe('an officer for whom a part was made (L40, L34)', () => {
  const sent = [opened, prepared, found, ...collected(), nothing, proved, ...handedOver] satisfies Order[];
  const has = [...sent, ...parked, called, built('p2'), copy('p2', 'officer'), approve('d2')] satisfies Order[];
  const rest = [built('p3'), copy('p3', 'officer'), approve('d3')];

  it('L40: gets the rest once it is collected', () => {
    expect(packages(...has)).toEqual(['p1 whoever asked whole released', 'p2 officer part built']);
    const more = [...has, retry, done('m1.collect')] satisfies Order[];
    expect(packages(...more)[2]).toBe('p3 officer whole ordered');
    expect(openTasks(play(...more, built('p3')))).toEqual(['release-rest.p3']);
    expect(copies('officer', ...more, ...rest)).toEqual(['p2', 'p3']);
    expect(play(...more, ...rest).state.phase).toBe('closed');
  });

  it('L40: a case that was closed over it opens again', () => {
    const closed = [...has, close('step-parked.m1.collect')] satisfies Order[];
    expect(play(...closed).state.phase).toBe('closed');
    expect(types(play(...closed, enteredByHand))).toEqual(['step-settled', 'case-reopened', 'package-ordered']);
    expect(copies('officer', ...closed, enteredByHand, ...rest)).toEqual(['p2', 'p3']);
  });

  it('L33: while records go out to her again none is made: that release goes to him, and ends his task', () => {
    const asked = [...has, again, retry, prepared, found, nothing, done('m1.collect')] as readonly Order[];
    expect(packages(...asked).slice(2)).toEqual(['p3 whoever asked whole ordered']);
    const gone = [...asked, built('p3'), release('p3', 'r2'), approve('d3')];
    expect(copies('officer', ...gone)).toEqual(['p2', 'p3']);
    const late = [...has, retry, done('m1.collect'), built('p3'), again, prepared, found, nothing, done('m1.collect')];
    const both = [...late, built('p4'), release('p4', 'r2'), approve('d3')] as readonly Order[];
    expect(copies('officer', ...both)).toEqual(['p2', 'p4']);
    expect(openTasks(play(...both))).toEqual([]);
  });
});

describe('she herself, for whom a part was made when she took over (L40, L36)', () => {
  it('L40: gets the rest', () => {
    const asked = openedWith({ wants: ['records'], requester: 'attorney' });
    const passed = { marks: { email: 'e' }, version: 2, digest: 'd2' };
    const gone = { ...revoke('requester'), passed } as Order;
    const his = [asked, prepared, found, ...collected(), nothing, proved, shows('requester', ['authority'])];
    const hers = [...his, ...handedOver, gone, ...parked, built('p2'), copy('p2', 'subject'), approve('d2')];
    expect(packages(...hers)[1]).toBe('p2 subject part released');
    const more = [...hers, retry, done('m1.collect'), built('p3')];
    expect(openTasks(play(...more))).toEqual(['release-rest.p3']);
    expect(play(...more, close('release-rest.p3')).refusal).toBe('rule.task-stands');
    expect(copies('subject', ...more, copy('p3', 'subject'), approve('d3'))).toEqual(['p2', 'p3']);
  });
});

describe('whatever the order of things', () => {
  const open = (now: CaseFile) => Object.values(now.proposals).flatMap((p) => (p.status === 'open' ? [p.id] : []));
  const make = (now: CaseFile) => Object.keys(now.packages).map(built);
  const yes = (now: CaseFile) => open(now).map((d) => approve(d));
  const send = (now: CaseFile) =>
    Object.keys(now.packages).flatMap((p) => Object.keys(now.requests).map((r) => release(p, r)));
  const copyAll = (now: CaseFile) =>
    Object.keys(now.packages).flatMap((p) => Object.keys(now.recipients).map((r) => copy(p, r)));
  const end = (now: CaseFile): readonly Order[] => [
    prepared,
    twoFound,
    nothing,
    ...Object.values(now.steps).flatMap((s) => [
      { type: 'retry-step', step: s.id, actor: rosa } as const,
      s.undoing ? undone(s.id) : done(s.id),
    ]),
    ...make(now),
  ];
  type Thing = (now: CaseFile) => readonly Order[];
  const things: readonly Thing[] = [
    (now) => [...make(now), ...copyAll(now)],
    yes,
    (now) => [...make(now), ...copyAll(now)],
    yes,
    send,
    ...[
      [called],
      a1,
      parked,
      parked,
      [retry, done('m1.collect')],
      [withhold],
      [again, prepared, twoFound, nothing],
      [wrong, undone('m1.hold.pm1')],
      [{ ...wrong, confirmed: true } as Order],
      [propose({ kind: 'decline', request: 'r2', ground: 'C' })],
    ].map((orders: readonly Order[]) => () => orders),
  ];
  const happened = (first: readonly Order[], then: readonly Thing[]) =>
    then.reduce((all, thing) => [...all, ...thing(file(play(...all)))], first);
  /** With the records of one account still to be collected again, copies are made, and sent. */
  const begun = fc
    .constantFrom(nothing, silent)
    .map((one) =>
      happened(
        [opened, prepared, twoFound, one, ...collected(), ...collected('m2'), proved, ...handedOver, ...parked],
        [() => [called, ...a1], make, copyAll, yes],
      ),
    );

  it('L40: nobody keeps a part that was made for him once all is there: the whole is, and was told as a task', () => {
    fc.assert(
      fc.property(begun, fc.array(fc.constantFrom(...things), { maxLength: 10, size: 'max' }), (first, then) => {
        const now = file(play(...happened(first, [...then, end, end, end, end, end])));
        const isSending = Object.values(now.requests).some((r) => r.answer === undefined);
        const some = Object.values(now.matches).some((m) => m.status === 'confirmed');
        const kept = Object.values(now.recipients).filter((r) => {
          const last = now.packages[r.copies.at(-1)?.package ?? ''];
          const next = now.packages[copyFor(now, r.id) ?? ''];
          const isWhole = next?.partial === false && now.tasks[`release-rest.${next.id}`]?.open;
          return isReady(r) && last?.partial === true && last.recipient === r.id && !isWhole;
        });
        expect(isSending || !some ? [] : kept).toEqual([]);
      }),
      { numRuns: trials(100) },
    );
  });
});
