import { fail, never, ok } from '../../result.ts';
import { type LocalDate, localDate } from '../../time.ts';
import type { NoticeKind } from '../../verbs.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { Appeal, CaseFile, Step } from '../state.ts';
import { changed, type Stamp, type V } from '../track.ts';
import type { Action, AppealOutcome } from '../vocabulary.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import type { StepEvent } from './steps.ts';

/**
 * The holder of a matched account may be nobody who did wrong (T2). He is told in neutral words that something is on hold, by the
 * business's own system, and can ask for another look; who asked us, and what we know, is in no word of it (L45).
 */
export type AppealEvent = V<1> &
  (
    | {
        readonly type: 'appeal-received';
        readonly appeal: string;
        readonly match: string;
        readonly receivedOn: LocalDate;
        /** Sealed: what the holder said. */
        readonly note: string;
      }
    | {
        readonly type: 'appeal-settled';
        readonly appeal: string;
        readonly outcome: AppealOutcome;
        /** Sealed; absent when it was settled by what was done on the account. */
        readonly note?: string | undefined;
      }
  );

export type AppealCommand =
  | {
      readonly type: 'receive-appeal';
      readonly match: string;
      /** Local date; absent: today. */
      readonly receivedOn?: LocalDate | undefined;
      readonly note: string;
    }
  | {
      readonly type: 'settle-appeal';
      readonly appeal: string;
      readonly outcome: 'hold-lifted' | 'stands';
      readonly note: string;
    }
  /** Where somebody could see the holder's mail beside her, a person decides whether a notice is safe. */
  | { readonly type: 'send-notice'; readonly match: string };

export function decideAppeals(file: CaseFile, command: Stamp & AppealCommand): Decided {
  switch (command.type) {
    case 'receive-appeal': {
      const { match, note } = command;
      const today = localDate(command.at, file.timeZone);
      const receivedOn = command.receivedOn ?? today;
      if (!file.matches[match]) return fail('thing.absent');
      if (receivedOn > today) return fail('rule.receipt-in-future');
      if (!inForce(file, match)) return fail('case.moved-on');
      const appeal = `a${Object.keys(file.appeals).length + 1}`;
      return ok([{ v: 1, type: 'appeal-received', appeal, match, receivedOn, note }]);
    }
    case 'settle-appeal': {
      const { appeal, outcome, note } = command;
      const known = file.appeals[appeal];
      if (!known) return fail('thing.absent');
      if (known.status !== 'open') return fail('case.moved-on');
      if (outcome === 'hold-lifted' && liftable(file, known.match).length === 0) return fail('case.moved-on');
      return ok([{ v: 1, type: 'appeal-settled', appeal, outcome, note }]);
    }
    case 'send-notice': {
      const { match } = command;
      if (!file.matches[match]) return fail('thing.absent');
      if (file.steps[`${match}.notice`] || !inForce(file, match)) return fail('case.moved-on');
      return ok([notice(match, 'on-hold')]);
    }
    default:
      return never(command);
  }
}

export function evolveAppeals(file: CaseFile, event: AppealEvent): CaseFile {
  switch (event.type) {
    case 'appeal-received': {
      const { appeal: id, match, receivedOn } = event;
      const received: Appeal = { id, match, receivedOn, status: 'open' };
      return { ...file, appeals: { ...file.appeals, [id]: received } };
    }
    case 'appeal-settled': {
      const appeals = changed(file.appeals, event.appeal, { status: event.outcome });
      const match = appeals[event.appeal]?.match ?? '';
      return {
        ...file,
        appeals,
        steps: event.outcome === 'hold-lifted' ? withoutPlannedRemoval(file, match) : file.steps,
      };
    }
    default:
      return never(event);
  }
}

/** What was only planned on a card whose hold was lifted will not be done. */
function withoutPlannedRemoval(file: CaseFile, match: string): CaseFile['steps'] {
  return Object.fromEntries(
    Object.entries(file.steps).filter(
      ([, s]) => s.match !== match || s.outcome !== 'planned' || (s.action !== 'remove' && s.action !== 'block'),
    ),
  );
}

export function followAppeals(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'appeal-received':
      return [task('appeal', event.appeal), owe('S-appeal', 'compliance', event.appeal)];
    case 'appeal-settled':
      return [...closes(file, 'appeal', event.appeal), ...carriedOut(file, event)];
    case 'match-decided':
      return event.confirmed ? [] : settleAll(file, event.match, 'match-withdrawn');
    case 'step-planned':
      return event.action === 'notice' ? closes(file, 'notice-choice', event.match) : [];
    case 'step-settled':
      return settled(file, file.steps[event.step]);
    default:
      return [];
  }
}

function settled(file: CaseFile, step: Step | undefined): Followed {
  if (step === undefined) return [];
  if (step.action === 'freeze' && step.outcome === 'undone') return settleAll(file, step.match, 'unfrozen');
  const asks = file.safeContact && told.has(step.action) && step.outcome === 'done';
  const known = file.steps[`${step.match}.notice`] ?? file.tasks[`notice-choice.${step.match}`];
  return asks && known === undefined ? [task('notice-choice', step.match)] : [];
}

function settleAll(file: CaseFile, match: string, outcome: AppealOutcome): Followed {
  return Object.values(file.appeals)
    .filter((a) => a.match === match && a.status === 'open')
    .map((a) => ({ v: 1, type: 'appeal-settled', appeal: a.id, outcome }));
}

/** The hold is taken off; after two people lifted the freeze, orders run again. The holder is told, when he was told of the hold. */
function carriedOut(file: CaseFile, event: Extract<AppealEvent, { type: 'appeal-settled' }>): Followed {
  const { match = '' } = file.appeals[event.appeal] ?? {};
  const undo = (step: Step) => ({ v: 1, type: 'step-due', step: step.id, attempt: 1, undo: true }) as const;
  const stopped = file.steps[`${match}.stop-orders`];
  return [
    ...(event.outcome === 'hold-lifted' ? liftable(file, match).map(undo) : []),
    ...(event.outcome === 'unfrozen' && stopped?.outcome === 'done' ? [undo(stopped)] : []),
    ...(file.steps[`${match}.notice`]?.outcome === 'done'
      ? [notice(match, event.outcome === 'stands' ? 'stays' : 'back', event.appeal)]
      : []),
  ];
}

/** Holds on cards that are still on the account. */
function liftable(file: CaseFile, match: string): readonly Step[] {
  return Object.values(file.steps).filter(
    (s) =>
      s.match === match &&
      s.action === 'hold' &&
      s.outcome === 'done' &&
      !['done', 'running', 'unknown'].includes(file.steps[`${match}.remove.${s.instrument}`]?.outcome ?? ''),
  );
}

/** A hold on this account was lifted because its holder was right: her card is not taken off it by itself any more. */
export function isLifted(file: CaseFile, match: string): boolean {
  return Object.values(file.appeals).some((a) => a.match === match && a.status === 'hold-lifted');
}

/** What a holder notices, so that he is told. */
const told = new Set<Action>(['hold', 'freeze']);
const felt = new Set<Action>(['hold', 'remove', 'block', 'freeze', 'stop-orders']);

function inForce(file: CaseFile, match: string): boolean {
  return Object.values(file.steps).some(
    (s) => s.match === match && felt.has(s.action) && (s.outcome === 'done' || s.outcome === 'running'),
  );
}

/** The notice of a hold, once per account, as soon as something is on hold; never by itself where somebody could see her mail. */
export function owedNotices(file: CaseFile): Followed {
  if (file.safeContact) return [];
  const held = Object.values(file.steps).filter((s) => told.has(s.action) && s.outcome === 'done' && !s.undoing);
  return [...new Set(held.map((s) => s.match))]
    .filter((m) => file.matches[m]?.status === 'confirmed' && file.steps[`${m}.notice`] === undefined)
    .map((m) => notice(m, 'on-hold'));
}

function notice(match: string, kind: NoticeKind, appeal?: string): Extract<StepEvent, { type: 'step-planned' }> {
  const step = appeal === undefined ? `${match}.notice` : `${match}.notice.${appeal}`;
  return { v: 1, type: 'step-planned', step, match, action: 'notice', notice: kind };
}

/** "It is back" is said only when it is: no freeze, and no hold on a card that is still there, stands or is being undone. */
export function mayTell(file: CaseFile, step: Step): boolean {
  if (step.notice !== 'back' || liftable(file, step.match).length > 0) return step.notice !== 'back';
  return !Object.values(file.steps).some(
    (s) =>
      s.match === step.match &&
      told.has(s.action) &&
      (s.outcome === 'running' || s.outcome === 'unknown' || (s.outcome === 'done' && s.action === 'freeze')),
  );
}
