import type { CaseFile } from '../domain/case/state.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { approversHere, neededApprovers, type StaffMember, successorOf } from '../domain/staff.ts';
import type { Roster } from '../ports/roster.ts';
import type { LeaveOrder } from '../schemas/staff.ts';
import { load } from './case-log.ts';
import { type DeskDeps, type DeskError, deskOrder, type Staff } from './desk.ts';

export interface StaffDeps extends DeskDeps {
  readonly roster: Roster;
}

/** So many open cases are looked at in one call, which has 15 s. */
const pageOf = 100;

export interface Left {
  readonly to: string;
  /** Cases that went to the successor by this call. */
  readonly moved: number;
  /** Cases that did not, and why: they stand where they stood, and keep nobody from the others. */
  readonly stayed: readonly { readonly case: string; readonly why: unknown }[];
  readonly approvers: number | undefined;
  /** There are more open cases: the next call begins here. */
  readonly next?: string | undefined;
}

/**
 * Somebody leaves. First the sign-in stops deciding, then every open case the person owned, stood in for, or proposed something on goes to
 * the successor, a page of them a call. All of it is safe to repeat: whoever asks again finishes what a broken call began.
 */
export async function staffLeaves(
  deps: StaffDeps,
  staff: Staff,
  { person, to, note, after: from }: LeaveOrder,
): Promise<Result<Left, DeskError>> {
  const members = await deps.roster.members();
  const known = members.find((m) => m.id === person);
  const leaver: StaffMember = {
    ...(known ?? { id: person, backup: to ?? '', approver: false }),
    left: known?.left ?? { at: deps.clock.now(), by: staff.id },
  };
  const after = [...members.filter((m) => m.id !== person), leaver];
  const successor = to ?? successorOf(after, person);
  if (successor === undefined || successor === '' || successor === person) return fail('staff.no-successor');
  if (after.some((m) => m.id === successor && m.left !== undefined)) return fail('staff.no-successor');
  await deps.roster.put(leaver);
  let moved = 0;
  const stayed: { case: string; why: unknown }[] = [];
  const { rows, next } = await deps.store.queue({ limit: pageOf, closed: false, after: from });
  for (const { case: id } of rows) {
    try {
      const { state } = await load(deps, id);
      if (state.phase === 'none' || !has(state.file, person)) continue;
      const order = { type: 'hand-over', from: person, to: successor, note } as const;
      const done = await deskOrder(deps, staff, id, order, { fewApprovers: isShort(after) });
      if (!done.ok) stayed.push({ case: id, why: done.error });
      else if (done.value.events.length > 0) moved++;
    } catch (error) {
      stayed.push({ case: id, why: error });
    }
  }
  return ok({ to: successor, moved, stayed, approvers: approversHere(after), next });
}

function has(file: CaseFile, person: string): boolean {
  return (
    file.owner === person ||
    file.backup === person ||
    Object.values(file.proposals).some((p) => p.status === 'open' && (p.heldBy ?? p.by) === person)
  );
}

/** What the queue says when four eyes cannot be had; nothing while they can, or where no staff was entered. */
export async function approversMissing(deps: StaffDeps): Promise<{ readonly approvers: number } | undefined> {
  const members = await deps.roster.members();
  return isShort(members) ? { approvers: approversHere(members) ?? 0 } : undefined;
}

function isShort(members: readonly StaffMember[]): boolean {
  const here = approversHere(members);
  return here !== undefined && here < neededApprovers;
}
