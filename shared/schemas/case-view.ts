import * as z from 'zod/mini';
import type { CaseView } from '../domain/case/head.ts';

z.config({ jitless: true });

export const caseView = z.object({
  reference: z.string(),
  word: z.enum([
    'received',
    'waiting-for-you',
    'checking',
    'finding',
    'ready',
    'none-found',
    'declined',
    'late',
    'closed',
  ]),
  phase: z.enum(['open', 'closed']),
  dueOn: z.string(),
  targetOn: z.string(),
  receivedOn: z.string(),
  missing: z.array(z.string()),
  owner: z.string(),
  language: z.string(),
  tasks: z.number(),
  secondReviews: z.number(),
  cardsOff: z.number(),
  recordsUntil: z.optional(z.string()),
}) satisfies z.ZodMiniType<CaseView>;
