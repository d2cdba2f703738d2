import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EvidenceStore, RecordStore } from '../../../shared/ports/outside.ts';
import { madeCase } from './made-case.ts';

export interface RecordStoreUnderTest {
  readonly records: RecordStore;
  close?(): Promise<void>;
}

export function describeRecordStore(name: string, make: () => Promise<RecordStoreUnderTest>): void {
  describe(`${name} as a RecordStore`, () => {
    let on: RecordStoreUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());
    const prefix = () => `cases/${madeCase().intake.case}/`;
    const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('base64');

    it('G1: what was put is read at once, byte for byte, and the last put counts', async () => {
      const key = `${prefix()}records/m1`;
      const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256);
      await on.records.put(key, Buffer.from('first'), 'application/octet-stream');
      await on.records.put(key, bytes, 'application/octet-stream');
      expect(text(await on.records.get(key))).toBe(text(bytes));
    });

    it('what is not there is undefined, not an error', async () => {
      expect(await on.records.get(`${prefix()}records/none`)).toBeUndefined();
    });

    it('a listing has every file under the prefix with its size, and none of another package', async () => {
      const at = prefix();
      for (const [name, size] of [
        ['p1/b.csv', 5],
        ['p1/a.pdf', 0],
        ['p10/a.pdf', 7],
      ] as const)
        await on.records.put(`${at}packages/${name}`, Buffer.alloc(size), 'text/csv');
      expect(await on.records.list(`${at}packages/p1/`)).toEqual([
        { key: `${at}packages/p1/a.pdf`, bytes: 0 },
        { key: `${at}packages/p1/b.csv`, bytes: 5 },
      ]);
      expect(await on.records.list(`${at}packages/p2/`)).toEqual([]);
    });

    it('a link names the file and an end of its life', async () => {
      const key = `${prefix()}packages/p1/letter.pdf`;
      const link = new URL(await on.records.link(key, 300));
      expect(decodeURIComponent(link.pathname)).toContain(key);
      expect([...link.searchParams.values()]).toContain('300');
    });
  });
}

export interface EvidenceStoreUnderTest {
  readonly evidence: EvidenceStore;
  /** Puts a file into the quarantine as her browser would, and answers its version. */
  upload(key: string, text: string): Promise<string>;
  close?(): Promise<void>;
}

export function describeEvidenceStore(name: string, make: () => Promise<EvidenceStoreUnderTest>): void {
  describe(`${name} as an EvidenceStore`, () => {
    let on: EvidenceStoreUnderTest;
    beforeAll(async () => {
      on = await make();
    });
    afterAll(() => on.close?.());

    const key = () => `cases/${madeCase().intake.case}/doc`;
    const text = async (at: string, version: string) => {
      const bytes = await on.evidence.read(at, version);
      return bytes && Buffer.from(bytes).toString();
    };
    /** The scan takes its time on AWS. */
    const scanned = async (at: string, version: string) =>
      await vi.waitFor(
        async () => {
          const verdict = await on.evidence.verdict(at, version);
          expect(verdict).not.toBe('unscanned');
          return verdict;
        },
        { timeout: 120_000, interval: 500 },
      );

    it('T6: each version has a verdict of its own', async () => {
      const at = key();
      const first = await on.upload(at, 'one');
      expect(await scanned(at, first)).toBe('NO_THREATS_FOUND');
      const second = await on.upload(at, 'two');
      expect(second).not.toBe(first);
      expect(await scanned(at, second)).toBe('NO_THREATS_FOUND');
    });

    it('T6: that very version is read, whatever was put over it since', async () => {
      const at = key();
      const first = await on.upload(at, 'one');
      const second = await on.upload(at, 'two');
      await scanned(at, first);
      await scanned(at, second);
      expect([await text(at, first), await text(at, second)]).toEqual(['one', 'two']);
    });

    it('a version is destroyed, that one only, and destroying it again is no error', async () => {
      const at = key();
      const [first, second] = [await on.upload(at, 'one'), await on.upload(at, 'two')];
      await scanned(at, first);
      await scanned(at, second);
      await on.evidence.drop(at, first);
      await on.evidence.drop(at, first);
      expect([await text(at, first), await text(at, second)]).toEqual([undefined, 'two']);
      expect(await on.evidence.verdict(at, first)).toBe('gone');
    });

    it('T6: the policy is for one key and one type', async () => {
      const at = key();
      const { url, fields } = await on.evidence.uploadPolicy(at, 'image/png');
      expect(url).toMatch(/^https?:/u);
      expect(fields).toMatchObject({ key: at, 'Content-Type': 'image/png' });
    });
  });
}
