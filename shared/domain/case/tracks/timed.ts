import { addDays, type Instant, instantAt, localDate, toEpoch } from '../../time.ts';
import type { Followed } from '../decided.ts';
import { correspondentOf } from '../recipient.ts';
import type { CaseFile } from '../state.ts';
import { isWaiting } from './answers.ts';
import { opensFor } from './copies-due.ts';
import { lateAt } from './letters.ts';
import { unheardOf } from './mails.ts';
import { unbuiltPackages } from './packing.ts';
import { silentWork } from './patience.ts';
import { toSubject } from './reach.ts';
import { isEnding } from './retention.ts';
import { silentUnfinished } from './unfinished.ts';
import { unsentOf } from './unsent.ts';

interface Timed {
  readonly at: Instant;
  readonly brings: Followed;
  /** A message to her: by day only. */
  readonly toHer: boolean;
}

/** What time itself makes due towards the person, closed cases included; each once. */
export function timedEvents(file: CaseFile, at: Instant): Followed {
  const due = timers(file, at).filter((t) => toEpoch(t.at) <= toEpoch(at));
  if (due.length === 0) return [];
  const day = isDay(at, file.timeZone);
  return due.filter((t) => day || !t.toHer).flatMap((t) => t.brings);
}

/** When the sweep has to look for them: the next of them, or the next morning for what came due at night. */
export function nextTimed(file: CaseFile, at: Instant): readonly Instant[] {
  return timers(file, at).map((t) => (toEpoch(t.at) > toEpoch(at) ? t.at : nextMorning(at, file.timeZone)));
}

function timers(file: CaseFile, at: Instant): readonly Timed[] {
  const unfinished = silentUnfinished(file).map((w) => ({ ...w, toHer: false }));
  if (isEnding(file)) return unfinished;
  return [
    ...unfinished,
    ...onlyReminder(file),
    ...stillWorking(file, at),
    ...lastDays(file, at),
    ...unbuiltPackages(file).map((p) => ({ ...p, toHer: false })),
    ...silentWork(file).map((w) => ({ ...w, toHer: false })),
    ...unheardOf(file).map((m) => ({ ...m, toHer: false })),
    ...Object.values(file.letters)
      .filter((l) => isWaiting(l) && !l.late)
      .map((l) => ({
        at: lateAt(l, file.timeZone),
        brings: [{ v: 1, type: 'letter-late', letter: l.id } as const],
        toHer: false,
      })),
  ];
}

const reminderDays = 7;

/** V5, seven days after V4, once in the life of a case, while something is still to be sent: what waits for a look is not asked for (L8). */
function onlyReminder(file: CaseFile): readonly Timed[] {
  const { proof, timeZone } = file;
  const request = Object.values(file.requests).find((r) => r.answer === undefined);
  if (proof.status !== 'wanted' || proof.askedAt === undefined || !request || wasTold(file, 'V5.')) return [];
  if (unsentOf(file).length === 0) return [];
  const at = instantAt(addDays(localDate(proof.askedAt, timeZone), reminderDays), '09:00', timeZone);
  return [{ at, brings: toSubject(file, 'V5', request.id), toHer: true }];
}

const stillWorkingDay = 15;

/** V6, on day 15, while there is no answer and the date has not come. */
function stillWorking(file: CaseFile, now: Instant): readonly Timed[] {
  const today = localDate(now, file.timeZone);
  return Object.values(file.requests)
    .filter((r) => r.answer === undefined && today < r.dueOn && !wasTold(file, `V6.${r.id}`))
    .map((r) => ({
      at: instantAt(addDays(r.receivedOn, stillWorkingDay), '09:00', file.timeZone),
      brings: toSubject(file, 'V6', r.id),
      toHer: true,
    }));
}

const lastDaysBefore = 7;

/** V15, seven days before the download of what she was sent ends; nothing for a person who got it on paper. */
function lastDays(file: CaseFile, now: Instant): readonly Timed[] {
  const copy = opensFor(file, correspondentOf(file));
  if (copy === undefined || localDate(now, file.timeZone) > copy.until) return [];
  // Destroyed sooner than it could be downloaded: there is nothing to be reminded of.
  if (file.retention.purges.records !== undefined) return [];
  if (file.contact.preferred === 'post' || wasTold(file, `V15.${copy.package}`)) return [];
  const at = instantAt(addDays(copy.until, -lastDaysBefore), '09:00', file.timeZone);
  return [{ at, brings: toSubject(file, 'V15', copy.package), toHer: true }];
}

/** Owed, sent, printed or waiting for a safe way: it has its place. */
function wasTold(file: CaseFile, name: string): boolean {
  const stem = name.endsWith('.') ? name : undefined;
  return [file.mails, file.letters, file.parked].some((all) =>
    Object.keys(all).some((id) => (stem ? id.startsWith(stem) : id === name || id.startsWith(`${name}.`))),
  );
}

/** Nobody is written to at night: 09:00 to 20:00 where the business is. */
function isDay(at: Instant, timeZone: string): boolean {
  const day = localDate(at, timeZone);
  const [from, to] = [instantAt(day, '09:00', timeZone), instantAt(day, '20:00', timeZone)];
  return toEpoch(from) <= toEpoch(at) && toEpoch(at) < toEpoch(to);
}

function nextMorning(at: Instant, timeZone: string): Instant {
  const day = localDate(at, timeZone);
  const today = instantAt(day, '09:00', timeZone);
  return toEpoch(today) > toEpoch(at) ? today : instantAt(addDays(day, 1), '09:00', timeZone);
}
