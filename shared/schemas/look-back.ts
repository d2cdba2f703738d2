import * as z from 'zod/mini';
import { channels } from '../domain/case/vocabulary.ts';
import { type LookBackCommit, type LookBackEvent, type PastContact, pastOutcomes } from '../domain/look-back.ts';
import { isLocalDate } from '../domain/time.ts';
import { id, list } from './events/parts.ts';
import { email, phone, text } from './fields.ts';
import { type Fault, faultsOf } from './report.ts';

z.config({ jitless: true });

/** Columns of the file, in any order (docs/look-back.md). */
export const columns = [
  'source',
  'source_id',
  'received_on',
  'channel',
  'outcome',
  'answered_on',
  'language',
  'given_name',
  'family_name',
  'email',
  'phone',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
] as const;

const cell = (of: z.ZodMiniType<string>) =>
  z.pipe(
    z.transform((value: unknown) => (value === '' ? undefined : value)),
    z.optional(of),
  );
const day = z.string('received.date').check(z.refine(isLocalDate, 'received.date'));

/** One line. What stands in a column that is not named above is not read. */
const line = z
  .object({
    source: text(60, 'line.source'),
    source_id: text(100, 'line.source'),
    received_on: day,
    channel: z.enum(
      channels.filter((c) => c !== 'web'),
      'channel.missing',
    ),
    outcome: z.enum(pastOutcomes, 'line.outcome'),
    answered_on: cell(day),
    language: z._default(z.enum(['en', 'es'], 'language.missing'), 'en'),
    given_name: text(128),
    family_name: text(128),
    email: cell(email),
    phone: cell(phone),
    address: text(300),
    city: text(100),
    region: text(100),
    postal_code: text(20),
    country: z._default(z.string('address.country').check(z.regex(/^[A-Z]{2}$/u, 'address.country')), 'US'),
  })
  .check(
    z.refine((l) => l.given_name + l.family_name !== '', { message: 'name.missing', path: ['given_name'] }),
    z.refine((l) => l.answered_on === undefined || l.answered_on >= l.received_on, {
      message: 'line.answered-before',
      path: ['answered_on'],
    }),
    z.refine((l) => (l.outcome === 'records' || l.outcome === 'declined') === (l.answered_on !== undefined), {
      message: 'line.answered',
      path: ['answered_on'],
    }),
  );
export type PastLine = z.infer<typeof line>;

export interface LineFault extends Fault {
  /** As an editor counts: the heading is line 1, a cell may go over several lines, and empty ones count. */
  readonly line: number;
}

/** Every fault of every line at once; nothing is imported while there is one. */
export function readLines(
  rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[],
  today: string,
): { readonly lines: readonly PastLine[]; readonly faults: readonly LineFault[] } {
  const lines: PastLine[] = [];
  const faults: LineFault[] = [];
  const [first] = rows;
  for (const name of columns)
    if (first && !(name in first.cells)) faults.push({ line: 1, path: name, code: 'line.column-missing' });
  if (faults.length > 0) return { lines, faults };
  for (const { line: at, cells } of rows) {
    const given = { ...cells, language: cells['language'] || undefined, country: cells['country'] || undefined };
    const read = line.safeParse(given);
    if (!read.success) faults.push(...faultsOf(read.error).map((f) => ({ line: at, ...f })));
    else if (read.data.received_on > today) faults.push({ line: at, path: 'received_on', code: 'received.future' });
    else lines.push(read.data);
  }
  return { lines, faults };
}

const past = z.object({
  id,
  person: id,
  code: z.string(),
  channel: z.enum(channels.filter((c) => c !== 'web')),
  language: z.enum(['en', 'es']),
  receivedOn: z.string(),
  outcome: z.enum(pastOutcomes),
  answeredOn: z.optional(z.string()),
  ways: list(z.enum(['email', 'post'])),
}) satisfies z.ZodMiniType<PastContact>;

const v = z.literal(1);
const event = z.discriminatedUnion('type', [
  z.object({ v, type: z.literal('contacts-imported'), contacts: list(past), file: z.string() }),
  z.object({ v, type: z.literal('letter-printed'), contact: id, commitment: z.string() }),
  z.object({ v, type: z.literal('letter-posted'), contact: id, on: z.string(), proof: z.string() }),
  z.object({ v, type: z.literal('letter-returned'), contact: id, on: z.string() }),
  z.object({ v, type: z.literal('mail-claimed'), contact: id }),
  z.object({ v, type: z.literal('mail-sent'), contact: id, message: z.string() }),
  z.object({ v, type: z.literal('mail-bounced'), contact: id }),
  z.object({ v, type: z.literal('letter-answered'), contact: id, on: z.string(), reference: z.string() }),
]) satisfies z.ZodMiniType<LookBackEvent>;

const commit = z.object({
  drive: z.string(),
  seq: z.number(),
  at: z.string(),
  actor: z.object({ kind: z.literal('worker'), id: z.string() }),
  events: list(event),
  prev: z.string(),
}) satisfies z.ZodMiniType<LookBackCommit>;

/** `undefined`: not an entry of ours. */
export function readLookBack(body: string): LookBackCommit | undefined {
  try {
    return commit.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** The address of a line as reports have it. */
export function addressOf(l: PastLine) {
  if (l.address === '') return undefined;
  return {
    lines: l.address.split(/\s*[;\n]\s*/u).filter((part) => part !== ''),
    ...(l.city === '' ? {} : { city: l.city }),
    ...(l.region === '' ? {} : { region: l.region }),
    ...(l.postal_code === '' ? {} : { postalCode: l.postal_code }),
    country: l.country,
  };
}

/** As sealed: read again before a letter is printed. */
export function readSealedLine(json: string): PastLine {
  return line.parse(JSON.parse(json));
}
