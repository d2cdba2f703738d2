import type { SealedItem } from './case-store.ts';

/** An entry as stored: `body` is the exact text that was hashed. */
export interface LookBackEntry {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

/** The logs of look-back drives. Entries are never updated or deleted. */
export interface LookBackBook {
  /** Whole, consistent, in order; empty when there is no such drive. */
  entries(drive: string): Promise<readonly LookBackEntry[]>;
  /** `conflict`: somebody else wrote this number, or, with the first one, began the drive. At most 90 sealed items. */
  append(
    drive: string,
    entry: LookBackEntry,
    sealed: readonly SealedItem[],
    wrappedKey?: Uint8Array,
  ): Promise<'done' | 'conflict'>;
  /** Notes that the mail of a letter came to nothing. Beside the log, which only the operator's tool writes. */
  noteBounce(drive: string, code: string): Promise<void>;
  /** Codes of letters whose mail came to nothing. */
  bounces(drive: string): Promise<readonly string[]>;
  sealedItem(drive: string, name: string): Promise<Uint8Array | undefined>;
}
