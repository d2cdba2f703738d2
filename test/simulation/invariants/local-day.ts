const shown = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone by the platform's own tables: the product's arithmetic may be what is wrong. */
export function localDay(at: string | number, timeZone: string): string {
  const format = shown.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  shown.set(timeZone, format);
  return format.format(new Date(at));
}
