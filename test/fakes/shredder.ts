import type { LookUpRow } from '../../shared/ports/look-ups.ts';
import type { Shredder } from '../../shared/ports/outside.ts';
import type { FakeBucket, FakeQuarantine } from './files.ts';
import { type Gate, straight } from './gate.ts';
import { lookUpKey } from './look-ups.ts';

/** What it destroys in: both buckets, the table of wrapped keys and the rows of look-ups. */
export interface Destructible {
  readonly vault: FakeBucket;
  readonly quarantine: FakeQuarantine;
  readonly wrapped: Map<string, Uint8Array>;
  readonly lookUps: Map<string, LookUpRow>;
}

/** One thing that is gone, at the moment it goes. Of a file of several versions `bytes` are the last one's. */
export type Removal =
  | { readonly of: 'vault' | 'quarantine' | 'keys'; readonly key: string; readonly bytes: Uint8Array }
  | { readonly of: 'look-ups'; readonly key: string };

export interface ShredderView {
  readonly gate?: Gate;
  /** Versions in one page of a listing. */
  readonly page?: number;
  removed?(removal: Removal): void;
}

/** A page is listed, then deleted, until nothing is listed any more: between any two of these calls a worker may die. */
export function fakeShredder(on: Destructible, view: ShredderView = {}): Shredder {
  const { gate = straight, page = 1000, removed = () => undefined } = view;
  const listed = {
    vault: (prefix: string) => keysUnder(on.vault, prefix).map((key) => ({ key, version: '' })),
    quarantine: (prefix: string) =>
      keysUnder(on.quarantine, prefix).flatMap((key) =>
        (on.quarantine.get(key) ?? []).map(({ version }) => ({ key, version })),
      ),
  };
  const destroy = {
    vault(key: string) {
      const file = on.vault.get(key);
      if (file && on.vault.delete(key)) removed({ of: 'vault', key, bytes: file.bytes });
    },
    quarantine(key: string, version: string) {
      const versions = on.quarantine.get(key) ?? [];
      const left = versions.filter((one) => one.version !== version);
      const gone = versions.find((one) => one.version === version);
      if (left.length > 0) on.quarantine.set(key, left);
      else on.quarantine.delete(key);
      if (gone) removed({ of: 'quarantine', key, bytes: gone.bytes });
    },
  };
  return {
    async removeFiles(where, prefix) {
      let count = 0;
      while (true) {
        const found = await gate('s3.listVersions', () => listed[where](prefix).slice(0, page));
        if (found.length === 0) return count;
        await gate('s3.deleteObjects', () => {
          for (const { key, version } of found) destroy[where](key, version);
        });
        count += found.length;
      }
    },
    removeKey: (id) =>
      gate('store.deleteKey', () => {
        const bytes = on.wrapped.get(id);
        if (bytes && on.wrapped.delete(id)) removed({ of: 'keys', key: id, bytes });
      }),
    removeLookUp: (row) =>
      gate('store.deleteLookUp', () => {
        const key = lookUpKey(row);
        if (on.lookUps.delete(key)) removed({ of: 'look-ups', key });
      }),
  };
}

function keysUnder(bucket: ReadonlyMap<string, unknown>, prefix: string): readonly string[] {
  return [...bucket.keys()].filter((key) => key.startsWith(prefix)).toSorted();
}
