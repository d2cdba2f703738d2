import {
  type AnchoredHead,
  hourBefore,
  hourOf,
  makeAnchor,
  runningHours,
  type StoredAnchor,
  settledHours,
  signedText,
} from '../domain/anchor.ts';
import type { Sha256 } from '../domain/chain.ts';
import type { AnchorBook, AnchorKeeper, Signer } from '../ports/anchors.ts';
import type { Clock } from '../ports/outside.ts';

export interface AnchorDeps {
  readonly book: AnchorBook;
  readonly keeper: AnchorKeeper;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

/** Heads in one anchor: with 120 bytes each it stays within an item of DynamoDB (400 KB). */
const mostHeads = 2000;
const together = 25;
/** Hours one run looks at, so that it ends within its five minutes however long the log was left alone: the next run goes on from there. */
const mostHours = 31 * 24;

/**
 * Anchors every hour that is over, in order, and with them what changed since, so that nothing waits for the end of its hour (G19). What was begun is
 * finished first, so that a run that died is caught up by the next. An hour that is over is anchored without a change too: silence would look like a
 * removed anchor. @returns how many anchors and heads.
 */
export async function anchorLog(deps: AnchorDeps): Promise<{ readonly anchors: number; readonly heads: number }> {
  let last = await deps.book.last();
  if (last) await keep(deps, last);
  const now = deps.clock.now();
  let through = last?.through ?? hourBefore(hourOf(now), 24);
  const over = settledHours(through, now).slice(0, mostHours);
  const running = over.length < mostHours ? runningHours(over.at(-1) ?? through, now) : [];
  let [anchors, heads, pending] = [0, 0, new Set<string>()];
  /** False: another run makes these, and goes on with the rest. */
  const anchorPending = async (): Promise<boolean> => {
    const made = await anchor(deps, last, through, pending);
    if (made === undefined) return false;
    [last, anchors, heads, pending] = [made, anchors + 1, heads + pending.size, new Set()];
    return true;
  };
  for (const hour of [...over, ...running]) {
    for (const id of await deps.book.changed(hour)) {
      pending.add(id);
      // This hour is not done: should we die now, the next run begins with it again, and heads may well be anchored twice.
      if (pending.size === mostHeads && !(await anchorPending())) return { anchors, heads };
    }
    if (over.includes(hour)) through = hour;
  }
  if (over.length > 0 || pending.size > 0) await anchorPending();
  return { anchors, heads };
}

/** Undefined: another run made this one. */
async function anchor(
  deps: AnchorDeps,
  last: StoredAnchor | undefined,
  through: string,
  ids: ReadonlySet<string>,
): Promise<StoredAnchor | undefined> {
  const heads: AnchoredHead[] = [];
  const all = [...ids];
  for (let from = 0; from < all.length; from += together) {
    const some = all.slice(from, from + together);
    const found = await Promise.all(some.map(async (id) => [id, await deps.book.newest(id)] as const));
    for (const [id, head] of found) if (head) heads.push([id, head.seq, head.hash]);
  }
  const made = makeAnchor(last, { at: deps.clock.now(), through, heads }, deps.sha256);
  if ((await deps.book.append(made)) === 'conflict') return undefined;
  await keep(deps, made);
  return made;
}

async function keep(deps: AnchorDeps, made: StoredAnchor): Promise<void> {
  await deps.keeper.keep(made, await deps.signer.sign(signedText(made)));
}
