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
  return dayText(Date.parse(`${date}T00:00:00Z`) + days * dayMs);
}

/** Texts of the days met so far: the dates of a case are few and asked for at every step. */
const dayTexts = new Map<number, LocalDate>();
const mostDays = 10_000;

function dayText(epochMs: number): LocalDate {
  const day = Math.floor(epochMs / dayMs);
  const before = dayTexts.get(day);
  if (before !== undefined) return before;
  const found = fromEpoch(epochMs).slice(0, 10);
  if (dayTexts.size >= mostDays) dayTexts.clear();
  dayTexts.set(day, found);
  return found;
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
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Offsets met so far: asking Intl costs 5 µs each time. */
const offsets = new Map<string, Map<number, number>>();
const quarterMs = 900_000;
const mostOffsets = 10_000;

/** A day that begins and ends with one offset has it all through; in others, no zone of our time changes its own within a quarter of an hour of UTC. */
function offsetMs(epochMs: number, timeZone: string): number {
  const day = Math.floor(epochMs / dayMs) * dayMs;
  const first = offsetOf(day, timeZone);
  return first === offsetOf(day + dayMs, timeZone)
    ? first
    : offsetOf(Math.floor(epochMs / quarterMs) * quarterMs, timeZone);
}

function offsetOf(epochMs: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  const before = known.get(epochMs);
  if (before !== undefined) return before;
  const found = offsetFromIntl(epochMs, timeZone);
  if (known.size >= mostOffsets) known.clear();
  offsets.set(timeZone, known.set(epochMs, found));
  return found;
}

function offsetFromIntl(epochMs: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(new Date(epochMs));
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
