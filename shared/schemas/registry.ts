import * as z from 'zod/mini';
import { normaliseEmail } from '../domain/normalise.ts';
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

/** As whoever runs the desk enters one, with its token. Stricter than what is read back, which may be of before. */
export const enteredSystem = z
  .extend(systemEntry, {
    token: z.string('is missing: what the system asks as its bearer token, "none" for a manual one'),
  })
  .check(
    z.refine((e) => e.adapter === 'manual' || isSafeAddress(e.baseUrl), {
      path: ['baseUrl'],
      message: 'is an https:// address: people\u2019s identifiers are sent there',
    }),
    z.refine((e) => e.adapter === 'http' || e.baseUrl === '', {
      path: ['baseUrl'],
      message: 'a manual system has none',
    }),
    z.refine((e) => e.adapter === 'http' || normaliseEmail(e.owner) !== undefined, {
      path: ['owner'],
      message: 'is a mailbox where the system is manual: the tasks go there',
    }),
  );

/** What stays on this machine needs no TLS. */
function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(url.hostname))
  );
}

/** One switching of the emergency stop, kept for ever. */
export const stopChange = z.object({
  on: z.boolean(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
}) satisfies z.ZodMiniType<StopChange>;
