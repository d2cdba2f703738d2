import * as z from 'zod/mini';
import { id, opt, v } from './parts.ts';

export const searchesEvents = [
  z.object({
    v,
    type: z.literal('search-planned'),
    system: id,
    owner: id,
    name: opt(id),
    byHandDays: opt(z.number()),
  }),
  z.object({ v, type: z.literal('search-ended'), system: id, hits: z.number(), entered: opt(id) }),
  z.object({ v, type: z.literal('search-parked'), system: id, reason: id }),
  z.object({ v, type: z.literal('search-sheet-viewed'), system: id }),
] as const;
