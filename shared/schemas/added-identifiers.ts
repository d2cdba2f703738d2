import * as z from 'zod/mini';
import { address, email, phone } from './fields.ts';

z.config({ jitless: true });

/** What a person tells us more of herself after she filed (L24, L33): searched for, and never used to reach her (L45). No names, no cards. */
export const addedIdentifiers = z.strictObject({
  emails: z.optional(z.array(email).check(z.maxLength(5, 'text.long'))),
  phones: z.optional(z.array(phone).check(z.maxLength(5, 'text.long'))),
  addresses: z.optional(z.array(address).check(z.maxLength(3, 'text.long'))),
});
export type AddedIdentifiers = z.output<typeof addedIdentifiers>;

export function tellsNothing({ emails = [], phones = [], addresses = [] }: AddedIdentifiers): boolean {
  return emails.length + phones.length + addresses.length === 0;
}
