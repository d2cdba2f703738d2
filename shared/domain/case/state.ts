import type { Language } from '../brand.ts';
import type { FileFault } from '../evidence.ts';
import type { ElectedProofs } from '../policy.ts';
import type { MatrixLine } from '../records.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { NoticeKind } from '../verbs.ts';
import type { Limits, Recipient, RecipientKind } from './recipient.ts';
import type { Retention } from './tracks/retention.ts';
import type {
  Action,
  AppealOutcome,
  Basis,
  CardOn,
  ChangeKind,
  Channel,
  ClaimFinding,
  Decision,
  DocumentPurpose,
  Ground,
  IdentifierKind,
  LetterReason,
  MailTemplateId,
  MailTo,
  Outcome,
  Proof,
  ProofMethod,
  RequesterKind,
  RequestForm,
  RequestReason,
  TaskKind,
  Want,
  Way,
} from './vocabulary.ts';

/** How a system is searched, whatever has come of it. */
export interface SearchOrder {
  readonly owner: string;
  /** What the business calls it. */
  readonly name?: string | undefined;
  /** A person searches a system without an API, and has so many calendar days. */
  readonly byHand?: { readonly days: number; readonly answerBy: LocalDate } | undefined;
  /** How much more of her than at first was known when it was planned (tracks/added.ts); absent: no more. */
  readonly knows?: number | undefined;
  /** It was made before, and more of her is known now. */
  readonly more?: true | undefined;
}

export type Search = SearchOrder &
  (
    | { readonly status: 'running'; readonly since?: Instant | undefined }
    | { readonly status: 'ended'; readonly endedAt: Instant; readonly hits: number }
    | { readonly status: 'parked'; readonly reason: string; readonly since: Instant }
  );

export type ProofTrack =
  | {
      readonly status: 'wanted';
      readonly missing: readonly Proof[];
      readonly askedAt?: Instant;
    }
  | { readonly status: 'verified'; readonly at: Instant };

export interface Match {
  readonly id: string;
  readonly system: string;
  readonly account: string;
  readonly basis: readonly Basis[];
  /** Hers for sure: what is held, taken off and blocked. */
  readonly instruments: readonly string[];
  readonly cardsOn: readonly CardOn[];
  /** `left-alone`: an account she says is hers (L43). */
  readonly status: 'undecided' | 'confirmed' | 'rejected' | 'left-alone';
  /** Keyed commitments of what stands on the account and could be written to or called; none in logs of before. */
  readonly reach?: readonly string[] | undefined;
  /** Opened in her name: there her name alone says that a record is hers (L27). */
  readonly inHerName?: boolean | undefined;
}

export interface Step {
  readonly id: string;
  readonly match: string;
  readonly action: Action;
  readonly instrument?: string | undefined;
  readonly outcome: Outcome;
  readonly undoing: boolean;
  readonly attempt: number;
  /** How often it was planned: again after it was undone. Part of the idempotency key, so that the second doing is not answered by the first. */
  readonly round: number;
  readonly since: Instant;
  /** Since when a worker is to do it, however often it was asked since. */
  readonly dueSince?: Instant | undefined;
  /** What it came to last, whatever is under way now. */
  readonly settled?: Outcome | undefined;
  readonly reason?: string | undefined;
  readonly receipt?: string | undefined;
  /** The platform says that its own notice to the account holder was suppressed (L45). */
  readonly quiet?: boolean | undefined;
  readonly matrix?: readonly MatrixLine[] | undefined;
  /** Other cases that stood behind the account when its records were collected, as others-on-account.ts names them: what is theirs was left out (L27). */
  readonly beside?: readonly string[] | undefined;
  /** As of a search, when it began. */
  readonly knows?: number | undefined;
  /** What a notice says. */
  readonly notice?: NoticeKind | undefined;
}

export type Answer = {
  readonly how: 'records' | 'declined' | 'nothing-found' | 'withdrawn';
  readonly at: Instant;
  readonly days: number;
  readonly ground?: Ground | undefined;
  readonly partial?: boolean | undefined;
};

export interface Request {
  readonly id: string;
  readonly channel: Channel;
  /** None for the first. */
  readonly why?: RequestReason | undefined;
  readonly form?: RequestForm | undefined;
  /** Letter that came back: the request is answered when it has gone out again. */
  readonly redelivers?: string | undefined;
  /** When and by whom it was written down here: later than `receivedOn` is back-dating, which the auditor sees (L4). */
  readonly enteredOn: LocalDate;
  readonly enteredBy: string;
  readonly receivedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly targetOn: LocalDate;
  /** Days of the ladder: made, fired, acknowledged. */
  readonly reminders: Readonly<Record<number, 'made' | 'fired' | 'acknowledged'>>;
  /** Days whose reminder nobody acknowledged in time, and who was told then. */
  readonly climbed: Readonly<Record<number, 'backup' | 'executives'>>;
  readonly missed: boolean;
  /** Who owned the case when the date was missed. */
  readonly missedOwner?: string | undefined;
  readonly answer?: Answer | undefined;
}

export interface Proposal {
  readonly id: string;
  readonly decision: Decision;
  readonly by: string;
  /** Who answers for it since the one who made it left. */
  readonly heldBy?: string | undefined;
  readonly status: 'open' | 'approved' | 'returned';
  readonly approvedBy?: string | undefined;
  /** Who gave it back with a reason, and the name of the sealed reason. */
  readonly returned?: { readonly by: string; readonly note: string } | undefined;
  /** Name of the sealed note: what the proposer relied on. */
  readonly note: string;
  /** Name of the sealed sentence about this very request that the person will read (L38). */
  readonly facts?: string | undefined;
}

export interface Package {
  readonly id: string;
  readonly request: string;
  readonly partial: boolean;
  /** Made for one recipient: within his authorisation (L35), in his language, or since he may have no other. */
  readonly recipient?: string | undefined;
  /** How far whoever it is for was authorised when it was ordered: it holds no more, and no less. */
  readonly limits?: Limits | undefined;
  readonly status: 'ordered' | 'built' | 'released';
  readonly since: Instant;
  /** `progress` when it was ordered: more makes it stale. */
  readonly settled: number;
  /** How many of those people brought about (tracks/steps.ts). */
  readonly settledByPeople: number;
  /** How many freezes and stopped orders had come to an outcome. */
  readonly stopped: number;
  /** How often a class was withheld, or given back, by then. */
  readonly withheld: number;
  /** How often one was given back. */
  readonly supplied: number;
  /** How many systems had not answered yet: fewer make it stale. */
  readonly unanswered: number;
  /** The matches it holds records of. */
  readonly matches: readonly string[];
  /** As of a search, when it was ordered. */
  readonly knows?: number | undefined;
  readonly until?: LocalDate | undefined;
  /** Released, and taken back before it left the house. */
  readonly keptBack?: boolean | undefined;
}

export type MailStatus = 'owed' | 'claimed' | 'sent' | 'delivered' | 'bounced' | 'withheld';
export interface Mail {
  readonly id: string;
  readonly template: MailTemplateId;
  readonly to: MailTo;
  readonly about: string;
  /** Whose address, when `to` is `recipient`. */
  readonly recipient?: string | undefined;
  readonly status: MailStatus;
  readonly attempt: number;
  /** Since when it is owed, the last time: one that left for an earlier owing is not this one. */
  readonly owedAt: Instant;
  readonly since: Instant;
  /** The sealed text its address is in, when it is not the one in force: a mail to where she was written to before. */
  readonly from?: string | undefined;
  /** SES's ids of what went out, as far as they are known; `earlier`: of what went out before it was owed anew. */
  readonly messages?: readonly string[] | undefined;
  readonly earlier?: readonly string[] | undefined;
}

export type LetterStatus = 'owed' | 'printed' | 'posted' | 'returned' | 'dropped';
/** A message on paper. Its words are those of the mail of the same template. */
export interface Letter {
  readonly id: string;
  readonly template: MailTemplateId;
  readonly about: string;
  readonly why: LetterReason;
  readonly status: LetterStatus;
  readonly owedAt: Instant;
  readonly postedOn?: LocalDate | undefined;
  /** Nothing was posted after one business day, and staff were told. */
  readonly late: boolean;
  readonly from?: string | undefined;
  /** Whose letter it is, when it is not for whoever asked. */
  readonly recipient?: string | undefined;
  /** The sealed text whose address was printed on it. */
  readonly sentTo?: string | undefined;
  /** Dropped, since its records may go to nobody any more. */
  readonly outdated?: boolean | undefined;
}

export interface WayState {
  /** She gave it and wants to be written to there. */
  readonly given: boolean;
  /** Name of the sealed text it stands in: `report` or `change.<id>`. */
  readonly from: string;
  /** Keyed commitment of it, to hold against what stands on disputed accounts. */
  readonly mark?: string | undefined;
  /** Bounced, complained about or returned. */
  readonly failed: boolean;
  /** A person agreed with her that it is safe, though it stands on a disputed account (L45). */
  readonly allowed: boolean;
}

export interface Contact {
  readonly preferred: Way;
  readonly ways: Readonly<Record<Way, WayState>>;
  readonly largePrint: boolean;
  /** When private links were made anew. */
  readonly links: readonly Instant[];
  /** SHA-256 of the live link, once it was made anew: the first one's stands on the head only. */
  readonly linkDigest?: string | undefined;
}

/** A message that waits for a person: it would go where it is not safe, or there is no way at all. */
export interface Parked {
  readonly id: string;
  readonly template: MailTemplateId;
  readonly about: string;
  readonly way: Way;
  readonly why: 'disputed' | 'no-way';
}

/** One more who is to get a copy, before anybody confirmed it. */
export interface NamedRecipient {
  readonly id: string;
  readonly kind: Exclude<RecipientKind, 'subject'>;
  readonly byPost: boolean;
}

/** Something she asked for with the link that takes effect only when confirmed. */
export interface Change {
  readonly id: string;
  readonly what: ChangeKind;
  /** By a code to this way, or by a person. */
  readonly by: Way | 'staff';
  readonly status: 'asked' | 'confirmed' | 'refused' | 'replaced';
  /** Absent of what staff changed on her word. */
  readonly askedAt?: Instant | undefined;
  /** The one before, of the same kind, that it took the place of. */
  readonly insteadOf?: string | undefined;
  /** Who was shown what was asked. */
  readonly readBy?: readonly string[] | undefined;
  readonly marks: Partial<Readonly<Record<Way, string>>>;
  readonly preferred?: Way | undefined;
  readonly recipient?: NamedRecipient | undefined;
  /** Where she was written to before, as far as it may be told. */
  readonly former: Partial<Readonly<Record<Way, string>>>;
}

/** Another case in which an identifier of hers stands as well: linked, never merged (T13). */
export interface Kin {
  readonly kinds: readonly IdentifierKind[];
}

/** The holder of a matched account asked for another look. */
export interface Appeal {
  readonly id: string;
  readonly match: string;
  readonly receivedOn: LocalDate;
  readonly status: 'open' | AppealOutcome;
}

/** What bureaus and collectors are told of an account (L46), see tracks/flags.ts. */
export interface Announcement {
  readonly id: string;
  readonly match: string;
  readonly set: boolean;
  readonly number: number;
  readonly status: 'owed' | 'sent';
  readonly since: Instant;
}

/** A card another person proved to hold too. */
export interface Claim {
  readonly others: readonly string[];
  readonly status: 'open' | ClaimFinding;
}

/** What is known of a hold besides its step: see tracks/holds.ts. */
export interface Hold {
  readonly renewedUntil?: Instant | undefined;
  /** The end staff were warned of. */
  readonly warnedOf?: Instant | undefined;
  readonly lapsed: boolean;
}

export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly about: string;
  readonly open: boolean;
  /** The package it was opened with, when it is opened anew with each. */
  readonly package?: string | undefined;
}

export interface OneTimeCode {
  readonly id: string;
  readonly commitment: string;
  readonly expiresAt: Instant;
  /** Whose code it is. */
  readonly recipient: string;
  readonly refused: number;
  readonly used: boolean;
  /** The change it confirms; none: it opens the records. */
  readonly change?: string | undefined;
}

/** One file a person sends (tracks/evidence.ts). `at`: when it came to be what it is. */
export type EvidenceDocument = {
  readonly id: string;
  readonly purpose: DocumentPurpose;
  /** Scanned at the desk: what becomes of it is told there, not to her. */
  readonly byStaff: boolean;
  readonly promisedAt: Instant;
  readonly at: Instant;
} & (
  | { readonly status: 'promised' | 'arrived' }
  | {
      readonly status: 'received';
      readonly version: string;
      readonly pages: number;
      readonly originalParts: number;
      /** Somebody at the desk opened a page of it. */
      readonly viewed?: boolean | undefined;
    }
  | { readonly status: 'refused'; readonly reason: FileFault }
);

/** Everything the log says of one case. Tracks run beside each other; none waits for another unless a rule says so. */
export interface CaseFile {
  readonly reference: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly openedAt: Instant;
  readonly wants: readonly Want[];
  readonly cards: readonly string[];
  readonly provedCards: readonly string[];
  /** The sealed text her cards are in, when they were resolved anew. */
  readonly cardsIn?: string | undefined;
  /** Cards the payment provider has not told us yet. `due`: it is being asked. */
  readonly unresolved?:
    | { readonly cards: readonly string[]; readonly since: Instant; readonly due: boolean }
    | undefined;
  readonly safeContact: boolean;
  readonly requester: RequesterKind;
  readonly officer: boolean;
  readonly policy: ElectedProofs;
  readonly linkVersion: number;
  readonly prepared: boolean;
  /** Since when a worker is to prepare it, when it is (tracks/patience.ts). */
  readonly preparingSince?: Instant | undefined;
  /** Since when work is owed that nothing else of the file stands for, by work (tracks/unfinished.ts). */
  readonly unfinished: Readonly<Record<string, Instant>>;
  /** She asked again: which systems there are now is still to be looked at. */
  readonly registryDue: boolean;
  /** Names of the sealed texts in which she told us more of herself since she filed (L24, L33), oldest first. */
  readonly added: readonly string[];
  /** How many of them are digested. */
  readonly addedKnown: number;
  /** How often her cards came to be known better or to be more, since the case was prepared. */
  readonly cardsLearned: number;
  readonly owner: string;
  readonly backup: string;
  readonly proof: ProofTrack;
  readonly proofsRecorded: readonly {
    readonly covers: readonly Proof[];
    readonly method: ProofMethod;
    readonly by: string;
  }[];
  readonly documents: Readonly<Record<string, EvidenceDocument>>;
  readonly requests: Readonly<Record<string, Request>>;
  readonly searches: Readonly<Record<string, Search>>;
  readonly matches: Readonly<Record<string, Match>>;
  readonly steps: Readonly<Record<string, Step>>;
  /** How often a step came to an outcome, undone and retried ones again. */
  readonly settlements: number;
  /** How many of them people brought about: freezes and stopped orders, and what somebody does in a system without an API. */
  readonly settlementsByPeople: number;
  /** How often records were collected once more, since others stood behind an account (L27). */
  readonly collectedAnew: number;
  readonly retention: Retention;
  readonly proposals: Readonly<Record<string, Proposal>>;
  readonly packages: Readonly<Record<string, Package>>;
  readonly mails: Readonly<Record<string, Mail>>;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly codes: Readonly<Record<string, OneTimeCode>>;
  readonly recipients: Readonly<Record<string, Recipient>>;
  /** By step. */
  readonly holds: Readonly<Record<string, Hold>>;
  readonly contact: Contact;
  readonly letters: Readonly<Record<string, Letter>>;
  readonly parked: Readonly<Record<string, Parked>>;
  readonly changes: Readonly<Record<string, Change>>;
  /** By the other case. */
  readonly kin: Readonly<Record<string, Kin>>;
  /** By her card. */
  readonly claims: Readonly<Record<string, Claim>>;
  readonly appeals: Readonly<Record<string, Appeal>>;
  readonly announcements: Readonly<Record<string, Announcement>>;
  /** Members of staff who have, or had, nothing to do with this case (tracks/aside.ts). */
  readonly aside: Readonly<Record<string, 'aside' | 'back'>>;
  /** Her identifiers were looked up across cases since they were last known. */
  readonly kinLookedUp: boolean;
  /** How often that began anew: her identifiers came to be known, or a card to be proved. */
  readonly growths: number;
}

export type CaseState =
  | { readonly phase: 'none' }
  | { readonly phase: 'open'; readonly file: CaseFile }
  | { readonly phase: 'closed'; readonly file: CaseFile; readonly closedAt: Instant };
