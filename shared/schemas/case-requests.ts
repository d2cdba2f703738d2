import * as z from 'zod/mini';
import { documentPurposes } from '../domain/case/vocabulary.ts';

z.config({ jitless: true });

export const uploadBody = z.strictObject({
  purpose: z.enum(documentPurposes, 'file.purpose'),
  contentType: z.enum(['image/jpeg', 'image/png', 'application/pdf'], 'file.type'),
});

export const codeBody = z.strictObject({ code: z.string('code.shape').check(z.regex(/^\d{6}$/u, 'code.shape')) });
