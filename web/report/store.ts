import * as z from 'zod/mini';
import { type Answers, answersSchema, noAnswers } from '../../shared/content/form/answers.ts';
import { filePurposes } from '../../shared/content/form/words.ts';
import { wanted } from '../../shared/domain/case/vocabulary.ts';
import { now } from '../edges.ts';

/** Kept for this tab only (never localStorage: devices are shared), and no longer than an hour out of sight. */
const answersKey = 'redress.report.1';
const attemptKey = 'redress.attempt.1';
const receiptKey = 'redress.receipt.1';
const hiddenFor = 60 * 60_000;

const kept = z.object({ hiddenAt: z.optional(z.number()), answers: answersSchema });

/** What was sent under which key: the same request is never made twice, however often Send is pressed. */
const attempt = z.object({ key: z.string(), bodies: z.array(z.string()) });
export type Attempt = z.infer<typeof attempt>;

export const receipt = z.object({
  reference: z.string(),
  receivedOn: z.string(),
  dueOn: z.string(),
  missing: z.array(z.enum(wanted)),
  link: z.string(),
});
export type Receipt = z.infer<typeof receipt>;
const keptReceipt = z.object({ receipt, byEmail: z.boolean(), earlier: z.boolean() });
export type KeptReceipt = z.infer<typeof keptReceipt>;

export function isTooOld(hiddenAt: number): boolean {
  return now() - hiddenAt > hiddenFor;
}

export function loadAnswers(): Answers {
  const found = read(answersKey, kept);
  if (found === undefined) return noAnswers;
  if (found.hiddenAt !== undefined && isTooOld(found.hiddenAt)) {
    forget();
    return noAnswers;
  }
  return found.answers;
}

export function saveAnswers(answers: Answers, hidden: boolean): void {
  write(answersKey, { answers, ...(hidden ? { hiddenAt: now() } : {}) });
}

export const loadAttempt = () => read(attemptKey, attempt);
export const saveAttempt = (made: Attempt) => write(attemptKey, made);
export const loadReceipt = () => read(receiptKey, keptReceipt);

/** Sent: the answers go, what she may need to see again stays. */
export function keepReceipt(sent: KeptReceipt): void {
  forget();
  write(receiptKey, sent);
}

export function forget(): void {
  for (const key of [answersKey, attemptKey, receiptKey]) {
    unkept.delete(key);
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Where the browser keeps nothing there is nothing to forget.
    }
  }
}

/** What the browser would not keep, as long as the page stands: without the key a second press would make a second case (U11). */
const unkept = new Map<string, string>();

function read<Schema extends z.core.$ZodType>(key: string, schema: Schema): z.output<Schema> | undefined {
  try {
    const found = z.safeParse(schema, JSON.parse(unkept.get(key) ?? sessionStorage.getItem(key) ?? ''));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing, or has no room, still lets her fill in the form. */
function write(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    sessionStorage.setItem(key, text);
    unkept.delete(key);
  } catch {
    unkept.set(key, text);
  }
}

/** Files live in memory only: a photo of an ID is never kept on the device. */
export type Files = Readonly<Record<(typeof filePurposes)[number], readonly File[]>>;
export const noFiles: Files = { identity: [], report: [], authority: [], other: [] };
