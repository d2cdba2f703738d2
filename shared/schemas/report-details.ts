import * as z from 'zod/mini';
import { isLocalDate } from '../domain/time.ts';
import { text } from './fields.ts';

z.config({ jitless: true });

export const cardKinds = ['credit', 'debit', 'bank-account', 'other'] as const;
export const accountKinds = ['credit', 'loan', 'online', 'purchase', 'service', 'other', 'not-sure'] as const;
export const idKinds = ['license', 'state-id', 'passport', 'other-id', 'none', 'later'] as const;
export const reportKinds = ['ftc', 'police', 'later', 'help'] as const;
export const helpKinds = ['large-print', 'paper', 'interpreter'] as const;

/** The bounds of each whole number, which the API's document tells: in a check of our own they are a kilobyte less for every phone (U1). */
export const bounds = new Map<unknown, { readonly minimum: number; readonly maximum: number }>();

export function whole(minimum: number, maximum: number, code: string) {
  const number = z.number(code).check(z.refine((n) => Number.isInteger(n) && n >= minimum && n <= maximum, code));
  bounds.set(number, { minimum, maximum });
  return number;
}

/** An account or purchase she knows of. Number, date and amount are told only if known (L3). */
export const account = z.strictObject({
  kind: z.enum(accountKinds, 'accounts.missing'),
  number: z.optional(text(60)),
  month: z.optional(whole(1, 12, 'accounts.date')),
  year: z.optional(whole(1900, 2100, 'accounts.date')),
  amount: z.optional(text(30)),
});

/** yyyy-mm-dd */
export const birthDate = z.string('dob.real').check(z.refine(isLocalDate, 'dob.real'));

export const plannedProof = z.strictObject({
  identity: z.optional(z.enum(idKinds, 'identity.missing')),
  report: z.optional(z.enum(reportKinds, 'report.missing')),
});
