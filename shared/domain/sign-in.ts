import { type Instant, toEpoch } from './time.ts';

/**
 * How old the sign-in of a second person may be (T9, ASVS 7.5.3): as long as an access token lives. A desk goes on by its refresh token for a
 * working day, and whoever finds one open must not be able to say yes in another's name.
 */
export const freshMinutes = 15;

export function isFresh(signedInAt: Instant | undefined, at: Instant): boolean {
  return signedInAt !== undefined && toEpoch(at) - toEpoch(signedInAt) <= freshMinutes * 60_000;
}
