import type { RecordClass } from '../records.ts';
import type { LocalDate } from '../time.ts';

export const wants = ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'] as const;
export type Want = (typeof wants)[number];
export const channels = ['web', 'post', 'phone-note', 'chat', 'email', 'store', 'police'] as const;
export type Channel = (typeof channels)[number];
/** Who asks: the person herself, somebody who may act for her, or an officer who asks directly. */
export const requesters = ['self', 'parent-or-guardian', 'executor', 'attorney', 'representative', 'officer'] as const;
export type RequesterKind = (typeof requesters)[number];
/** Why a case gets one more request (L33). */
export const requestReasons = ['second-ask', 'late-proof', 'returned-post'] as const;
export type RequestReason = (typeof requestReasons)[number];
/** What was accepted as the request (L5): her own words are enough. */
export const requestForms = ['own-letter', 'ftc-letter', 'police-form', 'spoken', 'message'] as const;
export type RequestForm = (typeof requestForms)[number];
/** What the statute lets a business ask for, 1681g(e)(2): proof of identity and proof of the claim. */
export const proofs = ['identity', 'report'] as const;
export type Proof = (typeof proofs)[number];
/** What a document is for: the two proofs, that somebody may act for her, or her authorisation of an agency. */
export const wanted = [...proofs, 'authority', 'authorisation'] as const;
/** What a list of missing things can name (L8). */
export type Wanted = (typeof wanted)[number];
export const documentPurposes = [...wanted, 'other'] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];
export const proofMethods = ['document', 'matching', 'waiver'] as const;
export type ProofMethod = (typeof proofMethods)[number];
export const actions = [
  'preserve',
  'hold',
  'remove',
  'block',
  'freeze',
  'stop-orders',
  'flag',
  'notice',
  'collect',
] as const;
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
  | {
      readonly kind: 'release';
      readonly request: string;
      readonly package: string;
      /** Whom it goes to; in logs of before, whoever asked and the officer named. */
      readonly recipients?: readonly string[] | undefined;
    }
  /** To one more recipient, later or within limits of his own. */
  | { readonly kind: 'release-copy'; readonly recipient: string; readonly package: string }
  | { readonly kind: 'decline'; readonly request: string; readonly ground: Ground }
  | {
      readonly kind: 'nothing-found';
      readonly request: string;
      /** Nothing yet, and a system has not answered: a part of the answer (L25, L40). */
      readonly soFar?: boolean | undefined;
    }
  /** A class of record that other law forbids to hand over (L31): the law is cited, privacy or security cannot be. */
  | { readonly kind: 'withhold'; readonly match: string; readonly class: RecordClass; readonly citation: string }
  /** It does not forbid it after all, or not any more. */
  | { readonly kind: 'supply'; readonly match: string; readonly class: RecordClass }
  /** A receipt date was keyed in too early: later only by two people, with the document that shows it (L13). */
  | {
      readonly kind: 'correct-receipt';
      readonly request: string;
      readonly receivedOn: LocalDate;
      readonly document: string;
    }
  | { readonly kind: 'freeze'; readonly match: string }
  | { readonly kind: 'unfreeze'; readonly match: string }
  /** The end of a case's personal data: closed, past its time, not held. */
  | { readonly kind: 'shred' };
export const decisionKinds = [
  'release',
  'release-copy',
  'decline',
  'nothing-found',
  'withhold',
  'supply',
  'correct-receipt',
  'freeze',
  'unfreeze',
  'shred',
] as const satisfies readonly Decision['kind'][];

export const mailTemplates = [
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
  'V7',
  'V8',
  'V9',
  'V10',
  'V11',
  'V12',
  'V13',
  'V17',
  'V18',
  'V14',
  'V15',
  'V16',
  'L1',
  'S-new',
  'S-reminder',
  'S-second-review',
  'S-few-approvers',
  'S-overdue',
  'S-unacknowledged',
  'S-stuck',
  'S-bounced',
  'S-hold',
  'S-reach',
  'S-claim',
  'S-by-hand',
  'S-appeal',
] as const;
export type MailTemplateId = (typeof mailTemplates)[number];
export const mailTos = [
  'subject',
  'officer',
  'recipient',
  'compliance',
  'backup',
  'executives',
  'system-owner',
] as const;
export type MailTo = (typeof mailTos)[number];
export const taskKinds = [
  'confirm-match',
  'preparation-parked',
  'system-parked',
  'step-parked',
  'mail-undelivered',
  'mail-unconfirmed',
  'deadline-choice',
  'freeze-choice',
  'package-parked',
  'work-unfinished',
  'release-rest',
  'prove-recipient',
  'release-copy',
  'document-unchecked',
  'hold-lapsing',
  'unfreeze-wanted',
  'stands-after-decline',
  'late-proof',
  'found-after-answer',
  'disclosed-in-error',
  'notice-not-suppressed',
  'safe-route',
  'letter-unposted',
  'letter-returned',
  'confirm-change',
  'card-claimed',
  'search-by-hand',
  'step-by-hand',
  'stop-still-on',
  'appeal',
  'notice-choice',
  'many-reports',
  'cards-unresolved',
] as const;
export type TaskKind = (typeof taskKinds)[number];
/** How a message reaches the person. Neither is the better one (L37). */
export const ways = ['email', 'post'] as const;
export type Way = (typeof ways)[number];
/** What she can ask for that needs more than the link (product.md, Everyday cases). */
export const changeKinds = ['contact', 'withdrawal', 'recipient'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export const letterReasons = ['preferred', 'undelivered', 'asked', 'told'] as const;
export type LetterReason = (typeof letterReasons)[number];
/** What the post office wrote on what came back. */
export const returnReasons = ['moved', 'unknown', 'refused', 'unclaimed', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];
/** Why somebody looks at the request or at how to reach her: no task says it for them (T9). */
export const lookReasons = ['proof', 'accounts', 'write-to-her', 'she-called', 'audit'] as const;
export type LookReason = (typeof lookReasons)[number];
export const mailWords = ['delivered', 'bounced', 'complained', 'rejected', 'delayed', 'sent'] as const;
export type MailWord = (typeof mailWords)[number];

/** An instrument on a matched account that looks like a card of hers: `exact` by fingerprint, else by last 4 and expiry. */
export interface CardOn {
  readonly instrument: string;
  readonly card: string;
  readonly exact: boolean;
}

/** What came of the holder asking for another look; the last two by what two people, or a reviewer, did on the account. */
export const appealOutcomes = ['hold-lifted', 'stands', 'unfrozen', 'match-withdrawn'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

export const claimFindings = ['hers', 'shared', 'not-hers'] as const;
/** What a person found when two people claimed one card. `shared`: both hold it, as spouses do. */
export type ClaimFinding = (typeof claimFindings)[number];

/** What matching says of one candidate account, without personal data. */
export interface Finding {
  readonly account: string;
  readonly basis: readonly Basis[];
  readonly instruments: readonly string[];
  readonly cardsOn?: readonly CardOn[] | undefined;
  readonly hers: boolean;
  /** Her name is the one it was opened in, not one on some order alone. */
  readonly inHerName?: boolean | undefined;
  /** Keyed commitments of every e-mail, phone and address that stands on the account, whoever's they are (L45). */
  readonly reach?: readonly string[] | undefined;
}

/** Who did it. `staff` ids are the subject of the sign-in; a victim is never named. */
export type Actor =
  | { readonly kind: 'subject' | 'officer' }
  | { readonly kind: 'staff'; readonly id: string; readonly roles: readonly string[] }
  | { readonly kind: 'worker' | 'clock' | 'recipient'; readonly id: string };
