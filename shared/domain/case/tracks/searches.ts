import { fail, never, ok } from '../../result.ts';
import { addDays, type Instant, localDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Search, SearchOrder } from '../state.ts';
import { type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Finding } from '../vocabulary.ts';
import { isAddedDue, isWithoutAdded, knowing } from './added.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { refound } from './matches.ts';

/** More was found than one commit can hold. A person looks in the system itself: asked again by itself it would tell the same. */
export const tooMany = 'too-many';

/** DynamoDB takes items of 400 KB: bytes of what is found in one commit, the rest is for what follows from it. */
const roomBytes = 250_000;

export type SearchEvent = V<1> &
  (
    | {
        readonly type: 'search-planned';
        readonly system: string;
        readonly owner: string;
        /** What the business calls it, for the person who reads where we looked. */
        readonly name?: string | undefined;
        /** A person searches: calendar days to answer. */
        readonly byHandDays?: number | undefined;
      }
    | {
        readonly type: 'search-ended';
        readonly system: string;
        readonly hits: number;
        /** By hand: the sealed answer as it was entered. */
        readonly entered?: string | undefined;
      }
    | { readonly type: 'search-parked'; readonly system: string; readonly reason: string }
  );

export type SearchCommand =
  | {
      readonly type: 'record-search';
      readonly system: string;
      readonly findings: readonly Finding[];
      readonly entered?: string | undefined;
    }
  | { readonly type: 'park-search'; readonly system: string; readonly reason: string }
  | { readonly type: 'retry-search'; readonly system: string };

export function decideSearches(file: CaseFile, command: Stamp & SearchCommand): Decided {
  switch (command.type) {
    case 'record-search':
      return recordSearch(file, command);
    case 'park-search':
      return file.searches[command.system]?.status === 'running'
        ? ok([{ v: 1, type: 'search-parked', system: command.system, reason: command.reason }])
        : ok([]);
    case 'retry-search': {
      const search = file.searches[command.system];
      return search?.status === 'parked' ? ok([plannedAgain(command.system, search)]) : fail('case.moved-on');
    }
    default:
      return never(command);
  }
}

/** The same search once more, by whom it was made before. */
export function plannedAgain(system: string, { owner, name, byHand }: SearchOrder): SearchEvent {
  return { v: 1, type: 'search-planned', system, owner, name, ...(byHand ? { byHandDays: byHand.days } : {}) };
}

function recordSearch(file: CaseFile, command: Stamp & Extract<SearchCommand, { type: 'record-search' }>): Decided {
  const search = file.searches[command.system];
  if (!search) return fail('thing.absent');
  if (search.status === 'ended') return command.actor.kind === 'staff' ? fail('case.moved-on') : ok([]);
  // A worker is at it: two answers would be one too many.
  if (search.status === 'running' && !search.byHand && command.actor.kind === 'staff') return fail('case.moved-on');
  const known = new Map(
    Object.values(file.matches)
      .filter((m) => m.system === command.system)
      .map((m) => [m.account, m]),
  );
  const { system, entered, findings } = command;
  const isFresh = (f: Finding) => !known.has(f.account);
  const refoundOf = (f: Finding) => refound(known.get(f.account), f);
  // What a person enters again is the rest of it; a system tells the same again.
  const asked =
    command.actor.kind === 'staff' ? findings.filter((f) => isFresh(f) || refoundOf(f).length > 0) : findings;
  const kept = keptOf(asked);
  const start = Object.keys(file.matches).length;
  const found = [
    ...kept
      .filter(isFresh)
      .map((f, i) => ({ v: 1, type: 'match-found', match: `m${start + i + 1}`, system, ...f }) as const),
    ...kept.flatMap(refoundOf),
  ];
  if (kept.length === asked.length)
    return ok([
      { v: 1, type: 'search-ended', system, hits: findings.length, ...(entered === undefined ? {} : { entered }) },
      ...found,
    ]);
  const isTold = search.status === 'parked' && search.reason === tooMany && found.length === 0;
  return ok(isTold ? [] : [{ v: 1, type: 'search-parked', system, reason: tooMany }, ...found]);
}

/** All of it, or as much as there is room for: what is surest first, so that a proved card is held at once whoever else has her name (G5). */
function keptOf(findings: readonly Finding[]): readonly Finding[] {
  const weights = findings.map((f) => weightOf(f));
  if (weights.reduce((sum, one) => sum + one, 0) <= roomBytes) return findings;
  let room = roomBytes;
  return findings
    .map((finding, i) => ({ finding, weight: weights[i] ?? 0, rank: rankOf(finding) }))
    .toSorted((a, b) => a.rank - b.rank || (a.finding.account < b.finding.account ? -1 : 1))
    .flatMap(({ finding, weight }) => {
      if (weight > room) return [];
      room -= weight;
      return [finding];
    });
}

/** With its task, or the steps that are planned on a confirmed account, some on each instrument. */
function weightOf(finding: Finding): number {
  const steps = finding.instruments.length === 0 ? 0 : 1000 + 500 * finding.instruments.length;
  return new TextEncoder().encode(JSON.stringify(finding)).length + 200 + steps;
}

function rankOf({ instruments, basis }: Finding): number {
  if (instruments.length > 0) return 0;
  if (basis.some((b) => b.exact)) return 1;
  return basis.some((b) => b.kind !== 'name') ? 2 : 3;
}

export function evolveSearches(file: CaseFile, event: SearchEvent, meta: EventMeta): CaseFile {
  const { searches } = file;
  switch (event.type) {
    case 'search-planned':
      return withSearch(file, event.system, {
        status: 'running',
        since: meta.at,
        owner: event.owner,
        name: event.name,
        ...knowing(file),
        ...moreThan(file, searches[event.system]),
        byHand: event.byHandDays === undefined ? undefined : handOf(file, event.byHandDays, meta.at),
      });
    case 'search-ended': {
      const { hits } = event;
      const order = orderOf(found(searches, event.system));
      return withSearch(file, event.system, { status: 'ended', ...order, endedAt: meta.at, hits });
    }
    case 'search-parked': {
      const { reason } = event;
      const order = orderOf(found(searches, event.system));
      return withSearch(file, event.system, { status: 'parked', ...order, reason, since: meta.at });
    }
    default:
      return never(event);
  }
}

function orderOf({ owner, name, byHand, knows }: SearchOrder): SearchOrder {
  return { owner, name, byHand, ...(knows === undefined ? {} : { knows }) };
}

function moreThan(file: CaseFile, before: Search | undefined) {
  return before !== undefined && isWithoutAdded(file, before) ? { more: true as const } : {};
}

function handOf(file: CaseFile, days: number, at: Instant) {
  return { days, answerBy: addDays(localDate(at, file.timeZone), days) };
}

function withSearch(file: CaseFile, system: string, search: Search): CaseFile {
  return { ...file, searches: { ...file.searches, [system]: search } };
}

export function followSearches(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'search-parked':
      return file.tasks[`system-parked.${event.system}`]?.open
        ? []
        : [task('system-parked', event.system), owe('S-stuck', 'compliance', `search.${event.system}`)];
    case 'search-ended': {
      const search = found(file.searches, event.system);
      return [
        ...closes(file, 'system-parked', event.system),
        ...(isWithoutAdded(file, search) ? [plannedAgain(event.system, search)] : []),
      ];
    }
    default:
      return [];
  }
}

/** Systems that have not answered: what is packed while there are any is not all there is (L25). */
export function unanswered(file: CaseFile): number {
  return Object.values(file.searches).filter((s) => s.status !== 'ended').length;
}

/** Every search has ended, with all she told us, or a person was told which did not (product.md, journey 3). */
export function searchesEnded(file: CaseFile): boolean {
  return (
    file.prepared &&
    !file.registryDue &&
    !isAddedDue(file) &&
    Object.values(file.searches).every((s) => s.status !== 'running')
  );
}
