import { addressInLine } from '../../shared/domain/address-in-line.ts';
import type { Trace, TracePlace } from '../../shared/domain/identifiers.ts';
import {
  type Money,
  type RecordBody,
  type RecordClass,
  recordClasses,
  type SourceRecord,
} from '../../shared/domain/records.ts';
import { isLocalDate } from '../../shared/domain/time.ts';
import { addressLike, cardLike, traceOf } from './entered-traces.ts';
import type { Told, Values } from './form.tsx';

/** Parts of a line after its day, in order: what each is called, and where it stands in the record; absent parts are empty. */
interface Kind {
  readonly parts: Readonly<Record<string, string>>;
  /** At the end of the line stands what of the person's is on the record: without it nothing shows whose it is (L27). */
  readonly place?: TracePlace;
  readonly of: (cell: (at: number) => string, money: (at: number) => Money, day: string) => RecordBody;
}

const party = (name: string, email = '', phone = '', address = '') => ({
  ...(name === '' ? {} : { name }),
  ...(email === '' ? {} : { email }),
  ...(phone === '' ? {} : { phone }),
  ...(address === '' ? {} : { address: addressInLine(address) ?? { lines: [address], country: 'US' } }),
});

const kinds: Readonly<Record<RecordClass, Kind>> = {
  application: {
    parts: {
      'How it came in': 'channel',
      Name: 'applicant.name',
      Email: 'applicant.email',
      Phone: 'applicant.phone',
      Address: 'applicant.address',
    },
    of: (c) => ({ class: 'application', channel: c(0), applicant: party(c(1), c(2), c(3), c(4)), entries: [] }),
  },
  statements: {
    parts: { Period: 'period', Text: 'lines.0.text', Amount: 'lines.0.money' },
    place: 'payment',
    of: (c, m, day) => ({ class: 'statements', period: c(0), lines: [{ at: day, text: c(1), money: m(2) }] }),
  },
  orders: {
    parts: {
      Number: 'number',
      'What was ordered': 'items.0.name',
      Amount: 'total',
      Status: 'status',
      'Ordered by': 'orderedBy.name',
      Email: 'orderedBy.email',
      Phone: 'orderedBy.phone',
      'Delivered to': 'deliverTo',
    },
    place: 'order',
    of: (c, m) => ({
      class: 'orders',
      number: c(0),
      items: [{ name: c(1), quantity: 1, price: m(2) }],
      total: m(2),
      status: c(3),
      orderedBy: party(c(4), c(5), c(6)),
      ...(c(7) === '' ? {} : { deliverTo: party('', '', '', c(7)) }),
    }),
  },
  receipts: {
    parts: { Number: 'number', Amount: 'total', 'Sent to': 'sentTo' },
    place: 'order',
    of: (c, m) => ({ class: 'receipts', number: c(0), total: m(1), ...(c(2) === '' ? {} : { sentTo: c(2) }) }),
  },
  payments: {
    parts: { Amount: 'money', Status: 'status', Order: 'order' },
    place: 'payment',
    of: (c, m) => ({ class: 'payments', money: m(0), status: c(1), ...(c(2) === '' ? {} : { order: c(2) }) }),
  },
  deliveries: {
    parts: {
      Carrier: 'carrier',
      'Delivered to': 'recipient.name',
      Address: 'recipient.address',
      'Tracking number': 'tracking',
    },
    place: 'delivery',
    of: (c) => ({
      class: 'deliveries',
      carrier: c(0),
      recipient: party(c(1), '', '', c(2)),
      ...(c(3) === '' ? {} : { tracking: c(3) }),
    }),
  },
  'support-notes': {
    parts: { How: 'channel', Text: 'text' },
    place: 'support',
    of: (c) => ({ class: 'support-notes', channel: c(0), text: c(1) }),
  },
  'account-changes': {
    parts: { 'What changed': 'what', From: 'from', To: 'to' },
    of: (c) => ({
      class: 'account-changes',
      what: c(0),
      ...(c(1) === '' ? {} : { from: c(1) }),
      ...(c(2) === '' ? {} : { to: c(2) }),
    }),
  },
  'phone-numbers': {
    parts: { Number: 'number', 'What it was used for': 'use' },
    of: (c) => ({ class: 'phone-numbers', number: c(0), use: c(1) }),
  },
  'vendor-held': {
    parts: { 'Who has it': 'holder', 'What it is': 'description' },
    place: 'order',
    of: (c) => ({ class: 'vendor-held', holder: c(0), description: c(1) }),
  },
};

const ofThePerson = 'On it of the person';

/** What a line of this kind holds, in order. */
export function partsOf(kind: RecordClass): readonly string[] {
  return ['Day', ...Object.keys(kinds[kind].parts), ...(kinds[kind].place === undefined ? [] : [ofThePerson])];
}

/** Every kind of record as it was entered, one record a line; and what is wrong, by the control it is said at. */
export function enteredClasses(values: Values) {
  const wrong: Record<string, string> = {};
  const classes = recordClasses.map((kind, at) => {
    const name = (part: string) => `classes.${at}.${part}`;
    const status = values[name('status')] ?? '';
    if (status === 'held-by')
      return { class: kind, status, holder: values[name('holder')] ?? '', askedOn: values[name('askedOn')] ?? '' };
    if (status !== 'supplied') {
      if (status === '') wrong[name('status')] = 'Say what there is of this kind';
      return { class: kind, status };
    }
    const lines = (values[name('records')] ?? '').split('\n').filter((line) => line.trim() !== '');
    const read = lines.map((line, n) => recordOf(kind, line, n + 1));
    const faults = read.flatMap((one, n) => (typeof one === 'string' ? [{ line: n + 1, sentence: one }] : []));
    if (lines.length === 0) wrong[name('records')] = 'Enter one record a line';
    if (faults.length > 0) wrong[name('records')] = byLine(faults);
    return { class: kind, status, records: read.filter((one) => typeof one !== 'string') };
  });
  return { classes, wrong };
}

/** What the API found wrong with records, at the control they were entered in and by the line each stands on. */
export function faultsByLine(faults: readonly Told[]): readonly Told[] {
  const ofRecords = faults.flatMap((fault) => {
    const [classes, at, records, n, ...inRecord] = fault.path.split('.');
    const kind = recordClasses[Number(at)];
    if (classes !== 'classes' || records !== 'records' || n === undefined || kind === undefined) return [];
    const place = {
      line: Number(n) + 1,
      part: partAt(kind, inRecord.join('.')),
      sentence: fault.message ?? fault.code,
    };
    return [{ fault, control: `classes.${at}.records`, place }];
  });
  const controls = new Set(ofRecords.map(({ control }) => control));
  return [
    ...faults.filter((fault) => !ofRecords.some((one) => one.fault === fault)),
    ...[...controls].map((path) => ({
      path,
      code: 'records',
      message: byLine(ofRecords.flatMap(({ control, place }) => (control === path ? [place] : []))),
    })),
  ];
}

/** What a place in a record is called in its line. */
function partAt(kind: RecordClass, inRecord: string): string | undefined {
  const { parts, place } = kinds[kind];
  const stands = (path: string) => inRecord === path || inRecord.startsWith(`${path}.`);
  if (stands('at')) return 'Day';
  if (stands('traces') && place !== undefined) return ofThePerson;
  return Object.entries(parts).find(([, path]) => stands(path))?.[0];
}

interface LineFault {
  readonly line: number;
  readonly part?: string | undefined;
  readonly sentence: string;
}

/** One sentence for all lines that have the same fault: of two hundred that were copied there may be many. */
function byLine(faults: readonly LineFault[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { line, part, sentence } of faults) {
    const said = `${part === undefined ? '' : ` (${part})`}: ${sentence}`;
    lines.set(said, (lines.get(said) ?? new Set()).add(line));
  }
  return [...lines].map(([said, on]) => `${on.size === 1 ? 'Line' : 'Lines'} ${[...on].join(', ')}${said}`).join('. ');
}

function recordOf(kind: RecordClass, line: string, n: number): SourceRecord | string {
  const { parts, place, of } = kinds[kind];
  const [day = '', ...cells] = line.split(/[|\t]/u).map((cell) => cell.trim());
  const wanted = partsOf(kind);
  if (!isLocalDate(day)) return 'begin with the day, like 2026-03-31';
  if (cells.length + 1 !== wanted.length)
    return `${cells.length + 1} of ${wanted.length} parts are there: ${wanted.join(' | ')}`;
  const amount = Object.keys(parts).indexOf('Amount');
  if (amount >= 0 && !isAmount(cells[amount] ?? '')) return 'write the amount like 24.90';
  const hers = cells.at(-1) ?? '';
  if (place !== undefined && hers === '') return 'say what of the person stands on it';
  const cell = (at: number) => cells[at] ?? '';
  const money = (at: number) => ({
    amount: Math.round(Number(cell(at).replaceAll(/[$,]/gu, '')) * 100),
    currency: 'USD',
  });
  const trace = place === undefined ? undefined : traceOf(hers, place);
  if (place !== undefined && trace === undefined)
    return `write what of the person stands on it as an email, a phone number, a name, a card like ${cardLike}, or an address like ${addressLike}`;
  const traces = trace === undefined ? ownTraces(kind, cells) : [trace];
  return { id: `${kind}-${n}`, at: day, traces, ...of(cell, money, day) };
}

/** In whose name the account was opened: where it was in hers, her name alone says that a record is hers (L27). */
function ownTraces(kind: RecordClass, cells: readonly string[]): readonly Trace[] {
  const name = kind === 'application' ? (cells[1] ?? '') : '';
  return name === '' ? [] : [{ place: 'application', kind: 'name', value: name }];
}

function isAmount(text: string): boolean {
  return /^-?\$?\d[\d,]*(?:\.\d{2})?$/u.test(text);
}
