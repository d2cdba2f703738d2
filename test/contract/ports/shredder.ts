import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookUps } from '../../../shared/ports/look-ups.ts';
import type { Shredder } from '../../../shared/ports/outside.ts';
import { madeCase } from './made-case.ts';

type Bucket = Parameters<Shredder['removeFiles']>[0];

export interface ShredderUnderTest {
  readonly shredder: Shredder;
  readonly lookUps: LookUps;
  put(where: Bucket, key: string, text: string): Promise<void>;
  /** Keys under a prefix, each as often as it has versions. */
  versions(where: Bucket, prefix: string): Promise<readonly string[]>;
  /** Puts a wrapped key where intake does. */
  keep(id: string, wrapped: Uint8Array): Promise<void>;
  isKept(id: string): Promise<boolean>;
  close?(): Promise<void>;
}

/** What is destroyed is gone with every version of it, and nothing beside it is (L50, G18). */
export function describeShredder(name: string, make: () => Promise<ShredderUnderTest>): void {
  describe(`${name} as a Shredder`, () => {
    let on: ShredderUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());
    const prefix = () => `cases/${madeCase().intake.case}/`;

    it.each(['vault', 'quarantine'] as const)(
      'L50: every file of the %s under the prefix, and no other',
      async (where) => {
        const [one, other] = [prefix(), prefix()];
        for (const key of [`${one}records/m1`, `${one}records/m2`, `${one}letters/l1`, `${other}records/m1`])
          await on.put(where, key, 'text');
        expect(await on.shredder.removeFiles(where, `${one}records/`)).toBe(2);
        expect(await on.versions(where, one)).toEqual([`${one}letters/l1`]);
        expect(await on.versions(where, other)).toEqual([`${other}records/m1`]);
      },
    );

    it('G18: every version of a file, and as many are counted', async () => {
      const at = prefix();
      for (const text of ['one', 'two', 'three']) await on.put('quarantine', `${at}doc`, text);
      expect(await on.shredder.removeFiles('quarantine', at)).toBe(3);
      expect(await on.versions('quarantine', at)).toEqual([]);
    });

    it('L50: more files than one page of a listing has', async () => {
      const at = prefix();
      const keys = Array.from({ length: 1003 }, (_, n) => `${at}packages/p1/${n}`);
      for (let n = 0; n < keys.length; n += 50)
        await Promise.all(keys.slice(n, n + 50).map((key) => on.put('vault', key, 'x')));
      expect(await on.shredder.removeFiles('vault', at)).toBe(1003);
      expect(await on.versions('vault', at)).toEqual([]);
    });

    it('G2: what is gone already is none, and no error', async () => {
      const at = prefix();
      await on.put('vault', `${at}records/m1`, 'text');
      expect(await on.shredder.removeFiles('vault', at)).toBe(1);
      expect(await on.shredder.removeFiles('vault', at)).toBe(0);
    });

    it('G18: the key of that case, and asked again no error', async () => {
      const [one, other] = [madeCase().intake.case, madeCase().intake.case];
      for (const id of [one, other]) await on.keep(id, Buffer.from('wrapped'));
      await on.shredder.removeKey(one);
      await on.shredder.removeKey(one);
      expect([await on.isKept(one), await on.isKept(other)]).toEqual([false, true]);
    });

    it('G18: the row of that case under a digest, and asked again no error', async () => {
      const [one, other] = [madeCase().intake.case, madeCase().intake.case];
      const row = (id: string) => ({ digest, case: id, openedAt: '2026-11-02T15:00:00.000Z' });
      const digest = `email:${randomUUID()}`;
      for (const id of [one, other]) await on.lookUps.put(row(id));
      await on.shredder.removeLookUp(row(one));
      await on.shredder.removeLookUp(row(one));
      expect(await on.lookUps.find(digest, '1970-01-01T00:00:00.000Z')).toEqual([row(other)]);
    });
  });
}
