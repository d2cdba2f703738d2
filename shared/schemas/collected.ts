import * as z from 'zod/mini';
import { sourceRecord } from './commerce-system.ts';

z.config({ jitless: true });

/** Records as collected and kept in the vault. */
export const sourceRecords = z.array(sourceRecord);

/** The instruments of an account, as kept before and after. */
export const instrumentList = z.object({
  instruments: z.array(
    z.object({
      id: z.string(),
      last4: z.string(),
      fingerprint: z.optional(z.string()),
      status: z.enum(['active', 'held', 'removed']),
    }),
  ),
});
