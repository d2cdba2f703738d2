import type { AddedEvent } from './tracks/added.ts';
import type { AppealEvent } from './tracks/appeals.ts';
import type { AsideEvent } from './tracks/aside.ts';
import type { ByHandEvent } from './tracks/by-hand.ts';
import type { CardEvent } from './tracks/cards.ts';
import type { ChangeEvent } from './tracks/changes.ts';
import type { ContactEvent } from './tracks/contact-events.ts';
import type { DecisionEvent } from './tracks/decisions.ts';
import type { DeskEvent } from './tracks/desk.ts';
import type { DisclosureEvent } from './tracks/disclosure.ts';
import type { EvidenceEvent } from './tracks/evidence.ts';
import type { FlagsEvent } from './tracks/flags.ts';
import type { FloodEvent } from './tracks/floods.ts';
import type { HoldEvent } from './tracks/holds.ts';
import type { IntakeEvent } from './tracks/intake.ts';
import type { KeptBackEvent } from './tracks/kept-back.ts';
import type { LadderEvent } from './tracks/ladder.ts';
import type { LetterEvent } from './tracks/letters.ts';
import type { MailEvent } from './tracks/mails.ts';
import type { MatchEvent } from './tracks/matches.ts';
import type { ProofEvent } from './tracks/proof.ts';
import type { RecipientEvent } from './tracks/recipients.ts';
import type { ReminderEvent } from './tracks/reminders.ts';
import type { RetentionEvent } from './tracks/retention.ts';
import type { SearchEvent } from './tracks/searches.ts';
import type { StepEvent } from './tracks/steps.ts';
import type { WithdrawalEvent } from './tracks/withdrawals.ts';

/** What a log is made of, one union per track. Ids, codes and dates only, never personal data (G12). */
export type CaseEvent =
  | IntakeEvent
  | AddedEvent
  | SearchEvent
  | MatchEvent
  | ProofEvent
  | EvidenceEvent
  | StepEvent
  | DecisionEvent
  | DisclosureEvent
  | KeptBackEvent
  | MailEvent
  | ReminderEvent
  | LadderEvent
  | DeskEvent
  | RecipientEvent
  | HoldEvent
  | ContactEvent
  | ChangeEvent
  | LetterEvent
  | WithdrawalEvent
  | CardEvent
  | RetentionEvent
  | ByHandEvent
  | AppealEvent
  | FloodEvent
  | FlagsEvent
  | AsideEvent;
