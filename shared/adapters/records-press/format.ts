import type { Language } from '../../domain/brand.ts';
import type { Money, PostalAddress } from '../../domain/records.ts';
import { isLocalDate, toEpoch } from '../../domain/time.ts';

/** Dates, money and addresses as people of a language write them. Whatever cannot be read as such is shown as it came. */
export interface Format {
  /** A local date, "Friday, March 14, 2026". */
  date(day: string): string;
  /** An instant in the company's zone, "Friday, March 14, 2026 at 2:03 PM EST"; a bare date stays one. */
  time(at: string): string;
  /** Like `time`, in few letters: "Mar 14, 2026". */
  shortDate(at: string): string;
  money(money: Money): string;
  address(address: PostalAddress): string;
  /** The name of the company's time zone. */
  readonly zone: string;
}

export function formatFor(language: Language, timeZone: string): Format {
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const day = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const short = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const times = new Intl.DateTimeFormat(locale, { ...day, ...clock, timeZone });
  const shortDates = new Intl.DateTimeFormat(locale, { ...short, timeZone: 'UTC' });
  const shortTimes = new Intl.DateTimeFormat(locale, { ...short, timeZone });
  const longDates = new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' });
  const longDay = (at: string) => longDates.format(toEpoch(`${at}T00:00:00Z`));
  const shortDay = (at: string) => shortDates.format(toEpoch(`${at}T00:00:00Z`));
  const countries = new Intl.DisplayNames([locale], { type: 'region' });

  const shown = (at: string, ofDay: (day: string) => string, ofInstant: Intl.DateTimeFormat) => {
    if (isLocalDate(at)) return plainSpaces(ofDay(at));
    const epochMs = instantPattern.test(at) ? toEpoch(at) : Number.NaN;
    return Number.isNaN(epochMs) ? at : plainSpaces(ofInstant.format(epochMs));
  };

  return {
    date: (text) => shown(text, longDay, times),
    time: (at) => shown(at, longDay, times),
    shortDate: (at) => shown(at, shortDay, shortTimes),
    money: ({ amount, currency }) =>
      currencyPattern.test(currency)
        ? plainSpaces(
            new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** minorDigits(currency)),
          )
        : `${amount} ${currency}`,
    address: (address) => {
      const town = [address.city, [address.region, address.postalCode].filter(isText).join(' ')]
        .filter(isText)
        .join(', ');
      const country = address.country === 'US' ? '' : countryName(address.country, countries);
      return [...address.lines, town, country].filter(isText).join('\n');
    },
    zone: timeZone,
  };
}

/** Amount in the main unit as a plain number for machines: `-12.50`. */
export function decimal({ amount, currency }: Money): string {
  return currencyPattern.test(currency)
    ? (amount / 10 ** minorDigits(currency)).toFixed(minorDigits(currency))
    : `${amount}`;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]{5,}(Z|[+-]\d{2}:\d{2})$/;
/** Intl throws on anything else. */
const currencyPattern = /^[A-Z]{3}$/;
const countryPattern = /^[A-Z]{2}$/;

function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function countryName(code: string, countries: Intl.DisplayNames): string {
  return countryPattern.test(code) ? (countries.of(code) ?? code) : code;
}

/** ICU puts narrow no-break spaces into times, and which ones depends on its version: they would make other bytes. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ');
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
