/** An instant: ISO 8601 in UTC with milliseconds, `2026-11-02T14:03:00.000Z`. */
export type Instant = string;
/** A calendar day in some place: `yyyy-mm-dd`. */
export type LocalDate = string;

const dayMs = 86_400_000;

export function toEpoch(instant: Instant): number {
  return Date.parse(instant);
}

export function fromEpoch(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

export function plusMs(instant: Instant, ms: number): Instant {
  return fromEpoch(toEpoch(instant) + ms);
}

/** The calendar day an instant falls on in an IANA zone (L12). */
export function localDate(instant: Instant, timeZone: string): LocalDate {
  const shown = Date.parse(instant);
  return dayText(shown + offsetMs(shown, timeZone));
}

/** Calendar arithmetic, never 30 x 24 hours (L12). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpoch(Date.parse(`${date}T00:00:00Z`) + days * dayMs).slice(0, 10);
}

/** Texts of the days met so far: those of a case are few and asked for at every step. */
const dayTexts = new Map<number, LocalDate>();

function dayText(epochMs: number): LocalDate {
  return remembered(dayTexts, Math.floor(epochMs / dayMs), () => fromEpoch(epochMs).slice(0, 10));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The date itself when it is a weekday, else the Friday before it. */
export function businessDayOnOrBefore(date: LocalDate, holidays: readonly LocalDate[] = []): LocalDate {
  const isOff = weekday(date) === 0 || weekday(date) === 6 || holidays.includes(date);
  return isOff ? businessDayOnOrBefore(addDays(date, -1), holidays) : date;
}

/** The weekday that comes `days` weekdays after `date`. */
export function addBusinessDays(date: LocalDate, days: number): LocalDate {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (weekday(day) !== 0 && weekday(day) !== 6) left -= 1;
  }
  return day;
}

/** The instant at which the wall clock in `timeZone` shows `time` (HH:MM) on `date`; in a skipped hour, the instant after the gap. */
export function instantAt(date: LocalDate, time: string, timeZone: string): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const first = wall - offsetMs(wall, timeZone);
  return fromEpoch(wall - offsetMs(first, timeZone));
}

/** Making a formatter costs 50 times what using it does; zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** Offsets met so far: asking Intl costs 5 µs each time. */
const offsets = new Map<string, Map<number, number>>();
const quarterMs = 900_000;

/** A day that begins and ends with one offset has it all through; in others, no zone of our time changes its own within a quarter of an hour of UTC. */
function offsetMs(epochMs: number, timeZone: string): number {
  const day = Math.floor(epochMs / dayMs) * dayMs;
  const first = offsetOf(day, timeZone);
  return first === offsetOf(day + dayMs, timeZone)
    ? first
    : offsetOf(Math.floor(epochMs / quarterMs) * quarterMs, timeZone);
}

function offsetOf(epochMs: number, timeZone: string): number {
  const ofZone = remembered(offsets, timeZone, () => new Map<number, number>());
  return remembered(ofZone, epochMs, () => offsetFromIntl(epochMs, timeZone));
}

const mostRemembered = 10_000;

/** What was made for a key before; all is forgotten when it is too much. */
function remembered<Key, Made>(known: Map<Key, Made>, key: Key, make: () => Made): Made {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostRemembered) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

function offsetFromIntl(epochMs: number, timeZone: string): number {
  const formatter = remembered(formatters, timeZone, () => formatterOf(timeZone));
  const parts = formatter.formatToParts(new Date(epochMs));
  const n = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return (
    Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second')) -
    Math.floor(epochMs / 1000) * 1000
  );
}

/** Whether a string is a real calendar day. */
export function isLocalDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
  );
}
