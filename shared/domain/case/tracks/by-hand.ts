import { fail, ok } from '../../result.ts';
import { addDays, type Instant, instantAt, localDate, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Search, Step } from '../state.ts';
import type { Stamp, V } from '../track.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { plannedAgain, tooMany } from './searches.ts';
import { isStopped, stillStands } from './standing.ts';
import { triedAgain } from './tried-again.ts';

/** Systems that a person works on, and systems that do not answer: what time makes of them, and who is told. */
export type ByHandEvent = V<1> & { readonly type: 'search-sheet-viewed'; readonly system: string };

/** Who saw what a system is searched with is on the log: it is personal data. */
export type ByHandCommand = { readonly type: 'view-search-sheet'; readonly system: string };

/** Reasons a step is parked for at once, without asking again. */
export const byHand = 'by-hand';
export const emergencyStop = 'emergency-stop';
export const overdue = 'overdue';
/** No worker ever said what came of it (tracks/patience.ts). */
export const noWord = 'no-word';

export function decideByHand(file: CaseFile, command: Stamp & ByHandCommand): Decided {
  return file.searches[command.system]
    ? ok([{ v: 1, type: 'search-sheet-viewed', system: command.system }])
    : fail('thing.absent');
}

export function followByHand(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'search-planned':
      return event.byHandDays === undefined
        ? []
        : [task('search-by-hand', event.system), owe('S-by-hand', 'system-owner', `search.${event.system}`)];
    case 'search-ended':
      return closes(file, 'search-by-hand', event.system);
    case 'step-settled': {
      if (event.reason === byHand && event.outcome === 'parked')
        return [task('step-by-hand', event.step), owe('S-by-hand', 'system-owner', event.step)];
      return event.outcome === 'unknown'
        ? []
        : [...closes(file, 'step-by-hand', event.step), ...released(file, event.step)];
    }
    case 'reminder-fired':
      return event.day >= stopDay ? stopped(file) : [];
    default:
      return [];
  }
}

/** By then a stop that was meant for an hour has become a refusal. */
const stopDay = 20;

function stopped(file: CaseFile): Followed {
  return systemsStopped(file)
    .filter((system) => !file.tasks[`stop-still-on.${system}`]?.open)
    .map((system) => task('stop-still-on', system));
}

function released(file: CaseFile, step: string): Followed {
  const system = systemOf(file, file.steps[step]);
  return system === undefined || systemsStopped(file).includes(system) ? [] : closes(file, 'stop-still-on', system);
}

/** Systems in which something of this case waits because their emergency stop was on. */
export function systemsStopped(file: CaseFile): readonly string[] {
  const waiting = Object.values(file.steps).filter((s) => s.outcome === 'parked' && s.reason === emergencyStop);
  return [...new Set(waiting.flatMap((s) => systemOf(file, s) ?? []))];
}

function systemOf(file: CaseFile, step: Step | undefined): string | undefined {
  return step && file.matches[step.match]?.system;
}

/** How long a system is left alone before it is asked again by itself. */
export const askAgainMs = 24 * 3_600_000;

/** What time makes due: a hand-made answer that did not come, and a system that was down, asked again every day until it answers (L25). */
export function dueSystems(file: CaseFile, at: Instant): Followed {
  const today = localDate(at, file.timeZone);
  const rested = (since: Instant) => toEpoch(plusMs(since, askAgainMs)) <= toEpoch(at);
  return [
    ...Object.entries(file.searches).flatMap(([system, search]): Followed => {
      if (search.status === 'running' && search.byHand && today > search.byHand.answerBy)
        return [{ v: 1, type: 'search-parked', system, reason: overdue }];
      return isAskedAgain(search) && rested(search.since) ? [plannedAgain(system, search)] : [];
    }),
    ...Object.values(file.steps).flatMap((step): Followed => {
      if (step.outcome !== 'parked') return [];
      if (step.reason === byHand)
        return today > stepAnswerBy(file, step)
          ? [{ v: 1, type: 'step-settled', step: step.id, outcome: 'parked', reason: overdue }]
          : [];
      return retryable(file, step) && rested(step.since) ? [triedAgain(file, step)] : [];
    }),
  ];
}

/** Instants at which a system that did not answer is asked again, and at which the day a person had is over, milliseconds since 1970. */
export function systemTimers(file: CaseFile): readonly number[] {
  const searches = Object.values(file.searches).flatMap((s) => (isAskedAgain(s) ? [s.since] : []));
  const steps = Object.values(file.steps).flatMap((s) =>
    s.outcome === 'parked' && retryable(file, s) ? [s.since] : [],
  );
  const days = [
    ...Object.values(file.searches).flatMap((s) => (s.status === 'running' && s.byHand ? [s.byHand.answerBy] : [])),
    ...Object.values(file.steps).flatMap((s) =>
      s.outcome === 'parked' && s.reason === byHand ? [stepAnswerBy(file, s)] : [],
    ),
  ];
  return [
    ...[...searches, ...steps].map((since) => toEpoch(since) + askAgainMs),
    ...days.map((day) => toEpoch(instantAt(addDays(day, 1), '00:00', file.timeZone))),
  ];
}

function isAskedAgain(search: Search): search is Extract<Search, { status: 'parked' }> {
  return search.status === 'parked' && !search.byHand && search.reason !== tooMany;
}

function retryable(file: CaseFile, step: Step): boolean {
  return isTransient(step) && stillStands(file, step) && (step.undoing || !isStopped(file));
}

/** The system did not answer: it may have done it or not, and may answer tomorrow. */
export function isTransient({ reason }: Step): boolean {
  return reason !== undefined && transient.has(reason);
}

const transient: ReadonlySet<string> = new Set([
  'timeout',
  'unreachable',
  'server-error',
  'throttled',
  'bad-answer',
  'circuit-open',
  emergencyStop,
  noWord,
]);

/** The local date by which a person has to have done a step in a system without an API. */
export function stepAnswerBy(file: CaseFile, step: Step): string {
  const days = file.searches[file.matches[step.match]?.system ?? '']?.byHand?.days ?? 7;
  return addDays(localDate(step.since, file.timeZone), days);
}
