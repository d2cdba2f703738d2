import * as z from 'zod/mini';
import type { StopChange, SystemEntry } from '../domain/registry.ts';

z.config({ jitless: true });

/** Entries of before the adapters are http ones. */
export const systemEntry = z.object({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/u)),
  name: z.string(),
  kind: z.enum(['own', 'vendor', 'predecessor', 'marketplace-seller']),
  owner: z.string(),
  adapter: z._default(z.enum(['http', 'manual']), 'http'),
  answerDays: z._default(z.int().check(z.minimum(1), z.maximum(25)), 7),
  baseUrl: z._default(z.string().check(z.regex(/^(?:https?:\/\/\S+)?$/u)), ''),
  emergencyStop: z.boolean(),
  paymentProvider: z.boolean(),
}) satisfies z.ZodMiniType<SystemEntry>;

/** One switching of the emergency stop, kept for ever. */
export const stopChange = z.object({
  on: z.boolean(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
}) satisfies z.ZodMiniType<StopChange>;
