import * as z from 'zod/mini';
import type { CaseView } from '../domain/case/head.ts';
import { copyStates, historyKinds } from '../domain/case/history.ts';
import { documentPurposes, requesters, ways } from '../domain/case/vocabulary.ts';
import { fileFaults } from '../domain/evidence.ts';

z.config({ jitless: true });

export const caseView = z.object({
  reference: z.string(),
  word: z.enum([
    'received',
    'waiting-for-you',
    'checking',
    'finding',
    'ready',
    'partly',
    'none-found',
    'none-yet',
    'declined',
    'late',
    'closed',
  ]),
  phase: z.enum(['open', 'closed']),
  dueOn: z.string(),
  targetOn: z.string(),
  receivedOn: z.string(),
  missing: z.array(z.string()),
  again: z.optional(z.array(z.string())),
  owner: z.string(),
  language: z.string(),
  tasks: z.number(),
  secondReviews: z.number(),
  packed: z.optional(z.boolean()),
  ripe: z.optional(z.array(z.object({ kind: z.enum(['release', 'freeze']), about: z.string() }))),
  cardsOff: z.number(),
  retentionEnded: z.optional(z.boolean()),
  requester: z.optional(z.enum(requesters)),
  copies: z.optional(z.number()),
  recordsUntil: z.optional(z.string()),
  kin: z.optional(z.number()),
  byPost: z.optional(z.boolean()),
  letters: z.optional(
    z.array(
      z.object({
        letter: z.string(),
        template: z.string(),
        status: z.enum(['owed', 'printed', 'posted', 'returned', 'dropped']),
        owedAt: z.string(),
        late: z.boolean(),
        recipient: z.optional(z.string()),
      }),
    ),
  ),
  emailFailed: z.optional(z.boolean()),
  changes: z.optional(z.array(z.object({ change: z.string(), what: z.string(), by: z.string() }))),
  documents: z.optional(
    z.array(
      z.object({
        document: z.string(),
        purpose: z.enum(documentPurposes),
        status: z.enum(['promised', 'arrived', 'received', 'refused']),
        reason: z.optional(z.enum(fileFaults)),
        on: z.string(),
      }),
    ),
  ),
  history: z.optional(z.array(z.object({ what: z.enum(historyKinds), on: z.string(), count: z.optional(z.number()) }))),
  others: z.optional(z.array(z.object({ recipient: z.string(), kind: z.string(), state: z.enum(copyStates) }))),
  withdrawn: z.optional(z.boolean()),
  writtenTo: z.optional(z.enum(ways)),
  largePrint: z.optional(z.boolean()),
  aside: z.optional(z.array(z.string())),
}) satisfies z.ZodMiniType<CaseView>;
