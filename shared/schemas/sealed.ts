import * as z from 'zod/mini';

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
export type PreparedCard = z.infer<typeof preparedCards>[number];
