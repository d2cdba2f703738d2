import { longDate } from '../../shared/content/format.ts';
import { daysBetween, localDate } from '../../shared/domain/time.ts';

/** What is left until a day, in words; the colour says it once more. */
export function leftWords(
  due: string,
  today: string,
): { readonly text: string; readonly tone: 'late' | 'soon' | 'fine' } {
  const left = daysBetween(today, due);
  if (left < 0) return { text: `Overdue by ${left === -1 ? '1 day' : `${-left} days`}`, tone: 'late' };
  if (left === 0) return { text: 'Due today', tone: 'late' };
  const text = left === 1 ? '1 day left' : `${left} days left`;
  return left <= 7 ? { text: `Due soon: ${text}`, tone: 'soon' } : { text, tone: 'fine' };
}

export function Left({ due, today }: { readonly due: string; readonly today: string }) {
  const { text, tone } = leftWords(due, today);
  return <span class={`tag ${tone}`}>{text}</span>;
}

/** 2026-11-24T15:04:05.000Z → "Nov 24, 2026, 10:04 AM" in the business's zone. */
export function moment(at: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return date.format(Date.parse(at));
}

export function day(date: string): string {
  return longDate(date, 'en');
}

/** "Nov 24, 2026" */
export function shortDay(date: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** The day a moment was in the business's zone, in short. */
export function dayIn(at: string, timeZone: string): string {
  return shortDay(localDate(at, timeZone));
}
