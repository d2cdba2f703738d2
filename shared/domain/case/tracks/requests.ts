import { deadlineFrom } from '../../deadline.ts';
import { fail, ok } from '../../result.ts';
import { daysBetween, type Instant, instantAt, type LocalDate, localDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Letter, Request } from '../state.ts';
import type { Stamp } from '../track.ts';
import type { Channel, RequestForm, RequestReason } from '../vocabulary.ts';
import { added } from './added.ts';
import { answers, isAnswer, requestOf } from './answers.ts';
import { closes, task } from './desk.ts';
import type { IntakeEvent } from './intake.ts';
import { plannedAgain } from './searches.ts';

export type RequestCommand = {
  readonly type: 'receive-request';
  readonly why: RequestReason;
  readonly channel: Channel;
  /** Local date; absent: now. Staff key in the true one (L4). */
  readonly receivedOn?: LocalDate | undefined;
  readonly form?: RequestForm | undefined;
  /** Name of the sealed text of what she tells us more of herself. */
  readonly identifiers?: string | undefined;
  /** How many cards are in it; absent: none. */
  readonly cards?: number | undefined;
};

/** L33: asking again, late proof and returned post are new requests, with a receipt and a date of their own. Never a duplicate. */
export function decideRequests(file: CaseFile, command: Stamp & RequestCommand): Decided {
  const { why, channel, form, receivedOn } = command;
  // Pressed twice on her page: the request she just made is still open and has its date.
  const same = Object.values(file.requests).some((r) => r.why === why && r.answer === undefined);
  const { identifiers, cards } = command;
  if (command.actor.kind !== 'staff' && same)
    return ok(identifiers === undefined ? [] : [added(file, identifiers, cards)]);
  const received = receipt(command.at, file.timeZone, receivedOn);
  if (!received) return fail('rule.receipt-in-future');
  const next = nextRequest(file, { ...received, channel, why, form });
  return ok(identifiers === undefined ? [next] : [added(file, identifiers, cards, next.request), next]);
}

export interface Receipt {
  readonly receivedAt: Instant;
  readonly receivedOn: LocalDate;
}

/** When it was received: now, or on the day it says it came in, never in the future. A day without an hour counts from its noon. */
export function receipt(at: Instant, timeZone: string, receivedOn?: LocalDate): Receipt | undefined {
  const today = localDate(at, timeZone);
  if (receivedOn === undefined || receivedOn === today) return { receivedAt: at, receivedOn: today };
  return receivedOn > today ? undefined : { receivedAt: instantAt(receivedOn, '12:00', timeZone), receivedOn };
}

interface Received extends Receipt {
  readonly channel: Channel;
  readonly why?: RequestReason | undefined;
  readonly form?: RequestForm | undefined;
  readonly redelivers?: string | undefined;
}

function nextRequest(file: CaseFile, received: Received) {
  const { dueOn, targetOn } = deadlineFrom(received.receivedOn, file.timeZone, file.policy.targets);
  const request = `r${Object.keys(file.requests).length + 1}`;
  return { v: 1, type: 'request-received', request, ...received, dueOn, targetOn } satisfies IntakeEvent;
}

export function followRequests(file: CaseFile, event: CaseEvent, at: Instant): Followed {
  switch (event.type) {
    case 'request-received':
      return [
        ...(event.why === 'second-ask' || event.why === 'late-proof' || file.retention.recordsGone
          ? lookAgain(file)
          : []),
        ...Object.keys(file.requests).flatMap((request) => [
          ...closes(file, 'late-proof', request),
          ...closes(file, 'found-after-answer', request),
        ]),
      ];
    case 'identifiers-added':
      // With a request of its own that is what everything is searched again for.
      return event.request === undefined ? lookAgain(file) : [];
    case 'document-promised':
      if (!wasRefused(file)) return [];
      if (event.byStaff === true) return event.purpose === 'other' ? [] : cameLate(file);
      return [nextRequest(file, { ...now(file, at), channel: 'web', why: 'late-proof' })];
    case 'proof-recorded':
      return wasRefused(file) ? cameLate(file) : [];
    case 'match-decided':
      return event.confirmed ? foundLate(file) : [];
    case 'letter-returned':
      return returned(file, event, at);
    case 'letter-posted':
      return redelivered(file, file.letters[event.letter], at);
    case 'mail-sent':
      return event.earlier ? [] : redelivered(file, file.mails[event.mail], at);
    default:
      return [];
  }
}

function now(file: CaseFile, at: Instant): Receipt {
  return { receivedAt: at, receivedOn: localDate(at, file.timeZone) };
}

/** The records may have grown since, and so may the list of systems: every one is searched, and what was collected is collected afresh. */
function lookAgain(file: CaseFile): Followed {
  return [
    ...(file.prepared && !file.registryDue ? ([{ v: 1, type: 'registry-due' }] as const) : []),
    ...(file.unresolved?.due === false ? ([{ v: 1, type: 'cards-due' }] as const) : []),
    ...doneAgain(file),
  ];
}

/** Every search and every collection that has ended: with more of her, more may be found, and more of the records may be hers (L24, L27). */
export function doneAgain(file: CaseFile): Followed {
  return [
    ...Object.entries(file.searches).flatMap(([system, search]) =>
      search.status === 'running' ? [] : [plannedAgain(system, search)],
    ),
    ...Object.values(file.steps).flatMap(({ id, match, action, outcome, attempt }) =>
      action === 'collect' && outcome === 'done' && file.matches[match]?.status === 'confirmed'
        ? [{ v: 1, type: 'step-due', step: id, attempt: attempt + 1, undo: false } as const]
        : [],
    ),
  ];
}

/** On paper, or known to staff: the day it was received is not in it, so a person keys the request in (L4). */
function cameLate(file: CaseFile): Followed {
  const refused = Object.keys(file.requests).at(-1) ?? '';
  return file.tasks[`late-proof.${refused}`]?.open ? [] : [task('late-proof', refused)];
}

/** L16, L30: "nothing found" was answered, and an account is hers after all: a person keys in the request whose date her records have. */
function foundLate(file: CaseFile): Followed {
  const last = Object.keys(file.requests).at(-1) ?? '';
  const isNothing = wasRefused(file) && file.requests[last]?.answer?.how === 'nothing-found';
  return isNothing && !file.tasks[`found-after-answer.${last}`]?.open ? [task('found-after-answer', last)] : [];
}

/** Every request was answered, the last one with no records: what she sends now may cure it (L39). */
function wasRefused(file: CaseFile): boolean {
  const requests = Object.values(file.requests);
  const last = requests.at(-1)?.answer;
  return (
    requests.every((r) => r.answer) &&
    last?.partial !== true &&
    (last?.how === 'declined' || last?.how === 'nothing-found')
  );
}

/** L33, L37: an answer that came back has not reached her. From the day it came back a date runs for it to be sent again. */
function returned(file: CaseFile, event: Extract<CaseEvent, { type: 'letter-returned' }>, at: Instant): Followed {
  const letter = file.letters[event.letter];
  if (!letter || !isAnswer(letter) || (letter.from ?? letter.recipient) !== undefined) return [];
  const received = receipt(at, file.timeZone, event.day) ?? now(file, at);
  return [nextRequest(file, { ...received, channel: 'post', why: 'returned-post', redelivers: letter.id })];
}

/** What came back has gone out again: that answers the request its return made, as the first one was answered. */
function redelivered(
  file: CaseFile,
  sent: Pick<Letter, 'template' | 'about' | 'recipient'> | undefined,
  at: Instant,
): Followed {
  if (!sent || sent.recipient !== undefined) return [];
  const today = localDate(at, file.timeZone);
  const open = Object.values(file.requests).filter((r) => r.answer === undefined && carries(file, r, sent));
  const first = file.requests[requestOf(file, sent.about)]?.answer;
  return open.flatMap((r) => {
    const how = answers[sent.template];
    const days = daysBetween(r.receivedOn, today);
    return how === undefined
      ? []
      : [{ v: 1, type: 'request-answered', request: r.id, how, ground: first?.ground, partial: first?.partial, days }];
  });
}

function carries(file: CaseFile, request: Request, sent: Pick<Letter, 'template' | 'about'>): boolean {
  const back = file.letters[request.redelivers ?? ''];
  return back !== undefined && back.template === sent.template && back.about === sent.about;
}
