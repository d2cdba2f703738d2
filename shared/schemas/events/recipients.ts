import * as z from 'zod/mini';
import { numberSources, recipientProofs } from '../../domain/case/recipient.ts';
import { recordClasses } from '../../domain/records.ts';
import { id, list, marks, opt, request, v } from './parts.ts';

const limits = z.object({ classes: opt(list(z.enum(recordClasses))), from: opt(id), to: opt(id) });
const passed = z.object({ marks: z.object(marks), version: z.number(), digest: id });

export const recipientsEvents = [
  z.object({
    v,
    type: z.literal('recipient-named'),
    recipient: id,
    kind: z.enum(['representative', 'officer', 'agency']),
    byPost: z.boolean(),
    note: id,
  }),
  z.object({
    v,
    type: z.literal('recipient-proved'),
    recipient: id,
    covers: list(z.enum(recipientProofs)),
    documents: list(id),
    note: id,
    source: opt(z.enum(numberSources)),
    limits: opt(limits),
  }),
  z.object({
    v,
    type: z.literal('recipient-moved'),
    recipient: id,
    byPost: z.boolean(),
    contact: id,
    note: id,
  }),
  z.object({ v, type: z.literal('recipient-revoked'), recipient: id, note: opt(id), passed: opt(passed) }),
  z.object({ ...request, type: z.literal('copy-released'), package: id, recipient: id, until: id }),
  z.object({ v, type: z.literal('recipient-viewed'), recipient: id }),
] as const;
