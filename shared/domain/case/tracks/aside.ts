import { fail, never, ok } from '../../result.ts';
import type { Decided } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import type { Stamp, V } from '../track.ts';
import type { Actor } from '../vocabulary.ts';
import type { DeskEvent } from './desk.ts';

/**
 * A case about a member of staff, or about somebody close to them, is none of theirs (T9): nothing they order there is taken and nothing
 * of it is shown to them, until another, an approver, lets them back.
 */
export type AsideEvent = V<1> &
  (
    | {
        readonly type: 'staff-stood-aside';
        readonly staff: string;
        /** Sealed: what ties them to the case. */
        readonly note: string;
      }
    | { readonly type: 'staff-let-back'; readonly staff: string; readonly note: string }
  );

export type AsideCommand =
  | {
      readonly type: 'stand-aside';
      readonly staff: string;
      readonly note: string;
      /** Everybody who approves here; none: nobody entered the staff. */
      readonly approvers?: readonly string[] | undefined;
    }
  | { readonly type: 'let-back'; readonly staff: string; readonly note: string };

/** Nobody has the case in particular. */
export const unowned = { owner: 'compliance', backup: 'backup' } as const;

export function isAside(file: CaseFile, staff: string): boolean {
  return file.aside[staff] === 'aside';
}

/** Everybody of whom this case is none. */
export function keptOff(file: CaseFile): readonly string[] {
  return Object.keys(file.aside).filter((staff) => isAside(file, staff));
}

/** Whether this case is none of whoever acts. */
export function isKeptOff(file: CaseFile, actor: Actor): boolean {
  return actor.kind === 'staff' && isAside(file, actor.id);
}

export function decideAside(file: CaseFile, command: Stamp & AsideCommand): Decided {
  const { staff, note, actor } = command;
  switch (command.type) {
    case 'stand-aside':
      if (isAside(file, staff)) return ok([]);
      return isLastApprover(file, staff, command.approvers)
        ? fail('rule.nobody-left')
        : ok([{ v: 1, type: 'staff-stood-aside', staff, note }, ...passed(file, staff)]);
    case 'let-back':
      if (file.aside[staff] === 'back') return ok([]);
      if (!isAside(file, staff)) return fail('thing.absent');
      return actor.kind === 'staff' && actor.roles.includes('approver')
        ? ok([{ v: 1, type: 'staff-let-back', staff, note }])
        : fail('rule.second-person');
    default:
      return never(command);
  }
}

/** One reviewer could otherwise lock every approver out of a case, and nobody could let them back. */
function isLastApprover(file: CaseFile, staff: string, approvers: readonly string[] = []): boolean {
  return approvers.includes(staff) && approvers.every((one) => one === staff || isAside(file, one));
}

/** Their part goes to whoever has the other one, as when somebody leaves. Without one the case is as it came: for anybody to take. */
function passed({ owner, backup }: CaseFile, staff: string): readonly DeskEvent[] {
  if (owner !== staff && backup !== staff) return [];
  const other = owner === staff ? backup : owner;
  const isNobody = [staff, unowned.owner, unowned.backup].includes(other);
  const next = isNobody ? unowned : { owner: other, backup: other };
  return [{ v: 1, type: 'assigned', ...next }];
}

export function evolveAside(file: CaseFile, event: AsideEvent): CaseFile {
  const is = event.type === 'staff-stood-aside' ? 'aside' : 'back';
  return { ...file, aside: { ...file.aside, [event.staff]: is } };
}
