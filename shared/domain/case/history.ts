import { addDays, type Instant, type LocalDate, localDate, toEpoch } from '../time.ts';
import { correspondentOf, isReady, type Recipient } from './recipient.ts';
import type { CaseFile, Request } from './state.ts';
import { isCopyLost } from './tracks/copies-sent.ts';

/** What the person reads of what happened, closed list: words are in shared/content/status-history.ts. */
export const historyKinds = [
  'asked',
  'asked-again',
  'late-proof',
  'letter-came-back',
  'searched',
  'proof-checked',
  'cards-off',
  'letter-posted',
  'copy-sent',
  'date-missed',
  'records',
  'records-partly',
  'records-rest',
  'declined',
  'nothing-found',
  'withdrawn',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

export interface HistoryLine {
  readonly what: HistoryKind;
  /** Local day. */
  readonly on: LocalDate;
  /** Of accounts, for `cards-off`. */
  readonly count?: number | undefined;
}

/** `lost`: what we sent came back, and he has none. */
export const copyStates = ['waiting', 'ready', 'sent', 'lost', 'revoked'] as const;

/** One more who is to get a copy; she can take it back (L35). */
export interface CopyLine {
  readonly recipient: string;
  readonly kind: string;
  readonly state: (typeof copyStates)[number];
}

/** What happened so far, newest first: days and counts, no personal data. */
export function historyOf(file: CaseFile): readonly HistoryLine[] {
  const day = (at: Instant) => localDate(at, file.timeZone);
  const mine = correspondentOf(file);
  const ended = Object.values(file.searches).flatMap((s) => (s.status === 'ended' ? [s.endedAt] : []));
  const lines: readonly HistoryLine[] = [
    ...Object.values(file.requests).flatMap((request) => requestLines(request, day)),
    ...restLines(file, day),
    // A search that was parked has not ended: nobody is told that we looked everywhere.
    ...(file.prepared && ended.length > 0 && ended.length === Object.keys(file.searches).length
      ? [{ what: 'searched', on: day(latest(ended)) } as const]
      : []),
    ...(file.proof.status === 'verified' ? [{ what: 'proof-checked', on: day(file.proof.at) } as const] : []),
    ...cardsOff(file, day),
    ...Object.values(file.letters).flatMap(({ postedOn, recipient }) =>
      postedOn === undefined || recipient !== undefined ? [] : [{ what: 'letter-posted', on: postedOn } as const],
    ),
    ...Object.values(file.recipients)
      .filter((r) => r.id !== mine)
      .flatMap((r) => r.copies.map(({ at }) => ({ what: 'copy-sent', on: day(at) }) as const)),
  ];
  const order = (line: HistoryLine) => historyKinds.indexOf(line.what);
  return lines.toSorted((a, b) => (a.on === b.on ? order(b) - order(a) : a.on < b.on ? 1 : -1));
}

/** Those who get a copy besides whoever asked. */
export function copiesOf(file: CaseFile): readonly CopyLine[] {
  return Object.values(file.recipients)
    .filter(({ id }) => id !== correspondentOf(file))
    .map((one) => ({
      recipient: one.id,
      kind: one.kind,
      state: copyState(file, one),
    }));
}

function copyState(file: CaseFile, one: Recipient): CopyLine['state'] {
  if (one.revoked) return 'revoked';
  if (one.copies.length === 0 || one.moved) return isReady(one) ? 'ready' : 'waiting';
  return isCopyLost(file, one) ? 'lost' : 'sent';
}

function requestLines(request: Request, day: (at: Instant) => LocalDate): readonly HistoryLine[] {
  const { answer } = request;
  const asked = {
    'second-ask': 'asked-again',
    'late-proof': 'late-proof',
    'returned-post': 'letter-came-back',
  } as const;
  return [
    { what: request.why === undefined ? 'asked' : asked[request.why], on: request.receivedOn },
    ...(request.missed ? [{ what: 'date-missed', on: addDays(request.dueOn, 1) } as const] : []),
    ...(answer === undefined
      ? []
      : answer.how === 'nothing-found' && answer.partial === true
        ? []
        : [
            {
              what: answer.how === 'records' && answer.partial === true ? 'records-partly' : answer.how,
              on: day(answer.at),
            } as const,
          ]),
  ];
}

/** What made a part whole (L40): the part itself stays what she was answered, and when. */
function restLines(file: CaseFile, day: (at: Instant) => LocalDate): readonly HistoryLine[] {
  const copies = Object.values(file.recipients).flatMap((r) => r.copies);
  return Object.values(file.requests).flatMap(({ id, answer, redelivers }) => {
    if (answer?.how !== 'records' || answer.partial !== true || redelivers !== undefined) return [];
    const whole = Object.values(file.packages).find(
      (p) => p.request === id && p.recipient === undefined && p.status === 'released' && !p.partial,
    );
    const sent = copies.find((copy) => copy.package === whole?.id);
    return sent === undefined ? [] : [{ what: 'records-rest', on: day(sent.at) } as const];
  });
}

/** Days on which her cards came off accounts that are not hers. */
function cardsOff(file: CaseFile, day: (at: Instant) => LocalDate): readonly HistoryLine[] {
  const days = Object.values(file.steps)
    .filter((step) => step.action === 'remove' && step.outcome === 'done')
    .map((step) => day(step.since));
  return [...new Set(days)].map((on) => ({ what: 'cards-off', on, count: days.filter((d) => d === on).length }));
}

function latest(instants: readonly Instant[]): Instant {
  return instants.reduce((a, b) => (toEpoch(a) > toEpoch(b) ? a : b));
}
