/** The case's data key, opened for one invocation. Bytes never leave it. */
export interface CaseKey {
  /** AES-256-GCM; `name` is bound as associated data with the case, so a sealed text cannot be moved. */
  seal(name: string, plain: string | Uint8Array): Uint8Array;
  /** Throws when the text was altered or belongs elsewhere. */
  open(name: string, sealed: Uint8Array): string;
  /** As `open`, for what is no text. */
  openBytes(name: string, sealed: Uint8Array): Uint8Array;
  /** Keyed commitment, base64url, domain-separated by `purpose`. */
  commit(purpose: string, text: string): string;
}

export interface CaseKeys {
  create(id: string): Promise<{ readonly key: CaseKey; readonly wrapped: Uint8Array }>;
  /** `undefined` when the key was shredded or never was. */
  key(id: string): Promise<CaseKey | undefined>;
}

/** Of functions that may also make digests: the others have no key for them. */
export interface Vault extends CaseKeys {
  /** Keyed digest of a guessable identifier; the key never leaves the KMS (GenerateMac). */
  digest(kind: string, value: string): Promise<string>;
}
