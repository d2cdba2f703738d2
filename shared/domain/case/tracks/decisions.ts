import { fail, never, ok } from '../../result.ts';
import { downloadDays } from '../../retention.ts';
import { addDays, daysBetween, type Instant, localDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { Refusal } from '../refusals.ts';
import type { CaseFile } from '../state.ts';
import { actorId, changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Decision, Ground } from '../vocabulary.ts';
import { isAddedDue } from './added.ts';
import { isAnswer, isDecided, isWaiting, soFarOf } from './answers.ts';
import { hasOpenClaim } from './cards.ts';
import { cannotReceive, cannotReleaseTo, copiesOf, copyFor, releaseGoesTo } from './copies-due.ts';
import { closes } from './desk.ts';
import { owedCopies, releasable } from './disclosure.ts';
import { owedAnnouncements } from './flags.ts';
import { correctedLater } from './intake.ts';
import { owe } from './mails.ts';
import { isAwaited, isMoot } from './packing.ts';
import { toSubject } from './reach.ts';
import { isWithheld, moreToSend, restOwed, suppliesOwed } from './records-owed.ts';
import { cannotShred, isEnding, keepsRecords, scheduleShred } from './retention.ts';
import { searchesEnded, unanswered } from './searches.ts';
import { isStopped } from './standing.ts';
import { unplanned } from './step-order.ts';
import { isIdle } from './steps.ts';
import { owedUndoing } from './undoing.ts';
import { isOfUnfinished } from './unfinished.ts';
import { hasUnresolvedCards } from './unresolved-cards.ts';

export type DecisionEvent = V<1> &
  (
    | {
        readonly type: 'decision-proposed';
        readonly proposal: string;
        readonly decision: Decision;
        readonly note: string;
        readonly facts?: string | undefined;
        /** Fewer than two approvers worked here that day: the executives were written to. */
        readonly fewApprovers?: boolean | undefined;
      }
    | { readonly type: 'decision-approved'; readonly proposal: string }
    | {
        readonly type: 'decision-returned';
        readonly proposal: string;
        /** Name of the sealed reason of whoever gave it back. */
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'request-answered';
        readonly request: string;
        readonly how: 'records' | 'declined' | 'nothing-found';
        readonly ground?: Ground | undefined;
        /** Some records follow later or are held elsewhere (L40). */
        readonly partial?: boolean | undefined;
        readonly days: number;
      }
    | { readonly type: 'case-closed' }
    | { readonly type: 'case-reopened' }
  );

export type DecisionCommand =
  | {
      readonly type: 'propose';
      readonly decision: Decision;
      /** Name of the sealed note: what the proposer relied on. */
      readonly note: string;
      /** Name of the sealed sentence the person will read; a decline has one (L38). */
      readonly facts?: string | undefined;
      /** By the list of who works on the desk four eyes cannot be had (T9). */
      readonly fewApprovers?: boolean | undefined;
    }
  | { readonly type: 'approve'; readonly proposal: string }
  | { readonly type: 'return'; readonly proposal: string; readonly note?: string | undefined };

export function decideDecisions(file: CaseFile, command: Stamp & DecisionCommand): Decided {
  if (command.type !== 'propose') return second(file, command);
  const { note, facts, fewApprovers } = command;
  const decision = addressed(file, command.decision);
  const refusal =
    decision.kind === 'decline' && facts === undefined
      ? 'rule.facts-missing'
      : cannotPropose(file, decision, command.at);
  if (refusal) return fail(refusal);
  // Pressed twice, or by two people: a second open proposal of the same thing could be neither approved nor forgotten.
  if (Object.values(file.proposals).some((p) => p.status === 'open' && isSame(p.decision, decision))) return ok([]);
  return ok([
    {
      v: 1,
      type: 'decision-proposed',
      proposal: `d${Object.keys(file.proposals).length + 1}`,
      decision,
      note,
      facts,
      ...(fewApprovers === true ? { fewApprovers } : {}),
    },
  ]);
}

/** Whom a release goes to is settled when it is proposed, so that the second person knows. */
function addressed(file: CaseFile, decision: Decision): Decision {
  return decision.kind === 'release'
    ? { ...decision, recipients: decision.recipients ?? releaseGoesTo(file) }
    : decision;
}

function cannotPropose(file: CaseFile, decision: Decision, at: Instant): Refusal | undefined {
  switch (decision.kind) {
    case 'release':
      return cannotRelease(file, decision);
    case 'release-copy':
      if (hasOpenClaim(file)) return 'rule.card-claimed';
      // She took it back, or it was declined: nobody she named has more of it than she has.
      if (isMoot(file, file.packages[decision.package]?.request)) return 'case.moved-on';
      return (
        cannotReceive(file, decision.recipient) ??
        (copyFor(file, decision.recipient) === decision.package ? undefined : unsendable(file))
      );
    case 'decline':
      if (!isOpen(file, decision.request) && !restOwed(file, decision.request)) return 'case.moved-on';
      // Browsing data is one kind of record (L30): to whoever's records were collected it is no reason.
      return decision.ground === 'D' && file.proof.status === 'verified' && hasCollected(file)
        ? 'rule.records-collected'
        : undefined;
    case 'nothing-found':
      return cannotSayNothing(file, decision);
    case 'correct-receipt':
      return cannotCorrect(file, decision, at);
    case 'withhold':
      if (!keepsRecords(file)) return 'case.shredded';
      return file.matches[decision.match]?.status === 'confirmed' && !isWithheld(file, decision.match, decision.class)
        ? undefined
        : 'case.moved-on';
    case 'supply':
      if (!keepsRecords(file)) return 'case.shredded';
      return isWithheld(file, decision.match, decision.class) && file.matches[decision.match]?.status === 'confirmed'
        ? undefined
        : 'case.moved-on';
    case 'freeze':
      return cannotFreeze(file, decision);
    case 'shred':
      return cannotShred(file);
    case 'unfreeze':
      return file.steps[`${decision.match}.freeze`]?.outcome === 'done' ? undefined : 'case.moved-on';
    default:
      return never(decision);
  }
}

export function cannotRelease(
  file: CaseFile,
  { request, package: pack, recipients }: Extract<Decision, { kind: 'release' }>,
): Refusal | undefined {
  if (!isOpen(file, request) && !moreToSend(file, request)) return 'case.moved-on';
  if (file.proof.status !== 'verified') return 'rule.not-verified';
  if (hasOpenClaim(file)) return 'rule.card-claimed';
  return releasable(file, request) === pack ? cannotReleaseTo(file, recipients) : 'rule.package-missing';
}

export function cannotFreeze(file: CaseFile, { match }: Extract<Decision, { kind: 'freeze' }>): Refusal | undefined {
  if (isStopped(file) || file.steps[`${match}.freeze`]?.outcome !== 'planned') return 'case.moved-on';
  if (file.proof.status !== 'verified') return 'rule.not-verified';
  if (!searchesEnded(file)) return 'rule.searches-open';
  if (hasOpenClaim(file, file.matches[match])) return 'rule.card-claimed';
  return file.steps[`${match}.preserve`]?.outcome === 'done' ? undefined : 'rule.preserve-first';
}

/** What was destroyed is not made in a few minutes, as a package that is awaited is. */
function unsendable(file: CaseFile): Refusal {
  return keepsRecords(file) ? 'rule.package-missing' : 'case.shredded';
}

function hasCollected(file: CaseFile): boolean {
  return Object.values(file.steps).some((s) => s.action === 'collect' && s.outcome === 'done');
}

/** Every system has answered; or, so far, whatever has not is left to people (L25). */
function cannotSayNothing(
  file: CaseFile,
  { request, soFar }: Extract<Decision, { kind: 'nothing-found' }>,
): Refusal | undefined {
  if (!isOpen(file, request) && (soFar || !restOwed(file, request))) return 'case.moved-on';
  if (!file.prepared || file.registryDue || isAddedDue(file) || hasUnresolvedCards(file)) return 'rule.searches-open';
  if (soFar && unanswered(file) === 0) return 'case.moved-on';
  const waits = Object.values(file.searches).some((s) =>
    soFar ? s.status === 'running' && !s.byHand : s.status !== 'ended',
  );
  if (waits) return 'rule.searches-open';
  return Object.values(file.matches).some((m) => m.status === 'confirmed' || m.status === 'undecided')
    ? 'rule.records-exist'
    : undefined;
}

/** To a later date only: to an earlier one a single person corrects (L13). */
function cannotCorrect(
  file: CaseFile,
  { request, receivedOn, document }: Extract<Decision, { kind: 'correct-receipt' }>,
  at: Instant,
): Refusal | undefined {
  const now = file.requests[request]?.receivedOn;
  if (now === undefined || file.documents[document] === undefined) return 'thing.absent';
  if (receivedOn > localDate(at, file.timeZone)) return 'rule.receipt-in-future';
  return receivedOn > now ? undefined : 'case.moved-on';
}

/** Of the same thing with the same end, whatever law is cited for it and whatever document is shown. */
function isSame(a: Decision, b: Decision): boolean {
  const about = (decision: Decision) =>
    Object.entries(decision)
      .filter(([name]) => name !== 'citation' && name !== 'document')
      .toSorted()
      .join(';');
  return about(a) === about(b);
}

function isOpen(file: CaseFile, request: string): boolean {
  return file.requests[request] !== undefined && file.requests[request].answer === undefined;
}

/** Four eyes (T9): the approver is another person than the proposer, or whoever answers for it since, in the approver role, and the rule still holds at this moment. */
function second(file: CaseFile, command: Stamp & Extract<DecisionCommand, { type: 'approve' | 'return' }>): Decided {
  const proposal = file.proposals[command.proposal];
  if (!proposal) return fail('thing.absent');
  if (proposal.status !== 'open') return fail('case.moved-on');
  if (command.type === 'return') {
    const why = command.note === undefined ? {} : { note: command.note };
    return ok([{ v: 1, type: 'decision-returned', proposal: proposal.id, ...why }]);
  }
  const { actor } = command;
  if (actor.kind !== 'staff' || !actor.roles.includes('approver')) return fail('rule.second-person');
  if (actor.id === proposal.by || actor.id === proposal.heldBy) return fail('rule.second-person');
  const refusal = cannotPropose(file, proposal.decision, command.at);
  return refusal ? fail(refusal) : ok([{ v: 1, type: 'decision-approved', proposal: proposal.id }]);
}

export function evolveDecisions(
  file: CaseFile,
  event: Exclude<DecisionEvent, { type: 'case-closed' | 'case-reopened' }>,
  meta: EventMeta,
): CaseFile {
  switch (event.type) {
    case 'decision-proposed':
      return {
        ...file,
        proposals: {
          ...file.proposals,
          [event.proposal]: {
            id: event.proposal,
            decision: event.decision,
            by: actorId(meta.actor),
            status: 'open',
            note: event.note,
            facts: event.facts,
          },
        },
      };
    case 'decision-approved':
      return {
        ...file,
        proposals: changed(file.proposals, event.proposal, { status: 'approved', approvedBy: actorId(meta.actor) }),
      };
    case 'decision-returned':
      return {
        ...file,
        proposals: changed(file.proposals, event.proposal, {
          status: 'returned',
          ...(event.note === undefined ? {} : { returned: { by: actorId(meta.actor), note: event.note } }),
        }),
      };
    case 'request-answered': {
      const { how, days, ground, partial } = event;
      return {
        ...file,
        requests: changed(file.requests, event.request, { answer: { how, at: meta.at, days, ground, partial } }),
      };
    }
    default:
      return never(event);
  }
}

export function followDecisions(file: CaseFile, event: CaseEvent, at: Instant): Followed {
  switch (event.type) {
    case 'decision-proposed':
      return [
        owe('S-second-review', 'compliance', event.proposal),
        ...(event.fewApprovers === true ? [owe('S-few-approvers', 'executives', event.proposal)] : []),
      ];
    case 'handed-over':
      return event.fewApprovers === true
        ? Object.values(file.proposals)
            .filter((p) => p.status === 'open' && file.mails[`S-few-approvers.${p.id}`] === undefined)
            .map((p) => owe('S-few-approvers', 'executives', p.id))
        : [];
    case 'decision-approved':
      return approved(file, event.proposal, at);
    case 'request-answered':
      return [
        ...(isDecided(file, event.request) ? answerLetter(file, event) : []),
        ...closes(file, 'deadline-choice', event.request),
      ];
    default:
      return [];
  }
}

function answerLetter(file: CaseFile, event: Extract<DecisionEvent, { type: 'request-answered' }>): Followed {
  if (event.ground !== undefined) return toSubject(file, 'V9', event.request);
  if (event.how !== 'nothing-found') return [];
  return toSubject(file, 'V10', event.partial === true ? soFarOf(event.request) : event.request);
}

function approved(file: CaseFile, id: string, at: Instant): Followed {
  const { decision } = found(file.proposals, id);
  const today = localDate(at, file.timeZone);
  const until = addDays(today, downloadDays);
  const answered = (request: string) => ({
    v: 1 as const,
    type: 'request-answered' as const,
    request,
    days: daysBetween(found(file.requests, request).receivedOn, today),
  });
  switch (decision.kind) {
    case 'release': {
      const { request, package: pack } = decision;
      return [
        { v: 1, type: 'records-released', request, package: pack, until },
        ...copiesOf(file, decision, until),
        ...(found(file.requests, request).answer?.how !== 'records'
          ? ([{ ...answered(request), how: 'records', partial: found(file.packages, pack).partial }] as const)
          : []),
      ];
    }
    case 'release-copy': {
      const { recipient, package: pack } = decision;
      const { request } = found(file.packages, pack);
      return [{ v: 1, type: 'copy-released', request, package: pack, recipient, until }];
    }
    case 'decline':
      return [
        {
          ...answered(decision.request),
          // What she has of her records stays her answer; it is the rest that is declined.
          how: found(file.requests, decision.request).answer?.how === 'records' ? 'records' : 'declined',
          ground: decision.ground,
        },
      ];
    case 'nothing-found':
      return [{ ...answered(decision.request), how: 'nothing-found', ...(decision.soFar ? { partial: true } : {}) }];
    case 'unfreeze':
      return [{ v: 1, type: 'step-due', step: `${decision.match}.freeze`, attempt: 1, undo: true }];
    case 'shred':
      return [scheduleShred(file, at)];
    case 'correct-receipt':
      return correctedLater(file, id);
    case 'freeze':
    case 'withhold':
    case 'supply':
      return [];
    default:
      return never(decision);
  }
}

/** A case closes only when every request was answered (silence guard) and nothing is under way. */
export function owedClosing(file: CaseFile): Followed {
  return isDone(file) ? [{ v: 1, type: 'case-closed' }] : [];
}

/** What a closed case is woken by: a letter that has to go out, a task, a request (L33, L37), a match taken back (G5), a card proved late (L43). */
export function owedReopening(file: CaseFile): Followed {
  // Whatever comes after its end is due has nobody to be told any more.
  if (isEnding(file)) return [];
  return isDone(file) && unplanned(file).length === 0 ? [] : [{ v: 1, type: 'case-reopened' }];
}

function isDone(file: CaseFile): boolean {
  const requests = Object.values(file.requests);
  // Answered as somebody nobody could identify: what waits for her proof waits in a closed case.
  const waits = isStopped(file) || file.proof.status !== 'verified';
  return (
    requests.length > 0 &&
    requests.every((r) => r.answer !== undefined && !restOwed(file, r.id)) &&
    Object.values(file.steps).every((s) => isIdle(s) || (waits && s.outcome === 'planned')) &&
    Object.values(file.tasks).every((t) => !t.open || isOfUnfinished(t)) &&
    Object.values(file.proposals).every((p) => p.status !== 'open') &&
    !Object.values(file.letters).some(isWaiting) &&
    !Object.values(file.parked).some(isAnswer) &&
    !Object.values(file.packages).some((p) => isAwaited(file, p)) &&
    !suppliesOwed(file) &&
    owedCopies(file).length === 0 &&
    owedUndoing(file).length === 0 &&
    owedAnnouncements(file).length === 0
  );
}
