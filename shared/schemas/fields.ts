import * as z from 'zod/mini';
import { holdsCardNumber } from '../domain/card-numbers.ts';
import { normaliseEmail, normalisePhone } from '../domain/normalise.ts';

z.config({ jitless: true });

/** Pieces that reports have in common. Codes are the `message`; sentences are in shared/content/errors. */

const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\uFEFF]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();

/**
 * A text in which nobody may leave a card number (G13). `missing`: the code when it is empty. What is far too long is refused before anything
 * looks into it: half a megabyte of digits and dashes took seconds (G17).
 */
export const text = (max: number, missing?: string) =>
  z.pipe(
    z.pipe(z.string(missing ?? 'text.shape').check(z.maxLength(2 * max + 200, 'text.long')), z.transform(clean)),
    z.string().check(
      z.refine((t) => missing === undefined || t.length > 0, missing ?? ''),
      z.maxLength(max, 'text.long'),
      z.refine((t) => !holdsCardNumber(t), 'card.number-not-allowed'),
    ),
  );

export const address = z.object(
  {
    lines: z.array(text(100)).check(z.minLength(1, 'address.missing'), z.maxLength(6, 'text.long')),
    city: z.optional(text(100)),
    region: z.optional(text(100)),
    postalCode: z.optional(text(20)),
    country: z.string('address.country').check(z.regex(/^[A-Z]{2}$/u, 'address.country')),
  },
  'address.missing',
);

export const email = z.string('email.missing').check(
  z.refine((e) => normaliseEmail(e) !== undefined, 'email.shape'),
  z.refine((e) => normaliseEmail(e) === undefined || !holdsCardNumber(e), 'card.number-not-allowed'),
);
/** Phone numbers of 13 and 14 digits may pass the check digit by chance; of 15 there are none in use, and American Express has them. */
export const phone = z.string('phone.shape').check(
  z.refine((p) => normalisePhone(p) !== undefined, 'phone.shape'),
  z.refine((p) => !/^\+3[47]\d{13}$/u.test(normalisePhone(p) ?? ''), 'card.number-not-allowed'),
);
