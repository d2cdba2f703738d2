const shown = new Map<string, Intl.DateTimeFormat>();
/** By zone, of each quarter of an hour met so far: no zone begins its day within one. */
const days = new Map<string, Map<number, string>>();
const quarterMs = 900_000;

/** The calendar day of an instant in a zone by the platform's own tables: the product's arithmetic may be what is wrong. */
export function localDay(at: string | number, timeZone: string): string {
  const instant = typeof at === 'number' ? at : Date.parse(at);
  const ofZone = days.get(timeZone) ?? new Map<number, string>();
  days.set(timeZone, ofZone);
  const quarter = Math.floor(instant / quarterMs);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const format = shown.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  shown.set(timeZone, format);
  const day = format.format(new Date(instant));
  ofZone.set(quarter, day);
  return day;
}
