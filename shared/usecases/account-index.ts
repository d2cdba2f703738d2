import type { Sha256 } from '../domain/chain.ts';
import { fromEpoch } from '../domain/time.ts';
import type { LookUps } from '../ports/look-ups.ts';

interface AccountIndexDeps {
  readonly lookUps: LookUps;
  readonly sha256: Sha256;
}

/** Under which cases that work on an account of a system are found. Account ids are opaque and say nothing of a person. */
export function accountDigest(sha256: Sha256, system: string, account: string): string {
  return `account:${sha256(JSON.stringify([system, account]))}`;
}

/** Written before the account is first touched. */
export async function indexAccount(
  deps: AccountIndexDeps,
  on: { readonly system: string; readonly account: string },
  by: { readonly case: string; readonly openedAt: string },
): Promise<void> {
  await deps.lookUps.put({ digest: accountDigest(deps.sha256, on.system, on.account), ...by });
}

/** Ids of the cases that work, or worked, on an account, oldest first. */
export async function casesOn(
  deps: AccountIndexDeps,
  on: { readonly system: string; readonly account: string },
): Promise<readonly string[]> {
  const rows = await deps.lookUps.find(accountDigest(deps.sha256, on.system, on.account), fromEpoch(0));
  return [...new Set(rows.map((r) => r.case))];
}
