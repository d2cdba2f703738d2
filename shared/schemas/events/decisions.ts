import * as z from 'zod/mini';
import { grounds } from '../../domain/case/vocabulary.ts';
import { recordClasses } from '../../domain/records.ts';
import { id, list, opt, request, v } from './parts.ts';

const decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('release'), request: id, package: id, recipients: opt(list(id)) }),
  z.object({ kind: z.literal('release-copy'), recipient: id, package: id }),
  z.object({ kind: z.literal('decline'), request: id, ground: z.enum(grounds) }),
  z.object({ kind: z.literal('nothing-found'), request: id, soFar: opt(z.boolean()) }),
  z.object({ kind: z.literal('withhold'), match: id, class: z.enum(recordClasses), citation: id }),
  z.object({ kind: z.literal('supply'), match: id, class: z.enum(recordClasses) }),
  z.object({ kind: z.literal('correct-receipt'), request: id, receivedOn: id, document: id }),
  z.object({ kind: z.literal('freeze'), match: id }),
  z.object({ kind: z.literal('unfreeze'), match: id }),
  z.object({ kind: z.literal('shred') }),
]);

export const decisionsEvents = [
  z.object({
    v,
    type: z.literal('decision-proposed'),
    proposal: id,
    decision,
    note: id,
    facts: opt(id),
    fewApprovers: opt(z.boolean()),
  }),
  z.object({ v, type: z.literal('decision-approved'), proposal: id }),
  z.object({ v, type: z.literal('decision-returned'), proposal: id, note: opt(id) }),
  z.object({
    ...request,
    type: z.literal('request-answered'),
    how: z.enum(['records', 'declined', 'nothing-found']),
    ground: opt(z.enum(grounds)),
    partial: opt(z.boolean()),
    days: z.number(),
  }),
  z.object({ v, type: z.literal('case-closed') }),
  z.object({ v, type: z.literal('case-reopened') }),
] as const;
