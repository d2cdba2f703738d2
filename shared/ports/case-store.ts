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
  readonly checkAt: Instant;
}

export interface LogEntry {
  readonly commit: Commit;
  readonly hash: string;
}

export type Appended = 'done' | 'conflict';

/** The cases table. Commits are never updated or deleted. */
export interface CaseStore {
  /** `exists`: the idempotency key was used before. `clash`: the reference is taken, make another. */
  open(intake: Intake): Promise<'done' | 'exists' | 'clash'>;
  /** The whole log, consistent, in order; empty when there is no case. One Query. */
  log(id: string): Promise<readonly LogEntry[]>;
  /** The items as stored, for verifying. */
  stored(id: string): Promise<readonly StoredCommit[]>;
  /** One Put with `attribute_not_exists`, or one transaction with sealed items. */
  append(id: string, commit: StoredCommit, prev: string, sealed: readonly SealedItem[]): Promise<Appended>;
  sealedItem(id: string, name: string): Promise<Uint8Array | undefined>;
  idempotency(key: string): Promise<{ readonly case: string; readonly body: string } | undefined>;
  caseOf(reference: string): Promise<string | undefined>;
  head(id: string): Promise<Head | undefined>;
  /** Guarded by `seq < :seq`: an older head never replaces a newer one. */
  putHead(id: string, head: Omit<Head, 'link'>, options: { readonly evenIfSame: boolean }): Promise<void>;
  /** Cases whose `checkAt` has come, shard by shard. */
  due(now: Instant, limit: number): Promise<readonly string[]>;
  /** Open cases, earliest due date first. */
  queue(limit: number): Promise<readonly { readonly case: string; readonly view: CaseView }[]>;
}
