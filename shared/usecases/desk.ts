import type { Command } from '../domain/case/commands.ts';
import { type CaseView, isListedFor, viewOf } from '../domain/case/head.ts';
import { type Look, lookIn } from '../domain/case/looks.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile } from '../domain/case/state.ts';
import { actorId } from '../domain/case/track.ts';
import { isKeptOff } from '../domain/case/tracks/aside.ts';
import type { Actor } from '../domain/case/vocabulary.ts';
import { deadlineFrom } from '../domain/deadline.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { isFresh } from '../domain/sign-in.ts';
import { type Instant, localDate } from '../domain/time.ts';
import type { QueueAsk, SealedItem } from '../ports/case-store.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { Clock, EvidenceStore, Ids, RecordStore } from '../ports/outside.ts';
import type { Vault } from '../ports/vault.ts';
import type { DeskOrder } from '../schemas/desk.ts';
import { identifiersItem, sealedIdentifiers } from './ask-again.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { openKnown } from './findings.ts';
import { type InstrumentProof, instrumentProof } from './instrument-proof.ts';
import { lastLook } from './last-look.ts';
import { notGone } from './print-letter.ts';

export interface DeskDeps extends LogDeps {
  readonly lookUps: LookUps;
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type Staff = Extract<Actor, { kind: 'staff' }>;
export type DeskError = Refusal | 'session.stale';

export interface DeskCase {
  readonly id: string;
  /** The day it is in the business's zone. */
  readonly today: string;
  readonly view: CaseView;
  readonly seq: number;
  readonly deadlineWorking: readonly string[];
  readonly file: CaseFile;
  /** Who looked at what of the sealed, oldest first (U16). */
  readonly viewed: readonly (Look & { readonly at: string; readonly who: string })[];
  readonly timeline: readonly { readonly at: string; readonly who: string; readonly types: readonly string[] }[];
}

/** What was on an account before and after, for whoever has to say that only hers was touched. That it was looked at is on the log first. */
export async function deskInstruments(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  matchId: string,
): Promise<Result<InstrumentProof, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const { file } = loaded.state;
  if (isKeptOff(file, staff)) return fail('rule.stands-aside');
  const match = file.matches[matchId];
  if (!match) return fail('thing.absent');
  const seen = await execute(deps, loaded, {
    type: 'view-instruments',
    match: matchId,
    at: deps.clock.now(),
    actor: staff,
    id: `view-instruments.${deps.ids.uuid()}`,
  });
  if (!seen.ok) return seen;
  const known = await openKnown(deps.store, key, id, file);
  return ok(await instrumentProof(deps.records, key, id, match, known));
}

export async function deskQueue(deps: DeskDeps, staff: string, ask: QueueAsk) {
  const { rows, next } = await deps.store.queue(ask);
  return {
    now: deps.clock.now(),
    cases: rows.filter(({ view }) => isListedFor(view, staff)),
    ...(next === undefined ? {} : { next }),
  };
}

/** The id of a case that is called by its id or by its reference; what is neither stays as it is and leads to nothing. */
export async function caseNamed(deps: Pick<DeskDeps, 'store'>, called: string): Promise<string> {
  const name = called.toUpperCase();
  return /^[0-9A-Z]{4}-[0-9A-Z]{4}$/u.test(name) ? ((await deps.store.caseOf(name)) ?? called) : called;
}

/** One case as the log tells it, without personal text. */
export async function deskCase(deps: DeskDeps, staff: Staff, id: string): Promise<Result<DeskCase, DeskError>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  if (isKeptOff(loaded.state.file, staff)) return fail('rule.stands-aside');
  const view = viewOf(loaded.state);
  return ok({
    id,
    today: localDate(deps.clock.now(), loaded.state.file.timeZone),
    view,
    seq: loaded.seq,
    deadlineWorking: deadlineFrom(view.receivedOn, loaded.state.file.timeZone, loaded.state.file.policy.targets)
      .working,
    file: loaded.state.file,
    viewed: loaded.log.flatMap(({ commit }) =>
      commit.events.flatMap((e) => {
        const look = lookIn(e);
        return look ? [{ at: commit.at, who: actorId(commit.actor), ...look }] : [];
      }),
    ),
    timeline: loaded.log.map(({ commit }) => ({
      at: commit.at,
      who: 'id' in commit.actor ? commit.actor.id : commit.actor.kind,
      types: commit.events.map((e) => e.type),
    })),
  });
}

/** What the desk knows besides the case. */
export interface DeskKnows {
  readonly fewApprovers?: boolean | undefined;
  /** When whoever orders signed in last, as the token says. */
  readonly signedInAt?: Instant | undefined;
  readonly approvers?: readonly string[] | undefined;
}

/** Carries out one order of a member of staff. Every rule is `decide`'s; here is only what needs the outside: notes sealed, documents there. */
export async function deskOrder(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  order: DeskOrder,
  known: DeskKnows = {},
): Promise<Result<{ readonly seq: number; readonly events: readonly string[] }, DeskError>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  // Before anything else is said of the order; whoever presses twice that they stand aside is answered by `decide`.
  if (isKeptOff(loaded.state.file, staff) && order.type !== 'stand-aside') return fail('rule.stands-aside');
  if (needsFreshSignIn(order) && !isFresh(known.signedInAt, deps.clock.now())) return fail('session.stale');
  const written = writtenIn(order);
  const told = order.type === 'add-identifiers' ? order : undefined;
  // Its key is gone: nothing can be sealed under it.
  if ((written !== undefined || told) && loaded.state.file.retention.shred?.status === 'done')
    return fail('case.shredded');
  const names = {
    note: written === undefined ? undefined : `note.${deps.ids.uuid()}`,
    facts: 'facts' in order && order.facts !== undefined ? `facts.${deps.ids.uuid()}` : undefined,
    told: told && identifiersItem(deps.ids.uuid()),
  };
  const byDocument = (order.type === 'record-proof' && order.method === 'document') || order.type === 'prove-card';
  if (byDocument && order.documents.length === 0) return fail('evidence.not-received');
  const command = commandOf(order, names, known, {
    at: deps.clock.now(),
    actor: staff,
    id: `${order.type}.${deps.ids.uuid()}`,
  });
  const refused = await lastLook(deps, loaded, command);
  if (refused) return refused;
  const done = await execute(deps, loaded, command, await sealTexts(deps, id, names, order));
  if (!done.ok) return done;
  const events = done.value.events.map((e) => e.type);
  // Printed when it was safe: it is dropped, and whoever holds it in their hands is told to keep it (L35, L45).
  if (order.type === 'post-letter' && !events.includes('letter-posted')) return fail(notGone(done.value.events));
  return ok({ seq: done.value.seq, events });
}

/** A second person's yes, and the way to the end of a case's data. A proposal of anything else does nothing alone. */
function needsFreshSignIn(order: DeskOrder): boolean {
  return order.type === 'approve' || (order.type === 'propose' && order.decision.kind === 'shred');
}

/** What staff wrote: why, or how it can be shown that a letter was posted. */
function writtenIn(order: DeskOrder): string | undefined {
  return 'note' in order ? order.note : 'proof' in order ? order.proof : undefined;
}

function commandOf(
  order: DeskOrder,
  names: TextNames,
  { fewApprovers, approvers }: DeskKnows,
  stamp: Pick<Command, 'at' | 'actor' | 'id'>,
): Command {
  switch (order.type) {
    case 'record-proof':
      return { ...order, note: names.note ?? '', ...stamp };
    case 'propose':
      return { ...order, note: names.note ?? '', facts: names.facts, fewApprovers, ...stamp };
    case 'place-legal-hold':
    case 'lift-legal-hold':
    case 'cancel-shred':
    case 'renew-hold':
    case 'undo-step':
    case 'correct-receipt':
    case 'record-safe-route':
    case 'withdraw':
    case 'take-back-withdrawal':
    case 'drop-letter':
    case 'close-task':
    case 'prove-card':
    case 'settle-claim':
    case 'give-up-document':
    case 'receive-appeal':
    case 'settle-appeal':
    case 'let-back':
      return { ...order, note: names.note ?? '', ...stamp };
    case 'stand-aside':
      return { ...order, note: names.note ?? '', approvers, ...stamp };
    case 'hand-over':
      return { ...order, note: names.note ?? '', fewApprovers, ...stamp };
    case 'post-letter':
      return { ...order, proof: names.note ?? '', ...stamp };
    case 'decide-match':
    case 'return':
      return { ...order, note: names.note, ...stamp };
    case 'add-identifiers':
      return { type: order.type, identifiers: names.told ?? '', cards: order.cards?.length, ...stamp };
    case 'settle-step':
      return { type: order.type, step: order.step, outcome: order.outcome, reason: names.note, ...stamp };
    case 'order-package':
    case 'receive-request':
    case 'acknowledge-reminder':
    case 'ask-for-proof':
    case 'approve':
    case 'retry-search':
    case 'retry-step':
    case 'redo-step':
    case 'assign':
    case 'return-letter':
    case 'set-preferences':
    case 'send-notice':
      return { ...order, ...stamp };
    default:
      return order satisfies never;
  }
}

/** Names of the sealed items the log refers to; absent when nothing was written. */
interface TextNames {
  readonly note: string | undefined;
  readonly facts: string | undefined;
  /** More of what identifies the person. */
  readonly told: string | undefined;
}

async function sealTexts(
  deps: DeskDeps,
  id: string,
  names: TextNames,
  order: DeskOrder,
): Promise<readonly SealedItem[]> {
  if (Object.values(names).every((name) => name === undefined)) return [];
  const key = await deps.vault.key(id);
  if (!key) throw new Error(`case ${id} has no key`);
  const item = (name: string | undefined, text: string | undefined) =>
    name === undefined || text === undefined ? [] : [{ name, bytes: key.seal(name, text) }];
  return [
    ...item(names.note, writtenIn(order)),
    ...item(names.facts, 'facts' in order ? order.facts : undefined),
    ...(names.told !== undefined && order.type === 'add-identifiers'
      ? [sealedIdentifiers(key, names.told, order)]
      : []),
  ];
}
