import * as z from 'zod/mini';
import { statusReaders } from '../../shared/content/status.ts';
import { copyStates } from '../../shared/domain/case/history.ts';
import { askers } from '../../shared/domain/case/recipient.ts';
import { changeKinds, documentPurposes, wanted, ways } from '../../shared/domain/case/vocabulary.ts';

z.config({ jitless: true });

/** What the page reads of `GET /case`. */
export const shownCase = z.object({
  reference: z.string(),
  word: z.string(),
  phase: z.string(),
  reader: z.enum(statusReaders),
  asker: z.optional(z.enum(askers)),
  receivedOn: z.string(),
  dueOn: z.string(),
  recordsUntil: z.optional(z.string()),
  language: z.string(),
  missing: z.array(z.enum(wanted)),
  again: z.optional(z.array(z.enum(wanted))),
  words: z.object({ heading: z.string(), next: z.string(), moves: z.string(), due: z.optional(z.string()) }),
  documents: z.array(
    z.object({
      document: z.string(),
      purpose: z.enum(documentPurposes),
      state: z.string(),
      on: z.string(),
      words: z.object({ name: z.string(), state: z.string(), reason: z.optional(z.string()) }),
    }),
  ),
  history: z.array(z.object({ on: z.string(), words: z.string() })),
  others: z.optional(z.array(z.object({ recipient: z.string(), kind: z.string(), state: z.enum(copyStates) }))),
  changes: z.optional(z.array(z.object({ change: z.string(), what: z.enum(changeKinds), by: z.string() }))),
  letters: z.optional(z.array(z.object({ letter: z.string(), status: z.string() }))),
  emailFailed: z.optional(z.boolean()),
  withdrawn: z.optional(z.boolean()),
  writtenTo: z.optional(z.enum(ways)),
  largePrint: z.optional(z.boolean()),
});
export type ShownCase = z.infer<typeof shownCase>;

export const answerText = z.object({
  language: z.enum(['en', 'es']),
  title: z.string(),
  parts: z.array(z.object({ heading: z.string(), text: z.array(z.string()), items: z.array(z.string()) })),
});
export type ShownAnswer = z.infer<typeof answerText>;

const file = z.object({ name: z.string(), bytes: z.number(), url: z.string() });
export const openedFiles = z.object({ files: z.array(file), zip: z.optional(file) });
export type OpenedFiles = z.infer<typeof openedFiles>;

const sentBy = z.enum([...ways, 'person']);
export const sentCode = z.object({ by: sentBy });
export const askedChange = z.object({ change: z.string() });
export const confirmedChange = z.object({ newLink: z.optional(sentBy) });
/** `added: false`: what she told more was not taken today. */
export const askedAgain = z.object({ dueOn: z.string(), added: z.optional(z.boolean()) });
