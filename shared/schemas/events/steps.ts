import * as z from 'zod/mini';
import { actions } from '../../domain/case/vocabulary.ts';
import { noticeKinds } from '../../domain/verbs.ts';
import { id, list, matrixLine, opt, v } from './parts.ts';

const settled = z.enum(['done', 'not-found', 'refused', 'unknown', 'parked', 'undone']);

export const stepsEvents = [
  z.object({
    v,
    type: z.literal('step-planned'),
    step: id,
    match: id,
    action: z.enum(actions),
    instrument: opt(id),
    notice: opt(z.enum(noticeKinds)),
  }),
  z.object({ v, type: z.literal('step-due'), step: id, attempt: z.number(), undo: z.boolean(), note: opt(id) }),
  z.object({
    v,
    type: z.literal('step-settled'),
    step: id,
    outcome: settled,
    reason: opt(id),
    receipt: opt(id),
    quiet: opt(z.boolean()),
    matrix: opt(list(matrixLine)),
    beside: opt(list(id)),
  }),
] as const;
