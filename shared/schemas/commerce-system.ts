import * as z from 'zod/mini';
import { holdsIssuedCardNumber, maskCardNumbers, maskIssuedCardNumbers } from '../domain/card-numbers.ts';
import { tracePlaces } from '../domain/identifiers.ts';
import { recordClasses, type SourceRecord } from '../domain/records.ts';
import { actionVerbs, downstreamFlags, noticeKinds } from '../domain/verbs.ts';

z.config({ jitless: true });

/**
 * The wire format of docs/api/commerce-system.yaml. Unknown fields are dropped, never kept: the package is built from these alone (T10).
 * Card numbers that slipped into free text are cut to their last 4 (G13).
 */

const text = z.string().check(z.maxLength(4000), z.overwrite(maskIssuedCardNumbers));
const freeText = z.string().check(z.maxLength(20_000), z.overwrite(maskCardNumbers));
/** Ids, receipts and codes stand in the log of the case, which holds no personal data: nothing that looks like an address or a sentence fits. */
const opaque = z.string().check(
  z.regex(/^[\w.:~/=+-]{1,128}$/u),
  z.refine((id) => !holdsIssuedCardNumber(id)),
);
const code = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/u));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/u));
/** RFC 3339, or the day alone where the system keeps no time. */
const moment = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u));
const month = z.int().check(z.minimum(1), z.maximum(12));
const year = z.int().check(z.minimum(1970), z.maximum(2200));
const last4 = z.string().check(z.regex(/^[0-9A-Za-z]{4}$/u));
const opt = z.optional;
const list = <T extends z.core.SomeType>(of: T) => z.readonly(z.array(of));
export const money = z.object({ amount: z.int(), currency: z.string().check(z.regex(/^[A-Z]{3}$/u)) });
export const postalAddress = z.object({
  lines: list(text),
  city: opt(text),
  region: opt(text),
  postalCode: opt(text),
  country: z.string().check(z.regex(/^[A-Z]{2}$/u)),
});
export const cardOnRecord = z.object({ brand: opt(text), last4, expMonth: opt(month), expYear: opt(year) });
export const party = z.object({ name: opt(text), email: opt(text), phone: opt(text), address: opt(postalAddress) });

const standing = { place: z.enum(tracePlaces), at: opt(moment) };
export const trace = z.discriminatedUnion('kind', [
  z.object({ ...standing, kind: z.literal('email'), value: text }),
  z.object({ ...standing, kind: z.literal('phone'), value: text }),
  z.object({ ...standing, kind: z.literal('address'), value: postalAddress }),
  z.object({ ...standing, kind: z.literal('name'), value: text }),
  z.object({
    ...standing,
    kind: z.literal('card'),
    instrument: opt(opaque),
    fingerprint: opt(opaque),
    last4,
    expMonth: opt(month),
    expYear: opt(year),
  }),
]);

const common = { id: text, at: moment, traces: list(trace) };
const record = <C extends SourceRecord['class'], S extends z.core.$ZodLooseShape>(name: C, shape: S) =>
  z.object({ ...common, class: z.literal(name), ...shape });

export const sourceRecord = z.discriminatedUnion('class', [
  record('application', {
    channel: text,
    applicant: party,
    entries: list(z.object({ question: text, answer: freeText })),
  }),
  record('statements', {
    period: text,
    lines: list(z.object({ at: moment, text: freeText, money, traces: opt(list(trace)) })),
  }),
  record('orders', {
    number: text,
    items: list(z.object({ name: text, quantity: z.number(), price: money })),
    total: money,
    paidWith: opt(cardOnRecord),
    orderedBy: party,
    deliverTo: opt(party),
    status: text,
  }),
  record('receipts', { number: text, order: opt(text), total: money, sentTo: opt(text) }),
  record('payments', { money, card: opt(cardOnRecord), order: opt(text), status: text }),
  record('deliveries', {
    order: opt(text),
    recipient: party,
    carrier: text,
    tracking: opt(text),
    deliveredAt: opt(moment),
  }),
  record('support-notes', { channel: text, text: freeText }),
  record('account-changes', { what: text, from: opt(freeText), to: opt(freeText) }),
  record('phone-numbers', { number: text, use: text }),
  record('vendor-held', { holder: text, description: freeText }),
]) satisfies z.ZodMiniType<SourceRecord>;

const cursor = opt(text);
const heldCard = z.object({ fingerprint: opt(opaque), last4, expMonth: opt(month), expYear: opt(year) });
export const searchRequest = z.object({
  identifiers: z.object({
    names: list(text),
    emails: list(text),
    phones: list(text),
    addresses: list(postalAddress),
    cards: list(heldCard),
  }),
  cursor,
});
export const candidate = z.object({ account: opaque, openedAt: moment, traces: list(trace) });
export const searchAnswer = z.object({
  candidates: list(candidate),
  nextCursor: cursor,
});
export const instrument = z.object({
  id: opaque,
  kind: z.enum(['card', 'bank-account']),
  last4,
  fingerprint: opt(opaque),
  expMonth: opt(month),
  expYear: opt(year),
  status: z.enum(['active', 'held', 'removed']),
});
export const instrumentsAnswer = z.object({ instruments: list(instrument), frozen: z.boolean() });
const holderText = z.object({ subject: text, text });
export const actionRequest = z.object({
  verb: z.enum(actionVerbs),
  instrument: opt(z.object({ id: opaque, fingerprint: opt(opaque) })),
  flags: opt(list(z.enum(downstreamFlags))),
  notice: opt(z.object({ kind: z.enum(noticeKinds), version: code, en: holderText, es: holderText })),
  quiet: z.literal(true),
});
export const actionAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), receipt: opaque, noticeSuppressed: z.boolean(), snapshot: opt(z.unknown()) }),
  z.object({ outcome: z.literal('not-found') }),
  z.object({ outcome: z.literal('refused'), reason: code }),
  z.object({ outcome: z.literal('unknown') }),
]);
export const recordsAnswer = z.object({
  records: list(sourceRecord),
  nextCursor: cursor,
  heldBy: opt(z.object({ holder: text, askedOn: day })),
});
export const recordClass = z.enum(recordClasses);
export const tokenAnswer = z.object({
  fingerprint: opaque,
  last4,
  expMonth: month,
  expYear: year,
  proved: z.boolean(),
});
/** RFC 9457, of which only the code is read. */
export const systemProblem = z.object({ code });
