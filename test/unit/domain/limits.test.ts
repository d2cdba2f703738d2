import { describe, expect, it } from 'vitest';
import { limits, longest, type Taken, take } from '../../../shared/domain/limits.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Takes as asked at these instants, each for work of its own, and says which were let through. */
function asked(rules: Parameters<typeof take>[0], instants: readonly number[]) {
  let taken: readonly Taken[] = [];
  const allowed = instants.map((at) => {
    const answer = take(rules, taken, at, `work ${at}`);
    taken = answer.taken;
    return answer.allowed;
  });
  return { allowed, taken };
}

describe('G20 T16: what strangers can cause, counted', () => {
  it('T16: one address gets one confirmation in a day, and three in thirty days', () => {
    expect(asked(limits.confirmation, [0, day - 1, day, 2 * day, 3 * day, 30 * day - 1, 30 * day]).allowed).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('T16: the sixth report of a day about one person waits, and the next is let through when the first is a day old', () => {
    const instants = [0, 1, 2, 3, 4, 5, day - 1, day, day];
    expect(asked(limits.target, instants.slice(0, 8)).allowed).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('G2: the same work asked again is answered as before, and is counted once', () => {
    const first = take(limits.link, [], 0, 'a');
    const again = take(limits.link, first.taken, 5, 'a');
    expect(again).toEqual({ allowed: true, taken: [{ at: 0, by: 'a' }] });
    const full = asked(limits.link, [0, 1, 2, 3, 4]).taken;
    expect(take(limits.link, full, 5, 'work 0').allowed).toBe(true);
    expect(take(limits.link, full, 5, 'work 9')).toEqual({ allowed: false, taken: full });
  });

  it('no more is remembered than the widest rule needs, newest first', () => {
    expect(asked(limits.confirmation, [0, 40 * day, 80 * day, 120 * day]).taken).toEqual([
      { at: 120 * day, by: `work ${120 * day}` },
      { at: 80 * day, by: `work ${80 * day}` },
      { at: 40 * day, by: `work ${40 * day}` },
    ]);
    expect(longest(limits.confirmation)).toBe(30 * day);
    expect(longest(limits.upload)).toBe(hour);
  });
});
