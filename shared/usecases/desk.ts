import type { Command, Refusal } from '../domain/case/commands.ts';
import type { Actor } from '../domain/case/events.ts';
import { type CaseView, viewOf } from '../domain/case/head.ts';
import type { CaseFile } from '../domain/case/state.ts';
import { deadlineFrom } from '../domain/deadline.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { Clock, EvidenceStore, Ids } from '../ports/outside.ts';
import type { Vault } from '../ports/vault.ts';
import type { DeskOrder } from '../schemas/desk.ts';
import { evidenceKey } from './case-access.ts';
import { execute, type LogDeps, load } from './case-log.ts';

export interface DeskDeps extends LogDeps {
  readonly vault: Vault;
  readonly evidence: EvidenceStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type Staff = Extract<Actor, { kind: 'staff' }>;
export type DeskError = Refusal | 'evidence.not-arrived';

export interface DeskCase {
  readonly view: CaseView;
  readonly seq: number;
  readonly deadlineWorking: readonly string[];
  readonly file: CaseFile;
  readonly timeline: readonly { readonly at: string; readonly who: string; readonly types: readonly string[] }[];
}

export async function deskQueue(deps: DeskDeps, limit: number) {
  return await deps.store.queue(limit);
}

/** One case as the log tells it, without personal text. */
export async function deskCase(deps: DeskDeps, id: string): Promise<Result<DeskCase, DeskError>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  const view = viewOf(loaded.state);
  return ok({
    view,
    seq: loaded.seq,
    deadlineWorking: deadlineFrom(view.receivedOn, loaded.state.file.timeZone).working,
    file: loaded.state.file,
    timeline: loaded.log.map(({ commit }) => ({
      at: commit.at,
      who: 'id' in commit.actor ? commit.actor.id : commit.actor.kind,
      types: commit.events.map((e) => e.type),
    })),
  });
}

/** Carries out one order of a member of staff. Every rule is `decide`'s; here is only what needs the outside: notes sealed, documents there. */
export async function deskOrder(
  deps: DeskDeps,
  staff: Staff,
  id: string,
  order: DeskOrder,
): Promise<Result<{ readonly seq: number; readonly events: readonly string[] }, DeskError>> {
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return fail('case.absent');
  const noted = order.type === 'record-proof' || order.type === 'propose' || order.type === 'settle-step';
  const note = noted ? `note.${deps.ids.uuid()}` : '';
  if (order.type === 'record-proof' && order.method === 'document') {
    const { documents } = loaded.state.file;
    if (order.documents.length === 0 || order.documents.some((d) => documents[d] === undefined))
      return fail('evidence.not-arrived');
    const arrived = await Promise.all(order.documents.map((d) => deps.evidence.arrived(evidenceKey(id, d))));
    if (arrived.includes(false)) return fail('evidence.not-arrived');
  }
  const command = commandOf(order, note, {
    at: deps.clock.now(),
    actor: staff,
    id: `${order.type}.${deps.ids.uuid()}`,
  });
  const done = await execute(
    deps,
    loaded,
    command,
    noted && 'note' in order ? await sealNote(deps, id, note, order.note) : [],
  );
  return done.ok ? ok({ seq: done.value.seq, events: done.value.events.map((e) => e.type) }) : done;
}

function commandOf(order: DeskOrder, note: string, stamp: Pick<Command, 'at' | 'actor' | 'id'>): Command {
  switch (order.type) {
    case 'record-proof':
    case 'propose':
      return { ...order, note, ...stamp };
    case 'settle-step':
      return { type: order.type, step: order.step, outcome: order.outcome, reason: note, ...stamp };
    case 'acknowledge-reminder':
    case 'ask-for-proof':
    case 'decide-match':
    case 'approve':
    case 'return':
    case 'retry-step':
    case 'undo-step':
    case 'close-task':
    case 'assign':
      return { ...order, ...stamp };
    default:
      return order satisfies never;
  }
}

async function sealNote(deps: DeskDeps, id: string, name: string, text: string): Promise<readonly SealedItem[]> {
  const key = await deps.vault.key(id);
  if (!key) throw new Error(`case ${id} has no key`);
  return [{ name, bytes: key.seal(name, text) }];
}
