import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../shared/domain/case/head.ts';
import {
  approve,
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
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, verified, withhold } from './given-records.ts';

const opened = openedWith({ wants: ['records'], officer: true });
const called = shows('officer', ['call-back']);
const copy = (pack: string, recipient = 'officer') => propose({ kind: 'release-copy', recipient, package: pack });
const statusOf = (proposal: string, ...orders: readonly Order[]) => file(play(...orders)).proposals[proposal]?.status;
const waiting = (...orders: readonly Order[]) => viewOf(play(...orders).state as never).secondReviews;
const returned = (proposal: string) => ({ v: 1, type: 'decision-returned', proposal });

describe('a copy that waits for a second person, and can go out no more (T9)', () => {
  const sent = [...verified(opened), ...handedOver, called, copy('p1')] satisfies Order[];

  it('L35: goes back to whoever proposed it when its recipient is revoked: nobody looks for it on a list', () => {
    expect(waiting(...sent)).toBe(1);
    const gone = [...sent, revoke('officer')] satisfies Order[];
    expect(play(...gone).last).toContainEqual(returned('d2'));
    expect(waiting(...gone)).toBe(0);
    expect(play(...gone).state.phase).toBe('closed');
  });

  it('L35: so does one of a package that was made for him', () => {
    const limits = { limits: { classes: ['orders'] } };
    const its = [...verified(opened), ...handedOver, named('a1', 'agency'), shows('a1', both, limits), built('p2')];
    expect(statusOf('d2', ...its, copy('p2', 'a1'), revoke('a1'))).toBe('returned');
    expect(statusOf('d2', ...its, copy('p2', 'a1'), revoke('officer'))).toBe('open');
  });

  it('L27: when the only account in it turns out to be wrong, and no package is to come', () => {
    const gone = [...sent, wrong] satisfies Order[];
    expect(play(...gone).last).toContainEqual(returned('d2'));
    expect(Object.keys(file(play(...gone)).packages)).toEqual(['p1']);
    expect(openTasks(play(...gone))).toContain('release-copy.officer');
  });

  it('L27: confirmed after all, it is proposed anew and goes out', () => {
    const right = [...sent, wrong, undone('m1.hold.pm1'), { ...wrong, confirmed: true } as Order] satisfies Order[];
    expect(play(...right, approve('d2')).refusal).toBe('case.moved-on');
    expect(play(...right, copy('p1'), approve('d3')).refusal).toBeUndefined();
  });

  it('L31: when a class in it was withheld', () => {
    expect(statusOf('d2', ...sent, withhold, approve('d3'))).toBe('returned');
  });

  it('L13: when she took back what it was made for', () => {
    const a1 = [named('a1', 'agency'), shows('a1', both, { limits: { classes: ['orders'] } })];
    const made = [...verified(opened), ...a1, built('p1'), built('p2'), copy('p2', 'a1')] satisfies Order[];
    expect(statusOf('d1', ...made)).toBe('open');
    expect(statusOf('d1', ...made, { type: 'withdraw', note: 'n', actor: rosa })).toBe('returned');
  });
});

describe('a release that names somebody who was revoked since (L35)', () => {
  const whole = [opened, prepared, twoFound, ...collected(), ...collected('m2'), nothing, proved] satisfies Order[];
  const named2 = [...whole, called, built(), release()] satisfies Order[];

  it('T9: goes back, and goes out without him when it is proposed anew', () => {
    expect(file(play(...named2)).proposals['d1']?.decision).toMatchObject({ recipients: ['subject', 'officer'] });
    const gone = [...named2, revoke('officer')] satisfies Order[];
    expect(play(...gone).last).toContainEqual(returned('d1'));
    const anew = play(...gone, release(), approve('d2'));
    expect(anew.refusal).toBeUndefined();
    expect(file(anew).packages['p1']?.status).toBe('released');
  });

  it('L40: a part, which is never overtaken, holds back no package of the rest', () => {
    const part = [
      opened,
      prepared,
      found,
      silent,
      proved,
      called,
      ...collected(),
      built(),
      release(),
    ] satisfies Order[];
    expect(types(play(...part, nothing))).not.toContain('package-ordered');
    expect(types(play(...part, revoke('officer'), nothing))).toContain('package-ordered');
  });

  it('T9: one that names others is left to the second person', () => {
    const a1 = [named('a1', 'agency'), shows('a1', both)];
    const her = propose({ kind: 'release', request: 'r1', package: 'p1', recipients: ['subject'] });
    expect(statusOf('d1', ...whole, called, ...a1, built(), her, revoke('officer'))).toBe('open');
  });

  it('L36: the one who asked may not act any more: what he was to get goes back, and is proposed for her', () => {
    const his = [...verified(openedWith({ wants: ['records'], requester: 'attorney' }))];
    const asked = [...his, shows('requester', ['authority']), built(), release(), revoke('requester')];
    expect(statusOf('d1', ...asked)).toBe('returned');
    expect(play(...asked, release(), approve('d2')).refusal).toBeUndefined();
  });
});

describe('a release that is overtaken', () => {
  it('L27 T9: goes back at once, before the package in its place can be made', () => {
    const late = [...verified(opened), built(), release()] satisfies Order[];
    expect(types(play(...late, { type: 'collect-anew', step: 'm1.collect' }))).toEqual([
      'step-planned',
      'step-due',
      'decision-returned',
    ]);
  });
});
