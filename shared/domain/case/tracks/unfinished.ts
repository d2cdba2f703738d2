import { purgeClasses } from '../../retention.ts';
import type { Instant } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, CaseState, Task } from '../state.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { type Silent, silentAt } from './patience.ts';
import { isEnding, isToBePurged } from './retention.ts';

/** Work of a worker that no search, step or package stands for, and that nobody can do in its stead (T13, L46, L50). */
export const unfinishedKinds = ['kin', 'flags', 'purge', 'shred'] as const;
export type UnfinishedKind = (typeof unfinishedKinds)[number];

/** `<kind>` or `<kind>.<of what>`: what a task and a mail about it are named by. */
export function unfinishedKind(about: string): UnfinishedKind | undefined {
  return unfinishedKinds.find((kind) => about === kind || about.startsWith(`${kind}.`));
}

/** What is owed of it now. Of a case that is open or held nothing is destroyed, and of one that has ended nothing else is done. */
function owedWork(state: Exclude<CaseState, { phase: 'none' }>): readonly string[] {
  const { file } = state;
  const { legalHold, shred } = file.retention;
  const mayDestroy = state.phase === 'closed' && !legalHold;
  if (isEnding(file)) return mayDestroy && shred?.status === 'due' ? ['shred'] : [];
  return [
    ...(file.prepared && !file.kinLookedUp ? ['kin'] : []),
    ...Object.values(file.announcements).flatMap((a) => (a.status === 'owed' ? [`flags.${a.id}`] : [])),
    ...(mayDestroy ? purgeClasses.filter((one) => isToBePurged(file, one)).map((one) => `purge.${one}`) : []),
  ];
}

/** Since when each of it is owed, once an event has made it so. */
export function unfinishedSince<S extends Exclude<CaseState, { phase: 'none' }>>(state: S, at: Instant): S {
  const { unfinished } = state.file;
  const owed = owedWork(state);
  if (owed.length === Object.keys(unfinished).length && owed.every((work) => unfinished[work] !== undefined))
    return state;
  const since = Object.fromEntries(owed.map((work) => [work, unfinished[work] ?? at]));
  return { ...state, file: { ...state.file, unfinished: since } };
}

/** What nobody hears the end of, and when it is a person's; the sweep goes on asking. No mail of the end of a case: its key may be gone already. */
export function silentUnfinished(file: CaseFile): readonly Silent[] {
  return Object.entries(file.unfinished)
    .filter(([work]) => file.tasks[`work-unfinished.${work}`]?.open !== true)
    .map(([work, since]) => ({
      at: silentAt(since),
      brings: [task('work-unfinished', work), ...(work === 'shred' ? [] : [owe('S-stuck', 'compliance', work)])],
    }));
}

/** It holds no case open and wakes none: a case that closes anew is kept longer, and of one that is open nothing is destroyed. */
export function isOfUnfinished({ kind }: Task): boolean {
  return kind === 'work-unfinished';
}

/** Done, or not to be done any more. */
export function followUnfinished(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'kin-looked-up':
    case 'flags-announced':
    case 'purged':
    case 'shred-due':
    case 'shredded':
    case 'legal-hold-placed':
    case 'request-received':
      return Object.values(file.tasks).flatMap((t) =>
        isOfUnfinished(t) && file.unfinished[t.about] === undefined ? closes(file, t.kind, t.about) : [],
      );
    default:
      return [];
  }
}
