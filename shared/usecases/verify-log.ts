import { type Anchored, type AnchorTampering, checkHead } from '../domain/anchor-check.ts';
import { type Sha256, type StoredCommit, verifyChain } from '../domain/chain.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { readCommit } from '../schemas/commit.ts';

export interface VerifiedLog {
  readonly case: string;
  /** Empty when the first commit does not say it. */
  readonly reference: string;
  readonly commits: number;
  readonly found: readonly AnchorTampering[];
}

/** One log as stored: whole in itself, and as the anchors remember it. */
export function verifyLog(
  deps: { readonly sha256: Sha256; readonly anchored?: Anchored | undefined },
  id: string,
  stored: readonly StoredCommit[],
): VerifiedLog {
  const chain = verifyChain(stored, deps.sha256, readCommit);
  const anchored = deps.anchored ? checkHead(deps.anchored, id, stored, (body) => readCommit(body)?.at) : [];
  const opened = readCommit(stored[0]?.body ?? '')?.events.find((event) => event.type === 'case-opened');
  return {
    case: id,
    reference: opened?.reference ?? '',
    commits: stored.length,
    found: [...chain, ...anchored],
  };
}

/** One case by one Query; the exact stored text is hashed again (G19, P10). */
export async function verifyCase(
  deps: { readonly store: CaseStore; readonly sha256: Sha256; readonly anchored?: Anchored | undefined },
  id: string,
): Promise<VerifiedLog> {
  return verifyLog(deps, id, await deps.store.stored(id));
}
