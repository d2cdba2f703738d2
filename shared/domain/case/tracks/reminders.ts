import { rungs } from '../../deadline.ts';
import { fail, never, ok } from '../../result.ts';
import { daysBetween, type Instant, localDate, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Request } from '../state.ts';
import { changed, found, type Stamp, type V } from '../track.ts';
import { isHeld } from './answers.ts';
import { dueSystems } from './by-hand.ts';
import { closes, task } from './desk.ts';
import { dueDocuments } from './evidence.ts';
import { owe } from './mails.ts';
import { stepsAskedAgain } from './patience.ts';
import { toSubject } from './reach.ts';
import { restOwed } from './records-owed.ts';
import { dueCards } from './unresolved-cards.ts';

/** `receipt`: the request was keyed in, or its date corrected, when rungs had passed already. */
export type ReminderBy = 'schedule' | 'sweep' | 'receipt';

export type ReminderEvent = V<1> &
  (
    | { readonly type: 'deadline-missed'; readonly request: string; readonly owner: string }
    | { readonly type: 'reminders-made'; readonly request: string; readonly days: readonly number[] }
    | {
        readonly type: 'reminder-fired';
        readonly request: string;
        readonly day: number;
        readonly by: ReminderBy;
      }
    | { readonly type: 'reminder-acknowledged'; readonly request: string; readonly day: number }
  );

export type ReminderCommand =
  | { readonly type: 'record-reminders-made'; readonly request: string; readonly days: readonly number[] }
  | { readonly type: 'tick'; readonly by: Exclude<ReminderBy, 'receipt'> }
  | { readonly type: 'acknowledge-reminder'; readonly request: string; readonly day: number };

export function decideReminders(file: CaseFile, command: Stamp & ReminderCommand): Decided {
  switch (command.type) {
    case 'record-reminders-made': {
      const { request, days } = command;
      const made = file.requests[request]?.reminders ?? {};
      return days.every((day) => day in made) ? ok([]) : ok([{ v: 1, type: 'reminders-made', request, days }]);
    }
    case 'acknowledge-reminder': {
      const { request, day } = command;
      const reminders = file.requests[request]?.reminders ?? {};
      if (reminders[day] !== 'fired') return fail('case.moved-on');
      // Whoever has read the latest knows what those before it said.
      const read = Object.keys(reminders)
        .map(Number)
        .filter((d) => d <= day && reminders[d] === 'fired');
      return ok(read.map((d) => ({ v: 1, type: 'reminder-acknowledged', request, day: d })));
    }
    case 'tick':
      return ok(tick(file, command));
    default:
      return never(command);
  }
}

/** What time itself makes due: the latest rung not fired, a missed date, work that went silent. */
function tick(file: CaseFile, command: Stamp & Extract<ReminderCommand, { type: 'tick' }>): Followed {
  return [
    ...Object.values(file.requests).flatMap((request) => dueNow(file, request, command.at, command.by)),
    ...stepsAskedAgain(file, command.at),
    ...dueSystems(file, command.at),
    ...dueDocuments(file, command.at),
    ...dueCards(file, command.at),
  ];
}

/** No answer, an answer that has not left the house, or a part whose rest is owed: its days are still counted (L13, L16). */
export function clockRuns(file: CaseFile, request: Request): boolean {
  return request.answer === undefined || restOwed(file, request.id) || isHeld(file, request.id);
}

/** The latest rung that has passed and was not fired: missed ones are sent as one. A date already missed is said at once (L4, L16). */
function dueNow(file: CaseFile, request: Request, at: Instant, by: ReminderBy): Followed {
  if (!clockRuns(file, request)) return answeredLate(file, request);
  const today = localDate(at, file.timeZone);
  const late = today > request.dueOn;
  const past = rungs(request.receivedOn, file.timeZone, file.policy.targets?.holidays).filter(
    (r) => toEpoch(r.at) <= toEpoch(at),
  );
  const day = late ? daysBetween(request.receivedOn, today) : past.at(-1)?.day;
  const fired = day === undefined || request.reminders[day] === 'fired' || request.reminders[day] === 'acknowledged';
  return [
    ...(fired ? [] : [{ v: 1, type: 'reminder-fired', request: request.id, day, by } as const]),
    ...(late && !request.missed
      ? [{ v: 1, type: 'deadline-missed', request: request.id, owner: file.owner } as const]
      : []),
  ];
}

/** By the dates as they stand now: a receipt corrected to an earlier day can make it so (L13). Nobody is told that nothing was sent. */
function answeredLate(file: CaseFile, { id, answer, dueOn, missed }: Request): Followed {
  return answer !== undefined && localDate(answer.at, file.timeZone) > dueOn && !missed
    ? [{ v: 1, type: 'deadline-missed', request: id, owner: file.owner }]
    : [];
}

export function evolveReminders(file: CaseFile, event: ReminderEvent): CaseFile {
  const { reminders } = found(file.requests, event.request);
  switch (event.type) {
    case 'deadline-missed':
      return withRequest(file, event.request, { missed: true, missedOwner: event.owner });
    case 'reminders-made':
      return withRequest(file, event.request, {
        reminders: { ...Object.fromEntries(event.days.map((day) => [day, 'made' as const])), ...reminders },
      });
    case 'reminder-fired':
      return withRequest(file, event.request, { reminders: { ...reminders, [event.day]: 'fired' } });
    case 'reminder-acknowledged':
      return withRequest(file, event.request, { reminders: { ...reminders, [event.day]: 'acknowledged' } });
    default:
      return never(event);
  }
}

function withRequest(file: CaseFile, id: string, change: Partial<Request>): CaseFile {
  return { ...file, requests: changed(file.requests, id, change) };
}

export function followReminders(file: CaseFile, event: CaseEvent, at: Instant): Followed {
  switch (event.type) {
    case 'request-received':
    case 'receipt-corrected':
    case 'request-answered':
      return dueNow(file, found(file.requests, event.request), at, 'receipt');
    case 'deadline-missed':
      return clockRuns(file, found(file.requests, event.request))
        ? [...toSubject(file, 'V11', event.request), owe('S-overdue', 'executives', event.request)]
        : [];
    case 'reminder-fired':
      return [
        owe('S-reminder', event.day >= 28 ? 'executives' : 'compliance', `${event.request}.${event.day}`),
        ...(event.day >= 27 && file.tasks[`deadline-choice.${event.request}`] === undefined
          ? [task('deadline-choice', event.request)]
          : []),
      ];
    case 'records-released':
    case 'letter-posted':
    case 'mail-sent':
      return Object.values(file.requests)
        .filter((r) => !clockRuns(file, r))
        .flatMap((r) => closes(file, 'deadline-choice', r.id));
    default:
      return [];
  }
}
