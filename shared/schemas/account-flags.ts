import * as z from 'zod/mini';
import type { AccountFlags } from '../domain/account-flags.ts';
import { downstreamFlags } from '../domain/verbs.ts';

z.config({ jitless: true });

/** What stands in `source` and `detail-type`: what a rule of another system matches. */
export const accountFlagsSource = 'redress';
export const accountFlagsType = 'Account flags';

/** The `detail` of the event, docs/api/events/account-flags.v1.json. */
export const accountFlags = z.object({
  version: z.literal('1'),
  id: z.string().check(z.regex(/^[0-9a-f]{64}$/u)),
  at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/u)),
  system: z.string().check(z.maxLength(120)),
  account: z.string().check(z.maxLength(128)),
  dispute: z.string().check(z.regex(/^[0-9a-f]{64}$/u)),
  number: z.int().check(z.minimum(1)),
  flags: z.readonly(z.array(z.enum(downstreamFlags))),
}) satisfies z.ZodMiniType<AccountFlags>;
