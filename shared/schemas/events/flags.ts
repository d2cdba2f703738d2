import * as z from 'zod/mini';
import { id, v } from './parts.ts';

export const flagsEvents = [
  z.object({ v, type: z.literal('flags-owed'), announcement: id, match: id, set: z.boolean(), number: z.number() }),
  z.object({ v, type: z.literal('flags-announced'), announcement: id }),
] as const;
