import * as z from 'zod/mini';
import { isLocalDate } from '../domain/time.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

const receivedOn = z.optional(z.string('received.date').check(z.refine(isLocalDate, 'received.date')));

/** What staff order about the holder of a matched account, by the route's id. */
export const appealOrders = {
  'appeal-add': z.strictObject({
    type: z._default(z.literal('receive-appeal'), 'receive-appeal'),
    match: id,
    receivedOn,
    note,
  }),
  appeal: z.strictObject({
    type: z._default(z.literal('settle-appeal'), 'settle-appeal'),
    appeal: id,
    outcome: z.enum(['hold-lifted', 'stands'], 'appeal.outcome'),
    note,
  }),
  notice: z.strictObject({ type: z._default(z.literal('send-notice'), 'send-notice'), match: id }),
} as const;

/** As customer service keys it in: the account in its system and what the holder said. Which case it belongs to is ours to know. */
export const heldAccount = z.strictObject({ system: id, account: id, receivedOn, note });
export type HeldAccount = z.output<typeof heldAccount>;
