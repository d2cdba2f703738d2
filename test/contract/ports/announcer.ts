import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountFlags } from '../../../shared/domain/account-flags.ts';
import { downstreamFlags } from '../../../shared/domain/verbs.ts';
import type { Announcer } from '../../../shared/ports/outside.ts';
import { accountFlags } from '../../../shared/schemas/account-flags.ts';

export interface AnnouncerUnderTest {
  readonly announcer: Announcer;
  /** The details of what came out at the other end, oldest first. */
  taken(): Promise<readonly unknown[]>;
  close?(): Promise<void>;
}

export function describeAnnouncer(name: string, make: () => Promise<AnnouncerUnderTest>): void {
  describe(`${name} as an Announcer`, () => {
    let on: AnnouncerUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());

    const flags: AccountFlags = {
      version: '1',
      id: 'a'.repeat(64),
      at: '2026-11-02T15:00:00.000Z',
      system: 'shop',
      account: 'A-1001',
      dispute: 'd'.repeat(64),
      number: 1,
      flags: downstreamFlags,
    };

    it('L46 G12: who listens gets exactly what was announced, by its published schema', async () => {
      await on.announcer.announce(flags);
      expect((await on.taken()).map((detail) => accountFlags.parse(detail))).toContainEqual(flags);
    });

    it('L46: taken back is an announcement without flags; said twice it has the same id', async () => {
      const back = { ...flags, id: 'b'.repeat(64), number: 2, flags: [] };
      await on.announcer.announce(back);
      await on.announcer.announce(back);
      const ids = (await on.taken()).map((detail) => accountFlags.parse(detail)).filter((d) => d.number === 2);
      expect(ids).toEqual([back, back]);
    });
  });
}
