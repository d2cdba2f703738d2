import * as z from 'zod/mini';
import { claimFindings, identifierKinds } from '../../domain/case/vocabulary.ts';
import { id, list, opt, v } from './parts.ts';

export const cardsEvents = [
  z.object({ v, type: z.literal('card-proved'), card: id, documents: list(id), note: id }),
  z.object({ v, type: z.literal('kin-found'), other: id, kinds: list(z.enum(identifierKinds)), card: opt(id) }),
  z.object({ v, type: z.literal('kin-looked-up') }),
  z.object({ v, type: z.literal('claim-settled'), card: id, finding: z.enum(claimFindings), note: id }),
] as const;
