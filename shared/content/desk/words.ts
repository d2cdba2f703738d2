import type { CaseView, Word } from '../../domain/case/head.ts';
import type { RecipientKind, RecipientProof } from '../../domain/case/recipient.ts';
import type { Ripe } from '../../domain/case/tracks/ripe.ts';
import type {
  Action,
  ChangeKind,
  Channel,
  DocumentPurpose,
  Ground,
  IdentifierKind,
  LookReason,
  Outcome,
  RequesterKind,
  RequestForm,
  TaskKind,
  Want,
  Wanted,
} from '../../domain/case/vocabulary.ts';
import type { RecordClass } from '../../domain/records.ts';

/** Codes of the log as staff read them. The desk is in English only. */

const stateWords: Readonly<Record<Word, string>> = {
  received: 'Received',
  'waiting-for-you': 'Waiting for proof',
  checking: 'Proof to check',
  finding: 'Searching',
  ready: 'Records sent',
  partly: 'Part of the records sent',
  'none-found': 'Nothing found',
  'none-yet': 'Nothing found so far',
  declined: 'Declined',
  late: 'Past its date',
  closed: 'Closed',
};

/** How a case stands. To the person the records are still being found while two of us have to send them. */
export function stateOf({ word, packed }: Pick<CaseView, 'word' | 'packed'>): string {
  return word === 'finding' && packed === true ? 'Records to release' : stateWords[word];
}

/** What nobody has proposed, as a task is said. */
export const ripeWords: Readonly<Record<Ripe['kind'], string>> = {
  release: 'The records are ready: propose the release',
  freeze: 'Decide whether this account is frozen',
};

export const taskWords: Readonly<Record<TaskKind, string>> = {
  'confirm-match': 'Decide whether this account is a match',
  'preparation-parked': 'No search can begin: preparing the report fails',
  'system-parked': 'A search did not come to an end',
  'step-parked': 'A step is stuck',
  'mail-undelivered': 'A message did not reach the person',
  'mail-unconfirmed': 'Nobody knows yet whether a message arrived',
  'deadline-choice': 'Choose now: send what there is, or decline',
  'freeze-choice': 'Freeze this account, or say why not',
  'package-parked': 'The package could not be made',
  'work-unfinished': 'A worker does not finish what it owes',
  'release-rest': 'Records that are still owed can go out',
  'prove-recipient': 'Record what a recipient has shown',
  'release-copy': 'A recipient waits for a copy',
  'document-unchecked': 'A document got no verdict',
  'hold-lapsing': 'A hold ends soon',
  'unfreeze-wanted': 'Unfreeze an account that was no match',
  'stands-after-decline': 'Declined: decide what stands on this account',
  'late-proof': 'Proof came after the answer: key in the day it was received',
  'found-after-answer': 'Found after the answer: key in a request of today',
  'disclosed-in-error': 'Records of a wrong match went out',
  'notice-not-suppressed': 'The account holder may have been told',
  'safe-route': 'Agree a safe way to write to the person',
  'letter-unposted': 'A letter was not posted',
  'letter-returned': 'A letter came back',
  'confirm-change': 'Call about a change the person asked for',
  'card-claimed': 'Two people claim one card',
  'search-by-hand': 'Search a system by hand',
  'step-by-hand': 'Do a step by hand',
  'stop-still-on': 'An emergency stop is still on',
  appeal: 'The holder of an account says it is a mistake',
  'notice-choice': 'Choose whether the account holder is told',
  'cards-unresolved': 'The payment provider has not told us the person’s card',
  'many-reports': 'One of many reports: look at it, then close this',
};

/** By what a `work-unfinished` is named with. */
export const unfinishedWords: Readonly<Record<string, string>> = {
  kin: 'Looking for other cases with the same identifiers',
  flags: 'Announcing how an account stands',
  purge: 'Destroying files whose time is over',
  shred: 'Ending the personal data of the case',
};

export const actionWords: Readonly<Record<Action, string>> = {
  preserve: 'Keep a copy of what is there',
  hold: 'Hold the card',
  remove: 'Take the card off',
  block: 'Block the card',
  freeze: 'Freeze the account',
  'stop-orders': 'Stop orders and subscriptions',
  flag: 'Mark as disputed',
  collect: 'Collect the records',
  notice: 'Tell the account holder, neutrally',
};

/** Why work is a person's, where that is a code of ours and no word of a system. */
export const stuckWords: Readonly<Record<string, string>> = {
  'no-word': 'Nobody heard what came of it. It may have been done or not.',
  'too-many': 'More was found than can be listed: look in the system itself and enter what is the person’s',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  planned: 'Waits',
  running: 'Under way',
  done: 'Done',
  'not-found': 'Not there',
  refused: 'Refused by the system',
  unknown: 'Unknown, asked again',
  parked: 'Stuck, needs a person',
  undone: 'Undone',
};

export const identifierWords: Readonly<Record<IdentifierKind, string>> = {
  email: 'Email',
  phone: 'Phone',
  address: 'Address',
  name: 'Name',
  card: 'Card',
};

export const wantWords: Readonly<Record<Want, string>> = {
  records: 'Send the records',
  'remove-cards': 'Take my cards off accounts that are not mine',
  'stop-accounts': 'Stop accounts opened in my name',
  'flag-disputed': 'Tell bureaus and collectors that this is disputed',
};

export const wantedWords: Readonly<Record<Wanted, string>> = {
  identity: 'Proof of identity',
  report: 'Report about what happened',
  authority: 'Authority to act for the person',
  authorisation: 'Authorization of the agency',
};

export const purposeWords: Readonly<Record<DocumentPurpose, string>> = { ...wantedWords, other: 'Something else' };

export const requesterWords: Readonly<Record<RequesterKind, string>> = {
  self: 'The person',
  'parent-or-guardian': 'Parent or guardian',
  executor: 'Executor',
  attorney: 'Attorney',
  representative: 'Representative',
  officer: 'Law enforcement officer',
};

export const recipientWords: Readonly<Record<RecipientKind, string>> = {
  subject: 'The person',
  representative: 'Representative',
  officer: 'Law enforcement officer',
  agency: 'Law enforcement agency',
};

export const recipientProofWords: Readonly<Record<RecipientProof, string>> = {
  authority: 'May act for the person',
  authorisation: 'Authorized by the person',
  'call-back': 'Called back on a number we looked up',
};

export const channelWords: Readonly<Record<Channel, string>> = {
  web: 'Web form',
  post: 'Mail',
  'phone-note': 'Phone',
  chat: 'Chat',
  email: 'Email',
  store: 'Store',
  police: 'Police',
};

export const formWords: Readonly<Record<RequestForm, string>> = {
  'own-letter': 'The person’s own letter',
  'ftc-letter': 'The FTC’s letter',
  'police-form': 'A police form',
  spoken: 'Spoken words',
  message: 'A message',
};

export const groundWords: Readonly<Record<Ground, { readonly title: string; readonly when: string }>> = {
  A: { title: '(A) The law does not cover these records', when: 'The subsection does not require it.' },
  B: {
    title: '(B) We could not be sure of the person’s identity',
    when: 'No high degree of confidence after looking at the proof.',
  },
  C: { title: '(C) The request misstates a fact', when: 'A fact in the request is not so, and it matters.' },
  D: { title: '(D) Internet navigational data', when: 'Data about visits to a website or app, and nothing else.' },
};

export const lookReasonWords: Readonly<Record<LookReason, string>> = {
  proof: 'To check the proof',
  accounts: 'To decide about an account',
  'write-to-her': 'To write to the person',
  'she-called': 'The person called',
  audit: 'To check how the case was worked on',
};

export const changeWords: Readonly<Record<ChangeKind, string>> = {
  contact: 'new contact details',
  recipient: 'one more recipient',
  withdrawal: 'to withdraw',
};

export const classWords: Readonly<Record<RecordClass, string>> = {
  application: 'Application',
  statements: 'Statements',
  orders: 'Orders',
  receipts: 'Receipts',
  payments: 'Payments',
  deliveries: 'Deliveries',
  'support-notes': 'Support notes',
  'account-changes': 'Account changes',
  'phone-numbers': 'Phone numbers used',
  'vendor-held': 'Held by a vendor',
};

/** `match-found` → "Match found", but for those that read badly so. */
export function eventWords(type: string): string {
  const words = special[type] ?? type.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const special: Readonly<Record<string, string>> = {
  'report-viewed': 'Request read',
  'document-viewed': 'Document looked at',
  'contact-viewed': 'Contact details read',
  'change-viewed': 'Change that was asked for read',
  'recipient-viewed': 'Who a recipient is read',
  'search-sheet-viewed': 'Search sheet read',
  'proposal-viewed': 'Proposal read',
  'preview-viewed': 'Preview of an answer read',
  'instruments-viewed': 'Payment methods looked at',
  'staff-stood-aside': 'Somebody stands aside',
  'staff-let-back': 'Somebody was let back',
  'match-refound': 'More of the person’s found on a known account',
  'mail-owed': 'Message ordered',
  'mail-watched': 'Word from the mail service',
  'kin-found': 'Other case with the same details found',
  'kin-looked-up': 'Looked for other cases with the same details',
  shredded: 'Personal data destroyed',
};
