import { type Brand, languages } from '../shared/domain/brand.ts';
import { addDays, type Instant } from '../shared/domain/time.ts';

export const securityFile = '/.well-known/security.txt';

/** RFC 9116 lets it stand for less than a year; every publishing of the pages makes it anew. */
const days = 360;

/** Where whoever found a weakness may write. */
export function securityText({ site, security }: Brand, now: Instant): string {
  return [
    `Contact: mailto:${security}`,
    `Expires: ${addDays(now.slice(0, 10), days)}T00:00:00Z`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${site}${securityFile}`,
    '',
  ].join('\n');
}
