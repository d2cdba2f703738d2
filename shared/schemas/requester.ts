import * as z from 'zod/mini';
import { address, email, phone, text } from './fields.ts';

z.config({ jitless: true });

/**
 * Who asks, when it is not the person whose identity was used. What stands here is where we write to, and is never searched for: the
 * search uses her own identifiers (L24). The name in it is that of the one who asks (L2).
 */
export const requester = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('self') }),
    z.strictObject({
      kind: z.enum(['parent-or-guardian', 'executor', 'attorney', 'representative']),
      name: text(128, 'requester.name'),
      organisation: z.optional(text(200)),
      email: z.optional(email),
      phone: z.optional(phone),
      /** Where letters go; needed when `contact` is `post`. */
      address: z.optional(address),
    }),
    z.strictObject({
      kind: z.literal('officer'),
      name: z.optional(text(128)),
      agency: text(200, 'officer.agency'),
      email: z.optional(email),
      /** As he gives it. Never used to call him back: that number we look up ourselves. */
      phone: z.optional(phone),
      address: z.optional(address),
      reportNumber: z.optional(text(60)),
    }),
  ],
  'requester.kind',
);

/** An officer she names to get a copy (L34): e-mail or address, so that he can be reached. */
export const namedOfficer = z
  .strictObject({
    agency: text(200, 'officer.agency'),
    name: z.optional(text(128)),
    email: z.optional(email),
    address: z.optional(address),
    reportNumber: z.optional(text(60)),
  })
  .check(
    z.refine((o) => o.email !== undefined || o.address !== undefined, { message: 'officer.reach', path: ['email'] }),
  );

export type Requester = z.infer<typeof requester>;
