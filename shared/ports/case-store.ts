import type { CaseView } from '../domain/case/head.ts';
import type { Commit, StoredCommit } from '../domain/chain.ts';
import type { Instant } from '../domain/time.ts';

/** A personal text sealed under the case's key, ready to be stored beside the commit that names it. */
export interface SealedItem {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Everything intake writes, in one transaction. */
export interface Intake {
  readonly case: string;
  readonly commit: StoredCommit;
  readonly prev: string;
  readonly sealed: readonly SealedItem[];
  readonly wrappedKey: Uint8Array;
  readonly reference: string;
  readonly idempotency: { readonly key: string; readonly body: string };
  readonly head: Head;
}

export interface Head {
  readonly seq: number;
  readonly view: CaseView;
  /** SHA-256 of the live private link. */
  readonly link: string;
  /** When the sweep looks again; none: a closed case to which nothing comes any more. */
  readonly checkAt?: Instant | undefined;
}

export interface LogEntry {
  readonly commit: Commit;
  readonly hash: string;
}

export type Appended = 'done' | 'conflict';

export interface QueueRow {
  readonly case: string;
  readonly view: CaseView;
}

export interface QueueAsk {
  /** At most 100 are answered. */
  readonly limit: number;
  readonly closed?: boolean | undefined;
  /** `next` of the page before. Another text reads as none. */
  readonly after?: string | undefined;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** None on the last page. */
  readonly next?: string | undefined;
}

/** The cases table. Commits are never updated or deleted. */
export interface CaseStore {
  /** `exists`: the idempotency key was used before. `clash`: the reference is taken, make another. */
  open(intake: Intake): Promise<'done' | 'exists' | 'clash'>;
  /** The log, consistent, in order, whole or only what came after a number; empty when there is no case. One Query. */
  log(id: string, after?: number): Promise<readonly LogEntry[]>;
  /** The whole log and the head in the same Query. */
  logAndHead(id: string): Promise<{ readonly log: readonly LogEntry[]; readonly head: Head | undefined }>;
  /** The items as stored, for verifying. */
  stored(id: string): Promise<readonly StoredCommit[]>;
  /** One Put with `attribute_not_exists`, or one transaction with sealed items. */
  append(id: string, commit: StoredCommit, prev: string, sealed: readonly SealedItem[]): Promise<Appended>;
  sealedItem(id: string, name: string): Promise<Uint8Array | undefined>;
  idempotency(key: string): Promise<{ readonly case: string; readonly body: string } | undefined>;
  caseOf(reference: string): Promise<string | undefined>;
  head(id: string): Promise<Head | undefined>;
  /** Guarded by `seq < :seq`: an older head never replaces a newer one. Without `link` the live link stays. */
  putHead(
    id: string,
    head: Omit<Head, 'link'> & Partial<Pick<Head, 'link'>>,
    options: { readonly evenIfSame: boolean },
  ): Promise<void>;
  /** Notes that the case changed in an hour of UTC (`2026-11-24T03`), for the anchor made of it; doing so again is no error. */
  markChanged(id: string, hour: string): Promise<void>;
  /** Cases whose `checkAt` has come, shard by shard. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
  /** One page of the desk: open cases, earliest due date first, or closed ones, latest due date first. */
  queue(ask: QueueAsk): Promise<QueuePage>;
  /** Cases with letters to print or to post, the one that waits longest first; closed ones too. */
  printQueue(limit: number): Promise<readonly QueueRow[]>;
}
