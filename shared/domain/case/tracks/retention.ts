import { fail, never, ok } from '../../result.ts';
import {
  type PurgeClass,
  purgeClasses,
  type RetentionPolicy,
  retentionDates,
  retentionInstant,
  shredDelayDays,
} from '../../retention.ts';
import { addDays, type Instant, type LocalDate, localDate, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, CaseState, Step } from '../state.ts';
import type { EventMeta, Stamp, V } from '../track.ts';
import { holdTimers } from './holds.ts';
import { isToGoOut } from './mails.ts';

export type RetentionEvent = V<1> &
  (
    | { readonly type: 'legal-hold-placed' | 'legal-hold-lifted'; readonly note: string }
    /** Its personal data was kept as long as it has to be: two people may end it. */
    | { readonly type: 'retention-ended' }
    | { readonly type: 'purge-ordered'; readonly class: PurgeClass }
    | { readonly type: 'purged'; readonly class: PurgeClass; readonly files: number }
    | { readonly type: 'shred-scheduled'; readonly day: LocalDate }
    | { readonly type: 'shred-cancelled'; readonly note: string }
    | { readonly type: 'shred-due' }
    /** The case's key and files are gone: what it sealed can never be read again, and the log still verifies. */
    | { readonly type: 'shredded'; readonly files: number }
  );

export type RetentionCommand =
  | { readonly type: 'place-legal-hold' | 'lift-legal-hold' | 'cancel-shred'; readonly note: string }
  /** What time makes due for a closed case. */
  | { readonly type: 'retire'; readonly policy: RetentionPolicy }
  | { readonly type: 'record-purge'; readonly class: PurgeClass; readonly files: number }
  | { readonly type: 'record-shred'; readonly files: number };

export interface Retention {
  readonly legalHold: boolean;
  readonly ended: boolean;
  readonly purges: Readonly<Partial<Record<PurgeClass, 'ordered' | 'done'>>>;
  /** When something of a class came last, after the case was closed or the class ordered destroyed: it is kept its own time, and goes then. */
  readonly cameSince?: Readonly<Partial<Record<PurgeClass, Instant>>> | undefined;
  readonly shred?: { readonly status: 'scheduled' | 'due' | 'done'; readonly day: LocalDate } | undefined;
  /** When the lists of what stood on her accounts were ordered destroyed last: before more is changed on one, it is preserved anew (L42). */
  readonly listsGoneAt?: Instant | undefined;
  /** What had been collected was to be destroyed when the newest request came: for that one it is collected afresh. */
  readonly recordsGone?: true | undefined;
}

export const nothingRetired: Retention = { legalHold: false, ended: false, purges: {} };

export function decideRetention(
  state: Exclude<CaseState, { phase: 'none' }>,
  command: Stamp & RetentionCommand,
): Decided {
  const { retention } = state.file;
  switch (command.type) {
    case 'place-legal-hold':
      return retention.legalHold
        ? fail('case.moved-on')
        : ok([{ v: 1, type: 'legal-hold-placed', note: command.note }]);
    case 'lift-legal-hold':
      return retention.legalHold
        ? ok([{ v: 1, type: 'legal-hold-lifted', note: command.note }])
        : fail('case.moved-on');
    case 'cancel-shred':
      return retention.shred?.status === 'scheduled'
        ? ok([{ v: 1, type: 'shred-cancelled', note: command.note }])
        : fail('case.moved-on');
    case 'retire':
      return ok(retire(state, command));
    case 'record-purge':
      return retention.purges[command.class] === 'ordered'
        ? ok([{ v: 1, type: 'purged', class: command.class, files: command.files }])
        : ok([]);
    case 'record-shred':
      return retention.shred?.status === 'due' ? ok([{ v: 1, type: 'shredded', files: command.files }]) : ok([]);
    default:
      return never(command);
  }
}

/**
 * Nothing under an open request or a legal hold goes (L50); personal text goes only when two people said so and seven days have passed, and not before
 * the last hold ended: staff are told of that. Nor before every mail has gone out or come back: afterwards nobody can make it any more.
 */
function retire(
  state: Exclude<CaseState, { phase: 'none' }>,
  command: Stamp & Extract<RetentionCommand, { type: 'retire' }>,
): Followed {
  if (state.phase !== 'closed' || state.file.retention.legalHold) return [];
  const { file, closedAt } = state;
  const today = localDate(command.at, file.timeZone);
  const dates = retentionDates(closedAt, file.timeZone, command.policy);
  const { shred } = file.retention;
  return [
    ...purgeDays(file, closedAt, command.policy)
      .filter(({ day }) => day <= today)
      .map(({ one }) => ({ v: 1, type: 'purge-ordered', class: one }) as const),
    ...(dates.personalData <= today && !file.retention.ended ? [{ v: 1, type: 'retention-ended' } as const] : []),
    ...(shred?.status === 'scheduled' && shred.day <= today && isQuiet(file)
      ? [{ v: 1, type: 'shred-due' } as const]
      : []),
  ];
}

function isQuiet(file: CaseFile): boolean {
  return holdTimers(file).length === 0 && !Object.values(file.mails).some(isToGoOut);
}

/** The day on which each class goes that is to go still, or once more, for what came since. */
function purgeDays(file: CaseFile, closedAt: Instant, policy: RetentionPolicy) {
  const { purges, cameSince } = file.retention;
  return purgeClasses.flatMap((one) => {
    const came = cameSince?.[one];
    const isGone = purges[one] !== undefined && came === undefined;
    const from = came !== undefined && came > closedAt ? came : closedAt;
    return isGone ? [] : [{ one, day: retentionDates(from, file.timeZone, policy).purge[one] }];
  });
}

/** Ordered, and nothing came since: what did is kept its time, and the class is ordered destroyed anew at its end. */
export function isToBePurged({ retention: { purges, cameSince } }: CaseFile, one: PurgeClass): boolean {
  return purges[one] === 'ordered' && cameSince?.[one] === undefined;
}

/** Orders of people that need nothing of what is sealed: a court's word, and who looks after a case. */
const unsealed: ReadonlySet<string> = new Set([
  'place-legal-hold',
  'lift-legal-hold',
  'assign',
  'hand-over',
  'stand-aside',
  'let-back',
]);

/**
 * From the moment the end is due, files and key may go at any time, and what a person orders then could never be done: whoever asks again files anew
 * (L33). The log takes either the end or the order first, so that none comes between.
 */
export function hasEnded(file: CaseFile, { type, actor }: { readonly type: string } & Pick<Stamp, 'actor'>): boolean {
  const isPersons = actor.kind !== 'worker' && actor.kind !== 'clock';
  return isEnding(file) && isPersons && !unsealed.has(type);
}

/** Its end is due, or over: nothing can be written to anybody any more. */
export function isEnding({ retention: { shred } }: CaseFile): boolean {
  return shred?.status === 'due' || shred?.status === 'done';
}

/** Two people, and only what is not held and past its time: `ended` is said of a closed case, and not any more once she asks again. */
export function cannotShred(file: CaseFile): 'case.moved-on' | 'rule.retention' | undefined {
  if (file.retention.shred !== undefined) return 'case.moved-on';
  const answered = Object.values(file.requests).every((r) => r.answer !== undefined);
  return isPast(file) && answered && !file.retention.legalHold ? undefined : 'rule.retention';
}

/** Everything of it was kept its time: also what came late. */
export function isPast({ retention: { ended, cameSince } }: CaseFile): boolean {
  return ended && Object.keys(cameSince ?? {}).length === 0;
}

export function scheduleShred(file: CaseFile, at: Instant): RetentionEvent {
  return { v: 1, type: 'shred-scheduled', day: addDays(localDate(at, file.timeZone), shredDelayDays) };
}

export function evolveRetention(file: CaseFile, event: RetentionEvent, { at }: EventMeta): CaseFile {
  const { retention } = file;
  const now = (change: Partial<Retention>): CaseFile => ({ ...file, retention: { ...retention, ...change } });
  switch (event.type) {
    case 'legal-hold-placed':
      return now({ legalHold: true });
    case 'legal-hold-lifted':
      return now({ legalHold: false });
    case 'retention-ended':
      return now({ ended: true });
    case 'purge-ordered': {
      const { [event.class]: _, ...still } = retention.cameSince ?? {};
      return now({
        purges: { ...retention.purges, [event.class]: 'ordered' },
        ...(retention.cameSince ? { cameSince: still } : {}),
        ...(event.class === 'records' ? { listsGoneAt: at } : {}),
      });
    }
    case 'purged':
      return now({ purges: { ...retention.purges, [event.class]: 'done' } });
    case 'shred-scheduled':
      return now({ shred: { status: 'scheduled', day: event.day } });
    case 'shred-cancelled':
      return now({ shred: undefined });
    case 'shred-due':
    case 'shredded':
      return now({ shred: { status: event.type === 'shredded' ? 'done' : 'due', day: retention.shred?.day ?? '' } });
    default:
      return never(event);
  }
}

/** L50: a card is taken off, or a document sent, in a case that is closed or of which such files were destroyed: those are files again. */
export function withWhatCame(file: CaseFile, event: CaseEvent, { at }: EventMeta, isClosed: boolean): CaseFile {
  const { purges, cameSince } = file.retention;
  const of = classOf(file, event);
  return of !== undefined && (isClosed || purges[of] !== undefined)
    ? { ...file, retention: { ...file.retention, cameSince: { ...cameSince, [of]: at } } }
    : file;
}

/** The class of the files an event speaks of: purge-case.ts says where they are. */
function classOf(file: CaseFile, event: CaseEvent): PurgeClass | undefined {
  switch (event.type) {
    case 'step-settled':
      return keepsFiles.has(file.steps[event.step]?.action ?? '') ? 'records' : undefined;
    case 'document-promised':
    case 'document-arrived':
    case 'document-received':
      return file.documents[event.document]?.purpose === 'identity' ? 'identity-images' : 'other-evidence';
    default:
      return undefined;
  }
}

const keepsFiles: ReadonlySet<string> = new Set(['preserve', 'remove', 'collect']);

/** What was collected, and made of it, is there and stays: neither destroyed nor about to be. */
export function keepsRecords({ retention: { shred, purges } }: CaseFile): boolean {
  return shred === undefined && purges.records === undefined;
}

/**
 * A case in which she asks again closes on another day, and holds what was sent since: each class is kept its time from then on. What was
 * ordered and not yet destroyed stays too, or the records just released would go.
 */
export function begunAnew(file: CaseFile): CaseFile {
  const { recordsGone: _, cameSince: __, ...before } = file.retention;
  const retention = { ...before, ended: false, purges: {} };
  return before.purges.records === undefined
    ? { ...file, retention }
    : withoutRecords({ ...file, retention: { ...retention, recordsGone: true } });
}

/** What was collected is nobody's to send any more, and a system that does not give it again leaves a part without it, not a list of what is not there (L16, L40). */
function withoutRecords(file: CaseFile): CaseFile {
  const steps = Object.entries(file.steps).map(([id, step]): [string, Step] =>
    step.action === 'collect' ? [id, { ...step, matrix: undefined, beside: undefined }] : [id, step],
  );
  return { ...file, collectedAnew: file.collectedAnew + 1, steps: Object.fromEntries(steps) };
}

/** Whoever asks again keeps her case, and what has just come is kept its time: what waited for its end is taken back. */
export function followRetention(file: CaseFile, event: CaseEvent): Followed {
  const isKept = event.type === 'request-received' || classOf(file, event) !== undefined;
  return isKept && file.retention.shred?.status === 'scheduled' ? [{ v: 1, type: 'shred-cancelled', note: '' }] : [];
}

/** When the sweep has to look at a closed case again; none once it is shredded or held. */
export function retentionTimers(file: CaseFile, closedAt: Instant, policy: RetentionPolicy): readonly number[] {
  const { legalHold, shred } = file.retention;
  if (legalHold || shred?.status === 'done') return [];
  const dates = retentionDates(closedAt, file.timeZone, policy);
  return [
    ...purgeDays(file, closedAt, policy).map(({ day }) => day),
    ...(shred?.status === 'scheduled' ? [shred.day] : []),
    ...(file.retention.ended ? [] : [dates.personalData]),
  ].map((day) => toEpoch(retentionInstant(day, file.timeZone)));
}
