import type { Rung } from '../domain/deadline.ts';
import type { SystemEntry } from '../domain/registry.ts';
import type { CommerceSystem, PaymentProvider } from './commerce-system.ts';

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
  code(): string;
  uuid(): string;
}

/** Queues. A message is `{v, case, work}` and nothing else. */
export interface Outbox {
  send(
    queue: 'steps' | 'packages' | 'mails',
    messages: readonly { readonly case: string; readonly work: string }[],
  ): Promise<void>;
}

export interface Reminders {
  /** Makes one-time schedules; making one that exists is no error. */
  make(id: string, request: string, rungs: readonly Rung[]): Promise<void>;
  drop(id: string, request: string, days: readonly number[]): Promise<void>;
}

export interface Mailer {
  send(mail: {
    readonly to: readonly string[];
    readonly from: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
    readonly case: string;
    readonly mail: string;
  }): Promise<{ readonly message: string }>;
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
  arrived(key: string): Promise<boolean>;
}

export interface Registry {
  systems(): Promise<readonly SystemEntry[]>;
  connect(system: string): Promise<CommerceSystem | undefined>;
  paymentProvider(): Promise<PaymentProvider | undefined>;
}
