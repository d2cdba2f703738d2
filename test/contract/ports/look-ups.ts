import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookUpRow, LookUps } from '../../../shared/ports/look-ups.ts';

export interface LookUpsUnderTest {
  readonly lookUps: LookUps;
  close?(): Promise<void>;
}

export function describeLookUps(name: string, make: () => Promise<LookUpsUnderTest>): void {
  describe(`${name} as LookUps`, () => {
    let on: LookUpsUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());
    const row = (more: Partial<LookUpRow> = {}): LookUpRow => ({
      digest: `email:${randomUUID()}`,
      case: randomUUID().slice(0, 22),
      openedAt: '2026-11-02T15:00:00.000Z',
      ...more,
    });
    const since = '1970-01-01T00:00:00.000Z';

    it('L43: what was put is found at once under its digest, and nowhere else', async () => {
      const card = row({ digest: `card:${randomUUID()}`, card: 'card1', proved: true });
      const email = row();
      await on.lookUps.put(card);
      await on.lookUps.put(email);
      expect(await on.lookUps.find(card.digest, since)).toEqual([card]);
      expect(await on.lookUps.find(email.digest, since)).toEqual([email]);
      expect(await on.lookUps.find('email:nobody', since)).toEqual([]);
    });

    it('T13: two cases under one digest stand beside each other, oldest first, and can be asked for from a day on', async () => {
      const newer = row();
      const older = row({ digest: newer.digest, openedAt: '2026-10-01T15:00:00.000Z' });
      await on.lookUps.put(newer);
      await on.lookUps.put(older);
      expect(await on.lookUps.find(newer.digest, since)).toEqual([older, newer]);
      expect(await on.lookUps.find(newer.digest, '2026-10-02T00:00:00.000Z')).toEqual([newer]);
    });

    it('the same row again replaces itself: a card proved later', async () => {
      const first = row({ card: 'card1', proved: false });
      await on.lookUps.put(first);
      await on.lookUps.put({ ...first, proved: true });
      expect(await on.lookUps.find(first.digest, since)).toEqual([{ ...first, proved: true }]);
    });

    it('of two that write first and look afterwards, at least one sees the other', async () => {
      const pair = [row(), row()].map((r) => ({ ...r, digest: 'phone:the-same' }));
      const seen = await Promise.all(
        pair.map(async (own) => {
          await on.lookUps.put(own);
          return (await on.lookUps.find(own.digest, since)).some((r) => r.case !== own.case);
        }),
      );
      expect(seen).toContain(true);
    });
  });
}
