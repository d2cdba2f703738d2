import type { Language } from '../../brand.ts';
import { type Deadline, deadlineFrom } from '../../deadline.ts';
import { defaultProofs, type ElectedProofs } from '../../policy.ts';
import { fail, never, ok } from '../../result.ts';
import { addDays, daysBetween, type Instant, instantAt, type LocalDate, localDate, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { firstRecipients } from '../recipient.ts';
import type { CaseFile } from '../state.ts';
import { actorId, changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Channel, Proof, RequesterKind, RequestForm, RequestReason, Want } from '../vocabulary.ts';
import { unowned } from './aside.ts';
import { startingContact } from './contact.ts';
import type { Marks } from './contact-events.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { toSubject } from './reach.ts';
import { receipt } from './requests.ts';
import { begunAnew, nothingRetired } from './retention.ts';
import { handsKnowing, learnedSince, prepared, unresolvedTask } from './unresolved-cards.ts';

/** What is fixed when a case is opened. */
interface Opening {
  readonly reference: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly wants: readonly Want[];
  readonly needs: readonly Proof[];
  readonly cards: readonly string[];
  readonly byPost: boolean;
  readonly safeContact: boolean;
  readonly officer: boolean;
  /** Absent: the person herself. */
  readonly requester?: RequesterKind | undefined;
  readonly officerByPost?: boolean | undefined;
  /** What the business elected to ask on that day (L18); absent in logs of before it could be chosen. */
  readonly policy?: ElectedProofs | undefined;
  /** What she can be written to at; in logs of before, what follows from `byPost` and `safeContact`. */
  readonly email?: boolean | undefined;
  readonly post?: boolean | undefined;
  readonly largePrint?: boolean | undefined;
}

export type IntakeEvent = V<1> &
  (
    | ({ readonly type: 'case-opened' } & Opening)
    | {
        readonly type: 'request-received';
        readonly request: string;
        readonly channel: Channel;
        readonly receivedAt: Instant;
        readonly receivedOn: LocalDate;
        readonly dueOn: LocalDate;
        readonly targetOn: LocalDate;
        readonly why?: RequestReason | undefined;
        readonly form?: RequestForm | undefined;
        /** Version of the procedure that whoever keyed it in was shown (L49). */
        readonly procedure?: string | undefined;
        readonly redelivers?: string | undefined;
      }
    | {
        readonly type: 'receipt-corrected';
        readonly request: string;
        readonly receivedOn: LocalDate;
        readonly dueOn: LocalDate;
        readonly targetOn: LocalDate;
        readonly approvedBy?: string | undefined;
        readonly document?: string | undefined;
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'identifiers-prepared';
        readonly digests: readonly string[];
        readonly proved: readonly string[];
        /** Cards the payment provider did not answer for. */
        readonly unresolved?: readonly string[] | undefined;
        /** The sealed text her cards are in, when it is not the first. */
        readonly cardsIn?: string | undefined;
        /** How many of the texts she added are in it; absent: none. */
        readonly added?: number | undefined;
      }
    /** The payment provider is asked again for the cards it did not answer for, and whether it did. */
    | { readonly type: 'cards-due' }
    | { readonly type: 'cards-unanswered' }
    /** The systems registered now are looked at once more, and that they were (L24). */
    | { readonly type: 'registry-due' }
    | { readonly type: 'registry-read' }
  );

export type IntakeCommand =
  | ({
      readonly type: 'open-case';
      readonly channel: Channel;
      /** Local date of a request that was keyed in (L4); absent: now. */
      readonly receivedOn?: LocalDate | undefined;
      readonly form?: RequestForm | undefined;
      readonly procedure?: string | undefined;
    } & Opening)
  | {
      readonly type: 'correct-receipt';
      readonly request: string;
      readonly receivedOn: LocalDate;
      readonly note: string;
    }
  | {
      readonly type: 'record-preparation';
      readonly digests: readonly string[];
      readonly proved: readonly string[];
      readonly unresolved?: readonly string[] | undefined;
      readonly cardsIn?: string | undefined;
      /** How many of the texts she added it was made with. */
      readonly added?: number | undefined;
      readonly systems: readonly {
        readonly system: string;
        readonly owner: string;
        readonly name?: string | undefined;
        readonly byHandDays?: number | undefined;
      }[];
      /** Keyed commitments of where she can be written to. */
      readonly contact?: Marks | undefined;
    };

type OpenCase = Extract<IntakeCommand, { type: 'open-case' }>;

/** The first events of a log. */
export function open(command: Stamp & OpenCase): Decided {
  const { reference, language, timeZone, wants, needs, cards, byPost, safeContact, officer } = command;
  const { channel, form, procedure, requester, officerByPost, policy, email, post, largePrint } = command;
  const received = receipt(command.at, timeZone, command.receivedOn);
  if (!received) return fail('rule.receipt-in-future');
  const { dueOn, targetOn } = deadlineFrom(received.receivedOn, timeZone, policy?.targets);
  const asked = { reference, language, timeZone, wants, needs, cards, policy, officer, officerByPost, requester };
  const reach = { byPost, safeContact, email, post, largePrint };
  return ok([
    { v: 1, type: 'case-opened', ...asked, ...reach },
    { v: 1, type: 'request-received', request: 'r1', channel, ...received, dueOn, targetOn, form, procedure },
  ]);
}

export function decideIntake(file: CaseFile, command: Stamp & Exclude<IntakeCommand, OpenCase>): Decided {
  switch (command.type) {
    case 'record-preparation':
      return file.prepared
        ? ok([...learnedSince(file, command), ...registeredSince(file, command)])
        : ok([
            prepared(command),
            ...command.systems.map((system) => ({ v: 1, type: 'search-planned', ...system }) as const),
            ...(command.contact ? [{ v: 1, type: 'contact-marked', ...command.contact } as const] : []),
          ]);
    case 'correct-receipt':
      return correct(file, command);
    default:
      return never(command);
  }
}

/** A system that was registered since she asked first is searched too (L24, L33). */
function registeredSince(
  file: CaseFile,
  { systems }: Extract<IntakeCommand, { type: 'record-preparation' }>,
): Followed {
  if (!file.registryDue) return [];
  const unknown = systems.filter(({ system }) => file.searches[system] === undefined);
  return [
    { v: 1, type: 'registry-read' },
    ...unknown.map((system) => ({ v: 1, type: 'search-planned', ...system }) as const),
  ];
}

/** L13: to an earlier date by one person, to a later one by two with the document. Nothing else moves a date. */
function correct(file: CaseFile, command: Stamp & Extract<IntakeCommand, { type: 'correct-receipt' }>): Decided {
  const request = file.requests[command.request];
  if (!request) return fail('thing.absent');
  if (command.receivedOn > request.receivedOn) return fail('rule.receipt-later-needs-two');
  if (command.receivedOn === request.receivedOn) return fail('case.moved-on');
  const dates = deadlineFrom(command.receivedOn, file.timeZone, file.policy.targets);
  return ok([correction(request.id, dates, { note: command.note })]);
}

/** To a later date: what two people decided on a document. */
export function correctedLater(file: CaseFile, id: string): Followed {
  const proposal = file.proposals[id];
  if (proposal?.decision.kind !== 'correct-receipt') return [];
  const { decision, approvedBy, note } = proposal;
  const dates = deadlineFrom(decision.receivedOn, file.timeZone, file.policy.targets);
  return [correction(decision.request, dates, { approvedBy, document: decision.document, note })];
}

function correction(
  request: string,
  { receivedOn, dueOn, targetOn }: Deadline,
  why: { readonly approvedBy?: string | undefined; readonly document?: string | undefined; readonly note?: string },
): IntakeEvent {
  return { v: 1, type: 'receipt-corrected', request, receivedOn, dueOn, targetOn, ...why };
}

export function opened(event: Extract<IntakeEvent, { type: 'case-opened' }>, meta: EventMeta): CaseFile {
  const { reference, language, timeZone, wants, needs, cards, safeContact, officer } = event;
  return {
    reference,
    language,
    timeZone,
    wants,
    cards,
    safeContact,
    officer,
    requester: event.requester ?? 'self',
    policy: event.policy ?? defaultProofs,
    openedAt: meta.at,
    provedCards: [],
    linkVersion: 1,
    prepared: false,
    preparingSince: meta.at,
    unfinished: {},
    registryDue: false,
    added: [],
    addedKnown: 0,
    cardsLearned: 0,
    ...unowned,
    proof: needs.length === 0 ? { status: 'verified', at: meta.at } : { status: 'wanted', missing: needs },
    proofsRecorded: [],
    documents: {},
    requests: {},
    searches: {},
    matches: {},
    steps: {},
    settlements: 0,
    settlementsByPeople: 0,
    collectedAnew: 0,
    retention: nothingRetired,
    proposals: {},
    packages: {},
    mails: {},
    tasks: {},
    codes: {},
    recipients: firstRecipients(event),
    holds: {},
    contact: startingContact(event),
    letters: {},
    parked: {},
    changes: {},
    kin: {},
    claims: {},
    appeals: {},
    announcements: {},
    aside: {},
    kinLookedUp: false,
    growths: 0,
  };
}

export function evolveIntake(
  file: CaseFile,
  event: Exclude<IntakeEvent, { type: 'case-opened' }>,
  meta: EventMeta,
): CaseFile {
  switch (event.type) {
    case 'request-received': {
      const { request: id, channel, why, form, redelivers, receivedOn, dueOn, targetOn } = event;
      const entered = { enteredOn: localDate(meta.at, file.timeZone), enteredBy: actorId(meta.actor) };
      const dates = { receivedOn, dueOn, targetOn, reminders: {}, climbed: {}, missed: false };
      const received = { id, channel, why, form, redelivers, ...entered, ...dates };
      return { ...begunAnew(file), requests: { ...file.requests, [id]: received } };
    }
    case 'receipt-corrected': {
      const { receivedOn, dueOn, targetOn } = event;
      const before = found(file.requests, event.request);
      const { answer } = before;
      const ended = answer === undefined || answer.partial === true ? meta.at : answer.at;
      const missed = before.missed && localDate(ended, file.timeZone) > dueOn;
      // What was said on days that have not come yet by the right date was said too early: it is said again (L15). `made` stays: by it the
      // schedules of the old date are dropped.
      const come = <T>(days: Readonly<Record<number, T>>) =>
        Object.fromEntries(
          Object.entries(days).filter(
            ([day, what]) => what === 'made' || rungAt(receivedOn, Number(day), file.timeZone) <= toEpoch(meta.at),
          ),
        );
      const ladder = { reminders: come(before.reminders), climbed: come(before.climbed) };
      const dates = {
        receivedOn,
        dueOn,
        targetOn,
        missed,
        ...ladder,
        answer: answer && { ...answer, days: daysBetween(receivedOn, localDate(answer.at, file.timeZone)) },
      };
      return { ...file, requests: changed(file.requests, event.request, dates) };
    }
    case 'identifiers-prepared': {
      const { proved, unresolved, cardsIn, added } = event;
      return handsKnowing(file, {
        ...file,
        prepared: true,
        provedCards: [...new Set([...file.provedCards, ...proved])],
        kinLookedUp: false,
        growths: file.growths + 1,
        addedKnown: Math.max(file.addedKnown, added ?? 0),
        cardsLearned: file.cardsLearned + (cardsIn === undefined ? 0 : 1),
        cardsIn: cardsIn ?? file.cardsIn,
        unresolved: unresolved && { cards: unresolved, since: meta.at, due: false },
      });
    }
    case 'cards-due':
    case 'cards-unanswered':
      return {
        ...file,
        unresolved: file.unresolved && { ...file.unresolved, since: meta.at, due: event.type === 'cards-due' },
      };
    case 'registry-due':
    case 'registry-read':
      return { ...file, registryDue: event.type === 'registry-due' };
    default:
      return never(event);
  }
}

function rungAt(receivedOn: LocalDate, day: number, timeZone: string): number {
  return toEpoch(instantAt(addDays(receivedOn, day), '09:00', timeZone));
}

export function followIntake(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'request-received':
      return [
        // Her own letter came back: she asked for nothing, and is written to when there is a safe way.
        ...(event.redelivers === undefined ? toSubject(file, 'V1', event.request) : []),
        owe('S-new', 'compliance', event.request),
      ];
    case 'identifiers-prepared':
      if (event.unresolved === undefined) return closes(file, 'cards-unresolved', 'provider');
      return file.tasks[unresolvedTask] === undefined ? [task('cards-unresolved', 'provider')] : [];
    default:
      return [];
  }
}
