import type { Hour, StoredAnchor } from '../domain/anchor.ts';

/** In the cases table: which cases changed, hour by hour, and the anchors made of them. */
export interface AnchorBook {
  /** Cases marked as changed in an hour. */
  changed(hour: Hour): Promise<readonly string[]>;
  /** The newest commit of a case, consistent; `undefined` when there is no case. */
  newest(id: string): Promise<{ readonly seq: number; readonly hash: string } | undefined>;
  last(): Promise<StoredAnchor | undefined>;
  /** `conflict`: there is one with this number. */
  append(anchor: StoredAnchor): Promise<'done' | 'conflict'>;
}

/** Where anchors are kept out of our own reach: what is there stays, whoever asks. */
export interface AnchorKeeper {
  /** Keeping what is kept already is no error, and changes nothing. */
  keep(anchor: StoredAnchor, signature: string): Promise<void>;
}

export interface Signer {
  /** ECDSA over P-256 and SHA-256, DER, base64. */
  sign(text: string): Promise<string>;
}
