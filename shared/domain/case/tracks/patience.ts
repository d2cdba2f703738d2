import { type Instant, plusMs, toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Step } from '../state.ts';
import { isAddedDue } from './added.ts';
import { noWord } from './by-hand.ts';
import { closes, task } from './desk.ts';
import { manyReports } from './floods.ts';
import { owe } from './mails.ts';

/**
 * A worker parks what it cannot do. One that throws, runs out of time or is killed never gets there, and its message comes again for ever: milliseconds
 * after work became due that somebody is told. Longer than the daily look of the sweep is away, which sends what the stream lost, and half
 * a day of tries after that; what a worker can say itself, it has said in an hour.
 */
const patienceMs = 36 * 3_600_000;

/** When that is, of work that is owed since then. */
export function silentAt(since: Instant): Instant {
  return plusMs(since, patienceMs);
}

export interface Silent {
  readonly at: Instant;
  readonly brings: Followed;
}

/** What is under way and nobody hears of, and when it is a person's. What was parked so is asked again like a system that does not answer. */
export function silentWork(file: CaseFile): readonly Silent[] {
  return [...silentPreparation(file), ...silentSearches(file), ...silentSteps(file)];
}

function silentSearches(file: CaseFile): readonly Silent[] {
  return Object.entries(file.searches).flatMap(([system, search]) =>
    search.status === 'running' && !search.byHand && search.since !== undefined
      ? [
          {
            at: silentAt(search.since),
            brings: [{ v: 1, type: 'search-parked', system, reason: noWord } as const],
          },
        ]
      : [],
  );
}

function silentSteps(file: CaseFile): readonly Silent[] {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'running' || s.outcome === 'unknown')
    .map((s) => ({
      at: patienceEnds(s),
      brings: [{ v: 1, type: 'step-settled', step: s.id, outcome: 'parked', reason: noWord } as const],
    }));
}

function patienceEnds({ dueSince, since }: Step): Instant {
  return silentAt(dueSince ?? since);
}

/** No person can prepare a report: the sweep goes on asking, and somebody knows. */
function silentPreparation(file: CaseFile): readonly Silent[] {
  if (!isUnprepared(file) || file.preparingSince === undefined || file.tasks[unprepared]?.open) return [];
  return [
    {
      at: silentAt(file.preparingSince),
      brings: [task('preparation-parked', 'report'), owe('S-stuck', 'compliance', 'preparation')],
    },
  ];
}

const unprepared = 'preparation-parked.report';

/** A worker has still to prove her cards, read the registry or digest what she told us more; not while a person looks whether her report is one of many. */
export function isPreparing(file: CaseFile): boolean {
  return file.prepared
    ? file.unresolved?.due === true || file.registryDue || isAddedDue(file)
    : file.tasks[manyReports]?.open !== true;
}

/** And a request waits for it: declined or withdrawn, nobody does. */
export function isUnprepared(file: CaseFile): boolean {
  return isPreparing(file) && Object.values(file.requests).some((r) => r.answer === undefined);
}

/** Since when, once an event has made it so. */
export function preparingSince(before: CaseFile, file: CaseFile, at: Instant): CaseFile {
  return isPreparing(file) && !isPreparing(before) ? { ...file, preparingSince: at } : file;
}

export function followPatience(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'identifiers-prepared':
    case 'cards-unanswered':
    case 'registry-read':
    case 'request-answered':
    case 'request-withdrawn':
      return isUnprepared(file) ? [] : closes(file, 'preparation-parked', 'report');
    default:
      return [];
  }
}

/** How long work may be under way before the sweep asks for it again. */
const workTimeoutMs = 60 * 60_000;

/** Steps that went silent for an hour, asked for again; those of which a person hears now are not. */
export function stepsAskedAgain(file: CaseFile, at: Instant): Followed {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'running' || s.outcome === 'unknown')
    .filter((s) => toEpoch(plusMs(s.since, workTimeoutMs)) <= toEpoch(at) && toEpoch(at) < toEpoch(patienceEnds(s)))
    .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: s.attempt + 1, undo: s.undoing }));
}
