import * as z from 'zod/mini';
import { letterReasons, mailTemplates, returnReasons } from '../../domain/case/vocabulary.ts';
import { id, opt, v } from './parts.ts';

const letter = { v, letter: id };

export const lettersEvents = [
  z.object({
    ...letter,
    type: z.literal('letter-owed'),
    template: z.enum(mailTemplates),
    about: id,
    why: z.enum(letterReasons),
    from: opt(id),
    recipient: opt(id),
  }),
  z.object({ ...letter, type: z.literal('letter-printed') }),
  z.object({ ...letter, type: z.literal('letter-posted'), day: id, proof: id }),
  z.object({ ...letter, type: z.literal('letter-returned'), day: id, why: z.enum(returnReasons) }),
  z.object({
    ...letter,
    type: z.literal('letter-dropped'),
    why: z.enum(['unsafe', 'not-needed', 'outdated']),
    note: opt(id),
  }),
  z.object({ ...letter, type: z.literal('letter-late') }),
] as const;
