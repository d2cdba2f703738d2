import * as z from 'zod/mini';
import type { SystemEntry } from '../domain/registry.ts';

z.config({ jitless: true });

export const systemEntry = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/u)),
  name: z.string(),
  kind: z.enum(['own', 'vendor', 'predecessor', 'marketplace-seller']),
  owner: z.string(),
  baseUrl: z.string().check(z.regex(/^https?:\/\//u)),
  emergencyStop: z.boolean(),
  paymentProvider: z.boolean(),
}) satisfies z.ZodMiniType<SystemEntry>;
