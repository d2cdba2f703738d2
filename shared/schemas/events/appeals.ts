import * as z from 'zod/mini';
import { appealOutcomes } from '../../domain/case/vocabulary.ts';
import { id, opt, v } from './parts.ts';

export const appealsEvents = [
  z.object({ v, type: z.literal('appeal-received'), appeal: id, match: id, receivedOn: id, note: id }),
  z.object({ v, type: z.literal('appeal-settled'), appeal: id, outcome: z.enum(appealOutcomes), note: opt(id) }),
] as const;
