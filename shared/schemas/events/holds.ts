import * as z from 'zod/mini';
import { id, v } from './parts.ts';

export const holdsEvents = [
  z.object({ v, type: z.literal('hold-warned'), step: id, lapsesAt: id }),
  z.object({ v, type: z.literal('hold-renewed'), step: id, until: id, note: id }),
  z.object({ v, type: z.literal('hold-lapsed'), step: id }),
] as const;
