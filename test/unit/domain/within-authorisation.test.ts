import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correspondentOf, type Limits } from '../../../shared/domain/case/recipient.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { releasable } from '../../../shared/domain/case/tracks/disclosure.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  avery,
  done,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
} from './given.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, collected, release, verified, withhold } from './given-records.ts';

const limits: Limits = { classes: ['orders'] };
const agency = openedWith({ wants: ['records'], requester: 'officer' });
const attorney = openedWith({ wants: ['records'], requester: 'attorney' });
const byHand: Order = { type: 'order-package', request: 'r1', actor: rosa };
const authorised = (more: Limits = limits) => shows('requester', ['authorisation'], { limits: more });
const called = shows('requester', ['call-back']);
/** Freezes wait for two people: what changed nothing else keeps a package for a day. */
const freezes = openedWith({ wants: ['records', 'stop-accounts'], requester: 'attorney' });
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map(
    (p) => `${p.id} ${p.status} ${p.limits?.classes?.join() ?? 'everything'}`,
  );

describe('an agency that asks directly (L35)', () => {
  it('L35: has nothing packed by hand either, before it showed how far its authorisation goes', () => {
    expect(play(...verified(agency), byHand).refusal).toBe('rule.recipient-not-proved');
    expect(play(...verified(agency), authorised(), byHand).refusal).toBe('rule.recipient-not-proved');
    expect(packages(...verified(agency), authorised(), called)).toEqual(['p1 ordered orders']);
  });

  it('L35 L16: once it has, a person may order what there is, while more is still collected', () => {
    const early = [agency, prepared, found, ...collected(), silent, proved, authorised(), called];
    expect(play(...early, { type: 'retry-search', system: 'billing', actor: rosa }, byHand).refusal).toBeUndefined();
  });
});

describe('whoever asks for her within limits that come after the package (L35)', () => {
  const narrowed = shows('requester', ['authority'], { limits });
  const packed = [...verified(attorney), built()] satisfies Order[];

  it('L35: the whole is not released; one within them follows by itself, at once', () => {
    expect(packages(...packed, narrowed)).toEqual(['p1 built everything', 'p2 ordered orders']);
    expect(play(...packed, narrowed, release('p1')).refusal).toBe('rule.package-missing');
    expect(play(...packed, narrowed, built('p2'), release('p2'), approve('d1')).refusal).toBeUndefined();
    expect(packages(...verified(freezes), built(), narrowed)).toEqual(['p1 built everything', 'p2 ordered orders']);
  });

  it('L35: nor one that was still being built, whatever its builder knew', () => {
    const late = [...verified(attorney), narrowed, built()] satisfies Order[];
    expect(play(...late, release('p1')).refusal).toBe('rule.package-missing');
    expect(packages(...late)).toEqual(['p1 built everything', 'p2 ordered orders']);
  });

  it('L35: nor a part', () => {
    const part = [attorney, prepared, found, ...collected(), silent, proved, built()] satisfies Order[];
    expect(file(play(...part)).packages['p1']?.partial).toBe(true);
    expect(play(...part, narrowed, release('p1')).refusal).toBe('rule.package-missing');
  });

  it('L35 L36: what was made for him in whole is hers when he may not act any more', () => {
    const gone = [...packed, revoke('requester'), release('p1')] satisfies Order[];
    expect(play(...gone).refusal).toBeUndefined();
  });
});

describe('whatever the order of things', () => {
  const kinds: readonly Limits[] = [limits, { classes: ['orders', 'payments'] }, { from: '2026-01-01' }];
  const open = (now: CaseFile) => Object.values(now.proposals).flatMap((p) => (p.status === 'open' ? [p.id] : []));
  const make = (now: CaseFile) => Object.keys(now.packages).map(built);
  const send = (now: CaseFile) => Object.keys(now.packages).map((p) => release(p));
  const yes = (now: CaseFile) => open(now).map((d) => approve(d));
  const copies = (now: CaseFile) =>
    Object.keys(now.packages).flatMap((p) =>
      Object.keys(now.recipients).map((recipient) => propose({ kind: 'release-copy', recipient, package: p })),
    );
  const things: readonly ((now: CaseFile) => readonly Order[])[] = [
    make,
    send,
    yes,
    make,
    send,
    yes,
    copies,
    (now) => open(now).map((proposal): Order => ({ type: 'return', proposal, actor: avery })),
    ...[
      [byHand],
      [called],
      [shows('requester', ['call-back'], { limits: kinds[1] })],
      ...kinds.map((one) => [authorised(one), shows('requester', ['authority'], { limits: one })]),
      [shows('requester', both), shows('requester', ['authority'])],
      [named('a1', 'agency'), shows('a1', ['call-back'], { limits: kinds[1] })],
      [shows('a1', ['authorisation'], { limits })],
      [named('o1', 'officer'), shows('o1', ['call-back'])],
      [withhold],
      [silent],
      [nothing],
      [{ type: 'collect-anew', step: 'm1.collect' } as const, done('m1.collect')],
      [revoke('requester')],
    ].map((orders: readonly Order[]) => () => orders),
  ];
  const begun = fc.constantFrom(agency, attorney, freezes).map((one) => [...verified(one)]);
  const happened = (first: readonly Order[], then: typeof things) =>
    then.reduce((all, thing) => [...all, ...thing(file(play(...all)))], first);

  const within = (made: Limits | undefined, now: Limits | undefined) =>
    (now?.classes === undefined || made?.classes?.every((one) => now.classes?.includes(one)) === true) &&
    (made?.from ?? '') >= (now?.from ?? '') &&
    (made?.to ?? '9999') <= (now?.to ?? '9999');

  /** What went out, with how far the package was ordered to go and how far whoever got it was authorised when he did. */
  function goneOut(all: readonly Order[]) {
    const made = new Map<string, Limits | undefined>();
    return all.flatMap((_, n) => {
      const played = play(...all.slice(0, n + 1));
      const now = file(played);
      const limitsOf = (id = correspondentOf(now)) => now.recipients[id]?.limits;
      return played.last.flatMap((e) => {
        if (e.type === 'package-ordered') made.set(e.package, limitsOf(e.recipient));
        if (e.type !== 'records-released' && e.type !== 'copy-released') return [];
        const authorised = limitsOf(e.type === 'copy-released' ? e.recipient : undefined);
        return [{ ...e, made: made.get(e.package), authorised }];
      });
    });
  }

  it('L34 L35: nothing goes out wider than the authorisation of whoever gets it, nor narrower by another’s, and one that fits is there when all is shown', () => {
    fc.assert(
      fc.property(begun, fc.array(fc.constantFrom(...things), { maxLength: 14, size: 'max' }), (first, then) => {
        const all = happened(first, then);
        expect(goneOut(all).filter(({ made, authorised }) => !within(made, authorised))).toEqual([]);
        expect(goneOut(all).filter(({ made, authorised }) => made && !authorised)).toEqual([]);
        const shown = [shows('requester', both), shows('requester', ['authority'])];
        const end = file(play(...happened([...all, ...shown], [make, make, make])));
        if (open(end).length > 0 || end.requests['r1']?.answer) return;
        expect(releasable(end, 'r1')).toBeDefined();
      }),
      { numRuns: trials(150) },
    );
  });
});
