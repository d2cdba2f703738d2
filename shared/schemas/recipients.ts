import * as z from 'zod/mini';
import { numberSources, recipientProofs } from '../domain/case/recipient.ts';
import { recordClasses } from '../domain/records.ts';
import { isLocalDate } from '../domain/time.ts';
import { address, email, text } from './fields.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

const day = z.string('date.real').check(z.refine(isLocalDate, 'date.real'));

/** How to reach a recipient who was named after the report: his own name, agency and address. Sealed, never in the log. */
export const recipientContact = z
  .strictObject({
    name: z.optional(text(128)),
    agency: z.optional(text(200)),
    email: z.optional(email),
    address: z.optional(address),
  })
  .check(
    z.refine((c) => c.email !== undefined || c.address !== undefined, { message: 'officer.reach', path: ['email'] }),
  );
export type RecipientContact = z.infer<typeof recipientContact>;

/** What staff order about those who get a copy. */
export const recipientOrders = {
  'recipient-add': z.strictObject({
    type: z._default(z.literal('name-recipient'), 'name-recipient'),
    kind: z.enum(['representative', 'officer', 'agency'], 'recipient.kind'),
    contact: recipientContact,
    note,
  }),
  'recipient-proof': z
    .strictObject({
      type: z._default(z.literal('prove-recipient'), 'prove-recipient'),
      recipient: id,
      covers: z.array(z.enum(recipientProofs, 'covers.missing')).check(z.minLength(1, 'covers.missing')),
      documents: z._default(z.array(id), []),
      /** Of a call back: where we found the number. */
      source: z.optional(z.enum(numberSources, 'source.missing')),
      limits: z.optional(
        z.strictObject({
          classes: z.optional(z.array(z.enum(recordClasses, 'class.missing'))),
          from: z.optional(day),
          to: z.optional(day),
        }),
      ),
      note,
    })
    .check(
      z.refine((o) => !o.covers.includes('call-back') || o.source !== undefined, {
        message: 'source.missing',
        path: ['source'],
      }),
    ),
  'recipient-move': z.strictObject({
    type: z._default(z.literal('move-recipient'), 'move-recipient'),
    recipient: id,
    contact: recipientContact,
    note,
  }),
  'recipient-revoke': z.strictObject({
    type: z._default(z.literal('revoke-recipient'), 'revoke-recipient'),
    recipient: id,
    note,
  }),
} as const;

export type RecipientOrder = z.output<(typeof recipientOrders)[keyof typeof recipientOrders]>;
