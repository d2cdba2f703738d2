import type { LookBackBook, LookBackEntry } from '../../shared/ports/look-back-book.ts';

export interface FakeBook {
  readonly entries: Map<string, LookBackEntry[]>;
  readonly sealed: Map<string, Uint8Array>;
  readonly wrapped: Map<string, Uint8Array>;
  readonly bounced: Set<string>;
}

export function fakeLookBackBook(keyId: (drive: string) => string): {
  readonly kept: FakeBook;
  readonly book: LookBackBook;
} {
  const kept: FakeBook = { entries: new Map(), sealed: new Map(), wrapped: new Map(), bounced: new Set() };
  return {
    kept,
    book: {
      entries: async (drive) => kept.entries.get(drive) ?? [],
      async append(drive, entry, sealed, wrappedKey) {
        const before = kept.entries.get(drive) ?? [];
        if (before.some((e) => e.seq === entry.seq)) return 'conflict';
        if (wrappedKey) {
          if (kept.wrapped.has(keyId(drive))) return 'conflict';
          kept.wrapped.set(keyId(drive), wrappedKey);
        }
        kept.entries.set(drive, [...before, entry]);
        for (const { name, bytes } of sealed) kept.sealed.set(`${drive}|${name}`, bytes);
        return 'done';
      },
      noteBounce: async (drive, code) => void kept.bounced.add(`${drive}|${code}`),
      bounces: async (drive) =>
        [...kept.bounced].filter((of) => of.startsWith(`${drive}|`)).map((of) => of.slice(drive.length + 1)),
      sealedItem: async (drive, name) => kept.sealed.get(`${drive}|${name}`),
    },
  };
}
