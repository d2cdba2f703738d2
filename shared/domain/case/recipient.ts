import type { Language } from '../brand.ts';
import type { RecordClass } from '../records.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Proof, RequesterKind, Wanted } from './vocabulary.ts';

export const recipientKinds = ['subject', 'representative', 'officer', 'agency'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/**
 * What each kind of recipient shows before anything goes to him: a representative that he may act for her, an agency her authorisation
 * (1681g(e)(1)(C)), and whoever says he is the police is called back on a number that we looked up.
 */
export const recipientProofs = ['authority', 'authorisation', 'call-back'] as const;
export type RecipientProof = (typeof recipientProofs)[number];

/** Where we found the number we called. One that the caller gave is not on the list. */
export const numberSources = ['agency-website', 'government-directory', 'switchboard', 'known-contact'] as const;
export type NumberSource = (typeof numberSources)[number];

/** What an authorisation covers (L35). Absent: everything. */
export interface Limits {
  readonly classes?: readonly RecordClass[] | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

export function sameLimits(a: Limits = {}, b: Limits = {}): boolean {
  return a.classes?.join() === b.classes?.join() && a.from === b.from && a.to === b.to;
}

export interface Copy {
  readonly request: string;
  readonly package: string;
  readonly at: Instant;
  readonly until: LocalDate;
  /** By his link and a code. */
  readonly opened?: boolean | undefined;
}

/** One who gets the records, with proof, link and revocation of his own (L34 to L36). */
export interface Recipient {
  readonly id: string;
  readonly kind: RecipientKind;
  readonly byPost: boolean;
  /** Absent of those of the report. */
  readonly namedAt?: Instant | undefined;
  /** Of her for whom another asked: when the case became hers. */
  readonly since?: Instant | undefined;
  /** What he has not shown yet. */
  readonly missing: readonly RecipientProof[];
  readonly limits?: Limits | undefined;
  /** What he was last asked for. */
  readonly asked?: readonly Wanted[] | undefined;
  /** The papers that had come by then. */
  readonly seen?: readonly string[] | undefined;
  readonly revoked: boolean;
  readonly copies: readonly Copy[];
  /** The sealed text his address is in, when another one was recorded. */
  readonly contact?: string | undefined;
  /** He has had a copy, and none was released to where he is now. */
  readonly moved?: boolean | undefined;
  /** What was released to him last never left the house, and goes to nobody any more. */
  readonly keptBack?: boolean | undefined;
}

const shows: Readonly<Record<RecipientKind, readonly RecipientProof[]>> = {
  subject: [],
  representative: ['authority'],
  officer: ['call-back'],
  agency: ['authorisation', 'call-back'],
};

/** What was shown of an address that is another one now: he is called back anew, and what a paper shows stays shown. */
export function toShowAnew({ kind, missing }: Recipient): readonly RecipientProof[] {
  return shows[kind].filter((proof) => proof === 'call-back' || missing.includes(proof));
}

export function newRecipient(id: string, kind: RecipientKind, byPost: boolean): Recipient {
  return { id, kind, byPost, missing: shows[kind], revoked: false, copies: [] };
}

interface Asked {
  readonly requester: RequesterKind;
  readonly recipients: Readonly<Record<string, Recipient>>;
}

/**
 * The recipient who is whoever asked: her, or the one who asks for her as long as he may act for her. Answers, codes and the first link go
 * there.
 */
export function correspondentOf({ requester, recipients }: Asked): string {
  return requester === 'self' || hasPassed({ recipients }) ? 'subject' : 'requester';
}

/** Whom our words are to: her, one who acts for her, or an officer who asks for his agency. */
export const askers = ['self', 'acting', 'officer'] as const;
export type Asker = (typeof askers)[number];

export function askerOf(file: Asked): Asker {
  if (correspondentOf(file) === 'subject') return 'self';
  return file.requester === 'officer' ? 'officer' : 'acting';
}

/** An officer or agency is written to in English, whatever the language of the report. */
export function languageTo(file: Asked & { readonly language: Language }, recipient = correspondentOf(file)): Language {
  const kind = file.recipients[recipient]?.kind;
  return kind === 'officer' || kind === 'agency' ? 'en' : file.language;
}

/** The one who asked for her may not act for her any more, so the case is hers (L34 to L36). */
export function hasPassed({ recipients }: Pick<Asked, 'recipients'>): boolean {
  return recipients['requester']?.revoked === true;
}

/** Those a case begins with. An officer who asks directly is his agency's recipient: he is never sent away. */
export function firstRecipients(opening: {
  readonly requester?: RequesterKind | undefined;
  readonly byPost: boolean;
  readonly officer: boolean;
  readonly officerByPost?: boolean | undefined;
}): Readonly<Record<string, Recipient>> {
  const requester = opening.requester ?? 'self';
  const id = correspondentOf({ requester, recipients: {} });
  const kind = requester === 'self' ? 'subject' : requester === 'officer' ? 'agency' : 'representative';
  return {
    [id]: newRecipient(id, kind, opening.byPost),
    ...(opening.officer ? { officer: newRecipient('officer', 'officer', opening.officerByPost === true) } : {}),
  };
}

/** All that whoever asked still has to send, in one list (L8). A call back is ours to make. */
export function wantedOf(
  file: Asked & {
    readonly proof: { readonly status: 'wanted'; readonly missing: readonly Proof[] } | { readonly status: 'verified' };
  },
): readonly Wanted[] {
  const { missing = [] } = file.recipients[correspondentOf(file)] ?? {};
  return [
    ...(file.proof.status === 'wanted' ? file.proof.missing : []),
    ...missing.flatMap((proof) => (proof === 'call-back' ? [] : [proof])),
  ];
}

/** May get a copy now: everything shown, nothing taken back. */
export function isReady(recipient: Recipient): boolean {
  return recipient.missing.length === 0 && !recipient.revoked;
}

/** What he had last was made for him and is a part: the rest follows as it does for whoever asked (L40). */
export function hasPart(
  {
    packages,
  }: {
    readonly packages: Readonly<Record<string, { readonly partial: boolean; readonly recipient?: string | undefined }>>;
  },
  { id, copies }: Recipient,
): boolean {
  const last = packages[copies.at(-1)?.package ?? ''];
  return last?.partial === true && last.recipient === id;
}
