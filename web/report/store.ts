import * as z from 'zod/mini';
import { type Answers, answersSchema, noAnswers } from '../../shared/content/form/answers.ts';
import { filePurposes } from '../../shared/content/form/words.ts';
import { askers } from '../../shared/domain/case/recipient.ts';
import { wanted } from '../../shared/domain/case/vocabulary.ts';
import { now } from '../edges.ts';
import { keep, letGo, readKept } from '../kept.ts';

/** Kept for this tab only (never localStorage: devices are shared), and no longer than an hour out of sight. */
const answersKey = 'redress.report.1';
export const attemptKey = 'redress.attempt.1';
const receiptKey = 'redress.receipt.1';
const hiddenFor = 60 * 60_000;

const kept = z.object({ hiddenAt: z.optional(z.number()), answers: answersSchema });

export const receipt = z.object({
  reference: z.string(),
  receivedOn: z.string(),
  dueOn: z.string(),
  missing: z.array(z.enum(wanted)),
  asker: z.optional(z.enum(askers)),
  link: z.string(),
});
export type Receipt = z.infer<typeof receipt>;
const keptReceipt = z.object({ receipt, byEmail: z.boolean(), earlier: z.boolean() });
export type KeptReceipt = z.infer<typeof keptReceipt>;

export function isTooOld(hiddenAt: number): boolean {
  return now() - hiddenAt > hiddenFor;
}

export function loadAnswers(): Answers {
  const found = readKept(answersKey, kept);
  if (found === undefined) return noAnswers;
  if (found.hiddenAt !== undefined && isTooOld(found.hiddenAt)) {
    forget();
    return noAnswers;
  }
  return found.answers;
}

export function saveAnswers(answers: Answers, hidden: boolean): void {
  keep(answersKey, { answers, ...(hidden ? { hiddenAt: now() } : {}) });
}

export const loadReceipt = () => readKept(receiptKey, keptReceipt);

/** Sent: the answers go, what she may need to see again stays. */
export function keepReceipt(sent: KeptReceipt): void {
  forget();
  keep(receiptKey, sent);
}

export function forget(): void {
  for (const key of [answersKey, attemptKey, receiptKey]) letGo(key);
}

/** Files live in memory only: a photo of an ID is never kept on the device. */
export type Files = Readonly<Record<(typeof filePurposes)[number], readonly File[]>>;
export const noFiles: Files = { identity: [], report: [], authority: [], other: [] };
