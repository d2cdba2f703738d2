import type { Language } from '../domain/brand.ts';
import { isLocalDate, type LocalDate, toEpoch } from '../domain/time.ts';

/** "Friday, March 14, 2025", "viernes, 14 de marzo de 2025". */
export function longDate(date: LocalDate, language: Language): string {
  return inWords(date, language, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
}

/** "Friday, March 14": for subjects, where nine words have to do. */
export function weekdayDate(date: LocalDate, language: Language): string {
  return inWords(date, language, { weekday: 'long', month: 'long', day: 'numeric' });
}

/** "March 14", "14 de marzo". */
export function monthDay(date: LocalDate, language: Language): string {
  return inWords(date, language, { month: 'long', day: 'numeric' });
}

/** What is no real date is shown as it came: an odd date is better than a wrong one. */
function inWords(date: LocalDate, language: Language, style: Intl.DateTimeFormatOptions): string {
  if (!isLocalDate(date)) return date;
  const locale = language === 'es' ? 'es-US' : 'en-US';
  return formatterOf(locale, style).format(toEpoch(`${date}T00:00:00.000Z`));
}

/** One for each locale and style: making it costs many times its use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${Object.keys(style).join(' ')}`;
  const made = formatters.get(name) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  formatters.set(name, made);
  return made;
}
