/** `at(yyyy-mm-ddThh:mm:ss)` in an IANA time zone. https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time */

const dayMs = 86_400_000;

/**
 * Milliseconds since 1970 at which the wall clock of the zone shows the time; undefined when the expression is no `at`, or names a day
 * or time that no calendar has. AWS does not say what becomes of a time that the spring change skips or the autumn change repeats:
 * here, as in java.time and Temporal, the skipped one moves on by the length of the gap, and of the repeated ones the first counts.
 */
export function atInstant(expression: string, timeZone: string): number | undefined {
  const written = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(expression)?.[1];
  if (written === undefined) return undefined;
  const wall = Date.parse(`${written}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 19) !== written) return undefined;
  // No zone has changed its offset twice within two days, so these are the offsets on both sides of any change near by.
  const before = offsetMs(wall - dayMs, timeZone);
  const after = offsetMs(wall + dayMs, timeZone);
  const isShownWith = (offset: number) => offsetMs(wall - offset, timeZone) === offset;
  return wall - (!isShownWith(before) && isShownWith(after) ? after : before);
}

/** Intl also takes `+02:00` for a zone; AWS takes names only. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What the zone adds to UTC at an instant. */
function offsetMs(epochMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - epochMs;
}
