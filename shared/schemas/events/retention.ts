import * as z from 'zod/mini';
import { purgeClasses } from '../../domain/retention.ts';
import { id, v } from './parts.ts';

const purgeClass = z.enum(purgeClasses);

export const retentionEvents = [
  z.object({ v, type: z.enum(['legal-hold-placed', 'legal-hold-lifted']), note: id }),
  z.object({ v, type: z.literal('retention-ended') }),
  z.object({ v, type: z.literal('purge-ordered'), class: purgeClass }),
  z.object({ v, type: z.literal('purged'), class: purgeClass, files: z.number() }),
  z.object({ v, type: z.literal('shred-scheduled'), day: id }),
  z.object({ v, type: z.literal('shred-cancelled'), note: id }),
  z.object({ v, type: z.literal('shred-due') }),
  z.object({ v, type: z.literal('shredded'), files: z.number() }),
] as const;
