import type { Sha256 } from '../domain/chain.ts';
import type { CaseKey } from '../ports/vault.ts';

/** `<case id, 22><mac, 43>`: an HMAC under the case's key over case, recipient and link version; only its SHA-256 is stored (G21). */
export function linkToken(key: CaseKey, id: string, version: number): string {
  return id + key.commit('private-link', `${id}|subject|${version}`);
}

/** The case a token speaks of, if it has the form of one. */
export function caseOfToken(token: string): string | undefined {
  return /^[\w-]{65}$/u.test(token) ? token.slice(0, 22) : undefined;
}

export function linkDigest(token: string, sha256: Sha256): string {
  return sha256(`private-link|${token}`);
}
