import * as z from 'zod/mini';
import { address, email, phone, text } from './fields.ts';
import { card } from './report-details.ts';

z.config({ jitless: true });

/** What a person tells us more of herself after she filed (L24, L33): searched for, and never used to reach her (L45). Every name is her own (L2). */
export const addedIdentifiers = z.strictObject({
  emails: z.optional(z.array(email).check(z.maxLength(5, 'text.long'))),
  phones: z.optional(z.array(phone).check(z.maxLength(5, 'text.long'))),
  addresses: z.optional(z.array(address).check(z.maxLength(3, 'text.long'))),
  names: z.optional(z.array(text(128, 'text.shape')).check(z.maxLength(5, 'text.long'))),
  cards: z.optional(z.array(card).check(z.maxLength(5, 'text.long'))),
});
export type AddedIdentifiers = z.output<typeof addedIdentifiers>;

export function tellsNothing(told: AddedIdentifiers): boolean {
  const { emails = [], phones = [], addresses = [], names = [], cards = [] } = told;
  return [emails, phones, addresses, names, cards].every((all) => all.length === 0);
}
