import type { Language } from '../brand.ts';
import type { MatrixLine } from '../records.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Actor, Basis, Channel, Decision, MailWord, Outcome, Proof, ProofMethod, Want } from './events.ts';

/** What matching says of one candidate account, without personal data. */
export interface Finding {
  readonly account: string;
  readonly basis: readonly Basis[];
  readonly instruments: readonly string[];
  readonly hers: boolean;
}

/** Every order a case takes. `at` is the time of the order; `id` names it, so that the log shows who ordered what. */
export type Command = { readonly at: Instant; readonly actor: Actor; readonly id: string } & (
  | {
      readonly type: 'open-case';
      readonly reference: string;
      readonly language: Language;
      readonly timeZone: string;
      readonly wants: readonly Want[];
      readonly needs: readonly Proof[];
      readonly cards: readonly string[];
      readonly byPost: boolean;
      readonly safeContact: boolean;
      readonly officer: boolean;
      readonly channel: Channel;
      readonly receivedAt: Instant;
    }
  | {
      readonly type: 'correct-receipt';
      readonly request: string;
      readonly receivedOn: LocalDate;
      readonly approvedBy?: string | undefined;
      readonly document?: string | undefined;
    }
  | {
      readonly type: 'record-preparation';
      readonly digests: readonly string[];
      readonly proved: readonly string[];
      readonly systems: readonly { readonly system: string; readonly owner: string }[];
    }
  | { readonly type: 'record-search'; readonly system: string; readonly findings: readonly Finding[] }
  | { readonly type: 'park-search'; readonly system: string; readonly reason: string }
  | {
      readonly type: 'settle-step';
      readonly step: string;
      readonly outcome: Exclude<Outcome, 'planned' | 'running'>;
      readonly reason?: string | undefined;
      readonly receipt?: string | undefined;
      readonly quiet?: boolean | undefined;
      readonly matrix?: readonly MatrixLine[] | undefined;
    }
  | { readonly type: 'retry-step'; readonly step: string }
  | { readonly type: 'undo-step'; readonly step: string }
  | { readonly type: 'retry-search'; readonly system: string }
  | { readonly type: 'decide-match'; readonly match: string; readonly confirmed: boolean }
  | { readonly type: 'ask-for-proof' }
  | { readonly type: 'promise-document'; readonly document: string; readonly purpose: Proof | 'other' }
  | {
      readonly type: 'record-proof';
      readonly covers: readonly Proof[];
      readonly method: ProofMethod;
      readonly documents: readonly string[];
      readonly note: string;
    }
  | { readonly type: 'propose'; readonly decision: Decision; readonly note: string }
  | { readonly type: 'approve'; readonly proposal: string }
  | { readonly type: 'return'; readonly proposal: string }
  | { readonly type: 'record-package'; readonly package: string; readonly files: number; readonly commitment: string }
  | { readonly type: 'issue-code'; readonly code: string; readonly commitment: string; readonly expiresAt: Instant }
  | { readonly type: 'open-records'; readonly commitment: string }
  | { readonly type: 'claim-mail'; readonly mail: string }
  | { readonly type: 'record-mail-sent'; readonly mail: string; readonly message: string }
  | { readonly type: 'watch-mail'; readonly mail: string; readonly word: MailWord; readonly permanent: boolean }
  | { readonly type: 'record-reminders-made'; readonly request: string; readonly days: readonly number[] }
  | { readonly type: 'tick'; readonly by: 'schedule' | 'sweep' }
  | { readonly type: 'acknowledge-reminder'; readonly request: string; readonly day: number }
  | { readonly type: 'close-task'; readonly task: string }
  | { readonly type: 'assign'; readonly owner: string; readonly backup: string }
);

/** Why an order was not taken: stable codes for programs; sentences are in shared/content. */
export type Refusal =
  | 'case.absent'
  | 'case.exists'
  | 'case.closed'
  | 'thing.absent'
  | 'case.moved-on'
  | 'rule.second-person'
  | 'rule.not-verified'
  | 'rule.searches-open'
  | 'rule.package-missing'
  | 'rule.records-exist'
  | 'rule.receipt-later-needs-two'
  | 'rule.preserve-first'
  | 'code.wrong'
  | 'code.expired'
  | 'code.too-many'
  | 'records.not-released';
