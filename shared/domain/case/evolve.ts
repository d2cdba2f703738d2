import { never } from '../result.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFile, CaseState } from './state.ts';
import type { EventMeta } from './track.ts';
import { evolveAdded } from './tracks/added.ts';
import { evolveAppeals } from './tracks/appeals.ts';
import { evolveAside } from './tracks/aside.ts';
import { evolveCards } from './tracks/cards.ts';
import { evolveChanges } from './tracks/changes.ts';
import { evolveContact } from './tracks/contact.ts';
import { evolveDecisions } from './tracks/decisions.ts';
import { evolveDesk } from './tracks/desk.ts';
import { evolveDisclosure } from './tracks/disclosure.ts';
import { evolveEvidence } from './tracks/evidence.ts';
import { evolveFlags } from './tracks/flags.ts';
import { evolveFloods } from './tracks/floods.ts';
import { evolveHolds } from './tracks/holds.ts';
import { evolveIntake, opened } from './tracks/intake.ts';
import { evolveKeptBack } from './tracks/kept-back.ts';
import { evolveLadder } from './tracks/ladder.ts';
import { evolveLetters } from './tracks/letters.ts';
import { evolveMails } from './tracks/mails.ts';
import { evolveMatches } from './tracks/matches.ts';
import { preparingSince } from './tracks/patience.ts';
import { evolveProof } from './tracks/proof.ts';
import { evolveRecipients } from './tracks/recipients.ts';
import { evolveReminders } from './tracks/reminders.ts';
import { evolveRetention, withWhatCame } from './tracks/retention.ts';
import { evolveSearches } from './tracks/searches.ts';
import { evolveSteps } from './tracks/steps.ts';
import { unfinishedSince } from './tracks/unfinished.ts';
import { evolveWithdrawals } from './tracks/withdrawals.ts';

/** The state after one event. Total: an event the state cannot take (a corrupt log) throws. */
export function evolve(state: CaseState, event: CaseEvent, meta: EventMeta): CaseState {
  if (event.type === 'case-opened') return { phase: 'open', file: opened(event, meta) };
  if (state.phase === 'none') throw new Error(`log does not begin with case-opened but ${event.type}`);
  return unfinishedSince(evolved(state, event, meta), meta.at);
}

function evolved(
  state: Exclude<CaseState, { phase: 'none' }>,
  event: Exclude<CaseEvent, { type: 'case-opened' }>,
  meta: EventMeta,
): Exclude<CaseState, { phase: 'none' }> {
  if (event.type === 'case-closed') return { phase: 'closed', file: state.file, closedAt: meta.at };
  if (event.type === 'case-reopened') return { phase: 'open', file: state.file };
  const file = preparingSince(state.file, applied(state.file, event, meta), meta.at);
  return { ...state, file: withWhatCame(file, event, meta, state.phase === 'closed') };
}

function applied(
  file: CaseFile,
  event: Exclude<CaseEvent, { type: 'case-opened' | 'case-closed' | 'case-reopened' }>,
  meta: EventMeta,
): CaseFile {
  switch (event.type) {
    case 'request-received':
    case 'receipt-corrected':
    case 'identifiers-prepared':
    case 'cards-due':
    case 'cards-unanswered':
    case 'registry-due':
    case 'registry-read':
      return evolveIntake(file, event, meta);
    case 'search-planned':
    case 'search-ended':
    case 'search-parked':
      return evolveSearches(file, event, meta);
    case 'match-found':
    case 'match-refound':
    case 'match-decided':
      return evolveMatches(file, event);
    case 'proof-asked':
    case 'proof-recorded':
      return evolveProof(file, event, meta);
    case 'document-promised':
    case 'document-arrived':
    case 'document-received':
    case 'document-refused':
    case 'document-viewed':
      return evolveEvidence(file, event, meta);
    case 'step-planned':
    case 'step-due':
    case 'step-settled':
      return evolveSteps(file, event, meta);
    case 'decision-proposed':
    case 'decision-approved':
    case 'decision-returned':
    case 'request-answered':
      return evolveDecisions(file, event, meta);
    case 'package-ordered':
    case 'package-built':
    case 'records-released':
    case 'code-issued':
    case 'code-refused':
    case 'records-opened':
      return evolveDisclosure(file, event, meta);
    case 'records-kept-back':
    case 'copy-kept-back':
      return evolveKeptBack(file, event);
    case 'mail-owed':
    case 'mail-claimed':
    case 'mail-sent':
    case 'mail-watched':
      return evolveMails(file, event, meta);
    case 'deadline-missed':
    case 'reminders-made':
    case 'reminder-fired':
    case 'reminder-acknowledged':
      return evolveReminders(file, event);
    case 'reminder-climbed':
      return evolveLadder(file, event);
    case 'recipient-named':
    case 'recipient-proved':
    case 'recipient-moved':
    case 'recipient-revoked':
    case 'copy-released':
    case 'recipient-viewed':
      return evolveRecipients(file, event, meta);
    case 'task-opened':
    case 'task-closed':
    case 'assigned':
    case 'report-viewed':
    case 'proposal-viewed':
    case 'preview-viewed':
    case 'instruments-viewed':
    case 'handed-over':
      return evolveDesk(file, event);
    case 'hold-warned':
    case 'hold-renewed':
    case 'hold-lapsed':
      return evolveHolds(file, event);
    case 'contact-marked':
    case 'way-failed':
    case 'message-parked':
    case 'message-freed':
    case 'route-recorded':
    case 'preferences-set':
    case 'link-renewed':
    case 'contact-viewed':
      return evolveContact(file, event, meta);
    case 'change-asked':
    case 'change-settled':
    case 'change-viewed':
    case 'contact-changed':
      return evolveChanges(file, event, meta);
    case 'letter-owed':
    case 'letter-printed':
    case 'letter-posted':
    case 'letter-returned':
    case 'letter-dropped':
    case 'letter-late':
      return evolveLetters(file, event, meta);
    case 'request-withdrawn':
    case 'request-resumed':
      return evolveWithdrawals(file, event, meta);
    case 'card-proved':
    case 'kin-found':
    case 'kin-looked-up':
    case 'claim-settled':
      return evolveCards(file, event);
    case 'legal-hold-placed':
    case 'legal-hold-lifted':
    case 'retention-ended':
    case 'purge-ordered':
    case 'purged':
    case 'shred-scheduled':
    case 'shred-cancelled':
    case 'shred-due':
    case 'shredded':
      return evolveRetention(file, event, meta);
    case 'appeal-received':
    case 'appeal-settled':
      return evolveAppeals(file, event);
    case 'flags-owed':
    case 'flags-announced':
      return evolveFlags(file, event, meta);
    case 'staff-stood-aside':
    case 'staff-let-back':
      return evolveAside(file, event);
    case 'identifiers-added':
      return evolveAdded(file, event);
    case 'search-sheet-viewed':
      return file;
    case 'mail-withheld':
      return evolveFloods(file, event, meta);
    default:
      return never(event);
  }
}
