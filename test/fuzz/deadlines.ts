/**
 * `npm run fuzz:deadlines -- [--zones Area/City,…]`: every IANA zone and every day of receipt 2024 to 2032, held against a calendar of this file's own
 * (G3, L11, L12, L14, L15). It counts days by the lengths of months, and knows a zone by the offsets Intl writes out, not by its dates.
 */
import { parseArgs } from 'node:util';
import { deadlineFor, rungs } from '../../shared/domain/deadline.ts';
import { localDate } from '../../shared/domain/time.ts';

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
const years = { first: 2024, last: 2032 };
/** Days since 1970-01-01, as text. */
const texts = countedDays(years.last + 1);
const dayNamed = new Map(texts.map((text, day) => [text, day]));
const named = (text: string): number => {
  const day = dayNamed.get(text);
  if (day === undefined) throw new Error(`no such day: ${text}`);
  return day;
};
const first = named(`${years.first}-01-01`);
const last = named(`${years.last}-12-31`);

function countedDays(lastYear: number): readonly string[] {
  const two = (n: number) => String(n).padStart(2, '0');
  const days: string[] = [];
  for (let year = 1970; year <= lastYear; year++) {
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of months.entries())
      for (let day = 1; day <= length; day++) days.push(`${year}-${two(month + 1)}-${two(day)}`);
  }
  return days;
}

/** 1970-01-01 was a Thursday. */
const daysPastFriday = (day: number) => Math.max(0, ((day + 3) % 7) - 4);

/** From `from` up to, not including, `to` clocks there are `offset` ahead of UTC. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** What clocks show in a zone over the whole time. No zone changes them twice within a week. */
function stretchesOf(timeZone: string): readonly Stretch[] {
  const shown = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number): number => {
    const text = shown.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const read = /^GMT(?:([+-])(\d\d):(\d\d))?$/u.exec(text);
    if (!read) throw new Error(`${timeZone} is at ${text}, which is no whole minute`);
    const [, sign, hours = 0, minutes = 0] = read;
    const size = Number(hours) * hourMs + Number(minutes) * minuteMs;
    return sign === '-' ? -size : size;
  };
  const [begin, end] = [(first - 2) * dayMs, (last + 33) * dayMs];
  const stretches: Stretch[] = [];
  let [from, offset] = [begin, offsetAt(begin)];
  for (let at = begin; at < end; at += 7 * dayMs) {
    if (offsetAt(at + 7 * dayMs) === offset) continue;
    let [before, after] = [at, at + 7 * dayMs];
    while (after - before > minuteMs) {
      const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    stretches.push({ from, to: after, offset });
    [from, offset] = [after, offsetAt(after)];
  }
  return [...stretches, { from, to: Number.POSITIVE_INFINITY, offset }];
}

/** First instant, last millisecond and nine o'clock of a day in a zone. */
interface Day {
  readonly opens: string;
  readonly ends: number;
  readonly nine: string;
}

function daysOf(stretches: readonly Stretch[]): (day: number) => Day {
  const known = new Map<number, Day>();
  return (day) => {
    const before = known.get(day);
    if (before) return before;
    const midnight = day * dayMs;
    const parts = stretches.flatMap(({ from, to, offset }) => {
      const [opens, over] = [Math.max(from, midnight - offset), Math.min(to, midnight + dayMs - offset)];
      const nine = midnight + 9 * hourMs - offset;
      return opens < over ? [{ opens, over, nine: nine >= opens && nine < over ? nine : undefined }] : [];
    });
    const nine = parts.find((part) => part.nine !== undefined)?.nine;
    const [opening, closing] = [parts[0], parts.at(-1)];
    if (!opening || !closing || nine === undefined) throw new Error(`day ${texts[day]} has no nine o'clock`);
    const made = { opens: iso(opening.opens), ends: closing.over - 1, nine: iso(nine) };
    known.set(day, made);
    return made;
  };
}

const iso = (at: number) => new Date(at).toISOString();
const ladder = [10, 20, 25, 27, 28, 30];

/** What the domain says of one day of receipt that this calendar does not. */
function faultsOf(received: number, timeZone: string, at: (day: number) => Day): readonly string[] {
  const [today, due] = [at(received), at(received + 30)];
  const dueOn = texts[received + 30] ?? '';
  const expected = [texts[received], dueOn, texts[received + 30 - daysPastFriday(received + 30)]].join();
  const dated = [today.opens, iso(today.ends)].map((instant) => {
    const { receivedOn, dueOn: on, targetOn } = deadlineFor(instant, timeZone);
    return [receivedOn, on, targetOn].join();
  });
  const days = new Set(ladder.flatMap((day) => [day - daysPastFriday(received + day), day]));
  const ring = [...days].toSorted((a, b) => a - b).map((day) => `${day} ${at(received + day).nine}`);
  const rung = rungs(texts[received] ?? '', timeZone).map((one) => `${one.day} ${one.at}`);
  const missed = [due.ends, due.ends + 1].map((now) => localDate(iso(now), timeZone) > dueOn);
  return [
    ...dated.filter((one) => one !== expected).map((one) => `dates ${one}, not ${expected}`),
    ...(rung.join() === ring.join() ? [] : [`rings ${rung.join()}, not ${ring.join()}`]),
    ...(missed.join() === 'false,true' ? [] : [`missed ${missed.join()} as the day of ${dueOn} ends`]),
  ].map((fault) => `${timeZone}, received ${texts[received]}: ${fault}`);
}

/** Beside a change of clocks, with a rung on it, and due as it comes. */
const beside = [-1, 0, 1, ...ladder, 31];
const turns = ['2024-01-01', '2024-02-29', '2028-02-29', `${years.last}-12-31`].map(named);

/** Of each zone every day, or those that a change of its clocks or a leap day touches. */
export function runDeadlines(zones: readonly string[], which: 'every day' | 'days of change') {
  const counts = { zones: zones.length, days: 0, changes: 0 };
  const wrong: string[] = [];
  for (const zone of zones) {
    const stretches = stretchesOf(zone);
    const changes = stretches.slice(1).map(({ from, offset }) => Math.floor((from + offset) / dayMs));
    const every = Array.from({ length: last - first + 1 }, (_, n) => first + n);
    const some = new Set([...turns, ...changes.flatMap((change) => beside.map((days) => change - days))]);
    const at = daysOf(stretches);
    for (const received of every.filter((day) => which === 'every day' || some.has(day))) {
      wrong.push(...faultsOf(received, zone, at));
      counts.days++;
    }
    counts.changes += changes.length;
  }
  return { ...counts, wrong };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { zones: { type: 'string' } } });
  const run = runDeadlines(values.zones?.split(',') ?? Intl.supportedValuesOf('timeZone'), 'every day');
  console.log(
    `${run.zones} zones, ${last - first + 1} days of receipt each (${texts[first]} to ${texts[last]}), ${run.changes} changes of clocks, tz ${process.versions['tz']}: ${run.days} receipts`,
  );
  console.log(`dates, targets, rungs and ends of the last day that are not those of the calendar: ${run.wrong.length}`);
  if (run.wrong.length > 0) {
    console.log(run.wrong.slice(0, 5).join('\n'));
    process.exitCode = 1;
  }
}
