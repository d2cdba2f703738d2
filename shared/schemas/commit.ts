import * as z from 'zod/mini';
import type { CaseEvent } from '../domain/case/events.ts';
import type { Commit } from '../domain/chain.ts';
import { appealsEvents } from './events/appeals.ts';
import { asideEvents } from './events/aside.ts';
import { cardsEvents } from './events/cards.ts';
import { changesEvents } from './events/changes.ts';
import { contactEvents } from './events/contact.ts';
import { decisionsEvents } from './events/decisions.ts';
import { deskEvents } from './events/desk.ts';
import { disclosureEvents } from './events/disclosure.ts';
import { evidenceEvents } from './events/evidence.ts';
import { flagsEvents } from './events/flags.ts';
import { floodsEvents } from './events/floods.ts';
import { holdsEvents } from './events/holds.ts';
import { intakeEvents } from './events/intake.ts';
import { lettersEvents } from './events/letters.ts';
import { mailsEvents } from './events/mails.ts';
import { matchesEvents } from './events/matches.ts';
import { id, list } from './events/parts.ts';
import { proofEvents } from './events/proof.ts';
import { recipientsEvents } from './events/recipients.ts';
import { remindersEvents } from './events/reminders.ts';
import { retentionEvents } from './events/retention.ts';
import { searchesEvents } from './events/searches.ts';
import { stepsEvents } from './events/steps.ts';
import { withdrawalsEvents } from './events/withdrawals.ts';
import { lifted } from './upcast.ts';

z.config({ jitless: true });

/** Every event in its newest version. An unknown event is an error, never skipped: a log is read whole or not at all. */
export const caseEvent = z.discriminatedUnion('type', [
  ...intakeEvents,
  ...searchesEvents,
  ...matchesEvents,
  ...proofEvents,
  ...evidenceEvents,
  ...stepsEvents,
  ...decisionsEvents,
  ...disclosureEvents,
  ...mailsEvents,
  ...remindersEvents,
  ...deskEvents,
  ...recipientsEvents,
  ...holdsEvents,
  ...contactEvents,
  ...changesEvents,
  ...lettersEvents,
  ...withdrawalsEvents,
  ...cardsEvents,
  ...retentionEvents,
  ...appealsEvents,
  ...floodsEvents,
  ...flagsEvents,
  ...asideEvents,
]) satisfies z.ZodMiniType<CaseEvent>;

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['subject', 'officer']) }),
  z.object({ kind: z.literal('staff'), id, roles: list(id) }),
  z.object({ kind: z.enum(['worker', 'clock', 'recipient']), id }),
]);

export const commitBody = z.object({
  case: id,
  seq: z.number(),
  at: id,
  actor,
  command: z.object({ id, type: id }),
  events: list(caseEvent),
  prev: id,
}) satisfies z.ZodMiniType<Commit>;

/** The stored text of a commit, read and its events lifted to their newest versions; `undefined` when it is no commit. */
export function readCommit(body: string): Commit | undefined {
  try {
    const read = commitBody.safeParse(lifted(JSON.parse(body)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
