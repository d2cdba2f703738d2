import * as z from 'zod/mini';
import { changeKinds, ways } from '../../domain/case/vocabulary.ts';
import { id, marks, opt, v } from './parts.ts';

const way = z.enum(ways);

export const changesEvents = [
  z.object({
    v,
    type: z.literal('change-asked'),
    change: id,
    what: z.enum(changeKinds),
    by: z.enum([...ways, 'staff']),
    ...marks,
    preferred: opt(way),
    recipient: opt(z.object({ id, kind: z.enum(['representative', 'officer', 'agency']), byPost: z.boolean() })),
  }),
  z.object({
    v,
    type: z.literal('change-settled'),
    change: id,
    how: z.enum(['confirmed', 'refused', 'replaced']),
    note: opt(id),
  }),
  z.object({ v, type: z.literal('change-viewed'), change: id }),
  z.object({
    v,
    type: z.literal('contact-changed'),
    change: id,
    ...marks,
    preferred: opt(way),
    agreed: opt(z.boolean()),
    note: opt(id),
  }),
] as const;
