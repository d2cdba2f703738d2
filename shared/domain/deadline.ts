import {
  addDays,
  businessDayOnOrBefore,
  daysBetween,
  type Instant,
  instantAt,
  type LocalDate,
  localDate,
  weekday,
} from './time.ts';

/** A state's own, earlier target (California's 10 business days, say). It can only shorten (L17). */
export interface StateOverlay {
  readonly name: string;
  readonly days: number;
}

/** What moves the business's own target, and never the due date (L13, L14, L17). Configuration: kept with a case as it was when the case was opened. */
export interface Targets {
  /** Days on which the business is closed, besides weekends. */
  readonly holidays?: readonly LocalDate[] | undefined;
  readonly overlay?: StateOverlay | undefined;
}

export interface Deadline {
  /** Local date of receipt (L12). */
  readonly receivedOn: LocalDate;
  /** Receipt + 30 calendar days, 15 U.S.C. 1681g(e)(1), L11. */
  readonly dueOn: LocalDate;
  /** The business day on or before the due date, L14, or the overlay's date when earlier, L17. */
  readonly targetOn: LocalDate;
  /** How the date came about, line by line, for victim and staff. */
  readonly working: readonly string[];
}

const statutoryDays = 30;

export function deadlineFor(receivedAt: Instant, timeZone: string, targets?: Targets): Deadline {
  return deadlineFrom(localDate(receivedAt, timeZone), timeZone, targets);
}

export function deadlineFrom(receivedOn: LocalDate, timeZone: string, { holidays, overlay }: Targets = {}): Deadline {
  const dueOn = addDays(receivedOn, statutoryDays);
  const weekdayTarget = businessDayOnOrBefore(dueOn, holidays);
  const overlayOn = overlay ? addDays(receivedOn, Math.min(overlay.days, statutoryDays)) : weekdayTarget;
  const targetOn = overlayOn < weekdayTarget ? overlayOn : weekdayTarget;
  const working = [
    `Received on ${receivedOn} (${timeZone})`,
    `plus ${statutoryDays} calendar days, 15 U.S.C. 1681g(e)(1)`,
    `due on ${dueOn}`,
    ...(weekdayTarget === dueOn ? [] : [`${dueOn} is a ${offDay(dueOn)}: no extension, own target ${weekdayTarget}`]),
    ...(overlay && overlayOn < weekdayTarget ? [`${overlay.name}: own target ${overlayOn}`] : []),
  ];
  return { receivedOn, dueOn, targetOn, working };
}

function offDay(date: LocalDate): string {
  return weekday(date) === 0 ? 'Sunday' : weekday(date) === 6 ? 'Saturday' : 'holiday';
}

/** Days after receipt on which compliance is reminded (L15, L16). After 30, every day. */
export const ladder = [10, 20, 25, 27, 28, 30] as const;

export interface Rung {
  readonly day: number;
  readonly at: Instant;
}

/** Every rung at 09:00 local on its own day, and for a rung on a weekend or holiday one more on the business day before, unless that day has its own. */
export function rungs(receivedOn: LocalDate, timeZone: string, holidays: readonly LocalDate[] = []): readonly Rung[] {
  const name = [receivedOn, timeZone, ...holidays].join(' ');
  const known = ladders.get(name);
  if (known) return known;
  const made = makeRungs(receivedOn, timeZone, holidays);
  if (ladders.size >= maxLadders) ladders.clear();
  ladders.set(name, made);
  return made;
}

/** Asked for at every head and every tick; the zone's rules make it dear, and the open cases of a business share some thirty dates. */
const ladders = new Map<string, readonly Rung[]>();
const maxLadders = 500;

function makeRungs(receivedOn: LocalDate, timeZone: string, holidays: readonly LocalDate[]): readonly Rung[] {
  const before = (day: number) => businessDayOnOrBefore(addDays(receivedOn, day), holidays);
  const early = ladder.map((day) => daysBetween(receivedOn, before(day)));
  const days = [...new Set([...ladder, ...early])].toSorted((a, b) => a - b);
  return days.map((day) => ({ day, at: instantAt(addDays(receivedOn, day), '09:00', timeZone) }));
}
