import * as z from 'zod/mini';
import { channels, documentPurposes, requestForms, requestReasons } from '../domain/case/vocabulary.ts';
import { isLocalDate } from '../domain/time.ts';
import { addedIdentifiers, tellsNothing } from './added-identifiers.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

/** Post that came back makes its request by itself, with the letter it is about (L37). */
const keyedReasons = requestReasons.filter((why) => why !== 'returned-post');
const day = z.string('received.date').check(z.refine(isLocalDate, 'received.date'));

/** What staff order about the requests of a case, by the route's id. */
export const requestOrders = {
  'request-add': z.strictObject({
    type: z._default(z.literal('receive-request'), 'receive-request'),
    why: z.enum(keyedReasons, 'why.missing'),
    channel: z.enum(channels, 'channel.missing'),
    receivedOn: day,
    form: z.optional(z.enum(requestForms, 'form.missing')),
  }),
  identifiers: z
    .strictObject({
      type: z._default(z.literal('add-identifiers'), 'add-identifiers'),
      ...addedIdentifiers.shape,
    })
    .check(z.refine((told) => !tellsNothing(told), { message: 'identifiers.missing', path: ['emails'] })),
  receipt: z.strictObject({
    type: z._default(z.literal('correct-receipt'), 'correct-receipt'),
    request: z._default(id, 'r1'),
    receivedOn: day,
    note,
  }),
} as const;

export const deskUpload = z.strictObject({
  purpose: z.enum(documentPurposes, 'file.purpose'),
  contentType: z.enum(['image/jpeg', 'image/png', 'application/pdf'], 'file.type'),
});

export const correctReceipt = z.strictObject({
  kind: z.literal('correct-receipt'),
  request: id,
  receivedOn: day,
  document: id,
});
