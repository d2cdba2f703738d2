import { fail, never, ok } from '../result.ts';
import type { Command } from './commands.ts';
import type { Decided } from './decided.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { follows, owed, owedClosed } from './react.ts';
import type { CaseState } from './state.ts';
import { actorId, type EventMeta } from './track.ts';
import { decideAdded } from './tracks/added.ts';
import { decideAppeals } from './tracks/appeals.ts';
import { decideAside, isKeptOff } from './tracks/aside.ts';
import { decideByHand } from './tracks/by-hand.ts';
import { decideCards } from './tracks/cards.ts';
import { decideChanges } from './tracks/changes.ts';
import { decideContact } from './tracks/contact.ts';
import { decideDecisions } from './tracks/decisions.ts';
import { decideDesk } from './tracks/desk.ts';
import { decideDisclosure, owedPackages } from './tracks/disclosure.ts';
import { decideEvidence } from './tracks/evidence.ts';
import { decideFlags } from './tracks/flags.ts';
import { decideFloods } from './tracks/floods.ts';
import { stillGuards } from './tracks/guarding.ts';
import { decideHolds, dueHolds } from './tracks/holds.ts';
import { decideIntake, open } from './tracks/intake.ts';
import { insteadOfPrinting } from './tracks/kept-back.ts';
import { decideLetters } from './tracks/letters.ts';
import { decideMails } from './tracks/mails.ts';
import { decideMatches } from './tracks/matches.ts';
import { decideProof } from './tracks/proof.ts';
import { decideRecipients } from './tracks/recipients.ts';
import { decideReminders } from './tracks/reminders.ts';
import { decideRequests } from './tracks/requests.ts';
import { decideRetention, hasEnded } from './tracks/retention.ts';
import { decideSearches } from './tracks/searches.ts';
import { decideSteps } from './tracks/steps.ts';
import { timedEvents } from './tracks/timed.ts';
import { decideWithdrawals } from './tracks/withdrawals.ts';

/** More than fit into a commit: nothing that comes to rest makes so many. */
const mostEvents = 10_000;

/** The whole of the law of a case: the events an order makes, with everything that follows from them, or why not. Pure. */
export function decide(state: CaseState, command: Command): Decided {
  const first = primary(state, command);
  if (!first.ok) return first;
  const meta: EventMeta = { at: command.at, actor: command.actor };
  const made: CaseEvent[] = [];
  let now = state;
  const queue: CaseEvent[] = [...first.value];
  while (made.length < mostEvents) {
    const event = queue.shift();
    if (event) {
      now = evolve(now, event, meta);
      made.push(event);
      if (now.phase !== 'none') queue.push(...follows(now.file, event, command.at));
      continue;
    }
    if (now.phase === 'none' || made.length === 0) return ok(made);
    const more = now.phase === 'open' ? owed(now.file, command.at) : owedClosed(now.file);
    if (more.length === 0) return ok(made);
    queue.push(...more);
  }
  throw new Error('decide did not come to rest');
}

function primary(state: CaseState, command: Command): Decided {
  if (command.type === 'open-case') return state.phase === 'none' ? open(command) : fail('case.exists');
  if (state.phase === 'none') return fail('case.absent');
  const { file } = state;
  const isAgain = command.type === 'stand-aside' && command.staff === actorId(command.actor);
  if (isKeptOff(file, command.actor) && !isAgain) return fail('rule.stands-aside');
  if (hasEnded(file, command)) return fail('case.shredded');
  switch (command.type) {
    case 'record-preparation':
    case 'correct-receipt':
      return decideIntake(file, command);
    case 'record-search':
    case 'park-search':
    case 'retry-search':
      return decideSearches(file, command);
    case 'decide-match':
      return decideMatches(file, command);
    case 'ask-for-proof':
    case 'record-proof':
      return decideProof(file, command);
    case 'promise-document':
    case 'note-arrival':
    case 'record-document':
    case 'refuse-document':
    case 'park-document':
    case 'give-up-document':
    case 'view-document':
      return decideEvidence(file, command);
    case 'settle-step':
    case 'retry-step':
    case 'redo-step':
    case 'collect-anew':
    case 'undo-step':
      return decideSteps(file, command);
    case 'propose':
    case 'approve':
    case 'return':
      return decideDecisions(file, command);
    case 'record-package':
    case 'order-package':
    case 'issue-code':
    case 'open-records':
      return decideDisclosure(file, command);
    case 'claim-mail':
    case 'record-mail-sent':
    case 'watch-mail':
    case 'doubt-mail':
      return decideMails(file, command);
    case 'tick': {
      const timed = timedEvents(file, command.at);
      const due = state.phase === 'open' ? decideReminders(file, command) : ok([]);
      const rested = state.phase === 'open' ? owedPackages(file, command.at) : [];
      return due.ok ? ok([...due.value, ...dueHolds(file, command.at), ...timed, ...rested]) : due;
    }
    case 'record-reminders-made':
    case 'acknowledge-reminder':
      return decideReminders(file, command);
    case 'receive-request':
      return decideRequests(file, command);
    case 'add-identifiers':
      return decideAdded(file, command);
    case 'name-recipient':
    case 'prove-recipient':
    case 'move-recipient':
    case 'revoke-recipient':
    case 'view-recipient':
      return decideRecipients(file, command);
    case 'close-task':
    case 'assign':
    case 'view-report':
    case 'view-proposal':
    case 'view-preview':
    case 'view-instruments':
    case 'hand-over':
      return decideDesk(file, command, stillGuards);
    case 'renew-hold':
      return decideHolds(file, command);
    case 'ask-for-change':
    case 'confirm-change':
    case 'settle-change':
    case 'view-change':
    case 'change-contact':
      return decideChanges(file, command);
    case 'set-preferences':
    case 'record-safe-route':
    case 'renew-link':
    case 'ask-for-paper':
    case 'view-contact':
      return decideContact(file, command);
    case 'print-letter':
    case 'post-letter':
    case 'return-letter':
    case 'drop-letter':
      return decideLetters(file, command, insteadOfPrinting);
    case 'withdraw':
    case 'take-back-withdrawal':
      return decideWithdrawals(file, command);
    case 'prove-card':
    case 'record-kin':
    case 'settle-claim':
      return decideCards(file, command);
    case 'place-legal-hold':
    case 'lift-legal-hold':
    case 'cancel-shred':
    case 'retire':
    case 'record-purge':
    case 'record-shred':
      return decideRetention(state, command);
    case 'view-search-sheet':
      return decideByHand(file, command);
    case 'receive-appeal':
    case 'settle-appeal':
    case 'send-notice':
      return decideAppeals(file, command);
    case 'withhold-mail':
    case 'park-preparation':
      return decideFloods(file, command);
    case 'record-announced':
      return decideFlags(file, command);
    case 'stand-aside':
    case 'let-back':
      return decideAside(file, command);
    default:
      return never(command);
  }
}
