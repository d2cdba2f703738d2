import * as z from 'zod/mini';
import { holdsCardNumber, holdsIssuedCardNumber } from '../domain/card-numbers.ts';
import { lookReasons } from '../domain/case/vocabulary.ts';
import { isOwnName } from './own-name.ts';

z.config({ jitless: true });

/** What the orders of staff share. */
export const id = z.string().check(
  z.minLength(1, 'id.missing'),
  z.maxLength(120, 'id.long'),
  z.refine(isOwnName, 'id.missing'),
  z.refine((i) => i.length > 120 || !holdsIssuedCardNumber(i), 'card.number-not-allowed'),
);

/** Why somebody looks, where no task says it. */
export const lookReason = z.enum(lookReasons, 'look.why');

/** Why: at least 10 characters a person can stand by later, and no card number (G13). */
export const note = z.string('note.missing').check(
  z.minLength(10, 'note.short'),
  z.maxLength(4000, 'note.long'),
  z.refine((n) => n.length > 4000 || !holdsCardNumber(n), 'card.number-not-allowed'),
);
