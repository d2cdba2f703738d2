import { deadlineFor } from '../../deadline.ts';
import { fail, never, ok } from '../../result.ts';
import { daysBetween, type Instant, localDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Request } from '../state.ts';
import { changed, type EventMeta, type Stamp, type V } from '../track.ts';
import { closes } from './desk.ts';
import { tellEveryWay } from './reach.ts';

export type WithdrawalEvent = V<1> &
  (
    | {
        readonly type: 'request-withdrawn';
        readonly request: string;
        readonly days: number;
        readonly note?: string | undefined;
      }
    | { readonly type: 'request-resumed'; readonly request: string; readonly note?: string | undefined }
  );

export type WithdrawalCommand =
  /** By staff, on her word: in writing, or by a call back. */
  | { readonly type: 'withdraw'; readonly note: string }
  | { readonly type: 'take-back-withdrawal'; readonly note?: string | undefined };

export function decideWithdrawals(file: CaseFile, command: Stamp & WithdrawalCommand): Decided {
  const { at, note } = command;
  switch (command.type) {
    case 'withdraw': {
      const events = withdrawn(file, at, note);
      return events.length === 0 ? fail('case.moved-on') : ok(events);
    }
    case 'take-back-withdrawal': {
      const events = takenBack(file, at, note);
      return events.length === 0 ? fail('case.moved-on') : ok(events);
    }
    default:
      return never(command);
  }
}

function withdrawn(file: CaseFile, at: Instant, note?: string): readonly WithdrawalEvent[] {
  const today = localDate(at, file.timeZone);
  return Object.values(file.requests)
    .filter((r) => r.answer === undefined)
    .map((r) => ({
      v: 1,
      type: 'request-withdrawn',
      request: r.id,
      days: daysBetween(r.receivedOn, today),
      ...(note === undefined ? {} : { note }),
    }));
}

/**
 * Taking it back needs no second way: it gives her rights back and takes nothing. In time, the request goes on with the date it had
 * (L13); after that date she asks anew, with a date of its own (L33).
 */
function takenBack(file: CaseFile, at: Instant, note?: string): Followed {
  const today = localDate(at, file.timeZone);
  const given = Object.values(file.requests).filter((r) => r.answer?.how === 'withdrawn');
  // What was collected for it may be destroyed, and is collected afresh for another (L50).
  const isKept = Object.keys(file.retention.purges).length === 0 && !file.retention.ended;
  const inTime = given.filter((r) => isKept && today <= r.dueOn);
  if (inTime.length > 0)
    return inTime.map((r) => ({
      v: 1,
      type: 'request-resumed',
      request: r.id,
      ...(note === undefined ? {} : { note }),
    }));
  if (given.length === 0) return [];
  const { receivedOn, dueOn, targetOn } = deadlineFor(at, file.timeZone, file.policy.targets);
  const dates = { receivedAt: at, receivedOn, dueOn, targetOn };
  const request = `r${Object.keys(file.requests).length + 1}`;
  return [{ v: 1, type: 'request-received', request, channel: 'web', why: 'second-ask', ...dates }];
}

export function evolveWithdrawals(file: CaseFile, event: WithdrawalEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'request-withdrawn':
      return withRequest(file, event.request, { answer: { how: 'withdrawn', at: meta.at, days: event.days } });
    case 'request-resumed':
      return withRequest(file, event.request, { answer: undefined });
    default:
      return never(event);
  }
}

function withRequest(file: CaseFile, id: string, change: Partial<Request>): CaseFile {
  return { ...file, requests: changed(file.requests, id, change) };
}

export function followWithdrawals(file: CaseFile, event: CaseEvent, at: Instant): Followed {
  switch (event.type) {
    case 'change-settled':
      return event.how === 'confirmed' && file.changes[event.change]?.what === 'withdrawal' ? withdrawn(file, at) : [];
    case 'request-withdrawn':
      return [
        ...tellEveryWay(file, 'V16', `${event.request}.${at}`),
        ...closes(file, 'deadline-choice', event.request),
        ...Object.values(file.proposals)
          .filter((p) => p.status === 'open' && 'request' in p.decision && p.decision.request === event.request)
          .map((p) => ({ v: 1, type: 'decision-returned', proposal: p.id }) as const),
      ];
    case 'request-resumed':
      return tellEveryWay(file, 'V6', `${event.request}.${at}`);
    default:
      return [];
  }
}
