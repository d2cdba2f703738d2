import type { Language } from '../domain/brand.ts';
import { correspondentOf } from '../domain/case/recipient.ts';
import type { CaseFile } from '../domain/case/state.ts';
import type { Sha256 } from '../domain/chain.ts';
import { Secret } from '../domain/secret.ts';
import type { CaseKey } from '../ports/vault.ts';

/** `<case id, 22><mac, 43>`: an HMAC under the case's key over case, recipient and link version; only its SHA-256 is stored (G21). */
export function linkToken(key: CaseKey, id: string, version: number, recipient = 'subject'): Secret<string> {
  return new Secret(id + key.commit('private-link', `${id}|${recipient}|${version}`));
}

/** The link in force of one who may look: whoever asked has renewable ones, every other recipient one of his own. */
export function linkOf(key: CaseKey, id: string, file: CaseFile, recipient = correspondentOf(file)): Secret<string> {
  return linkToken(key, id, recipient === correspondentOf(file) ? file.linkVersion : 1, recipient);
}

/** The page in the person's language, with the token in the fragment, which no server sees. */
export function statusPage(site: string, language: Language, token: Secret<string>): string {
  return `${site}${language === 'es' ? '/es' : ''}/status/#${token.reveal()}`;
}

/** The case a token speaks of, if it has the form of one. */
export function caseOfToken(token: Secret<string>): string | undefined {
  const text = token.reveal();
  return /^[\w-]{65}$/u.test(text) ? text.slice(0, 22) : undefined;
}

export function linkDigest(token: Secret<string>, sha256: Sha256): string {
  return sha256(`private-link|${token.reveal()}`);
}

/** `same` compares in constant time. */
export function isSameLink(a: Secret<string>, b: Secret<string>, same: (a: string, b: string) => boolean): boolean {
  return same(a.reveal(), b.reveal());
}
