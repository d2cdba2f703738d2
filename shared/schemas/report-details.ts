import * as z from 'zod/mini';
import { holdsIssuedCardNumber } from '../domain/card-numbers.ts';
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

/** A card or bank account of hers. Never its number (G13). */
export const card = z.strictObject({
  kind: z.optional(z.enum(cardKinds, 'card.kind')),
  bank: z.optional(text(100)),
  last4: z.string('card.last4').check(z.regex(/^\d{4}$/u, 'card.last4')),
  expMonth: z.optional(whole(1, 12, 'card.expiry')),
  expYear: z.optional(whole(2000, 2100, 'card.expiry')),
  /** What the payment provider's own field gave to the browser. */
  token: z.optional(
    z.string('card.token').check(
      z.regex(/^[\w-]{1,100}$/u, 'card.token'),
      z.refine((t) => !holdsIssuedCardNumber(t), 'card.number-not-allowed'),
    ),
  ),
});

/** yyyy-mm-dd */
export const birthDate = z.string('dob.real').check(z.refine(isLocalDate, 'dob.real'));

export const plannedProof = z.strictObject({
  identity: z.optional(z.enum(idKinds, 'identity.missing')),
  report: z.optional(z.enum(reportKinds, 'report.missing')),
});
