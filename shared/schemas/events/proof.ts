import * as z from 'zod/mini';
import { proofMethods, proofs, wanted } from '../../domain/case/vocabulary.ts';
import { id, list, request, v } from './parts.ts';

export const proofEvents = [
  z.object({
    ...request,
    type: z.literal('proof-asked'),
    missing: list(z.enum(wanted)),
    papers: z.optional(z.number()),
  }),
  z.object({
    v,
    type: z.literal('proof-recorded'),
    covers: list(z.enum(proofs)),
    method: z.enum(proofMethods),
    documents: list(id),
    note: id,
  }),
] as const;
