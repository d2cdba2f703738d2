import * as z from 'zod/mini';
import { decisionKinds, lookReasons, taskKinds } from '../../domain/case/vocabulary.ts';
import { id, list, opt, v } from './parts.ts';

export const deskEvents = [
  z.object({ v, type: z.literal('task-opened'), task: id, kind: z.enum(taskKinds), about: id, package: opt(id) }),
  z.object({ v, type: z.literal('task-closed'), task: id, note: opt(id) }),
  z.object({ v, type: z.literal('assigned'), owner: id, backup: id }),
  z.object({ v, type: z.literal('report-viewed'), why: opt(z.enum(lookReasons)) }),
  z.object({ v, type: z.literal('proposal-viewed'), proposal: id }),
  z.object({ v, type: z.literal('preview-viewed'), decision: z.enum(decisionKinds) }),
  z.object({ v, type: z.literal('instruments-viewed'), match: id }),
  z.object({
    v,
    type: z.literal('handed-over'),
    from: id,
    to: id,
    owner: id,
    backup: id,
    proposals: list(id),
    note: id,
    fewApprovers: opt(z.boolean()),
  }),
] as const;
