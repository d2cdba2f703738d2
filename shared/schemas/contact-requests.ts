import * as z from 'zod/mini';
import { languages } from '../domain/brand.ts';
import { ways } from '../domain/case/vocabulary.ts';
import { address, email } from './fields.ts';
import { id, lookReason, note } from './order-parts.ts';
import { recipientContact } from './recipients.ts';

z.config({ jitless: true });

const preferred = z.optional(z.enum(ways, 'way.missing'));
const contact = { email: z.optional(email), address: z.optional(address), preferred };
const something = z.refine<{ email?: unknown; address?: unknown; preferred?: unknown }>(
  (c) => c.email !== undefined || c.address !== undefined || c.preferred !== undefined,
  { message: 'contact.nothing', path: ['email'] },
);

/** What needs more than the link: it takes effect with a code sent to a second way, or when a person confirmed it. */
export const changeBody = z.discriminatedUnion(
  'what',
  [
    z.strictObject({ what: z.literal('contact'), ...contact }).check(something),
    z.strictObject({ what: z.literal('withdrawal') }),
    z.strictObject({
      what: z.literal('recipient'),
      kind: z.enum(['representative', 'officer', 'agency'], 'recipient.kind'),
      contact: recipientContact,
    }),
  ],
  'change.missing',
);
export type ChangeBody = z.output<typeof changeBody>;

export const preferencesBody = z.strictObject({
  language: z.optional(z.enum(languages, 'language.missing')),
  largePrint: z.optional(z.boolean('field.shape')),
});

/** The reference, and one thing of hers that we hold it against. */
export const linkBody = z
  .strictObject({
    reference: z
      .string('reference.shape')
      .check(z.regex(/^\s*[\dA-Za-z]{4}[\s-]*[\dA-Za-z]{4}\s*$/u, 'reference.shape')),
    email: z.optional(email),
    postalCode: z.optional(z.string('zip.shape').check(z.minLength(3, 'zip.shape'), z.maxLength(12, 'zip.shape'))),
  })
  .check(
    z.refine((l) => l.email !== undefined || l.postalCode !== undefined, { message: 'email.missing', path: ['email'] }),
  );
export type LinkBody = z.output<typeof linkBody>;

/** What staff do with where she is written to; each opens sealed text. */
export const contactOrders = {
  contact: z
    .strictObject({
      ...contact,
      /** They agreed on it with her, knowing that it may stand on a disputed account (L45). */
      agreed: z._default(z.boolean('field.shape'), false),
      note,
    })
    .check(something),
  change: z.strictObject({ change: id, confirmed: z.boolean('confirmed.missing'), note }),
  'change-view': z.strictObject({ change: id }),
  'contact-view': z.strictObject({ why: lookReason, note }),
  link: z.strictObject({}),
} as const;
export type ContactOrder = z.output<(typeof contactOrders)['contact']>;
export type ContactLook = z.output<(typeof contactOrders)['contact-view']>;
export type ChangeOrder = z.output<(typeof contactOrders)['change']>;
