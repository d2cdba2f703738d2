/** Every mail we send with just what it says. No personal data: a reference, dates, a link, a code (ux.md, Mails 1). Dates are yyyy-mm-dd. */
export type MailTemplate =
  | {
      readonly id: 'V1';
      readonly reference: string;
      readonly dueOn: string;
      readonly link: string;
      readonly missing: readonly MissingProof[];
    }
  | { readonly id: 'V4'; readonly reference: string; readonly dueOn: string; readonly missing: readonly MissingProof[] }
  | { readonly id: 'V7'; readonly reference: string; readonly until: string }
  | { readonly id: 'V9' | 'V10'; readonly reference: string }
  | { readonly id: 'V11'; readonly reference: string; readonly dueOn: string }
  | { readonly id: 'V13'; readonly code: string; readonly minutes: number }
  | { readonly id: 'L1'; readonly reference: string }
  | StaffMail;

export type MissingProof = 'identity' | 'report';

export type StaffMail =
  | { readonly id: 'S-new'; readonly reference: string; readonly dueOn: string }
  | {
      readonly id: 'S-reminder';
      readonly reference: string;
      readonly dueOn: string;
      readonly day: number;
      readonly owner: string;
      readonly backup: string;
      readonly open: readonly OpenItem[];
    }
  | {
      readonly id: 'S-second-review';
      readonly reference: string;
      readonly what: 'release' | 'decline' | 'nothing-found' | 'freeze' | 'unfreeze';
    }
  | { readonly id: 'S-overdue'; readonly reference: string; readonly dueOn: string; readonly owner: string }
  | { readonly id: 'S-stuck'; readonly reference: string; readonly what: string }
  | { readonly id: 'S-bounced'; readonly reference: string; readonly which: string };

/** One thing still missing on a case, and who owns it. */
export interface OpenItem {
  readonly what:
    | 'identity'
    | 'report'
    | 'search'
    | 'search-parked'
    | 'match-undecided'
    | 'step-parked'
    | 'freeze-not-proposed'
    | 'package-not-built'
    | 'release-not-proposed'
    | 'second-review';
  readonly owner: string;
  readonly detail?: string | undefined;
}

/** A mail before it is text or HTML: both are made from this (ux.md, Mails 6). */
export interface MailBody {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly list?: readonly string[] | undefined;
  /** A code to be read out or typed. */
  readonly code?: string | undefined;
  readonly link?: { readonly label: string; readonly url: string } | undefined;
  readonly after?: readonly string[] | undefined;
}
