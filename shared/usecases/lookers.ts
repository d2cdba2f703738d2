import { type Look, lookIn } from '../domain/case/looks.ts';
import { actorId } from '../domain/case/track.ts';
import { type LookReason, lookReasons } from '../domain/case/vocabulary.ts';
import { type LocalDate, localDate } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { fold } from './case-log.ts';

/** How often each reason was given, of the looks that want one; none was before it was asked. */
type Reasons = Partial<Readonly<Record<LookReason, number>>>;

/** What one member of staff looked at on one case. */
export interface LookRow {
  readonly who: string;
  readonly reference: string;
  readonly looks: number;
  /** Neither the case's owner or backup nor anybody who did a thing on it: why they looked, the case does not say (T9). */
  readonly onlyLooked: boolean;
  readonly why: Reasons;
  /** They stood aside from the case later, or had to: they looked at one of their own (T9). */
  readonly stoodAside: boolean;
}

/** Who looked at what is sealed on a case between two days of its zone, both included. */
export async function lookRows(
  deps: { readonly store: CaseStore },
  id: string,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly LookRow[]> {
  const log = await deps.store.log(id);
  const state = fold(log);
  if (state.phase === 'none') return [];
  const { file } = state;
  const looks = new Map<string, readonly Look[]>();
  const did = new Set([file.owner, file.backup]);
  for (const { commit } of log) {
    if (commit.actor.kind !== 'staff') continue;
    const who = actorId(commit.actor);
    const seen = commit.events.flatMap((event) => lookIn(event) ?? []);
    // To print a letter is to send it: whoever does works on the case.
    if (seen.length === 0 || seen.some(({ what }) => what === 'letter')) did.add(who);
    const day = localDate(commit.at, file.timeZone);
    if (seen.length > 0 && day >= from && day <= to) looks.set(who, [...(looks.get(who) ?? []), ...seen]);
  }
  return [...looks].map(([who, seen]) => ({
    who,
    reference: file.reference,
    looks: seen.length,
    onlyLooked: !did.has(who),
    stoodAside: Object.hasOwn(file.aside, who),
    why: counted(seen.map((look) => ('why' in look && look.why !== undefined ? { [look.why]: 1 } : {}))),
  }));
}

function counted(all: readonly Reasons[]): Reasons {
  const given = lookReasons.map((why) => [why, all.reduce((sum, one) => sum + (one[why] ?? 0), 0)] as const);
  return Object.fromEntries(given.filter(([, times]) => times > 0));
}

export interface Looker {
  readonly who: string;
  readonly looks: number;
  readonly cases: number;
  readonly why: Reasons;
  /** Cases on which they did nothing but look, by reference. */
  readonly onlyLooked: readonly string[];
  /** Cases they stood aside from after they had looked, let back or not. */
  readonly stoodAside: readonly string[];
}

/** One line a person: whoever looked at cases of their own comes first, then whoever did nothing but look on most cases, then whoever looked most. */
export function lookers(rows: readonly LookRow[]): readonly Looker[] {
  const people = [...new Set(rows.map(({ who }) => who))].map((who): Looker => {
    const mine = rows.filter((row) => row.who === who);
    return {
      who,
      looks: mine.reduce((sum, { looks }) => sum + looks, 0),
      cases: mine.length,
      why: counted(mine.map((row) => row.why)),
      onlyLooked: mine.flatMap(({ onlyLooked, reference }) => (onlyLooked ? [reference] : [])),
      stoodAside: mine.flatMap(({ stoodAside, reference }) => (stoodAside ? [reference] : [])),
    };
  });
  return people.toSorted(
    (a, b) =>
      b.stoodAside.length - a.stoodAside.length || b.onlyLooked.length - a.onlyLooked.length || b.looks - a.looks,
  );
}
