import type { Language } from '../brand.ts';
import type { MatrixLine } from '../records.ts';
import type { Instant, LocalDate } from '../time.ts';

export const wants = ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'] as const;
export type Want = (typeof wants)[number];
export const channels = ['web', 'post', 'phone-note', 'chat', 'store', 'police'] as const;
export type Channel = (typeof channels)[number];
/** What the statute lets a business ask for, 1681g(e)(2): proof of identity and proof of the claim. */
export const proofs = ['identity', 'report'] as const;
export type Proof = (typeof proofs)[number];
export const proofMethods = ['document', 'matching', 'waiver'] as const;
export type ProofMethod = (typeof proofMethods)[number];
export const actions = ['preserve', 'hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag', 'collect'] as const;
export type Action = (typeof actions)[number];
export const outcomes = ['planned', 'running', 'done', 'not-found', 'refused', 'unknown', 'parked', 'undone'] as const;
export type Outcome = (typeof outcomes)[number];
/** The closed list of 1681g(e)(5), L38. */
export const grounds = ['A', 'B', 'C', 'D'] as const;
export type Ground = (typeof grounds)[number];
export const identifierKinds = ['email', 'phone', 'address', 'name', 'card'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** One thing a match rests on: which of her identifiers, and how surely. */
export interface Basis {
  readonly kind: IdentifierKind;
  readonly exact: boolean;
  /** Only for cards: the id of her instrument. */
  readonly card?: string | undefined;
}

export type Decision =
  | { readonly kind: 'release'; readonly request: string; readonly package: string }
  | { readonly kind: 'decline'; readonly request: string; readonly ground: Ground }
  | { readonly kind: 'nothing-found'; readonly request: string }
  | { readonly kind: 'freeze'; readonly match: string }
  | { readonly kind: 'unfreeze'; readonly match: string };

export type MailTemplateId =
  | 'V1'
  | 'V4'
  | 'V7'
  | 'V9'
  | 'V10'
  | 'V11'
  | 'V13'
  | 'L1'
  | 'S-new'
  | 'S-reminder'
  | 'S-second-review'
  | 'S-overdue'
  | 'S-stuck'
  | 'S-bounced';
export type MailTo = 'subject' | 'officer' | 'compliance' | 'executives';
export type TaskKind =
  | 'confirm-match'
  | 'system-parked'
  | 'step-parked'
  | 'mail-undelivered'
  | 'deadline-choice'
  | 'package-parked';
export type MailWord = 'delivered' | 'bounced' | 'complained' | 'rejected' | 'delayed' | 'sent';

/** What a log is made of. Ids, codes and dates only, never personal data (G12). Every event carries its version `v`. */
export type CaseEvent = { readonly v: 1 } & (
  | {
      readonly type: 'case-opened';
      readonly reference: string;
      readonly language: Language;
      readonly timeZone: string;
      readonly wants: readonly Want[];
      readonly needs: readonly Proof[];
      readonly cards: readonly string[];
      readonly byPost: boolean;
      readonly safeContact: boolean;
      readonly officer: boolean;
    }
  | {
      readonly type: 'request-received';
      readonly request: string;
      readonly channel: Channel;
      readonly receivedAt: Instant;
      readonly receivedOn: LocalDate;
      readonly dueOn: LocalDate;
      readonly targetOn: LocalDate;
    }
  | {
      readonly type: 'receipt-corrected';
      readonly request: string;
      readonly receivedOn: LocalDate;
      readonly dueOn: LocalDate;
      readonly targetOn: LocalDate;
      readonly approvedBy?: string | undefined;
      readonly document?: string | undefined;
    }
  | { readonly type: 'identifiers-prepared'; readonly digests: readonly string[]; readonly proved: readonly string[] }
  | { readonly type: 'search-planned'; readonly system: string; readonly owner: string }
  | { readonly type: 'search-ended'; readonly system: string; readonly hits: number }
  | { readonly type: 'search-parked'; readonly system: string; readonly reason: string }
  | {
      readonly type: 'match-found';
      readonly match: string;
      readonly system: string;
      readonly account: string;
      readonly basis: readonly Basis[];
      /** Instruments on that account which are an exact match of a card she proved to hold. */
      readonly instruments: readonly string[];
      readonly hers: boolean;
    }
  | { readonly type: 'match-decided'; readonly match: string; readonly confirmed: boolean }
  | { readonly type: 'proof-asked'; readonly request: string; readonly missing: readonly Proof[] }
  | { readonly type: 'document-promised'; readonly document: string; readonly purpose: Proof | 'other' }
  | {
      readonly type: 'proof-recorded';
      readonly covers: readonly Proof[];
      readonly method: ProofMethod;
      readonly documents: readonly string[];
      readonly note: string;
    }
  | {
      readonly type: 'step-planned';
      readonly step: string;
      readonly match: string;
      readonly action: Action;
      readonly instrument?: string | undefined;
    }
  | { readonly type: 'step-due'; readonly step: string; readonly attempt: number; readonly undo: boolean }
  | {
      readonly type: 'step-settled';
      readonly step: string;
      readonly outcome: Exclude<Outcome, 'planned' | 'running'>;
      readonly reason?: string | undefined;
      readonly receipt?: string | undefined;
      readonly quiet?: boolean | undefined;
      readonly matrix?: readonly MatrixLine[] | undefined;
    }
  | {
      readonly type: 'decision-proposed';
      readonly proposal: string;
      readonly decision: Decision;
      readonly note: string;
    }
  | { readonly type: 'decision-approved'; readonly proposal: string }
  | { readonly type: 'decision-returned'; readonly proposal: string }
  | { readonly type: 'package-ordered'; readonly package: string; readonly request: string; readonly partial: boolean }
  | { readonly type: 'package-built'; readonly package: string; readonly files: number; readonly commitment: string }
  | { readonly type: 'records-released'; readonly request: string; readonly package: string; readonly until: LocalDate }
  | { readonly type: 'code-issued'; readonly code: string; readonly commitment: string; readonly expiresAt: Instant }
  | { readonly type: 'code-refused'; readonly code: string }
  | { readonly type: 'records-opened'; readonly package: string; readonly code: string }
  | {
      readonly type: 'request-answered';
      readonly request: string;
      readonly how: 'records' | 'declined' | 'nothing-found';
      readonly ground?: Ground | undefined;
      readonly days: number;
    }
  | { readonly type: 'deadline-missed'; readonly request: string; readonly owner: string }
  | { readonly type: 'case-closed' }
  | {
      readonly type: 'mail-owed';
      readonly mail: string;
      readonly template: MailTemplateId;
      readonly to: MailTo;
      readonly about: string;
    }
  | { readonly type: 'mail-claimed'; readonly mail: string; readonly attempt: number }
  | { readonly type: 'mail-sent'; readonly mail: string; readonly message: string }
  | { readonly type: 'mail-watched'; readonly mail: string; readonly word: MailWord; readonly permanent: boolean }
  | { readonly type: 'reminders-made'; readonly request: string; readonly days: readonly number[] }
  | {
      readonly type: 'reminder-fired';
      readonly request: string;
      readonly day: number;
      readonly by: 'schedule' | 'sweep';
    }
  | { readonly type: 'reminder-acknowledged'; readonly request: string; readonly day: number }
  | { readonly type: 'task-opened'; readonly task: string; readonly kind: TaskKind; readonly about: string }
  | { readonly type: 'task-closed'; readonly task: string }
  | { readonly type: 'assigned'; readonly owner: string; readonly backup: string }
);

/** Who did it. `staff` ids are the subject of the sign-in; a victim is never named. */
export type Actor =
  | { readonly kind: 'subject' | 'officer' }
  | { readonly kind: 'staff'; readonly id: string; readonly roles: readonly string[] }
  | { readonly kind: 'worker' | 'clock'; readonly id: string };
