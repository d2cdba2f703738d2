import type { Stamp } from './track.ts';
import type { AddedCommand } from './tracks/added.ts';
import type { AppealCommand } from './tracks/appeals.ts';
import type { AsideCommand } from './tracks/aside.ts';
import type { ByHandCommand } from './tracks/by-hand.ts';
import type { CardCommand } from './tracks/cards.ts';
import type { ChangeCommand } from './tracks/changes.ts';
import type { ContactCommand } from './tracks/contact.ts';
import type { DecisionCommand } from './tracks/decisions.ts';
import type { DeskCommand } from './tracks/desk.ts';
import type { DisclosureCommand } from './tracks/disclosure.ts';
import type { EvidenceCommand } from './tracks/evidence.ts';
import type { FlagsCommand } from './tracks/flags.ts';
import type { FloodCommand } from './tracks/floods.ts';
import type { HoldCommand } from './tracks/holds.ts';
import type { IntakeCommand } from './tracks/intake.ts';
import type { LetterCommand } from './tracks/letters.ts';
import type { MailCommand } from './tracks/mails.ts';
import type { MatchCommand } from './tracks/matches.ts';
import type { ProofCommand } from './tracks/proof.ts';
import type { RecipientCommand } from './tracks/recipients.ts';
import type { ReminderCommand } from './tracks/reminders.ts';
import type { RequestCommand } from './tracks/requests.ts';
import type { RetentionCommand } from './tracks/retention.ts';
import type { SearchCommand } from './tracks/searches.ts';
import type { StepCommand } from './tracks/steps.ts';
import type { WithdrawalCommand } from './tracks/withdrawals.ts';

/** Every order a case takes, one union per track. `at` is the time of the order. */
export type Command = Stamp &
  (
    | IntakeCommand
    | AddedCommand
    | SearchCommand
    | MatchCommand
    | ProofCommand
    | EvidenceCommand
    | StepCommand
    | DecisionCommand
    | DisclosureCommand
    | MailCommand
    | ReminderCommand
    | DeskCommand
    | RecipientCommand
    | RequestCommand
    | HoldCommand
    | ContactCommand
    | ChangeCommand
    | LetterCommand
    | WithdrawalCommand
    | CardCommand
    | RetentionCommand
    | ByHandCommand
    | AppealCommand
    | FloodCommand
    | FlagsCommand
    | AsideCommand
  );
