import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Limits } from '../../../shared/ports/limits.ts';

export interface LimitsUnderTest {
  readonly limits: Limits;
  /** Moves the clock on. */
  pass(ms: number): void;
  close?(): Promise<void>;
}

const hour = 3_600_000;

export function describeLimits(name: string, make: () => Promise<LimitsUnderTest>): void {
  describe(`${name} as Limits`, () => {
    let on: LimitsUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());
    const takes = (limit: 'confirmation' | 'target', who: string, ...by: string[]) =>
      by.reduce<Promise<boolean[]>>(
        async (before, one) => [...(await before), await on.limits.take(limit, who, one)],
        Promise.resolve([]),
      );

    it('T16 G20: one confirmation to an address in 24 hours, three in thirty days, whenever the windows begin', async () => {
      const who = randomUUID();
      expect(await takes('confirmation', who, 'a', 'b')).toEqual([true, false]);
      on.pass(23.9 * hour);
      expect(await takes('confirmation', who, 'c')).toEqual([false]);
      on.pass(0.2 * hour);
      expect(await takes('confirmation', who, 'd', 'e')).toEqual([true, false]);
      on.pass(25 * hour);
      expect(await takes('confirmation', who, 'f')).toEqual([true]);
      on.pass(25 * hour);
      expect(await takes('confirmation', who, 'g')).toEqual([false]);
      on.pass(28 * 24 * hour);
      expect(await takes('confirmation', who, 'h')).toEqual([true]);
      expect(await takes('confirmation', randomUUID(), 'a')).toEqual([true]);
    });

    it('T12: the sixth of a day about one target is not let through', async () => {
      expect(await takes('target', randomUUID(), '1', '2', '3', '4', '5', '6', '7')).toEqual([
        ...Array<boolean>(5).fill(true),
        false,
        false,
      ]);
    });

    it('G2: the same work asked again is answered as before and takes nothing', async () => {
      const who = randomUUID();
      expect(await takes('confirmation', who, 'a', 'a', 'a', 'b')).toEqual([true, true, true, false]);
    });

    it('G20: of many at once no more get through than there are left', async () => {
      const who = randomUUID();
      const all = await Promise.all(Array.from({ length: 12 }, (_, n) => on.limits.take('confirmation', who, `${n}`)));
      expect(all.filter(Boolean)).toHaveLength(1);
    });

    it('T16: a day’s mails are spent once, also at once, and the next day has its own', async () => {
      on.pass(24 * hour);
      const spend = () => on.limits.spend('V1', 5);
      const all = await Promise.all(Array.from({ length: 12 }, spend));
      expect(all.filter(Boolean)).toHaveLength(5);
      expect(await on.limits.spend('S-new', 5)).toBe(true);
      on.pass(24 * hour);
      expect(await spend()).toBe(true);
    });
  });
}
