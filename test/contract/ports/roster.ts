import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Roster } from '../../../shared/ports/roster.ts';

export function describeRoster(
  name: string,
  make: () => Promise<{ readonly list: Roster; close?(): Promise<void> }>,
): void {
  describe(`${name} as a Roster`, () => {
    let on: Awaited<ReturnType<typeof make>>;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());

    it('says who is there, and who is gone since when and by whose word', async () => {
      expect(await on.list.members()).toEqual([]);
      const rosa = { id: 'rosa', backup: 'remy', approver: false };
      await on.list.put(rosa);
      await on.list.put({ id: 'avery', backup: 'rosa', approver: true });
      const gone = { ...rosa, left: { at: '2026-11-02T15:00:00.000Z', by: 'avery' } };
      await on.list.put(gone);
      expect((await on.list.members()).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
        { id: 'avery', backup: 'rosa', approver: true },
        gone,
      ]);
    });
  });
}
