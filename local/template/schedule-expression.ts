/** `rate(…)` and `cron(…)` of EventBridge rules, in UTC. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */

const minute = 60_000;
const units: Readonly<Record<string, number>> = { minute, hour: 60 * minute, day: 1440 * minute };

/**
 * When the rule is due after `after` (both milliseconds since 1970). A rate counts from `after` itself.
 * @throws when the expression is not one EventBridge takes, or uses L, W or # of cron.
 */
export function nextDue(expression: string, after: number): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) return after + Number(rate[1]) * (units[rate[2] ?? ''] ?? 0);
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression);
  if (cron === null) throw new Error(`"${expression}" is neither rate(…) nor cron(…)`);
  return nextCron(cron.slice(1), after, expression);
}

function nextCron(fields: readonly string[], after: number, expression: string): number {
  const [minutes, hours, days, months, weekdays, years] = [
    values(fields[0], 0, 59, expression),
    values(fields[1], 0, 23, expression),
    values(fields[2], 1, 31, expression),
    values(fields[3], 1, 12, expression, [
      'JAN',
      'FEB',
      'MAR',
      'APR',
      'MAY',
      'JUN',
      'JUL',
      'AUG',
      'SEP',
      'OCT',
      'NOV',
      'DEC',
    ]),
    values(fields[4], 1, 7, expression, ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']),
    values(fields[5], 1970, 2199, expression),
  ];
  const day = new Date(after);
  day.setUTCHours(0, 0, 0, 0);
  // Leap days come at least every 8 years, so no valid expression looks further than that.
  for (let count = 0; count < 366 * 9; count += 1, day.setUTCDate(day.getUTCDate() + 1)) {
    const fits =
      years.has(day.getUTCFullYear()) &&
      months.has(day.getUTCMonth() + 1) &&
      days.has(day.getUTCDate()) &&
      weekdays.has(day.getUTCDay() + 1);
    if (!fits) continue;
    for (const hour of hours) {
      for (const min of minutes) {
        const at = day.getTime() + (hour * 60 + min) * minute;
        if (at > after) return at;
      }
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** In ascending order. */
function values(
  field: string | undefined,
  from: number,
  to: number,
  expression: string,
  names: readonly string[] = [],
): ReadonlySet<number> {
  const number = (text: string): number => {
    const name = names.indexOf(text.toUpperCase());
    const value = name >= 0 ? name + from : Number(text);
    if (Number.isInteger(value) && value >= from && value <= to) return value;
    throw new Error(`"${text}" in "${expression}" is not known here`);
  };
  const found = new Set<number>();
  for (const part of (field ?? '*').split(',')) {
    const [range = '*', step = '1'] = part.split('/');
    const [low, high] = range === '*' || range === '?' ? [from, to] : range.split('-').map(number);
    const last = high ?? (part.includes('/') ? to : (low ?? from));
    for (let value = low ?? from; value <= last; value += Math.max(1, Number(step) || 1)) found.add(value);
  }
  return new Set([...found].sort((a, b) => a - b));
}
