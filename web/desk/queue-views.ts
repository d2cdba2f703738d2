import { stateOf } from '../../shared/content/desk/words.ts';
import { daysBetween } from '../../shared/domain/time.ts';
import type { QueueRow } from './schemas.ts';

export const views = [
  { id: 'all', label: 'All open' },
  { id: 'due-soon', label: 'Due soon' },
  { id: 'mine', label: 'Mine' },
  { id: 'unassigned', label: 'Unassigned' },
  { id: 'waiting', label: 'Waiting on person' },
  { id: 'second', label: 'Second review' },
  { id: 'overdue', label: 'Overdue' },
  { id: 'done', label: 'Done' },
] as const;
export type ViewId = (typeof views)[number]['id'];

export function viewNamed(name: string | null): ViewId {
  return views.find(({ id }) => id === name)?.id ?? 'all';
}

/** With what can be decided now and nobody has proposed: to whoever works here that is one more. */
export function tasksOf({ view }: QueueRow): number {
  return view.tasks + (view.ripe ?? []).length;
}

export const flags = [
  { id: 'task', label: 'Has a task', holds: (row: QueueRow) => tasksOf(row) > 0 },
  { id: 'duplicate', label: 'Perhaps a duplicate', holds: ({ view }: QueueRow) => (view.kin ?? 0) > 0 },
  { id: 'bounced', label: 'Email bounced', holds: ({ view }: QueueRow) => view.emailFailed === true },
  { id: 'paper', label: 'On paper', holds: ({ view }: QueueRow) => view.byPost === true },
  { id: 'spanish', label: 'Spanish', holds: ({ view }: QueueRow) => view.language === 'es' },
  {
    id: 'minor',
    label: 'Parent or guardian asks',
    holds: ({ view }: QueueRow) => view.requester === 'parent-or-guardian',
  },
  { id: 'officer', label: 'Officer asks', holds: ({ view }: QueueRow) => view.requester === 'officer' },
  { id: 'change', label: 'Change asked for', holds: ({ view }: QueueRow) => (view.changes ?? []).length > 0 },
] as const;

export interface Filters {
  readonly view: ViewId;
  /** Ids of flags, all of which must hold. */
  readonly flags: readonly string[];
  /** Part of a reference. */
  readonly find: string;
  readonly sort: SortId;
  readonly down: boolean;
}

export const sorts = ['due', 'reference', 'state', 'owner'] as const;
export type SortId = (typeof sorts)[number];

export function filtersOf(query: URLSearchParams): Filters {
  return {
    view: viewNamed(query.get('view')),
    flags: flags.flatMap(({ id }) => (query.getAll('flag').includes(id) ? [id] : [])),
    find: query.get('find') ?? '',
    sort: sorts.find((one) => one === query.get('sort')) ?? 'due',
    down: query.get('down') === '1',
  };
}

export function hashOfFilters({ view, flags: chosen, find, sort, down }: Filters): string {
  const query = new URLSearchParams([
    ...(view === 'all' ? [] : [['view', view]]),
    ...chosen.map((flag) => ['flag', flag]),
    ...(find === '' ? [] : [['find', find]]),
    ...(sort === 'due' ? [] : [['sort', sort]]),
    ...(down ? [['down', '1']] : []),
  ]).toString();
  return `#/queue${query === '' ? '' : `?${query}`}`;
}

/** Days before the due date from which a case is due soon. */
const soon = 7;

/** The person has the next move: something is missing and was asked for, and nothing waits for us. */
export function waitsForPerson({ view }: QueueRow): boolean {
  return view.word === 'waiting-for-you' && view.tasks === 0 && view.secondReviews === 0;
}

export function isUnassigned({ view }: QueueRow): boolean {
  return view.owner === 'compliance';
}

export function inView(row: QueueRow, view: ViewId, me: string, today: string): boolean {
  const left = daysBetween(today, row.view.dueOn);
  switch (view) {
    case 'all':
    case 'done':
      return true;
    case 'due-soon':
      return left >= 0 && left <= soon;
    case 'overdue':
      return left < 0;
    case 'mine':
      return row.view.owner === me;
    case 'unassigned':
      return isUnassigned(row);
    case 'waiting':
      return waitsForPerson(row);
    case 'second':
      return row.view.secondReviews > 0;
    default:
      return view satisfies never;
  }
}

/** Rows of one view, filtered and sorted; the due date decides among equals. */
export function shownRows(
  rows: readonly QueueRow[],
  { view, flags: chosen, find, sort, down }: Filters,
  { me, today, name }: { readonly me: string; readonly today: string; readonly name: (id: string) => string },
): readonly QueueRow[] {
  const wanted = find.replace(/[^\da-z]/giu, '').toUpperCase();
  const by: Readonly<Record<SortId, (row: QueueRow) => string>> = {
    due: ({ view: v }) => v.dueOn,
    reference: ({ view: v }) => v.reference,
    state: ({ view: v }) => stateOf(v),
    owner: (row) => (isUnassigned(row) ? '' : name(row.view.owner)),
  };
  const sorted = rows
    .filter(
      (row) =>
        inView(row, view, me, today) &&
        flags.every(({ id, holds }) => !chosen.includes(id) || holds(row)) &&
        row.view.reference.replace('-', '').includes(wanted),
    )
    .toSorted((a, b) => by[sort](a).localeCompare(by[sort](b)) || a.view.dueOn.localeCompare(b.view.dueOn));
  return down ? sorted.toReversed() : sorted;
}
