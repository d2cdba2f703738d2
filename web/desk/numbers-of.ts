import { channelWords } from '../../shared/content/desk/words.ts';
import { channels } from '../../shared/domain/case/vocabulary.ts';
import { daysBetween } from '../../shared/domain/time.ts';
import { tasksOf, waitsForPerson } from './queue-views.ts';
import type { QueueRow } from './schemas.ts';

/** One request of `GET /desk/asked`, as far as numbers are made of it. */
export interface Asked {
  readonly reference: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly answeredOn: string;
  readonly answer: string;
  readonly ground: string;
  readonly days: string;
  readonly channel: string;
  readonly lane: string;
  readonly missedDeadline: boolean;
}

/** A table of counts; no number is about one person. */
export interface Figures {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}

export const target = 'Target: all answered on time, half of them within 15 days';

export function figuresOf(asked: readonly Asked[], open: readonly QueueRow[], today: string): readonly Figures[] {
  const answered = asked.filter(({ answeredOn }) => answeredOn !== '');
  const days = answered.map((one) => Number(one.days)).toSorted((a, b) => a - b);
  const onTime = answered.filter(({ missedDeadline }) => !missedDeadline).length;
  const left = open.map(({ view }) => daysBetween(today, view.dueOn));
  const between = (from: number, to: number) => String(left.filter((n) => n >= from && n <= to).length);
  return [
    {
      title: 'Answers',
      rows: [
        ['Requests', String(asked.length)],
        ['Answered', String(answered.length)],
        ['Answered on time', share(onTime, answered.length)],
        ['Median days to the answer', quantile(days, 0.5)],
        ['Nine in ten answered within, days', quantile(days, 0.9)],
        ['Past their date', String(asked.filter(({ missedDeadline }) => missedDeadline).length)],
      ],
    },
    {
      title: 'Open cases by days left',
      rows: [
        ['Overdue', between(-9999, -1)],
        ['0 to 5 days', between(0, 5)],
        ['6 to 15 days', between(6, 15)],
        ['16 days and more', between(16, 9999)],
      ],
    },
    {
      title: 'Open cases by whose move it is',
      rows: [
        ['The person’s', String(open.filter(waitsForPerson).length)],
        ['Ours', String(open.filter((row) => !waitsForPerson(row)).length)],
      ],
    },
    {
      title: 'Answers by kind',
      rows: counted(
        answered.map(({ answer, ground }) => (ground === '' ? inWords(answer) : `${inWords(answer)} (${ground})`)),
      ),
    },
    { title: 'How requests came in', rows: counted(asked.map(({ channel }) => nameOfChannel(channel))) },
    { title: 'Who asked', rows: counted(asked.map(({ lane }) => (lane === 'victim' ? 'The person' : inWords(lane)))) },
    {
      title: 'What needs care',
      rows: [
        ['Email bounced', String(open.filter(({ view }) => view.emailFailed === true).length)],
        [
          'Document not accepted',
          String(open.filter(({ view }) => (view.documents ?? []).some((d) => d.status === 'refused')).length),
        ],
        ['Open task', String(open.filter((row) => tasksOf(row) > 0).length)],
        ['Second review', String(open.filter(({ view }) => view.secondReviews > 0).length)],
      ],
    },
  ];
}

function nameOfChannel(channel: string): string {
  const known = channels.find((one) => one === channel);
  return known === undefined ? inWords(channel) : channelWords[known];
}

/** "nothing-found" → "Nothing found" */
function inWords(code: string): string {
  return `${code.charAt(0).toUpperCase()}${code.slice(1)}`.replaceAll('-', ' ');
}

function share(part: number, whole: number): string {
  return whole === 0 ? 'None answered yet' : `${Math.round((100 * part) / whole)} % (${part} of ${whole})`;
}

/** Nearest rank. */
function quantile(sorted: readonly number[], q: number): string {
  const found = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  return found === undefined ? 'None answered yet' : String(found);
}

function counted(values: readonly string[]): readonly (readonly [string, string])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([value, count]) => [value, String(count)]);
}

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(rows: readonly Readonly<Record<string, string | number | boolean>>[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const names = Object.keys(first);
  const cell = (value: string | number | boolean | undefined) => {
    const text = String(value ?? '');
    return `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
}
