import * as z from 'zod/mini';
import { languages } from '../../domain/brand.ts';
import { lookReasons, mailTemplates, ways } from '../../domain/case/vocabulary.ts';
import { id, marks, opt, v } from './parts.ts';

const way = z.enum(ways);

export const contactEvents = [
  z.object({ v, type: z.literal('contact-marked'), ...marks }),
  z.object({
    v,
    type: z.literal('way-failed'),
    way,
    why: z.enum(['bounced', 'complained', 'returned']),
    message: id,
  }),
  z.object({
    v,
    type: z.literal('message-parked'),
    message: id,
    template: z.enum(mailTemplates),
    about: id,
    way,
    why: z.enum(['disputed', 'no-way']),
  }),
  z.object({ v, type: z.literal('message-freed'), message: id }),
  z.object({ v, type: z.literal('route-recorded'), way, how: z.enum(['hers-before', 'agreed']), note: id }),
  z.object({
    v,
    type: z.literal('preferences-set'),
    language: opt(z.enum(languages)),
    largePrint: opt(z.boolean()),
  }),
  z.object({ v, type: z.literal('link-renewed'), version: z.number(), digest: id }),
  z.object({ v, type: z.literal('contact-viewed'), note: id, why: opt(z.enum(lookReasons)) }),
] as const;
