import type { CaseEvent } from './case/events.ts';
import type { Actor } from './case/vocabulary.ts';
import type { Instant } from './time.ts';

/** One item of the log: the state change, the audit entry and the outbox message at once. */
export interface Commit {
  readonly case: string;
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** The command that made it. */
  readonly command: { readonly id: string; readonly type: string };
  readonly events: readonly CaseEvent[];
  /** Hash of the commit before, `''` for the first. */
  readonly prev: string;
}

/** As stored: `body` is the exact text that was hashed, so that verifying never depends on how a reader serialises. */
export interface StoredCommit {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

/** Hex SHA-256 of a UTF-8 text; given in, because the domain imports nothing. */
export type Sha256 = (text: string) => string;

export function seal(commit: Commit, sha256: Sha256): StoredCommit {
  const { case: id, seq, at, actor, command, events, prev } = commit;
  const body = JSON.stringify({ case: id, seq, at, actor, command, events, prev });
  return { seq, body, hash: sha256(body) };
}

export type Tampering =
  | { readonly kind: 'changed'; readonly seq: number }
  | { readonly kind: 'dropped'; readonly seq: number }
  | { readonly kind: 'reordered'; readonly seq: number };

/** Names what is wrong with a chain, in order; an empty list means whole (G19; a cut tail needs the anchor). `stored` is in key order. */
export function verifyChain(
  stored: readonly StoredCommit[],
  sha256: Sha256,
  read: (body: string) => { seq: number; prev: string } | undefined,
): readonly Tampering[] {
  const found: Tampering[] = [];
  let prev = '';
  let expected = 1;
  for (const item of stored) {
    while (expected < item.seq) found.push({ kind: 'dropped', seq: expected++ });
    const body = read(item.body);
    if (!body || sha256(item.body) !== item.hash) found.push({ kind: 'changed', seq: item.seq });
    else if (body.seq !== item.seq) found.push({ kind: 'reordered', seq: item.seq });
    else if (body.prev !== prev && found.at(-1)?.seq !== item.seq - 1) found.push({ kind: 'changed', seq: item.seq });
    prev = item.hash;
    expected = item.seq + 1;
  }
  return found;
}
