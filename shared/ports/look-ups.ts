import type { Instant } from '../domain/time.ts';

/** One case in which an identifier stands, under the identifier's keyed digest. Ids only. */
export interface LookUpRow {
  /** `<kind>:<mac>`. */
  readonly digest: string;
  readonly case: string;
  readonly openedAt: Instant;
  /** For a card: its id in that case, and whether whoever filed proved to hold it. */
  readonly card?: string | undefined;
  readonly proved?: boolean | undefined;
}

/** Her identifiers looked up across cases: two people with one card (L43), a similar case (T13). */
export interface LookUps {
  /** Writing the same row again is no error and replaces it. */
  put(row: LookUpRow): Promise<void>;
  /** Rows of a digest since `from`, oldest first, at most 100. Consistent: of two that write first and look afterwards at least one sees the other. */
  find(digest: string, from: Instant): Promise<readonly LookUpRow[]>;
}
