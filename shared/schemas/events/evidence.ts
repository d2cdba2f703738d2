import * as z from 'zod/mini';
import { documentPurposes } from '../../domain/case/vocabulary.ts';
import { fileFaults } from '../../domain/evidence.ts';
import { id, opt, v } from './parts.ts';

const document = { v, document: id };

export const evidenceEvents = [
  z.object({
    ...document,
    type: z.literal('document-promised'),
    purpose: z.enum(documentPurposes),
    byStaff: opt(z.boolean()),
  }),
  z.object({ ...document, type: z.literal('document-arrived'), version: id }),
  z.object({
    ...document,
    type: z.literal('document-received'),
    version: id,
    pages: z.number(),
    originalParts: z.number(),
    commitment: id,
  }),
  z.object({ ...document, type: z.literal('document-refused'), reason: z.enum(fileFaults), note: opt(id) }),
  z.object({
    ...document,
    type: z.literal('document-viewed'),
    what: z.enum(['page', 'original']),
    part: z.number(),
    note: id,
  }),
] as const;
