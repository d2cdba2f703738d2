import { type MatrixLine, type RecordClass, recordClasses } from '../../records.ts';
import { fail, never, ok } from '../../result.ts';
import type { Instant } from '../../time.ts';
import { plusMs, toEpoch } from '../../time.ts';
import type { NoticeKind } from '../../verbs.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Match, Package, Step } from '../state.ts';
import { changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Action, Outcome } from '../vocabulary.ts';
import { isLifted, mayTell } from './appeals.ts';
import { byHand } from './by-hand.ts';
import { isClaimed, isNotHers } from './cards.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { searchesEnded } from './searches.ts';
import { isStopped, stillStands, takenBack } from './standing.ts';

export type StepEvent = V<1> &
  (
    | {
        readonly type: 'step-planned';
        readonly step: string;
        readonly match: string;
        readonly action: Action;
        readonly instrument?: string | undefined;
        readonly notice?: NoticeKind | undefined;
      }
    | {
        readonly type: 'step-due';
        readonly step: string;
        readonly attempt: number;
        readonly undo: boolean;
        /** Sealed: why a person undoes it. */
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'step-settled';
        readonly step: string;
        readonly outcome: Exclude<Outcome, 'planned' | 'running'>;
        readonly reason?: string | undefined;
        readonly receipt?: string | undefined;
        readonly quiet?: boolean | undefined;
        readonly matrix?: readonly MatrixLine[] | undefined;
        /** Of records collected: other cases that stood behind the account, whose own was left out (L27). */
        readonly beside?: readonly string[] | undefined;
      }
  );

export type StepCommand =
  | {
      readonly type: 'settle-step';
      readonly step: string;
      readonly outcome: Exclude<Outcome, 'planned' | 'running'>;
      /** What the worker was doing; absent when a person settles it. */
      readonly during?: { readonly undoing: boolean; readonly round: number } | undefined;
      readonly reason?: string | undefined;
      readonly receipt?: string | undefined;
      readonly quiet?: boolean | undefined;
      readonly matrix?: readonly MatrixLine[] | undefined;
      readonly beside?: readonly string[] | undefined;
    }
  | { readonly type: 'retry-step'; readonly step: string }
  /** Others stand behind the account than did when its records were collected (L27). */
  | { readonly type: 'collect-anew'; readonly step: string }
  /** What was undone is planned anew. An order of its own: whoever presses "try again" twice on an undoing that was stuck does not do it again. */
  | { readonly type: 'redo-step'; readonly step: string }
  | { readonly type: 'undo-step'; readonly step: string; readonly note: string };

export function decideSteps(file: CaseFile, command: Stamp & StepCommand): Decided {
  const step = file.steps[command.step];
  if (!step) return fail('thing.absent');
  switch (command.type) {
    case 'settle-step':
      return settle(step, command);
    case 'retry-step':
      return retry(file, step);
    case 'redo-step':
      return redo(file, step);
    case 'collect-anew':
      return ok(hasRecords(file, step) ? [again(step)] : []);
    case 'undo-step':
      if (step.action === 'freeze') return fail('rule.second-person');
      return step.outcome === 'done' && undoable.has(step.action)
        ? ok([{ v: 1, type: 'step-due', step: step.id, attempt: 1, undo: true, note: command.note }])
        : fail('case.moved-on');
    default:
      return never(command);
  }
}

/** What changed something and can be put back exactly, without two people: a freeze is lifted by a decision of theirs (L44). */
export const undoable: ReadonlySet<Action> = new Set<Action>(['hold', 'remove', 'block', 'stop-orders', 'flag']);

/** Under the same rules as the first time: a freeze again needs two people. */
function redo(file: CaseFile, step: Step): Decided {
  return step.outcome === 'undone' && found(file.matches, step.match).status === 'confirmed'
    ? ok([again(step)])
    : fail('case.moved-on');
}

/**
 * Something came of collecting on an account of hers: it is in the vault, and packages are made of it, also while a system is asked for it once more.
 * One that does not answer would hold up what is without it, and its date with it (L40).
 */
function hasRecords(file: CaseFile, { action, match, outcome, matrix }: Step): boolean {
  const isHere = outcome === 'done' || matrix !== undefined;
  return action === 'collect' && isHere && found(file.matches, match).status === 'confirmed';
}

function retry(file: CaseFile, step: Step): Decided {
  if (!['parked', 'refused', 'unknown', 'not-found'].includes(step.outcome)) return fail('case.moved-on');
  if (!stillStands(file, step)) return fail('case.moved-on');
  return ok([{ v: 1, type: 'step-due', step: step.id, attempt: step.attempt + 1, undo: step.undoing }]);
}

/** The same step planned once more, after it was undone or what came of it is out of date. */
export function again({ id, match, action, instrument }: Step): StepEvent {
  return { v: 1, type: 'step-planned', step: id, match, action, instrument };
}

function settle(step: Step, command: Stamp & Extract<StepCommand, { type: 'settle-step' }>): Decided {
  const waiting =
    step.outcome === 'running' ||
    step.outcome === 'unknown' ||
    (command.actor.kind === 'staff' && (step.outcome === 'parked' || step.outcome === 'refused'));
  if (!waiting || (step.outcome === 'unknown' && command.outcome === 'unknown')) return ok([]);
  // A worker's late word about an earlier doing or undoing says nothing of what is under way.
  const { during } = command;
  if (during && (during.undoing !== step.undoing || during.round !== step.round)) return ok([]);
  const { reason, receipt, quiet, matrix, beside = [] } = command;
  const isByHand = command.actor.kind === 'staff' && step.action === 'collect' && command.outcome === 'done';
  if (isByHand && !isWhole(matrix)) return fail('rule.records-missing');
  const outcome = command.outcome === 'done' && step.undoing ? 'undone' : command.outcome;
  return ok([
    {
      v: 1,
      type: 'step-settled',
      step: step.id,
      outcome,
      reason,
      receipt,
      quiet,
      matrix,
      ...(beside.length === 0 ? {} : { beside }),
    },
  ]);
}

/** Every class of record has its line: supplied, none, or held by somebody (L28). */
export function isWhole(matrix: readonly MatrixLine[] = []): boolean {
  return recordClasses.every((one) => matrix.some((line) => line.class === one));
}

export function evolveSteps(file: CaseFile, event: StepEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'step-planned': {
      const { step: id, match, action, instrument, notice } = event;
      const planned: Step = {
        id,
        match,
        action,
        instrument,
        notice,
        outcome: 'planned',
        undoing: false,
        attempt: 0,
        round: (file.steps[id]?.round ?? 0) + 1,
        since: meta.at,
      };
      const isAnew = action === 'collect' && file.steps[id] !== undefined;
      return {
        ...file,
        collectedAnew: file.collectedAnew + (isAnew ? 1 : 0),
        steps: { ...file.steps, [id]: planned },
      };
    }
    case 'step-due': {
      const { undo, attempt } = event;
      return {
        ...file,
        steps: changed(file.steps, event.step, { outcome: 'running', undoing: undo, attempt, since: meta.at }),
      };
    }
    case 'step-settled':
      return {
        ...file,
        settlements: file.settlements + (isNews(found(file.steps, event.step), event) ? 1 : 0),
        collectedAnew: file.collectedAnew + (isBesideOthers(found(file.steps, event.step), event) ? 1 : 0),
        steps: changed(file.steps, event.step, {
          outcome: event.outcome,
          settled: event.outcome === 'unknown' ? found(file.steps, event.step).settled : event.outcome,
          since: meta.at,
          reason: event.reason,
          receipt: event.receipt,
          quiet: event.quiet,
          ...(event.matrix ? { matrix: event.matrix, beside: event.beside } : {}),
        }),
      };
    default:
      return never(event);
  }
}

/** A notice, and a system asked again every day that still does not answer, change nothing of what a package would say. */
function isNews(step: Step, { outcome, matrix }: Extract<StepEvent, { type: 'step-settled' }>): boolean {
  const saysNothing = outcome === 'parked' && step.settled === 'parked' && matrix === undefined;
  return step.action !== 'notice' && outcome !== 'unknown' && !saysNothing;
}

/** Asked again in the same round, and others stand behind the account now: what was packed before is out of date all the same. */
function isBesideOthers({ matrix, beside }: Step, event: Extract<StepEvent, { type: 'step-settled' }>): boolean {
  return matrix !== undefined && event.matrix !== undefined && beside?.join() !== event.beside?.join();
}

export function followSteps(file: CaseFile, event: CaseEvent): Followed {
  if (event.type !== 'step-settled' || event.outcome === 'unknown') return [];
  if (event.outcome === 'parked' && event.reason === byHand) return [];
  // Put back by itself; a freeze is not, and a person has to look whether it was made.
  if (event.reason === takenBack && found(file.steps, event.step).action !== 'freeze') return [];
  const needsPerson = event.outcome === 'parked' || event.outcome === 'refused';
  const known = file.tasks[`step-parked.${event.step}`]?.open === true;
  const told = [task('step-parked', event.step), owe('S-stuck', 'compliance', event.step)];
  return [
    ...(needsPerson ? (known ? [] : told) : closes(file, 'step-parked', event.step)),
    // The holder has been told something by the platform itself: somebody must know at once (L45).
    ...(event.quiet === false ? [task('notice-not-suppressed', event.step)] : []),
  ];
}

/** The steps each confirmed match needs, and those that may begin. */
export function owedSteps(file: CaseFile): Followed {
  return [...unplanned(file), ...preservedAnew(file), ...dues(file)];
}

/** L42, L43: the list of before was destroyed by its age, and more is to be changed on the account now: what stands on it is kept once more. */
function preservedAnew(file: CaseFile): Followed {
  const touched = Object.values(file.steps).filter((s) => s.outcome === 'planned' && waitsForList(file, s));
  return [...new Set(touched.map((s) => s.match))].map((match) => again(found(file.steps, `${match}.preserve`)));
}

/** What the confirmed matches need and does not stand in the log yet. */
export function unplanned(file: CaseFile): Followed {
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .flatMap((m) => planFor(file, m))
    .filter((e) => file.steps[e.step] === undefined);
}

function planFor(file: CaseFile, match: Match) {
  const plan = (action: Action, instrument?: string) => ({
    v: 1 as const,
    type: 'step-planned' as const,
    step: instrument === undefined ? `${match.id}.${action}` : `${match.id}.${action}.${instrument}`,
    match: match.id,
    action,
    instrument,
  });
  const hers = match.instruments.filter((i) => !isNotHers(file, match.cardsOn.find((c) => c.instrument === i)?.card));
  const cards = file.wants.includes('remove-cards') && !isLifted(file, match.id) ? hers : [];
  return [
    plan('preserve'),
    ...hers.map((i) => plan('hold', i)),
    ...cards.flatMap((i) => [plan('remove', i), plan('block', i)]),
    ...(file.wants.includes('stop-accounts') ? [plan('freeze'), plan('stop-orders')] : []),
    ...(file.wants.includes('flag-disputed') ? [plan('flag')] : []),
    ...(file.wants.includes('records') ? [plan('collect')] : []),
  ];
}

function dues(file: CaseFile): Followed {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'planned' && allowed(file, s))
    .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: 1, undo: false }));
}

/** Preserve before touch (L42); nothing irreversible before all searches ended and verification is recorded. */
export function allowed(file: CaseFile, step: Step): boolean {
  return mayFollow(file, step) && !waitsForList(file, step);
}

const needNoList: ReadonlySet<Action> = new Set(['preserve', 'collect', 'notice']);

/** Nothing else is in its way, and there is no list any more of what stood on the account before. */
function waitsForList(file: CaseFile, step: Step): boolean {
  const { listsGoneAt } = file.retention;
  if (listsGoneAt === undefined || needNoList.has(step.action)) return false;
  // Instants compare as they are written.
  const isGone = found(file.steps, `${step.match}.preserve`).since < listsGoneAt;
  return isGone && mayFollow(file, step);
}

function mayFollow(file: CaseFile, step: Step): boolean {
  const isDone = (action: Action) => file.steps[`${step.match}.${action}`]?.outcome === 'done';
  const isSettled = (action: Action) => {
    const before = file.steps[`${step.match}.${action}.${step.instrument}`];
    return before === undefined || isFinal(before);
  };
  if (step.action === 'notice') return mayTell(file, step);
  if (file.matches[step.match]?.status !== 'confirmed') return false;
  if (step.action === 'preserve') return true;
  if (isStopped(file)) return false;
  if (!isDone('preserve')) return false;
  if (step.action === 'collect') return true;
  if (isClaimed(file, step)) return false;
  const sure = searchesEnded(file) && file.proof.status === 'verified';
  switch (step.action) {
    case 'hold':
      return true;
    case 'remove':
      return sure && isSettled('hold');
    case 'block':
      return sure && isSettled('remove');
    case 'flag':
      return sure;
    case 'freeze':
      return sure && approvedFreeze(file, step.match);
    case 'stop-orders':
      return sure && isDone('freeze');
    default:
      return never(step.action);
  }
}

/** An approval holds until two people lift the freeze; after that a new one is needed. */
function approvedFreeze(file: CaseFile, match: string): boolean {
  const last = Object.values(file.proposals).findLast(
    ({ status, decision: d }) =>
      status === 'approved' && (d.kind === 'freeze' || d.kind === 'unfreeze') && d.match === match,
  );
  return last?.decision.kind === 'freeze';
}

const finals = new Set<Outcome>(['done', 'not-found', 'refused', 'parked', 'undone']);

const waitsForPeople = new Set<Action>(['freeze', 'stop-orders']);

/** Come to an outcome. What a person is doing in a system without an API has not, until its date has passed. */
export function isFinal(step: Step): boolean {
  return finals.has(step.outcome) && !(step.outcome === 'parked' && step.reason === byHand);
}

/** Nothing of it is under way: settled, or planned and waiting for two people. Her records and the end of a case wait for no notice to a holder. */
export function isIdle(step: Step): boolean {
  return isFinal(step) || step.action === 'notice' || (waitsForPeople.has(step.action) && step.outcome === 'planned');
}

/** Grows whenever a package would say something else: a step came to an outcome, a class was withheld. */
export function progress(file: CaseFile): number {
  return file.settlements + withholdings(file);
}

/**
 * How often it changed what may be handed over of what was collected: two people decided that other law forbids a class, or that it does not any
 * more (L31), or somebody else on an account was verified (L27).
 */
export function withholdings(file: CaseFile): number {
  const decided = Object.values(file.proposals).filter(
    ({ status, decision: { kind } }) => status === 'approved' && (kind === 'withhold' || kind === 'supply'),
  ).length;
  return decided + file.collectedAnew;
}

/** How often they took that back, on accounts whose records she gets. */
export function supplies(file: CaseFile): number {
  return Object.values(file.proposals).filter(
    ({ status, decision }) =>
      status === 'approved' && decision.kind === 'supply' && file.matches[decision.match]?.status === 'confirmed',
  ).length;
}

/** Of that, the freezes and stopped orders: each waited for two people. */
export function settledByPeople(file: CaseFile): number {
  return Object.values(file.steps).filter((step) => waitsForPeople.has(step.action) && isFinal(step)).length;
}

/** Two people decided that other law forbids to hand over this class of this account (L31). */
export function isWithheld(file: CaseFile, match: string, recordClass: RecordClass): boolean {
  return withheldFrom(file, match).some((w) => w.class === recordClass);
}

/** The last word on a class counts, as with a freeze. */
export function withheldFrom(
  file: CaseFile,
  match: string,
): readonly { readonly class: RecordClass; readonly citation: string }[] {
  const last = new Map<RecordClass, string | undefined>();
  for (const { status, decision } of Object.values(file.proposals)) {
    if (status !== 'approved' || (decision.kind !== 'withhold' && decision.kind !== 'supply')) continue;
    if (decision.match === match) last.set(decision.class, 'citation' in decision ? decision.citation : undefined);
  }
  return [...last].flatMap(([one, citation]) => (citation === undefined ? [] : [{ class: one, citation }]));
}

/** Every confirmed account's records were collected, or she did not ask for records. */
export function collected(file: CaseFile): boolean {
  if (!file.wants.includes('records')) return true;
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .every((m) => file.steps[`${m.id}.collect`]?.outcome === 'done');
}

/** Answered with a part, or with nothing so far; the rest is still owed until records that are whole went out, for whichever request (L40). */
export function restOwed(file: CaseFile, request: string): boolean {
  const { answer, redelivers } = file.requests[request] ?? {};
  return (
    answer?.partial === true &&
    redelivers === undefined &&
    (answer.how !== 'records' || newestSent(file)?.partial === true)
  );
}

/** What a request that was answered is still to be sent: its rest, or a class that was withheld and is not any more (L31). That one misses no date. */
export function moreToSend(file: CaseFile, request: string): boolean {
  return restOwed(file, request) || (newestSent(file)?.request === request && suppliesOwed(file));
}

/** The newest package that went out left out what may go out since: the case stays open over it, and is opened again. */
export function suppliesOwed(file: CaseFile): boolean {
  const newest = newestSent(file);
  return newest !== undefined && newest.supplied < supplies(file);
}

function newestSent(file: CaseFile): Package | undefined {
  return Object.values(file.packages).findLast((p) => p.recipient === undefined && p.status === 'released');
}

/** How long work may be under way before the sweep asks for it again. */
export const workTimeoutMs = 60 * 60_000;

/** Steps that went silent, asked for again. */
export function silentSteps(file: CaseFile, at: Instant): Followed {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'running' || s.outcome === 'unknown')
    .filter((s) => toEpoch(plusMs(s.since, workTimeoutMs)) <= toEpoch(at))
    .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: s.attempt + 1, undo: s.undoing }));
}
