import * as z from 'zod/mini';
import { address } from './fields.ts';

z.config({ jitless: true });

/** A card of hers after the payment provider was asked. */
export const preparedCards = z.array(
  z.object({
    id: z.string(),
    last4: z.string(),
    expMonth: z.optional(z.number()),
    expYear: z.optional(z.number()),
    fingerprint: z.optional(z.string()),
    proved: z.boolean(),
  }),
);
/** Where she can be written to after a change; what did not change is in the text of before. */
export const contactDetails = z.object({ email: z.optional(z.string()), address: z.optional(address) });
export type ContactDetails = z.output<typeof contactDetails>;
export type PreparedCard = z.infer<typeof preparedCards>[number];
