import * as z from 'zod/mini';
import { tracePlaces } from '../domain/identifiers.ts';
import { recordClasses, type SourceRecord } from '../domain/records.ts';

z.config({ jitless: true });

/** The wire format of docs/api/commerce-system.yaml. Unknown fields are dropped, never kept: the package is built from these alone (T10). */

const text = z.string().check(z.maxLength(4000));
const opt = z.optional;
const list = <T extends z.core.SomeType>(of: T) => z.readonly(z.array(of));
const money = z.object({ amount: z.number(), currency: z.string().check(z.regex(/^[A-Z]{3}$/u)) });
export const postalAddress = z.object({
  lines: list(text),
  city: opt(text),
  region: opt(text),
  postalCode: opt(text),
  country: text,
});
const card = z.object({
  brand: opt(text),
  last4: z.string().check(z.regex(/^\d{4}$/u)),
  expMonth: opt(z.number()),
  expYear: opt(z.number()),
});
const party = z.object({ name: opt(text), email: opt(text), phone: opt(text), address: opt(postalAddress) });

const standing = { place: z.enum(tracePlaces), at: opt(text) };
export const trace = z.discriminatedUnion('kind', [
  z.object({ ...standing, kind: z.literal('email'), value: text }),
  z.object({ ...standing, kind: z.literal('phone'), value: text }),
  z.object({ ...standing, kind: z.literal('address'), value: postalAddress }),
  z.object({ ...standing, kind: z.literal('name'), value: text }),
  z.object({
    ...standing,
    kind: z.literal('card'),
    instrument: opt(text),
    fingerprint: opt(text),
    last4: text,
    expMonth: opt(z.number()),
    expYear: opt(z.number()),
  }),
]);

const common = { id: text, at: text, traces: list(trace) };
const record = <C extends SourceRecord['class'], S extends z.core.$ZodLooseShape>(name: C, shape: S) =>
  z.object({ ...common, class: z.literal(name), ...shape });

export const sourceRecord = z.discriminatedUnion('class', [
  record('application', {
    channel: text,
    applicant: party,
    entries: list(z.object({ question: text, answer: text })),
  }),
  record('statements', { period: text, lines: list(z.object({ at: text, text, money })) }),
  record('orders', {
    number: text,
    items: list(z.object({ name: text, quantity: z.number(), price: money })),
    total: money,
    paidWith: opt(card),
    orderedBy: party,
    deliverTo: opt(party),
    status: text,
  }),
  record('receipts', { number: text, order: opt(text), total: money, sentTo: opt(text) }),
  record('payments', { money, card: opt(card), order: opt(text), status: text }),
  record('deliveries', {
    order: opt(text),
    recipient: party,
    carrier: text,
    tracking: opt(text),
    deliveredAt: opt(text),
  }),
  record('support-notes', { channel: text, text }),
  record('account-changes', { what: text, from: opt(text), to: opt(text) }),
  record('phone-numbers', { number: text, use: text }),
  record('vendor-held', { holder: text, description: text }),
]) satisfies z.ZodMiniType<SourceRecord>;

const cursor = opt(text);
export const searchAnswer = z.object({
  candidates: list(z.object({ account: text, openedAt: text, traces: list(trace) })),
  nextCursor: cursor,
});
export const instrumentsAnswer = z.object({
  instruments: list(
    z.object({
      id: text,
      kind: z.enum(['card', 'bank-account']),
      last4: text,
      fingerprint: opt(text),
      expMonth: opt(z.number()),
      expYear: opt(z.number()),
      status: z.enum(['active', 'held', 'removed']),
    }),
  ),
  frozen: z.boolean(),
});
export const actionAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), receipt: text, noticeSuppressed: z.boolean(), snapshot: opt(z.unknown()) }),
  z.object({ outcome: z.literal('not-found') }),
  z.object({ outcome: z.literal('refused'), reason: text }),
  z.object({ outcome: z.literal('unknown') }),
]);
export const recordsAnswer = z.object({
  records: list(sourceRecord),
  nextCursor: cursor,
  heldBy: opt(z.object({ holder: text, askedOn: text })),
});
export const recordClass = z.enum(recordClasses);
export const tokenAnswer = z.object({
  fingerprint: text,
  last4: text,
  expMonth: z.number(),
  expYear: z.number(),
  proved: z.boolean(),
});
