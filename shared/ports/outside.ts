import type { AccountFlags } from '../domain/account-flags.ts';
import type { Rung } from '../domain/deadline.ts';
import type { SystemEntry } from '../domain/registry.ts';
import type { Secret } from '../domain/secret.ts';
import type { CommerceSystem, PaymentProvider } from './commerce-system.ts';
import type { LookUpRow } from './look-ups.ts';

export interface Clock {
  /** ISO instant. */
  now(): string;
}

export interface Ids {
  /** 128 random bits, base64url. */
  caseId(): string;
  /** 8 characters of Crockford base 32 as `7K4M-9QXT`. */
  reference(): string;
  /** 6 digits. */
  code(): Secret<string>;
  uuid(): string;
}

/** Queues. A message is `{v, case, work}` and nothing else. */
export interface Outbox {
  send(
    queue: 'steps' | 'packages' | 'mails' | 'purges',
    messages: readonly { readonly case: string; readonly work: string }[],
  ): Promise<void>;
}

export interface Reminders {
  /** Makes one-time schedules; making one that exists is no error. */
  make(id: string, request: string, rungs: readonly Rung[]): Promise<void>;
  drop(id: string, request: string, days: readonly number[]): Promise<void>;
}

export interface Mailer {
  /** `refused`: no asking again makes this mail go. A throw: it may go later, or the whole account is stopped. */
  send(mail: {
    readonly to: readonly string[];
    readonly from: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
    readonly case: string;
    readonly mail: string;
  }): Promise<{ readonly message: string; readonly refused?: undefined } | { readonly refused: true }>;
}

/** Files of a case: sealed records as collected, the package as handed over. */
export interface RecordStore {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  list(prefix: string): Promise<readonly { readonly key: string; readonly bytes: number }[]>;
  /** A link that lives `seconds`. */
  link(key: string, seconds: number): Promise<string>;
}

export interface EvidenceStore {
  /** A presigned POST to the quarantine: exact key, exact type, 1 byte to 20 MB, 10 minutes. */
  uploadPolicy(
    key: string,
    contentType: string,
  ): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  /**
   * What the malware scan wrote on that very version, in its own words; `unscanned` while it has not, `gone` when there is no such
   * version. Nobody but the scan may write there.
   */
  verdict(key: string, version: string): Promise<string>;
  /** That very version; `undefined` when there is none. */
  read(key: string, version: string): Promise<Uint8Array | undefined>;
  /** Destroys that version. */
  drop(key: string, version: string): Promise<void>;
}

export interface Registry {
  systems(): Promise<readonly SystemEntry[]>;
  connect(system: string): Promise<CommerceSystem | undefined>;
  paymentProvider(): Promise<PaymentProvider | undefined>;
}

/** Tells whoever listens how the flags of an account stand (L46). A throw means: not taken, say it again. */
export interface Announcer {
  announce(flags: AccountFlags): Promise<void>;
}

/** Destroys for good: every version of a file, and the wrapped key of a case. Only purge-case has it. */
export interface Shredder {
  /** How many versions are gone. */
  removeFiles(where: 'quarantine' | 'vault', prefix: string): Promise<number>;
  removeKey(id: string): Promise<void>;
  /** The row under which a case is found by an identifier or an account; none is no error. */
  removeLookUp(row: Pick<LookUpRow, 'digest' | 'case' | 'openedAt'>): Promise<void>;
}
