import type { Command, Refusal } from '../domain/case/commands.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Sha256, seal } from '../domain/chain.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CaseStore, LogEntry, SealedItem } from '../ports/case-store.ts';

export interface LogDeps {
  readonly store: CaseStore;
  readonly sha256: Sha256;
  /** Waits a little, longer at each try and never the same for two workers. */
  pause(tries: number): Promise<void>;
}

export interface Loaded {
  readonly id: string;
  readonly state: CaseState;
  readonly seq: number;
  readonly hash: string;
  readonly log: readonly LogEntry[];
}

export async function load(deps: Pick<LogDeps, 'store'>, id: string): Promise<Loaded> {
  const log = await deps.store.log(id);
  const last = log.at(-1);
  return { id, state: fold(log), seq: last?.commit.seq ?? 0, hash: last?.hash ?? '', log };
}

export function fold(log: readonly LogEntry[]): CaseState {
  return log.reduce<CaseState>(
    (state, { commit }) =>
      commit.events.reduce<CaseState>((s, event) => evolve(s, event, { at: commit.at, actor: commit.actor }), state),
    { phase: 'none' },
  );
}

export interface Executed {
  readonly state: CaseState;
  readonly seq: number;
  readonly events: readonly CaseEvent[];
}

const maxTries = 10;

/**
 * Decides and Puts one commit. On a conflict the newer log is read and the order decided again, at most ten times; the outside call
 * that led to the order is never repeated in here. No events, no Put.
 */
export async function execute(
  deps: LogDeps,
  loaded: Loaded,
  command: Command,
  sealed: readonly SealedItem[] = [],
): Promise<Result<Executed, Refusal>> {
  let now = loaded;
  for (let tries = 1; tries <= maxTries; tries++) {
    const decided = decide(now.state, command);
    if (!decided.ok) return fail(decided.error);
    if (decided.value.length === 0) return ok({ state: now.state, seq: now.seq, events: [] });
    const { at, actor } = command;
    const commit = {
      case: now.id,
      seq: now.seq + 1,
      at,
      actor,
      command: { id: command.id, type: command.type },
      events: decided.value,
      prev: now.hash,
    };
    const stored = seal(commit, deps.sha256);
    if ((await deps.store.append(now.id, stored, now.hash, sealed)) === 'done') {
      const state = decided.value.reduce<CaseState>((s, event) => evolve(s, event, { at, actor }), now.state);
      return ok({ state, seq: commit.seq, events: decided.value });
    }
    await deps.pause(tries);
    now = await load(deps, loaded.id);
  }
  throw new Error(`case ${loaded.id} was written to by others ten times in a row`);
}
