import type { Held, Standing } from '../../domain/case/tracks/answers.ts';
import type { Action, Channel } from '../../domain/case/vocabulary.ts';
import { holderNotice } from '../holder-notice.ts';
import type { WorkRow } from './blocks.ts';
import type { Bounced, OfficerMail, PersonMail, ReachTask, ReviewKind, StaffMissing, StuckWork } from './template.ts';

type Of<Shape> = Extract<StaffMissing, Shape>['code'];
interface Missing {
  readonly what: string;
  readonly next: string;
}

/** An answer that is decided and has not left, or came back. */
export const heldWords: Readonly<Record<Held, Missing>> = {
  parked: {
    what: 'The answer waits, because no way to the person is safe',
    next: 'Call the person and agree on a safe way. The answer then goes out by itself.',
  },
  unposted: {
    what: 'A letter with the answer waits to be posted',
    next: 'Print it, post it today, and record the date and the proof.',
  },
  returned: {
    what: 'The answer came back',
    next: 'Ask the person for the new address and record it. The answer then goes out again.',
  },
  'on-its-way': {
    what: 'The answer goes out again by email',
    next: 'It goes out by itself. Look at the case if it does not.',
  },
};

const single: Readonly<Record<Exclude<StaffMissing['code'], Of<{ system: string }> | Of<{ count: number }>>, Missing>> =
  {
    'identity-not-verified': {
      what: 'Proof of identity is not recorded',
      next: 'Check the document, compare by matching, or record a waiver with its reason.',
    },
    'report-not-verified': {
      what: 'Proof of the report is not recorded',
      next: 'Check the FTC or police report, or record a waiver with its reason.',
    },
    'recipient-not-proved': {
      what: 'Somebody who gets a copy has not shown all that is needed',
      next: 'Check the paper, or call back on a number that you look up.',
    },
    'copy-not-released': {
      what: 'A copy for one more person is ready and not released',
      next: 'Propose it. A second person releases it.',
    },
    'copy-not-arrived': {
      what: 'A mail or letter to somebody who gets a copy came back',
      next: 'Record the right address. Then two people release the copy again.',
    },
    'package-not-built': {
      what: 'The records package is not built',
      next: 'It is built when searches, matches and proof are done.',
    },
    'release-not-proposed': {
      what: 'Nobody has proposed the release',
      next: 'Look at what it holds and propose it.',
    },
    'release-not-approved': { what: 'The release waits for a second person', next: 'Approve it or send it back.' },
    'decline-not-approved': { what: 'The decline waits for a second person', next: 'Approve it or send it back.' },
    'nothing-found-not-proposed': {
      what: 'The searches found nothing, and nobody has looked at it',
      next: 'Read the search log, then propose the answer.',
    },
    'nothing-found-not-approved': {
      what: 'The answer “nothing found” waits for a second person',
      next: 'Approve it or send it back.',
    },
    'answer-parked': heldWords.parked,
    'answer-unposted': heldWords.unposted,
    'answer-returned': heldWords.returned,
    'answer-on-its-way': heldWords['on-its-way'],
  };

/** Whether she was told that we are late. */
export const lateWords: Readonly<Record<Standing, string>> = {
  posted: 'The person has been told that we are late.',
  mailed: 'The person has been told that we are late.',
  mailing: 'A mail to the person that says so is on its way.',
  unposted: 'The person does not know yet: the letter that says so waits to be posted. Post it today.',
  parked: 'The person does not know yet, because no way to write is safe. Call, and agree on a safe way.',
  none: 'The person has not been told that we are late.',
};

const ofSystem: Readonly<Record<Of<{ system: string }>, (system: string) => Missing>> = {
  'search-running': (system) => ({
    what: `The search of ${system} has not ended`,
    next: 'Ask the owner when it will end.',
  }),
  'search-failed': (system) => ({
    what: `The search of ${system} did not work`,
    next: 'Start it again or search by hand. It does not count as “no records”.',
  }),
};

const counted: Readonly<Record<Of<{ count: number }>, (count: number) => Missing>> = {
  'match-undecided': (n) => ({
    what: `${n} ${n === 1 ? 'match waits' : 'matches wait'} for a decision`,
    next: 'Confirm or reject each one.',
  }),
  'step-open': (n) => ({
    what: `${n} ${n === 1 ? 'step is' : 'steps are'} still under way`,
    next: 'Ask the owner of the system if one takes long.',
  }),
  'step-parked': (n) => ({
    what: `${n} ${n === 1 ? 'step is' : 'steps are'} parked`,
    next: 'Try each one again, or settle it by hand.',
  }),
  'records-not-collected': (n) => ({
    what: `Records of ${n} ${n === 1 ? 'account are' : 'accounts are'} not collected`,
    next: 'Ask the owner of the system, or collect them by hand.',
  }),
  'freeze-not-proposed': (n) => ({
    what: `${n} ${n === 1 ? 'freeze is' : 'freezes are'} asked for, but not proposed`,
    next: 'Look at what each match rests on, then propose it or leave it.',
  }),
  'freeze-not-approved': (n) => ({
    what: `${n} ${n === 1 ? 'freeze waits' : 'freezes wait'} for a second person`,
    next: 'Approve each one or send it back.',
  }),
  'mail-undelivered': (n) => ({
    what: `${n} ${n === 1 ? 'message has' : 'messages have'} not reached the person`,
    next: 'Call if that is allowed, or send a letter.',
  }),
  'task-open': (n) => ({
    what: `${n} ${n === 1 ? 'other task is' : 'other tasks are'} open`,
    next: 'Do what each of them asks for, or hand it on.',
  }),
};

/** What is missing, what would settle it, who has it. */
export function workRow(missing: StaffMissing): WorkRow {
  return { ...describe(missing), owner: missing.owner };
}

function describe(missing: StaffMissing): Missing {
  if ('system' in missing) return ofSystem[missing.code](missing.system);
  if ('count' in missing) return counted[missing.code](missing.count);
  return single[missing.code];
}

export const channelWords: Readonly<Record<Channel, string>> = {
  web: 'the web form',
  post: 'a letter',
  'phone-note': 'a phone call',
  chat: 'a chat',
  email: 'an email',
  store: 'a store',
  police: 'the police',
};

/** In a subject: "Second review wanted: release of 7K4M-9QXT". */
export const reviewSubjects: Readonly<Record<ReviewKind, (reference: string) => string>> = {
  release: (reference) => `release of ${reference}`,
  decline: (reference) => `decline of ${reference}`,
  freeze: (reference) => `freeze for ${reference}`,
  'release-copy': (reference) => `one more copy of ${reference}`,
  'correct-receipt': (reference) => `a later receipt date of ${reference}`,
  unfreeze: (reference) => `unfreeze for ${reference}`,
  'nothing-found': (reference) => `no records for ${reference}`,
  shred: (reference) => `end of data of ${reference}`,
  withhold: (reference) => `holding back for ${reference}`,
  supply: (reference) => `an end of holding back for ${reference}`,
};

export const reviewWords: Readonly<Record<ReviewKind, string>> = {
  release:
    'A colleague proposes to release the records. Look at what it holds and what it leaves out, and read the letter that goes with it.',
  decline: 'A colleague proposes to decline. Read the ground, its facts and the letter.',
  freeze: 'A colleague proposes to freeze an account. Look at what the match rests on.',
  'release-copy': 'A colleague proposes to send a copy to one more person. Look at what was shown and by whom.',
  'correct-receipt': 'A colleague proposes a later receipt date. Look at the document: nothing else moves the date.',
  unfreeze: 'A colleague proposes to lift a freeze. Read why.',
  'nothing-found': 'A colleague proposes to answer that there are no records. Read the search log.',
  shred: 'A colleague proposes to destroy the personal data of a closed case. Its log stays.',
  withhold: 'A colleague proposes to hold back a kind of record. Read the law that is cited.',
  supply: 'A colleague proposes to send a kind of record that was held back. Read why the law allows it.',
};

const actionWords: Readonly<Record<Action, string>> = {
  preserve: 'Keeping a copy of the account',
  hold: 'The hold on a payment method',
  remove: 'Taking a payment method off',
  block: 'Blocking a payment method from coming back',
  freeze: 'The freeze of an account',
  'stop-orders': 'Stopping open orders',
  flag: 'Marking an account as disputed',
  notice: 'The neutral notice to the holder of an account',
  collect: 'Collecting the records',
};

export function stuckWords(work: StuckWork): { readonly name: string; readonly what: string; readonly next: string } {
  switch (work.kind) {
    case 'preparation':
      return {
        name: 'a report',
        what: 'A report could not be prepared, so no system is searched for it.',
        next: 'We try it again every hour. Call the engineers on duty now. The date does not wait.',
      };
    case 'search':
      return {
        name: 'a search',
        what: `The search of ${work.system} did not come to an end.`,
        next: 'Start it again on the case, or ask the owner of the system to search by hand. It does not count as “no records”.',
      };
    case 'step':
      return {
        name: 'a step',
        what: `${actionWords[work.action]} in ${work.system} did not come to an end.`,
        next: 'Try it again on the case, or settle it by hand with a note.',
      };
    case 'document':
      return {
        name: 'a document',
        what: 'A document the person sent has no safety verdict. We have told the person nothing yet.',
        next: 'Wait if the scan is only slow. If not, give up on the document on the case: the person is asked to send it again.',
      };
    case 'package':
      return {
        name: 'the package',
        what: 'The records package could not be built.',
        next: 'We try it again every hour. Call the engineers on duty now: the answer cannot go out without it.',
      };
    case 'kin':
      return {
        name: 'a look-up',
        what: 'Nobody could look whether another case has the same card or address.',
        next: 'We try it again every hour. Call the engineers. A card may be claimed by two people without our knowing.',
      };
    case 'flags':
      return {
        name: 'an announcement',
        what: 'Bureaus and collectors are not told how an account stands.',
        next: 'We try it again every hour. Call the engineers. Until then the account may be reported or collected on.',
      };
    case 'purge':
      return {
        name: 'destroying files',
        what: 'Files whose time is over could not be destroyed.',
        next: 'We try it again every hour. Call the engineers. The files are kept longer than we may say.',
      };
    default:
      return work satisfies never;
  }
}

/** How one who gets a copy is reached again. */
const anotherAddress = [
  'Look up the right address yourself, and record it on the case, beside the recipient.',
  'An officer is called back on a number that you look up. Then two people release the copy again.',
  'If nobody is to get it any more, take the permission back.',
] as const;

const byLetter = 'If somebody could see the mail at home, agree on a safe way first.';

/** What happens now, and what a person does about it. */
export const bouncedWords: Readonly<Record<Bounced, readonly string[]>> = {
  unposted: [
    'A letter is in the print queue. Post it within 2 working days. Call too, if the person allowed it.',
    byLetter,
  ],
  posted: ['A letter that says the same was posted.'],
  parked: [
    'No letter goes out: we have no other way, or it is not safe.',
    'Call the person and agree on a safe way. The message then goes out by itself.',
  ],
  mailed: ['The same went out to another address since.'],
  mailing: ['The same goes out to another address now.'],
  none: ['Nothing else brings it. Look at the case, and call the person if that is allowed.'],
  code: [
    'No letter takes its place. The person can ask for a new code at any time.',
    'It then goes by the way that works.',
  ],
  recipient: ['No letter takes its place.', ...anotherAddress],
  before: ['It went to where the person was written to before. Nothing else is needed.'],
};

/** What keeps a message from reaching the person, and what to do about it. */
export const reachWords: Readonly<
  Record<ReachTask, { readonly subject: string; readonly what: string; readonly next: readonly string[] }>
> = {
  'safe-route': {
    subject: 'Agree on a safe way to reach',
    what: 'A message waits, because we have no safe way to send it.',
    next: [
      'The address is also on an account that somebody else used, or we have no address that works.',
      'Call the person and agree on a safe way. Say the code word first, if there is one.',
      'If the address was theirs before all this, record that with your reason. Then the message goes out.',
    ],
  },
  'letter-unposted': {
    subject: 'A letter was not posted:',
    what: 'A letter has been waiting for one business day and was not posted.',
    next: ['Print it from the print queue, post it today, and record the date and the proof.'],
  },
  'letter-returned': {
    subject: 'A letter came back:',
    what: 'A letter to the person came back.',
    next: [
      'We will not write to that address again.',
      'Call the person if that is allowed, and record the new address. The letter then goes out again.',
    ],
  },
  'copy-returned': {
    subject: 'A copy came back:',
    what: 'A letter to somebody who gets a copy came back.',
    next: ['Nothing is sent again by itself.', ...anotherAddress],
  },
  'confirm-change': {
    subject: 'Confirm a change for',
    what: 'The person asked for a change that only a person can confirm.',
    next: [
      'Somebody who can open their mail could ask for this too. So nothing has changed yet.',
      'Call on a number we had before, say the code word first, and ask. Then confirm or refuse it on the case.',
    ],
  },
};

const handActions: Readonly<Record<Action, string>> = {
  preserve: 'Keep a copy of an account as it is now',
  hold: 'Put a payment method on hold',
  remove: 'Take a payment method off an account',
  block: 'Block a payment method from coming back',
  freeze: 'Freeze an account. Two people have approved it',
  'stop-orders': 'Stop the open orders of an account',
  flag: 'Mark an account as disputed',
  notice: 'Send the holder of an account the neutral notice',
  collect: 'Collect the records of an account',
};

/** What the holder of a system without an API is asked to do. */
export function handWords(work: StuckWork): string {
  switch (work.kind) {
    case 'search':
      return `Please search ${work.system} by hand.`;
    case 'step':
      return work.notice === undefined
        ? `${handActions[work.action]}, in ${work.system}.`
        : `${handActions[work.action]}, in ${work.system}, word for word: “${holderNotice(work.notice).en.text}”`;
    case 'document':
      return 'Please look at the document on the case.';
    case 'package':
      return 'Please help with the records package.';
    case 'preparation':
    case 'kin':
    case 'flags':
    case 'purge':
      return 'Please help with the report on the case.';
    default:
      return work satisfies never;
  }
}

/** What staff call each mail that goes out of the house. */
export const mailNames: Readonly<Record<PersonMail['id'] | OfficerMail['id'], string>> = {
  V1: 'receipt of the request',
  V2: 'receipt of documents',
  V3: 'file that did not work',
  V4: 'list of what is missing',
  V5: 'reminder of what is missing',
  V6: 'word that we are still working',
  V7: 'word that the records are ready',
  V8: 'word that some records are ready',
  V9: 'decision',
  V10: 'result of the search',
  V11: 'word that we are late',
  V12: 'new private link',
  V13: 'one-time code',
  V14: 'change of contact details',
  V15: 'last days to get the records',
  V16: 'closing of the request',
  V17: 'word that another copy is wanted',
  V18: 'copy for a representative',
  L1: 'copy for the officer',
};
