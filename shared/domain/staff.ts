import type { Instant } from './time.ts';

/** Somebody who works on the desk. The sign-in says who it is and which roles; this says who stands in, and who is gone. */
export interface StaffMember {
  /** Subject of the sign-in. */
  readonly id: string;
  /** Who takes over what this person had. */
  readonly backup: string;
  /** In the approver group: two are needed for four eyes. */
  readonly approver: boolean;
  /** From this instant on the sign-in decides nothing any more. */
  readonly left?: { readonly at: Instant; readonly by: string } | undefined;
}

/** Four eyes need two approvers, so that one of them may propose. */
export const neededApprovers = 2;

/** Approvers who are here; `undefined` where no staff was entered and nobody can say. */
export function approversHere(members: readonly StaffMember[]): number | undefined {
  return members.length === 0 ? undefined : approversAmong(members).length;
}

export function approversAmong(members: readonly StaffMember[]): readonly string[] {
  return members.filter((m) => m.approver && m.left === undefined).map((m) => m.id);
}

/** Who takes over: the backup, or the backup's backup when that one is gone too; `undefined` when nobody is left. */
export function successorOf(members: readonly StaffMember[], id: string): string | undefined {
  const seen = new Set([id]);
  let next = members.find((m) => m.id === id)?.backup;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const member = members.find((m) => m.id === next);
    if (member === undefined || member.left === undefined) return next;
    next = member.backup;
  }
  return undefined;
}
