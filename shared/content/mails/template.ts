import type { Action, Channel, Proof } from '../../domain/case/events.ts';
import type { LocalDate } from '../../domain/time.ts';

interface OfCase {
  readonly reference: string;
}

interface OfOpenCase extends OfCase {
  readonly dueDate: LocalDate;
}

/**
 * Mails to the person. No parameter can hold personal data (ux.md, Mails, rule 1), so none can leak. `link` is the private link
 * and stands in V1 and V12 only (rule 4); it starts with the brand's own site or the mail is not made.
 */
export type PersonMail =
  | ({
      readonly id: 'V1';
      readonly link: string;
      /** The one complete list of what is missing, L8. */
      readonly missing: readonly Proof[];
      /** She named a card or bank account: V1 then says what we do with it, besides the issuer's own clock (L47). */
      readonly cardRoute?: boolean | undefined;
    } & OfOpenCase)
  | ({ readonly id: 'V2'; readonly count: number } & OfCase)
  | ({ readonly id: 'V3' } & OfCase)
  | ({ readonly id: 'V4' | 'V5'; readonly missing: readonly Proof[] } & OfOpenCase)
  | ({ readonly id: 'V6' | 'V11' } & OfOpenCase)
  | ({ readonly id: 'V7' | 'V8' | 'V15'; readonly availableUntil: LocalDate } & OfCase)
  | ({ readonly id: 'V9' | 'V10' | 'V14' | 'V16' } & OfCase)
  | { readonly id: 'V12'; readonly link: string }
  | { readonly id: 'V13'; readonly code: string; readonly minutes: number };

/** To the officer the person named, when the records are released. Always English; names nobody. */
export type OfficerMail = { readonly id: 'L1' } & OfCase;

export type ReviewKind = 'release' | 'decline' | 'freeze' | 'unfreeze' | 'nothing-found';

export type StuckWork =
  | { readonly kind: 'search'; readonly system: string }
  | { readonly kind: 'step'; readonly action: Action; readonly system: string }
  | { readonly kind: 'package' };

/**
 * One thing a case still lacks on its way to an answer, and who in the business has it. `system` is the registry's name of a
 * system, `owner` a member of staff or a team as colleagues know them.
 */
export type StaffMissing = { readonly owner: string } & (
  | {
      readonly code:
        | 'identity-not-verified'
        | 'report-not-verified'
        | 'package-not-built'
        | 'release-not-proposed'
        | 'release-not-approved'
        | 'decline-not-approved'
        | 'nothing-found-not-proposed'
        | 'nothing-found-not-approved';
    }
  | { readonly code: 'search-running' | 'search-failed'; readonly system: string }
  | {
      readonly code:
        | 'match-undecided'
        | 'step-open'
        | 'step-parked'
        | 'records-not-collected'
        | 'freeze-not-proposed'
        | 'freeze-not-approved'
        | 'mail-undelivered'
        | 'task-open';
      readonly count: number;
    }
);

/** Mails to compliance and to executives: English, the reference and nothing of the person. `deskUrl` opens the case. */
export type StaffMail = OfCase & { readonly deskUrl: string } & (
    | { readonly id: 'S-new'; readonly dueDate: LocalDate; readonly channel: Channel }
    | {
        readonly id: 'S-reminder';
        readonly dueDate: LocalDate;
        /** Days since receipt: 10, 20, 25, 27, 28, 30, the business day before one of them, or any day after 30 (L15, L16). */
        readonly day: number;
        /** Negative when the date has passed. */
        readonly daysLeft: number;
        readonly missing: readonly StaffMissing[];
        readonly owner: string;
        readonly backup: string;
      }
    | { readonly id: 'S-overdue'; readonly dueDate: LocalDate; readonly owner: string }
    | { readonly id: 'S-second-review'; readonly what: ReviewKind }
    | { readonly id: 'S-stuck'; readonly what: StuckWork }
    | { readonly id: 'S-bounced' | 'S-delivery-unknown'; readonly which: PersonMail['id'] | OfficerMail['id'] }
  );

export type MailTemplate = PersonMail | OfficerMail | StaffMail;
