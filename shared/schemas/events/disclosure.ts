import * as z from 'zod/mini';
import { ways } from '../../domain/case/vocabulary.ts';
import { id, opt, request, v } from './parts.ts';

export const disclosureEvents = [
  z.object({ ...request, type: z.literal('package-ordered'), package: id, partial: z.boolean(), recipient: opt(id) }),
  z.object({ v, type: z.literal('package-built'), package: id, files: z.number(), commitment: id }),
  z.object({ ...request, type: z.literal('records-released'), package: id, until: id }),
  z.object({
    v,
    type: z.literal('code-issued'),
    code: id,
    commitment: id,
    expiresAt: id,
    recipient: opt(id),
    via: opt(z.enum(ways)),
    change: opt(id),
  }),
  z.object({ v, type: z.literal('code-refused'), code: id }),
  z.object({ v, type: z.literal('records-opened'), package: id, code: id }),
  z.object({ ...request, type: z.literal('records-kept-back'), package: id }),
  z.object({ ...request, type: z.literal('copy-kept-back'), package: id, recipient: id }),
] as const;
