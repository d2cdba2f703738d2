import * as z from 'zod/mini';
import { languages } from '../domain/brand.ts';
import { holdsIssuedCardNumber } from '../domain/card-numbers.ts';
import { returnReasons, ways } from '../domain/case/vocabulary.ts';
import { isLocalDate } from '../domain/time.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

const noCard = z.refine<string>((t) => t.length > 500 || !holdsIssuedCardNumber(t), 'card.number-not-allowed');
const day = z.string('date.real').check(z.refine(isLocalDate, 'date.real'));

/** What staff order so that a person can be reached: letters, safe ways, changes, withdrawals. By the route's id. */
export const reachOrders = {
  letter: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('post-letter'),
      letter: id,
      on: day,
      /** A tracking number, or what the post office stamped. */
      proof: z.string('proof.missing').check(z.minLength(3, 'proof.missing'), z.maxLength(500, 'note.long'), noCard),
    }),
    z.strictObject({ type: z.literal('return-letter'), letter: id, on: day, why: z.enum(returnReasons) }),
    z.strictObject({ type: z.literal('drop-letter'), letter: id, note }),
  ]),
  route: z.strictObject({
    type: z._default(z.literal('record-safe-route'), 'record-safe-route'),
    way: z.enum(ways, 'way.missing'),
    how: z.enum(['hers-before', 'agreed'], 'how.missing'),
    note,
  }),
  withdrawal: z.strictObject({ type: z.enum(['withdraw', 'take-back-withdrawal'], 'type.missing'), note }),
  preferences: z.strictObject({
    type: z._default(z.literal('set-preferences'), 'set-preferences'),
    language: z.optional(z.enum(languages, 'language.missing')),
    largePrint: z.optional(z.boolean('field.shape')),
  }),
} as const;
