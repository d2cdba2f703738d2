import * as z from 'zod/mini';
import { holdsCardNumber } from '../domain/card-numbers.ts';
import { wants } from '../domain/case/events.ts';
import { normaliseEmail, normalisePhone } from '../domain/normalise.ts';

z.config({ jitless: true });

const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\uFEFF]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();

/** A text in which nobody may leave a card number (G13). Codes are the `message`; sentences are in shared/content/errors. */
const text = (max: number, missing?: string) =>
  z.pipe(
    z.pipe(z.string(missing ?? 'text.shape'), z.transform(clean)),
    z.string().check(
      z.refine((t) => missing === undefined || t.length > 0, missing ?? ''),
      z.maxLength(max, 'text.long'),
      z.refine((t) => !holdsCardNumber(t), 'card.number-not-allowed'),
    ),
  );

export const address = z.object(
  {
    lines: z.array(text(100)).check(z.minLength(1, 'address.missing'), z.maxLength(6, 'text.long')),
    city: z.optional(text(100)),
    region: z.optional(text(100)),
    postalCode: z.optional(text(20)),
    country: z.string('address.country').check(z.regex(/^[A-Z]{2}$/u, 'address.country')),
  },
  'address.missing',
);

const card = z.strictObject({
  last4: z.string('card.last4').check(z.regex(/^\d{4}$/u, 'card.last4')),
  expMonth: z.optional(z.int('card.expiry').check(z.gte(1, 'card.expiry'), z.lte(12, 'card.expiry'))),
  expYear: z.optional(z.int('card.expiry').check(z.gte(2000, 'card.expiry'), z.lte(2100, 'card.expiry'))),
  /** What the payment provider's own field gave to the browser. */
  token: z.optional(z.string('card.token').check(z.regex(/^[\w-]{1,100}$/u, 'card.token'))),
});

const email = z.string('email.missing').check(z.refine((e) => normaliseEmail(e) !== undefined, 'email.shape'));
const phone = z.string('phone.shape').check(z.refine((p) => normalisePhone(p) !== undefined, 'phone.shape'));

/** The report as filed. Every name in it is the person's own or an officer's she names; no other name is asked for (L2). */
export const report = z
  .strictObject({
    language: z.enum(['en', 'es'], 'language.missing'),
    name: z
      .strictObject(
        {
          given: text(128),
          family: z.optional(text(128)),
          other: z.optional(z.array(text(128)).check(z.maxLength(10, 'text.long'))),
        },
        'name.missing',
      )
      .check(z.refine((n) => n.given.length > 0 || (n.family ?? '').length > 0, 'name.missing')),
    callMe: z.optional(text(60)),
    addresses: z
      .array(address, 'address.missing')
      .check(z.minLength(1, 'address.missing'), z.maxLength(10, 'text.long')),
    contact: z.enum(['email', 'post'], 'contact.missing'),
    email: z.optional(email),
    otherEmails: z.optional(z.array(email).check(z.maxLength(10, 'text.long'))),
    phones: z.optional(z.array(phone).check(z.maxLength(10, 'text.long'))),
    /** Somebody she lives with could see her mail (product.md, safe contact). */
    safeContact: z.optional(z.boolean()),
    happened: z
      .array(z.enum(['account-opened', 'bought', 'account-used', 'bill', 'other', 'not-sure']), 'happened.missing')
      .check(z.minLength(1, 'happened.missing')),
    wants: z.array(z.enum(wants), 'wants.missing').check(z.minLength(1, 'wants.missing')),
    cards: z.optional(z.array(card).check(z.maxLength(10, 'text.long'))),
    /** E-mail addresses of accounts that are hers, or that she allows (L43). */
    ownAccounts: z.optional(z.array(email).check(z.maxLength(10, 'text.long'))),
    /** Optional account, order or bill numbers she knows (L3), and anything that helps. */
    details: z.optional(text(1000)),
    officer: z.optional(z.strictObject({ agency: text(200, 'officer.agency'), name: z.optional(text(128)), email })),
    signature: text(200, 'signature.missing'),
  })
  .check(z.refine((r) => r.contact === 'post' || r.email !== undefined, { message: 'email.missing', path: ['email'] }));

export type Report = z.infer<typeof report>;

/** One fault of a body: where, and a stable code. */
export interface Fault {
  readonly path: string;
  readonly code: string;
}

/** Every fault at once, by field. */
export function faultsOf(error: z.core.$ZodError): readonly Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    // What no code of ours was written for is zod's own sentence.
    code:
      issue.code === 'unrecognized_keys'
        ? 'field.unknown'
        : /^[a-z-]+\.[a-z-]+$/u.test(issue.message)
          ? issue.message
          : 'field.shape',
  }));
}
