import type { Language } from '../brand.ts';
import type { MatrixLine } from '../records.ts';
import type { Instant, LocalDate } from '../time.ts';
import type {
  Action,
  Basis,
  Channel,
  Decision,
  Ground,
  MailTemplateId,
  MailTo,
  Outcome,
  Proof,
  ProofMethod,
  TaskKind,
  Want,
} from './events.ts';

export type Search =
  | { readonly status: 'running'; readonly owner: string }
  | { readonly status: 'ended'; readonly owner: string; readonly endedAt: Instant; readonly hits: number }
  | { readonly status: 'parked'; readonly owner: string; readonly reason: string };

export type ProofTrack =
  | { readonly status: 'wanted'; readonly missing: readonly Proof[]; readonly askedAt?: Instant }
  | { readonly status: 'verified'; readonly at: Instant };

export interface Match {
  readonly id: string;
  readonly system: string;
  readonly account: string;
  readonly basis: readonly Basis[];
  readonly instruments: readonly string[];
  /** `left-alone`: an account she says is hers (L43). */
  readonly status: 'undecided' | 'confirmed' | 'rejected' | 'left-alone';
}

export interface Step {
  readonly id: string;
  readonly match: string;
  readonly action: Action;
  readonly instrument?: string | undefined;
  readonly outcome: Outcome;
  readonly undoing: boolean;
  readonly attempt: number;
  readonly since: Instant;
  readonly reason?: string | undefined;
  readonly matrix?: readonly MatrixLine[] | undefined;
}

export type Answer = {
  readonly how: 'records' | 'declined' | 'nothing-found';
  readonly at: Instant;
  readonly days: number;
  readonly ground?: Ground | undefined;
};

export interface Request {
  readonly id: string;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly targetOn: LocalDate;
  /** Days of the ladder: made, fired, acknowledged. */
  readonly reminders: Readonly<Record<number, 'made' | 'fired' | 'acknowledged'>>;
  readonly missed: boolean;
  readonly answer?: Answer | undefined;
}

export interface Proposal {
  readonly id: string;
  readonly decision: Decision;
  readonly by: string;
  readonly status: 'open' | 'approved' | 'returned';
}

export interface Package {
  readonly id: string;
  readonly request: string;
  readonly partial: boolean;
  readonly status: 'ordered' | 'built' | 'released';
  readonly since: Instant;
  /** Steps settled when it was ordered: later ones make it stale. */
  readonly settled: number;
  readonly until?: LocalDate | undefined;
}

export type MailStatus = 'owed' | 'claimed' | 'sent' | 'delivered' | 'bounced';
export interface Mail {
  readonly id: string;
  readonly template: MailTemplateId;
  readonly to: MailTo;
  readonly about: string;
  readonly status: MailStatus;
  readonly attempt: number;
  readonly since: Instant;
}

export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly about: string;
  readonly open: boolean;
}

export interface OneTimeCode {
  readonly id: string;
  readonly commitment: string;
  readonly expiresAt: Instant;
  readonly refused: number;
  readonly used: boolean;
}

/** Everything the log says of one case. Tracks run beside each other; none waits for another unless a rule says so. */
export interface CaseFile {
  readonly reference: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly openedAt: Instant;
  readonly wants: readonly Want[];
  readonly cards: readonly string[];
  readonly provedCards: readonly string[];
  readonly byPost: boolean;
  readonly safeContact: boolean;
  readonly officer: boolean;
  readonly linkVersion: number;
  readonly prepared: boolean;
  readonly owner: string;
  readonly backup: string;
  readonly proof: ProofTrack;
  readonly proofsRecorded: readonly {
    readonly covers: readonly Proof[];
    readonly method: ProofMethod;
    readonly by: string;
  }[];
  readonly documents: Readonly<Record<string, Proof | 'other'>>;
  readonly requests: Readonly<Record<string, Request>>;
  readonly searches: Readonly<Record<string, Search>>;
  readonly matches: Readonly<Record<string, Match>>;
  readonly steps: Readonly<Record<string, Step>>;
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly packages: Readonly<Record<string, Package>>;
  readonly mails: Readonly<Record<string, Mail>>;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly codes: Readonly<Record<string, OneTimeCode>>;
}

export type CaseState =
  | { readonly phase: 'none' }
  | { readonly phase: 'open'; readonly file: CaseFile }
  | { readonly phase: 'closed'; readonly file: CaseFile; readonly closedAt: Instant };
