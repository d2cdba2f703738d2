import * as z from 'zod/mini';
import { id, list, request } from './parts.ts';

export const remindersEvents = [
  z.object({ ...request, type: z.literal('deadline-missed'), owner: id }),
  z.object({ ...request, type: z.literal('reminders-made'), days: list(z.number()) }),
  z.object({
    ...request,
    type: z.literal('reminder-fired'),
    day: z.number(),
    by: z.enum(['schedule', 'sweep', 'receipt']),
  }),
  z.object({ ...request, type: z.literal('reminder-acknowledged'), day: z.number() }),
  z.object({
    ...request,
    type: z.literal('reminder-climbed'),
    day: z.number(),
    to: z.enum(['backup', 'executives']),
  }),
] as const;
