import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

/** Whether a request came through CloudFront. `secrets`: one, or two parted by a comma while they are turned. */
export function isThroughTheEdge(given: string | undefined, secrets: Secret<string>): boolean {
  // Digests have one length, and comparing them takes the same time wherever they differ.
  const shown = digest(given ?? '');
  return secrets
    .reveal()
    .split(',')
    .map((secret) => timingSafeEqual(digest(secret), shown))
    .includes(true);
}

/** Keyed digest of whom a limit counts: an address that cannot be guessed back from its row. */
export function hiddenUnder(
  secret: Secret<string>,
  hmac: (key: string, text: string) => string,
): (text: string) => string {
  return (text) => hmac(secret.reveal(), `limits|${text}`);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whom limits count: an address, or of IPv6 the network that one subscriber is given whole, or he would be another person at each request. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  // IPv4 written as IPv6.
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [before = [], after = []] = address
    .toLowerCase()
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/u, '')).join(':')}::/64`;
}
