import { type Anchor, endOf, type Hour, merkleRoot } from './anchor.ts';
import type { Sha256, StoredCommit, Tampering } from './chain.ts';
import { type Instant, toEpoch } from './time.ts';

/** What lies in the bucket under one name. */
export interface KeptAnchor {
  /** Of its name. */
  readonly number: number;
  /** Undefined: no schema reads it. */
  readonly anchor?: Anchor | undefined;
  readonly body: string;
  /** Whether the signature is the key's, over this very body. */
  readonly isSigned: boolean;
}

export type AnchorFault = {
  readonly number: number;
  /**
   * `missing`: a gap. `altered`: unreadable, unsigned, or not what its root says. `forked`: two under one number, or one that does not follow from the
   * one before it.
   */
  readonly kind: 'missing' | 'altered' | 'forked';
};

/** All that anchors say of the cases, once they themselves hold. */
export interface Anchored {
  readonly faults: readonly AnchorFault[];
  /** Seq → hash, by case. */
  readonly heads: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly count: number;
  /** Of the first and of the last good one. */
  readonly since?: Instant | undefined;
  readonly through?: Hour | undefined;
}

/** Holds the chain of anchors; `kept` in any order. Only sound anchors are believed about cases. */
export function checkAnchors(kept: readonly KeptAnchor[], sha256: Sha256): Anchored {
  const faults: AnchorFault[] = [];
  const heads = new Map<string, Map<number, string>>();
  let [expected, previous, count] = [1, '', 0];
  let since: Instant | undefined;
  let through: Hour | undefined;
  for (const { number, anchor, body, isSigned } of kept.toSorted((a, b) => a.number - b.number)) {
    for (; expected < number; expected++) faults.push({ number: expected, kind: 'missing' });
    const isSound =
      isSigned && anchor !== undefined && anchor.number === number && merkleRoot(anchor.heads, sha256) === anchor.root;
    if (!isSound) faults.push({ number, kind: 'altered' });
    // After a gap nobody can say what went before.
    else if (number < expected || (anchor.previous !== previous && faults.at(-1)?.number !== number - 1))
      faults.push({ number, kind: 'forked' });
    if (isSound) {
      for (const [id, seq, hash] of anchor.heads) {
        const known = heads.get(id) ?? new Map<number, string>();
        // Two anchors that differ about one commit: whichever the log agrees with, the other one will be missed.
        known.set(known.has(seq) && known.get(seq) !== hash ? -seq : seq, hash);
        heads.set(id, known);
      }
      count += 1;
      since ??= anchor.at;
      through = anchor.through;
    }
    previous = sha256(body);
    expected = Math.max(expected, number + 1);
  }
  return { faults, heads, count, since, through };
}

export type AnchorTampering =
  | Tampering
  /** Shorter than it was. `seq`: the anchored commit that is gone. */
  | { readonly kind: 'cut'; readonly seq: number }
  /** Other than it was, though it may be whole in itself. `seq`: the first anchored commit that differs. */
  | { readonly kind: 'rewritten'; readonly seq: number }
  /** Stands in the log for longer than an anchor takes, and is in none. */
  | { readonly kind: 'unanchored'; readonly seq: number };

/** How late a commit may get into an anchor: the hour, five minutes, and the 12 hours a stream may be behind. */
export const anchoredWithinMs = 14 * 3_600_000;

/**
 * Holds the log of one case against the anchors: a chain that is whole in itself may have lost its tail or have been written anew from the first
 * commit (G19). `at` reads the time of a commit.
 */
export function checkHead(
  anchored: Anchored,
  id: string,
  stored: readonly StoredCommit[],
  at: (body: string) => Instant | undefined,
): readonly AnchorTampering[] {
  const known = anchored.heads.get(id) ?? new Map<number, string>();
  const hashes = new Map(stored.map(({ seq, hash }) => [seq, hash]));
  const last = stored.at(-1);
  const gone = [...known.keys()].filter((seq) => seq > (last?.seq ?? 0));
  const differing = [...known].filter(([seq, hash]) => seq <= (last?.seq ?? 0) && hashes.get(seq) !== hash);
  const found: AnchorTampering[] = [];
  if (gone.length > 0) found.push({ kind: 'cut', seq: Math.min(...gone) });
  if (differing.length > 0)
    found.push({ kind: 'rewritten', seq: Math.min(...differing.map(([seq]) => Math.abs(seq))) });
  if (last !== undefined && isOverdue(anchored, last, Math.max(0, ...known.keys()), at))
    found.push({ kind: 'unanchored', seq: last.seq });
  return found;
}

function isOverdue(
  { since, through }: Anchored,
  last: StoredCommit,
  newest: number,
  at: (body: string) => Instant | undefined,
): boolean {
  if (since === undefined || through === undefined || newest >= last.seq) return false;
  const written = at(last.body);
  if (written === undefined) return true;
  // What was written before anchors began is not in them.
  return toEpoch(written) >= toEpoch(since) && toEpoch(written) < toEpoch(endOf(through)) - anchoredWithinMs;
}
