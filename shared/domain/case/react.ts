import type { Instant } from '../time.ts';
import type { Followed } from './decided.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFile } from './state.ts';
import { followAppeals, owedNotices } from './tracks/appeals.ts';
import { followByHand } from './tracks/by-hand.ts';
import { followCards } from './tracks/cards.ts';
import { followChanges } from './tracks/changes.ts';
import { followContact } from './tracks/contact.ts';
import { followDecisions, owedClosing, owedReopening } from './tracks/decisions.ts';
import { followDisclosure, owedPacking, owedReturns } from './tracks/disclosure.ts';
import { followEvidence, owedThanks } from './tracks/evidence.ts';
import { owedAnnouncements } from './tracks/flags.ts';
import { followFloods } from './tracks/floods.ts';
import { followHolds } from './tracks/holds.ts';
import { followIntake } from './tracks/intake.ts';
import { followKeptBack, owedKeepingBack } from './tracks/kept-back.ts';
import { followLadder } from './tracks/ladder.ts';
import { askingDropped, followLetters } from './tracks/letters.ts';
import { followMails } from './tracks/mails.ts';
import { followMatches } from './tracks/matches.ts';
import { followPacking } from './tracks/packing.ts';
import { followPatience } from './tracks/patience.ts';
import { followProof } from './tracks/proof.ts';
import { followRecipients } from './tracks/recipients.ts';
import { followReminders } from './tracks/reminders.ts';
import { followRequests } from './tracks/requests.ts';
import { followRetention } from './tracks/retention.ts';
import { followFreezeChoices, owedFreezeChoices } from './tracks/ripe.ts';
import { followSearches } from './tracks/searches.ts';
import { owedSteps } from './tracks/step-order.ts';
import { followSteps } from './tracks/steps.ts';
import { followUndoing, owedUndoing } from './tracks/undoing.ts';
import { followUnfinished } from './tracks/unfinished.ts';
import { followWithdrawals } from './tracks/withdrawals.ts';

const followers: readonly ((file: CaseFile, event: CaseEvent, at: Instant) => Followed)[] = [
  followIntake,
  followSearches,
  followMatches,
  followProof,
  followEvidence,
  followSteps,
  followDecisions,
  followDisclosure,
  followPacking,
  followKeptBack,
  followMails,
  followReminders,
  followLadder,
  followRecipients,
  followRequests,
  followHolds,
  followRetention,
  followUndoing,
  followContact,
  followChanges,
  followLetters,
  followWithdrawals,
  followCards,
  followByHand,
  followAppeals,
  followFloods,
  followPatience,
  followUnfinished,
  followFreezeChoices,
];

const owing: readonly ((file: CaseFile, at: Instant) => Followed)[] = [
  owedSteps,
  owedFreezeChoices,
  owedNotices,
  owedAnnouncements,
  owedUndoing,
  owedPacking,
  owedReturns,
  owedThanks,
  askingDropped,
];

/** What one event brings with it: mails, tasks, answers. Each track reacts to any event. */
export function follows(file: CaseFile, event: CaseEvent, at: Instant): Followed {
  return followers.flatMap((follow) => follow(file, event, at));
}

/** What the state owes and does not have yet. Called until it returns nothing. */
export function owed(file: CaseFile, at: Instant): Followed {
  // What is packed next, and for whom, is asked of a case without what is kept back.
  const kept = owedKeepingBack(file);
  if (kept.length > 0) return kept;
  const more = owing.flatMap((owes) => owes(file, at));
  // Whether all is done is asked of a case that has everything it owes.
  return more.length > 0 ? more : owedClosing(file);
}

/** The same of a closed case. */
export function owedClosed(file: CaseFile): Followed {
  return owedReopening(file);
}
