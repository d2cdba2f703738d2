import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseFile, Task } from '../state.ts';
import { changed, type V } from '../track.ts';
import type { Decision, LookReason, TaskKind } from '../vocabulary.ts';
import { isAside } from './aside.ts';

export type DeskEvent = V<1> &
  (
    | {
        readonly type: 'task-opened';
        readonly task: string;
        readonly kind: TaskKind;
        readonly about: string;
        /** Of a task that is opened anew with each package: which one. */
        readonly package?: string | undefined;
      }
    | {
        readonly type: 'task-closed';
        readonly task: string;
        /** By a person: the sealed reason. */
        readonly note?: string | undefined;
      }
    | { readonly type: 'assigned'; readonly owner: string; readonly backup: string }
    /** Somebody left: what was theirs on the case is another person's now, tasks with it. */
    | {
        readonly type: 'handed-over';
        readonly from: string;
        readonly to: string;
        readonly owner: string;
        readonly backup: string;
        /** Open proposals of theirs. */
        readonly proposals: readonly string[];
        /** Sealed. */
        readonly note: string;
        /** After this fewer than two approvers are left. */
        readonly fewApprovers?: boolean | undefined;
      }
    /** Who read what she wrote is on the log: it is personal data. */
    | { readonly type: 'report-viewed'; readonly why?: LookReason | undefined }
    /** Why it was proposed and what it tells her are sealed, and were shown. */
    | { readonly type: 'proposal-viewed'; readonly proposal: string }
    /** What she would read, before it was proposed. */
    | { readonly type: 'preview-viewed'; readonly decision: Decision['kind'] }
    | { readonly type: 'instruments-viewed'; readonly match: string }
  );

export type DeskCommand =
  | { readonly type: 'close-task'; readonly task: string; readonly note: string }
  | { readonly type: 'assign'; readonly owner: string; readonly backup: string }
  | {
      readonly type: 'hand-over';
      readonly from: string;
      readonly to: string;
      readonly note: string;
      readonly fewApprovers?: boolean | undefined;
    }
  | { readonly type: 'view-report'; readonly why: LookReason }
  | { readonly type: 'view-proposal'; readonly proposal: string }
  | { readonly type: 'view-preview'; readonly decision: Decision['kind'] }
  | { readonly type: 'view-instruments'; readonly match: string };

/** Whether what a task was opened for still stands: then it closes with that, not by hand. */
export type TaskCheck = (file: CaseFile, task: Task) => boolean;

export function decideDesk(file: CaseFile, command: DeskCommand, stands: TaskCheck): Decided {
  switch (command.type) {
    case 'close-task': {
      const found = file.tasks[command.task];
      if (!found?.open) return fail('case.moved-on');
      return stands(file, found)
        ? fail('rule.task-stands')
        : ok([{ v: 1, type: 'task-closed', task: found.id, note: command.note }]);
    }
    case 'assign':
      return isAside(file, command.owner) || isAside(file, command.backup)
        ? fail('rule.colleague-aside')
        : ok([{ v: 1, type: 'assigned', owner: command.owner, backup: command.backup }]);
    case 'hand-over': {
      const { from, to, note, fewApprovers } = command;
      if (isAside(file, to)) return fail('rule.colleague-aside');
      const owner = file.owner === from ? to : file.owner;
      const backup = file.backup === from ? to : file.backup;
      const proposals = Object.values(file.proposals)
        .filter((p) => p.status === 'open' && (p.heldBy ?? p.by) === from)
        .map((p) => p.id);
      return owner === file.owner && backup === file.backup && proposals.length === 0
        ? ok([])
        : ok([
            {
              v: 1,
              type: 'handed-over',
              from,
              to,
              owner,
              backup,
              proposals,
              note,
              ...(fewApprovers === true ? { fewApprovers } : {}),
            },
          ]);
    }
    case 'view-report':
      return ok([{ v: 1, type: 'report-viewed', why: command.why }]);
    case 'view-proposal':
      return file.proposals[command.proposal]
        ? ok([{ v: 1, type: 'proposal-viewed', proposal: command.proposal }])
        : fail('thing.absent');
    case 'view-preview':
      return ok([{ v: 1, type: 'preview-viewed', decision: command.decision }]);
    case 'view-instruments':
      return file.matches[command.match]
        ? ok([{ v: 1, type: 'instruments-viewed', match: command.match }])
        : fail('thing.absent');
    default:
      return never(command);
  }
}

export function evolveDesk(file: CaseFile, event: DeskEvent): CaseFile {
  switch (event.type) {
    case 'task-opened': {
      const { task: id, kind, about, package: pack } = event;
      const opened = { id, kind, about, open: true, ...(pack === undefined ? {} : { package: pack }) };
      return { ...file, tasks: { ...file.tasks, [id]: opened } };
    }
    case 'task-closed':
      return { ...file, tasks: changed(file.tasks, event.task, { open: false }) };
    case 'assigned':
      return { ...file, owner: event.owner, backup: event.backup };
    case 'handed-over': {
      const { owner, backup, to } = event;
      const proposals = event.proposals.reduce((all, id) => changed(all, id, { heldBy: to }), file.proposals);
      return { ...file, owner, backup, proposals };
    }
    case 'report-viewed':
    case 'proposal-viewed':
    case 'preview-viewed':
    case 'instruments-viewed':
      return file;
    default:
      return never(event);
  }
}

export function task(kind: TaskKind, about: string, pack?: string): DeskEvent {
  const opened = { v: 1, type: 'task-opened', task: `${kind}.${about}`, kind, about } as const;
  return pack === undefined ? opened : { ...opened, package: pack };
}

/** Closes the task when it is open. */
export function closes(file: CaseFile, kind: TaskKind, about: string): Followed {
  const id = `${kind}.${about}`;
  return file.tasks[id]?.open ? [{ v: 1, type: 'task-closed', task: id }] : [];
}
