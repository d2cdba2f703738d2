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

/** Somebody leaves: with the reason; what they had goes to their backup, or to whoever is named. */
export const leaveOrder = z.strictObject({ person: id, to: z.optional(id), note });
export type LeaveOrder = z.output<typeof leaveOrder>;
