import * as z from 'zod/mini';
import type { StaffMember } from '../domain/staff.ts';
import { id, note } from './order-parts.ts';

z.config({ jitless: true });

export const staffMember = z.object({
  id,
  backup: id,
  approver: z.boolean(),
  left: z.optional(z.object({ at: z.string(), by: z.string() })),
}) satisfies z.ZodMiniType<StaffMember>;

/** Somebody as whoever runs the desk enters them; the name stands until the sign-in tells its own. */
export const staffEntry = z.extend(staffMember, {
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
});
export type StaffEntry = z.output<typeof staffEntry>;

/** Somebody leaves: with the reason; what they had goes to their backup, or to whoever is named. */
export const leaveOrder = z.strictObject({
  person: id,
  to: z.optional(id),
  note,
  /** Where the call before stopped. */
  after: z.optional(z.string().check(z.maxLength(2000))),
});
export type LeaveOrder = z.output<typeof leaveOrder>;
