import * as z from 'zod/mini';
import { mailTemplates, mailTos, mailWords } from '../../domain/case/vocabulary.ts';
import { id, opt, v } from './parts.ts';

export const mailsEvents = [
  z.object({
    v,
    type: z.literal('mail-owed'),
    mail: id,
    template: z.enum(mailTemplates),
    to: z.enum(mailTos),
    about: id,
    recipient: opt(id),
    from: opt(id),
  }),
  z.object({ v, type: z.literal('mail-claimed'), mail: id, attempt: z.number() }),
  z.object({ v, type: z.literal('mail-sent'), mail: id, message: id, earlier: opt(z.literal(true)) }),
  z.object({
    v,
    type: z.literal('mail-watched'),
    mail: id,
    word: z.enum(mailWords),
    permanent: z.boolean(),
    message: opt(id),
  }),
] as const;
