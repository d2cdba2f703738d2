import { type MatrixLine, recordClasses } from '../../records.ts';
import { fail, never, ok } from '../../result.ts';
import type { NoticeKind } from '../../verbs.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Step } from '../state.ts';
import { changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Action, Outcome } from '../vocabulary.ts';
import { isWithoutAdded, knowing } from './added.ts';
import { byHand, noWord } from './by-hand.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { stillStands, takenBack } from './standing.ts';
import { again, triedAgain } from './tried-again.ts';

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
  return ok([triedAgain(file, step)]);
}

function settle(step: Step, command: Stamp & Extract<StepCommand, { type: 'settle-step' }>): Decided {
  // Parked because nobody heard of it: whoever was at it may still say what came of it.
  const isSilent = step.outcome === 'parked' && step.reason === noWord;
  const waiting =
    step.outcome === 'running' ||
    step.outcome === 'unknown' ||
    isSilent ||
    (command.actor.kind === 'staff' && (step.outcome === 'parked' || step.outcome === 'refused'));
  const saysNothing = command.outcome === 'unknown' && step.outcome !== 'running';
  if (!waiting || saysNothing) return ok([]);
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
      const { undo: undoing, attempt } = event;
      const before = found(file.steps, event.step);
      const isAgain = before.undoing === undoing && (before.outcome === 'running' || before.outcome === 'unknown');
      const dueSince = isAgain ? (before.dueSince ?? before.since) : meta.at;
      return {
        ...file,
        steps: changed(file.steps, event.step, {
          outcome: 'running',
          undoing,
          attempt,
          since: meta.at,
          dueSince,
          ...knowing(file),
        }),
      };
    }
    case 'step-settled': {
      const step = found(file.steps, event.step);
      return {
        ...file,
        settlements: file.settlements + (isNews(step, event) ? 1 : 0),
        settlementsByPeople: file.settlementsByPeople + (isNews(step, event) && isOfPeople(step, event, meta) ? 1 : 0),
        collectedAnew: file.collectedAnew + (isBesideOthers(step, event) ? 1 : 0),
        steps: changed(file.steps, event.step, {
          outcome: event.outcome,
          settled: event.outcome === 'unknown' ? step.settled : event.outcome,
          since: meta.at,
          reason: event.reason,
          receipt: event.receipt,
          quiet: event.quiet,
          ...(event.matrix ? { matrix: event.matrix, beside: event.beside } : {}),
        }),
      };
    }
    default:
      return never(event);
  }
}

/** A notice, and a system asked again every day that still does not answer, change nothing of what a package would say. */
function isNews(step: Step, { outcome, matrix }: Extract<StepEvent, { type: 'step-settled' }>): boolean {
  const saysNothing = outcome === 'parked' && step.settled === 'parked' && matrix === undefined;
  return step.action !== 'notice' && outcome !== 'unknown' && !saysNothing;
}

/**
 * What two people decide, and what somebody does in a system without an API, comes one by one and on days of its own. A package that was to be made anew
 * after each of them would not go out in time (L16); none of it changes her records. What was put back is told otherwise.
 */
function isOfPeople(
  { action }: Step,
  { reason, outcome }: Extract<StepEvent, { type: 'step-settled' }>,
  { actor }: EventMeta,
): boolean {
  if (action === 'preserve' || action === 'collect' || outcome === 'undone') return false;
  return waitsForPeople.has(action) || reason === byHand || actor.kind === 'staff';
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
    ...(event.outcome === 'done' ? collectedWithout(file, found(file.steps, event.step)) : []),
    // The holder has been told something by the platform itself: somebody must know at once (L45).
    ...(event.quiet === false ? [task('notice-not-suppressed', event.step)] : []),
  ];
}

/** Told more of herself since it began, more of the records may be hers (L27). */
function collectedWithout(file: CaseFile, step: Step): Followed {
  const { id, match, action, attempt } = step;
  return action === 'collect' && isWithoutAdded(file, step) && file.matches[match]?.status === 'confirmed'
    ? [{ v: 1, type: 'step-due', step: id, attempt: attempt + 1, undo: false }]
    : [];
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

/** Freezes and stopped orders that came to an outcome, whether or not they are tried again: each waited for two people. One that is planned anew has none. */
export function stopped(file: CaseFile): number {
  return Object.values(file.steps).filter((step) => waitsForPeople.has(step.action) && step.settled !== undefined)
    .length;
}
