import type { Sha256 } from './chain.ts';
import { fromEpoch, type Instant, toEpoch } from './time.ts';

/** An hour of UTC: `2026-11-24T03`. */
export type Hour = string;

/** The newest commit of a case when an anchor was made. */
export type AnchoredHead = readonly [id: string, seq: number, hash: string];

/**
 * The heads of all cases that changed since the anchor before, under one Merkle root. With `previous` an anchor stands for every head there is:
 * one that is not in it is in one before (docs/adr/007).
 */
export interface Anchor {
  readonly v: 1;
  /** 1, 2, 3, … without a gap. */
  readonly number: number;
  readonly at: Instant;
  /** The last hour whose changes are all in it or before it; of later ones there may be some in it. */
  readonly through: Hour;
  /** Digest of the anchor before, `''` for the first. */
  readonly previous: string;
  readonly root: string;
  /** By case, ascending. */
  readonly heads: readonly AnchoredHead[];
}

/** As stored and signed: `body` is the exact text, `digest` its SHA-256 in hex. */
export interface StoredAnchor {
  readonly number: number;
  readonly through: Hour;
  readonly body: string;
  readonly digest: string;
}

const hourMs = 3_600_000;
/** A mark written in an hour's last second is there by then: the dispatcher's own time-out is a minute. */
const settledMs = 5 * 60_000;
/** More than clocks of two functions differ. */
const skewMs = 60_000;

export function hourOf(instant: Instant): Hour {
  return instant.slice(0, 13);
}

export function hourBefore(hour: Hour, hours: number): Hour {
  return hourOf(fromEpoch(startOf(hour) - hours * hourMs));
}

/** The end of an hour, which is the start of the next. */
export function endOf(hour: Hour): Instant {
  return fromEpoch(startOf(hour) + hourMs);
}

/** Hours after `after` that are over and settled at `now`, oldest first. */
export function settledHours(after: Hour, now: Instant): readonly Hour[] {
  const hours: Hour[] = [];
  for (let start = startOf(after) + hourMs; start + hourMs + settledMs <= toEpoch(now); start += hourMs)
    hours.push(hourOf(fromEpoch(start)));
  return hours;
}

/** Hours after `after` that have begun at `now` and may still be marked: what changed in them so far is anchored, and again when they are settled. */
export function runningHours(after: Hour, now: Instant): readonly Hour[] {
  const hours: Hour[] = [];
  for (let start = startOf(after) + hourMs; start <= toEpoch(now); start += hourMs)
    hours.push(hourOf(fromEpoch(start)));
  return hours;
}

/**
 * Whether a case is marked as changed in this hour already: a commit of this hour was dispatched, and its dispatcher marked it. In the first minute one
 * cannot know, since the two clocks may have stood on either side of the hour.
 */
export function isMarked(lastDispatched: Instant | undefined, now: Instant): boolean {
  return lastDispatched !== undefined && toEpoch(lastDispatched) >= startOf(hourOf(now)) + skewMs;
}

/** Root of a Merkle tree over the heads, shaped as RFC 6962: leaves and nodes are told apart, and a tree is split at the largest power of two. */
export function merkleRoot(heads: readonly AnchoredHead[], sha256: Sha256): string {
  const [first] = heads;
  if (first === undefined) return sha256('empty');
  if (heads.length === 1) return sha256(`leaf|${first.join('|')}`);
  const split = 2 ** Math.floor(Math.log2(heads.length - 1));
  return sha256(`node|${merkleRoot(heads.slice(0, split), sha256)}|${merkleRoot(heads.slice(split), sha256)}`);
}

export function makeAnchor(
  last: StoredAnchor | undefined,
  made: { readonly at: Instant; readonly through: Hour; readonly heads: readonly AnchoredHead[] },
  sha256: Sha256,
): StoredAnchor {
  const heads = made.heads.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const number = (last?.number ?? 0) + 1;
  const { at, through } = made;
  const anchor: Anchor = {
    v: 1,
    number,
    at,
    through,
    previous: last?.digest ?? '',
    root: merkleRoot(heads, sha256),
    heads,
  };
  const body = JSON.stringify(anchor);
  return { number, through, body, digest: sha256(body) };
}

/** What is signed. The words in front keep a signature from meaning anything else. */
export function signedText(anchor: Pick<StoredAnchor, 'digest'>): string {
  return `redress anchor 1|${anchor.digest}`;
}

function startOf(hour: Hour): number {
  return toEpoch(`${hour}:00:00.000Z`);
}
