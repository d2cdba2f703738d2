import { describe, expect, it } from 'vitest';
import { approve, done, file, found, type Order, openCase, play, prepared, proved, rosa } from './given.ts';
import { built, collected, handedOver, ready, release, searched, takenOff, withhold } from './given-records.ts';

const settled = [...ready(), ...takenOff];
const parkedCollect = [
  ...searched(),
  { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'down' } satisfies Order,
  proved,
  ...takenOff,
];
const decline = (ground: 'A' | 'B' | 'C' | 'D', facts?: string): Order => ({
  type: 'propose',
  decision: { kind: 'decline', request: 'r1', ground },
  note: 'n',
  facts,
  actor: rosa,
});

describe('declining', () => {
  it.each(['A', 'B', 'C', 'D'] as const)(
    'L38: ground %s is declined by two people with facts, and she is told',
    (ground) => {
      const played = play(openCase, decline(ground, 'facts.1'), approve('d1'));
      expect(file(played).requests['r1']?.answer).toMatchObject({ how: 'declined', ground });
      expect(Object.keys(file(played).mails)).toContain('V9.r1');
    },
  );

  it('L38: without the facts of this very request nothing can be declined', () => {
    expect(play(openCase, decline('B')).refusal).toBe('rule.facts-missing');
  });

  it('L38 T9: one person alone declines nothing', () => {
    const played = play(openCase, decline('C', 'facts.1'), approve('d1', rosa));
    expect(played.refusal).toBe('rule.second-person');
    expect(file(played).requests['r1']?.answer).toBeUndefined();
  });
});

describe('a part now, the rest later', () => {
  it('L40 L25: a system that could not be asked makes the package partial, never whole', () => {
    const { packages } = file(play(...parkedCollect));
    expect(packages['p1']).toMatchObject({ status: 'ordered', partial: true });
  });

  it('L40: the part is released on time and says so, and the case stays open for the rest', () => {
    const played = play(...parkedCollect, ...handedOver);
    expect(file(played).requests['r1']?.answer).toMatchObject({ how: 'records', partial: true });
    expect(Object.keys(file(played).mails)).toContain('V8.p1');
    expect(played.state.phase).toBe('open');
  });

  it('L40: when the rest comes it is packed and released on the same request, whose answer stays', () => {
    const part = [...parkedCollect, ...handedOver];
    const answered = file(play(...part)).requests['r1']?.answer;
    const rest = play(...part, { type: 'retry-step', step: 'm1.collect', actor: rosa }, done('m1.collect'));
    expect(file(rest).packages['p2']).toMatchObject({ status: 'ordered', request: 'r1', partial: false });
    const whole = play(
      ...part,
      { type: 'retry-step', step: 'm1.collect', actor: rosa },
      done('m1.collect'),
      built('p2'),
      release('p2'),
      approve('d2'),
    );
    expect(file(whole).packages['p2']?.status).toBe('released');
    expect(file(whole).requests['r1']?.answer).toEqual(answered);
    expect(Object.keys(file(whole).mails)).toContain('V7.p2');
  });

  it('L16: a person may order what there is while a system is still being asked', () => {
    const running = [openCase, prepared, found, ...collected(), proved];
    const played = play(...running, { type: 'order-package', request: 'r1', actor: rosa });
    expect(file(played).packages['p1']).toMatchObject({ status: 'ordered', partial: true });
  });

  it('L23: but nothing is packed before verification, nor when nothing was collected', () => {
    const order: Order = { type: 'order-package', request: 'r1', actor: rosa };
    expect(play(...searched(), done('m1.collect'), order).refusal).toBe('rule.not-verified');
    expect(play(...searched(), proved, order).refusal).toBe('rule.package-missing');
  });

  it('an older package cannot be released over a newer one', () => {
    const played = play(
      ...parkedCollect,
      built('p1'),
      { type: 'retry-step', step: 'm1.collect', actor: rosa },
      done('m1.collect'),
      release('p1'),
    );
    expect(played.refusal).toBe('rule.package-missing');
  });
});

describe('the withholding guard', () => {
  it('L31: two people hold a class back, and the package is made again', () => {
    const played = play(...settled, built('p1'), withhold, approve('d1'));
    expect(file(played).packages['p2']?.status).toBe('ordered');
  });

  it('L31: one person cannot', () => {
    const played = play(...settled, built('p1'), withhold, approve('d1', rosa));
    expect(played.refusal).toBe('rule.second-person');
    expect(file(played).packages['p2']).toBeUndefined();
  });

  it('L31: the same class is not held back twice', () => {
    expect(play(...settled, built('p1'), withhold, approve('d1'), withhold).refusal).toBe('case.moved-on');
  });
});

describe('proof by matching', () => {
  const byMatching = (covers: readonly ('identity' | 'report')[] = ['identity']): Order => ({
    type: 'record-proof',
    covers,
    method: 'matching',
    documents: [],
    note: 'n',
    actor: rosa,
  });
  const withBasis = (...kinds: readonly ('email' | 'phone' | 'address' | 'card')[]): Order => ({
    type: 'record-search',
    system: 'shop',
    findings: [
      {
        account: 'A',
        basis: kinds.map((kind) => ({ kind, exact: true, ...(kind === 'card' ? { card: 'card1' } : {}) })),
        instruments: kinds.includes('card') ? ['pm1'] : [],
        hers: false,
      },
    ],
  });
  const confirm: Order = { type: 'decide-match', match: 'm1', confirmed: true, actor: rosa };

  it('L21: her confirmed card and one more detail on the account prove who she is', () => {
    const played = play(openCase, prepared, withBasis('card', 'phone'), byMatching());
    expect(file(played).proof).toEqual({ status: 'wanted', missing: ['report'] });
  });

  it.each([[['email', 'phone', 'address']], [['card']]] as const)('L21 T1: %j is not enough', (kinds) => {
    const orders = [openCase, prepared, withBasis(...kinds), ...(kinds.some((k) => k === 'card') ? [] : [confirm])];
    expect(play(...orders, byMatching()).refusal).toBe('rule.matching-too-weak');
  });

  it('L21 T1: a card she did not prove to hold does not count', () => {
    const unproved: Order = { ...prepared, proved: [] } as Order;
    expect(play(openCase, unproved, withBasis('card', 'phone'), confirm, byMatching()).refusal).toBe(
      'rule.matching-too-weak',
    );
  });

  it('L18: matching never proves the claim, and a policy without it does not take it', () => {
    expect(play(openCase, prepared, withBasis('card', 'phone'), byMatching(['report'])).refusal).toBe('rule.policy');
    const strict = { ...openCase, policy: { identity: ['government-id'], claim: [] } } as Order;
    expect(play(strict, prepared, withBasis('card', 'phone'), byMatching()).refusal).toBe('rule.policy');
  });
});
