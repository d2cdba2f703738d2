import type { Language } from '../domain/brand.ts';
import { toEpoch } from '../domain/time.ts';

/** `2026-03-14` as "Saturday, March 14, 2026" or "sábado, 14 de marzo de 2026". */
export function longDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-US', { dateStyle: 'full', timeZone: 'UTC' }).format(
    toEpoch(`${date}T00:00:00Z`),
  );
}
