import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StopChange, SystemEntry } from '../../../shared/domain/registry.ts';
import type { SystemList } from '../../../shared/ports/system-list.ts';

export interface SystemListUnderTest {
  readonly list: SystemList;
  /** Enters a system as an operator does. */
  add(entry: SystemEntry): Promise<unknown>;
  close?(): Promise<void>;
}

export const oldArchive: SystemEntry = {
  id: 'old-archive',
  name: 'Archive of the old shop',
  kind: 'predecessor',
  owner: 'archive@example.com',
  adapter: 'manual',
  answerDays: 5,
  baseUrl: '',
  emergencyStop: false,
  paymentProvider: false,
};

export function describeSystemList(name: string, make: () => Promise<SystemListUnderTest>): void {
  describe(`${name} as a SystemList`, () => {
    let on: SystemListUnderTest;
    beforeAll(async () => {
      on = await make();
      await on.add(oldArchive);
      await on.add({ ...oldArchive, id: 'warehouse', kind: 'vendor' });
    });
    afterAll(() => on.close?.());
    const change = (more: Partial<StopChange>): StopChange => ({
      on: true,
      at: '2026-11-02T15:00:00.000Z',
      by: 'rosa',
      reason: 'It takes off the wrong cards.',
      ...more,
    });
    const stopped = async (id: string) => (await on.list.entries()).find((e) => e.id === id)?.emergencyStop;

    it('L24: every system is listed as it was entered', async () => {
      expect((await on.list.entries()).find((e) => e.id === 'old-archive')).toEqual(oldArchive);
    });

    it('a stop is switched with who and why in one write, for this system alone', async () => {
      expect(await on.list.switchStop('old-archive', change({}))).toBe('done');
      expect([await stopped('old-archive'), await stopped('warehouse')]).toEqual([true, false]);
      expect(await on.list.changes('old-archive')).toEqual([change({})]);
    });

    it('switched again to the same it is no change, and nothing is written', async () => {
      expect(await on.list.switchStop('old-archive', change({ at: '2026-11-02T16:00:00.000Z' }))).toBe('same');
      expect(await on.list.changes('old-archive')).toHaveLength(1);
    });

    it('every switching stays, newest first', async () => {
      const off = change({ on: false, at: '2026-11-03T09:00:00.000Z', by: 'avery' });
      expect(await on.list.switchStop('old-archive', off)).toBe('done');
      expect(await on.list.changes('old-archive')).toEqual([off, change({})]);
      expect(await stopped('old-archive')).toBe(false);
    });

    it('a system nobody entered cannot be stopped', async () => {
      expect(await on.list.switchStop('nowhere', change({}))).toBe('absent');
      expect(await on.list.changes('nowhere')).toEqual([]);
    });
  });
}
