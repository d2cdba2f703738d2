import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Answered } from '../../api.ts';
import type { DeskCase } from '../schemas.ts';

export interface SectionProps {
  /** What follows the section in the address. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** One case as every page of it has it. */
export interface CaseTools {
  readonly it: DeskCase;
  /** An order to `/desk/cases/<id>/<path>`. */
  order(path: string, body: unknown): Promise<Answered>;
  /** It was done: said, read anew, and on to another page of the case when there is one. */
  done(said: string, to?: readonly string[]): void;
  /** Address of a page of this case. */
  at(...path: readonly string[]): string;
}

const CaseContext = createContext<CaseTools | undefined>(undefined);
export const CaseProvider = CaseContext.Provider;

/** @throws outside of a case. */
export function useCase(): CaseTools {
  const tools = useContext(CaseContext);
  if (tools === undefined) throw new Error('a part of a case stands outside of CaseProvider');
  return tools;
}

export function openRequests({ file }: DeskCase) {
  return Object.values(file.requests).filter(({ answer }) => answer === undefined);
}

/** Of which a package can be made by hand: unanswered, or answered in part while the case is open (L40). */
export function packable({ file, view }: DeskCase) {
  return Object.values(file.requests).filter(
    ({ answer }) => answer === undefined || (answer.partial === true && view.phase === 'open'),
  );
}

/** To be read: of a request without an answer, and of one whose answer has not left or is a part, what rang since it was given. */
export function firedReminders({ file }: { readonly file: Pick<DeskCase['file'], 'requests'> }) {
  return Object.values(file.requests).flatMap(({ id, reminders, answer }) =>
    Object.entries(reminders).flatMap(([number, state]) =>
      state === 'fired' && (answer === undefined || Number(number) > answer.days) ? [{ request: id, number }] : [],
    ),
  );
}

export function openProposals({ file }: DeskCase) {
  return Object.values(file.proposals).filter(({ status }) => status === 'open');
}

/** Who has nothing to do with this case. */
export function asideOf({ file }: DeskCase): readonly string[] {
  return Object.entries(file.aside).flatMap(([id, is]) => (is === 'aside' ? [id] : []));
}

/** What a change took the place of, the newest first: one of them may not be of the person (T1). */
export function changesReplaced(
  { file }: Pick<DeskCase, 'file'>,
  id: string,
): readonly DeskCase['file']['changes'][string][] {
  const before = file.changes[file.changes[id]?.insteadOf ?? ''];
  return before === undefined ? [] : [before, ...changesReplaced({ file }, before.id)];
}

export function openTasks({ file }: DeskCase) {
  return Object.values(file.tasks).filter(({ open }) => open);
}

/** With what can be decided now and nobody has proposed. */
export function tasksToDo(it: DeskCase): number {
  return openTasks(it).length + (it.view.ripe ?? []).length;
}
