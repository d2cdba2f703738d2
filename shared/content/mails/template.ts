import type { Asker } from '../../domain/case/recipient.ts';
import type { Held, Standing } from '../../domain/case/tracks/answers.ts';
import type { Action, Channel, Wanted } from '../../domain/case/vocabulary.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { NoticeKind } from '../../domain/verbs.ts';

interface OfCase {
  readonly reference: string;
}

/** The one complete list of what is missing (L8), and to whom it is said: an officer or one who acts for her is not asked who he is. Absent: to her. */
export interface OfMissing {
  readonly missing: readonly Wanted[];
  readonly asker?: Asker | undefined;
}

interface OfOpenCase extends OfCase {
  readonly dueDate: LocalDate;
  /** The date has passed, so that no answer is promised by it (L4, L16). */
  readonly late?: boolean | undefined;
}

/**
 * Mails to the person. No parameter can hold personal data (ux.md, Mails, rule 1), so none can leak. `link` is the private link
 * and stands in V1 and V12 only (rule 4); it starts with the brand's own site or the mail is not made.
 */
export type PersonMail =
  | ({
      readonly id: 'V1';
      readonly link: string;
      /** She named a card or bank account: V1 then says what we do with it, besides the issuer's own clock (L47). */
      readonly cardRoute?: boolean | undefined;
    } & OfMissing &
      OfOpenCase)
  /** V2 and V6: `missing` is what she can do something about now; what somebody has still to look at is not in it. */
  | ({ readonly id: 'V2'; readonly count: number } & OfMissing & OfCase)
  | ({ readonly id: 'V3' } & OfCase)
  /** `again`: papers came, and do not show it. */
  | ({ readonly id: 'V4'; readonly again?: boolean | undefined } & OfMissing & OfOpenCase)
  | ({ readonly id: 'V5' } & OfMissing & OfOpenCase)
  | ({ readonly id: 'V6' } & OfMissing & OfOpenCase)
  | ({ readonly id: 'V11' } & OfOpenCase)
  | ({ readonly id: 'V7' | 'V8' | 'V15'; readonly availableUntil: LocalDate } & OfCase)
  | ({ readonly id: 'V9' | 'V14' | 'V16' | 'V17' } & OfCase)
  /** `soFar`: a system has not answered (L25). */
  | ({ readonly id: 'V10'; readonly soFar?: boolean | undefined } & OfCase)
  /** To one who acts for her, when his copy is released; the link is his own. */
  | ({ readonly id: 'V18'; readonly link: string; readonly availableUntil: LocalDate } & OfCase)
  | { readonly id: 'V12'; readonly link: string }
  | {
      readonly id: 'V13';
      readonly code: string;
      readonly minutes: number;
      /** Its last day, when it travels by post. */
      readonly until?: LocalDate | undefined;
    };

/** To an officer or agency, when a copy is released. Always English; names nobody. The link is his own. */
export type OfficerMail = {
  readonly id: 'L1';
  readonly link: string;
  readonly availableUntil: LocalDate;
  readonly why: 'named' | 'authorised';
} & OfCase;

export type ReviewKind =
  | 'release'
  | 'release-copy'
  | 'correct-receipt'
  | 'decline'
  | 'freeze'
  | 'unfreeze'
  | 'nothing-found'
  | 'withhold'
  | 'supply'
  | 'shred';

export type StuckWork =
  | { readonly kind: 'preparation' }
  /** `more`: it was made before, and more of her is known now. */
  | { readonly kind: 'search'; readonly system: string; readonly more?: true | undefined }
  | {
      readonly kind: 'step';
      readonly action: Action;
      readonly system: string;
      readonly notice?: NoticeKind | undefined;
    }
  | { readonly kind: 'package' | 'document' | 'kin' | 'flags' | 'purge' };

/**
 * One thing a case still lacks on its way to an answer, and who in the business has it. `system` is the registry's name of a
 * system, `owner` a member of staff or a team as colleagues know them.
 */
export type StaffMissing = { readonly owner: string } & (
  | {
      readonly code:
        | 'identity-not-verified'
        | 'report-not-verified'
        | 'recipient-not-proved'
        | 'copy-not-released'
        | 'copy-not-arrived'
        | 'package-not-built'
        | 'release-not-proposed'
        | 'release-not-approved'
        | 'decline-not-approved'
        | 'nothing-found-not-proposed'
        | 'nothing-found-not-approved'
        /** Decided, and she does not have it: what it waits for. */
        | `answer-${Held}`;
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
        /** What keeps an answer that is decided: there is nothing to choose any more. */
        readonly held?: Held | undefined;
      }
    | {
        readonly id: 'S-unacknowledged';
        readonly dueDate: LocalDate;
        /** Day of the reminder that nobody acknowledged. */
        readonly day: number;
        readonly owner: string;
        readonly to: 'backup' | 'executives';
      }
    | {
        readonly id: 'S-overdue';
        readonly dueDate: LocalDate;
        readonly owner: string;
        /** How far the word to her that we are late has come. */
        readonly told: Standing;
        /** As in a reminder. */
        readonly held?: Held | undefined;
      }
    /** A decision waits for a second person, and fewer than two approvers are left. */
    | { readonly id: 'S-few-approvers'; readonly dueDate: LocalDate }
    | { readonly id: 'S-second-review'; readonly what: ReviewKind }
    | { readonly id: 'S-stuck'; readonly what: StuckWork }
    /** Holds nobody has confirmed end on this day by themselves (T2). */
    | { readonly id: 'S-hold'; readonly endsOn: LocalDate }
    /** Two people say that one card is theirs. */
    | { readonly id: 'S-claim' }
    /** The holder of a matched account asks for another look. */
    | { readonly id: 'S-appeal' }
    /** To the holder of a system without an API: what is asked, and by when. */
    | { readonly id: 'S-by-hand'; readonly what: StuckWork; readonly answerBy: LocalDate }
    | {
        readonly id: 'S-bounced';
        readonly which: PersonMail['id'] | OfficerMail['id'];
        readonly brings: Bounced;
        /** It arrived, and its mailbox says that nobody wants it. */
        readonly unwanted?: boolean | undefined;
      }
    | { readonly id: 'S-reach'; readonly what: ReachTask }
  );

/**
 * What becomes of a mail that was lost: how far the same message has come by another way; of a code, of what went to one who gets a copy, and of what
 * went to where she was before, nothing.
 */
export const bounces = [
  'posted',
  'unposted',
  'parked',
  'mailed',
  'mailing',
  'none',
  'code',
  'recipient',
  'before',
] as const satisfies readonly (Standing | 'code' | 'recipient' | 'before')[];
export type Bounced = (typeof bounces)[number];

/** What a person has to do so that somebody can be reached. `copy-returned`: a letter to one who gets a copy. */
export const reachTasks = [
  'safe-route',
  'letter-unposted',
  'letter-returned',
  'copy-returned',
  'confirm-change',
] as const;
export type ReachTask = (typeof reachTasks)[number];

export type MailTemplate = PersonMail | OfficerMail | StaffMail;
