import type { Secret } from '../domain/secret.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';

/** What the log holds of a code: enough to know it again. */
export function codeCommitment(key: CaseKey, id: string, code: Secret<string>): string {
  return key.commit('code', `${id}|${code.reveal()}`);
}

/** For the mail or the letter that carries it. */
export function sealedCode(key: CaseKey, name: string, code: Secret<string>): SealedItem {
  return { name, bytes: key.seal(name, code.reveal()) };
}
