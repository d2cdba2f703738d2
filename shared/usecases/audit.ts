import { isListedFor } from '../domain/case/head.ts';
import type { Copy, Recipient } from '../domain/case/recipient.ts';
import type { CaseFile, Request } from '../domain/case/state.ts';
import { isCopyLost } from '../domain/case/tracks/copies-sent.ts';
import { daysBetween, localDate } from '../domain/time.ts';
import type { CaseStore, QueueAsk } from '../ports/case-store.ts';
import { fold } from './case-log.ts';

/** One request as L48 asks: who asked (by reference), receipt, proof, search, answer, ground, days. */
export interface AskedRow {
  readonly reference: string;
  readonly request: string;
  readonly channel: string;
  /** Why one more request: a second ask, late proof, returned post. */
  readonly why: string;
  /** What was accepted as the request. */
  readonly form: string;
  /** When and by whom it was written down here; days between receipt and that, when it was keyed in later (L4). */
  readonly enteredOn: string;
  readonly enteredBy: string;
  readonly backdatedDays: number;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly proof: string;
  readonly searched: string;
  readonly answeredOn: string;
  readonly answer: string;
  readonly ground: string;
  /** Who asks: the person herself, one who acts for her, an officer. */
  readonly requester: string;
  /** Officers and agencies are tracked apart. */
  readonly lane: 'victim' | 'law-enforcement';
  readonly recipients: string;
  readonly days: string;
  readonly missedDeadline: boolean;
  /** Who owned it then (L16). */
  readonly missedOwner: string;
  /** Asked and did not get records. */
  readonly withoutRecords: boolean;
}

export async function askedRows(deps: { readonly store: CaseStore }, id: string): Promise<readonly AskedRow[]> {
  const state = fold(await deps.store.log(id));
  if (state.phase === 'none') return [];
  const { file } = state;
  const answeredOn = (r: Request) => (r.answer ? localDate(r.answer.at, file.timeZone) : '');
  return Object.values(file.requests).map((r) => ({
    reference: file.reference,
    request: r.id,
    channel: r.channel,
    why: r.why ?? '',
    form: r.form ?? '',
    enteredOn: r.enteredOn,
    enteredBy: r.enteredBy,
    backdatedDays: Math.max(0, daysBetween(r.receivedOn, r.enteredOn)),
    receivedOn: r.receivedOn,
    dueOn: r.dueOn,
    proof:
      file.proof.status === 'verified'
        ? file.proofsRecorded.map((p) => `${p.method} (${p.covers.join('+')}) by ${p.by}`).join('; ')
        : 'open',
    searched: Object.entries(file.searches)
      .map(([system, s]) => `${system}: ${s.status}`)
      .join('; '),
    answeredOn: answeredOn(r),
    answer: r.answer?.how ?? 'open',
    ground: r.answer?.ground ?? '',
    requester: file.requester,
    lane: file.requester === 'officer' ? 'law-enforcement' : 'victim',
    recipients: Object.values(file.recipients)
      .flatMap((one) =>
        one.copies
          .filter((copy) => copy.request === r.id)
          .map((copy) => `${one.kind} on ${localDate(copy.at, file.timeZone)}${whatCame(file, one, copy)}`),
      )
      .join('; '),
    days: r.answer ? String(r.answer.days) : '',
    // In logs of before, a date that a correction made missed stands in no event of its own.
    missedDeadline: r.missed || answeredOn(r) > r.dueOn,
    missedOwner: r.missed ? (r.missedOwner ?? '') : '',
    withoutRecords: r.answer?.how !== 'records',
  }));
}

/** Of a copy: taken back since, or, of the last one, that it did not reach him (L48). */
function whatCame(file: CaseFile, one: Recipient, copy: Copy): string {
  if (one.revoked) return ' (since revoked)';
  return copy === one.copies.at(-1) && isCopyLost(file, one) ? ' (came back)' : '';
}

/** The rows of some cases, for whoever reads all of them page by page; of those they stand aside from none (T9). */
export async function askedPage(
  deps: { readonly store: CaseStore },
  staff: string,
  ask: QueueAsk,
): Promise<{ readonly rows: readonly AskedRow[]; readonly next?: string | undefined }> {
  const { rows, next } = await deps.store.queue(ask);
  const listed = rows.filter(({ view }) => isListedFor(view, staff));
  const asked = await Promise.all(listed.map((row) => askedRows(deps, row.case)));
  return { rows: asked.flat(), ...(next === undefined ? {} : { next }) };
}
