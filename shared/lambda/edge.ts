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
