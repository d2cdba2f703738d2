import * as z from 'zod/mini';
import { id, v } from './parts.ts';

export const asideEvents = [
  z.object({ v, type: z.literal('staff-stood-aside'), staff: id, note: id }),
  z.object({ v, type: z.literal('staff-let-back'), staff: id, note: id }),
] as const;
