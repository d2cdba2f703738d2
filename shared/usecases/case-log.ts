import type { Command } from '../domain/case/commands.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { Refusal } from '../domain/case/refusals.ts';
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
  return loadedFrom(id, await deps.store.log(id));
}

export function loadedFrom(id: string, log: readonly LogEntry[]): Loaded {
  return further({ id, state: { phase: 'none' }, seq: 0, hash: '', log: [] }, log);
}

/** The same case after some more of its log. */
function further(loaded: Loaded, newer: readonly LogEntry[]): Loaded {
  const last = newer.at(-1);
  return {
    id: loaded.id,
    state: fold(newer, loaded.state),
    seq: last?.commit.seq ?? loaded.seq,
    hash: last?.hash ?? loaded.hash,
    log: loaded.log.length === 0 ? newer : [...loaded.log, ...newer],
  };
}

export function fold(log: readonly LogEntry[], from: CaseState = { phase: 'none' }): CaseState {
  return log.reduce(after, from);
}

/** One function for every fold, so that what it made of a log can be known by it (test/fakes/case-table.ts). */
function after(state: CaseState, { commit: { events, at, actor } }: LogEntry): CaseState {
  return events.reduce<CaseState>((before, event) => evolve(before, event, { at, actor }), state);
}

export interface Executed {
  readonly state: CaseState;
  readonly seq: number;
  readonly events: readonly CaseEvent[];
  /** The case as it is now known, to go on from without another read. */
  readonly loaded: Loaded;
}

function executed(loaded: Loaded, events: readonly CaseEvent[]): Executed {
  return { state: loaded.state, seq: loaded.seq, events, loaded };
}

const maxTries = 10;

/**
 * Decides and Puts one commit. On a conflict the newer commits are read and the order decided again, at most ten times; the outside call
 * that led to the order is never repeated in here. No events, no Put. The state answered may be newer than the commit.
 */
export async function execute(
  deps: LogDeps,
  loaded: Loaded,
  command: Command,
  sealed: readonly SealedItem[] = [],
): Promise<Result<Executed, Refusal>> {
  return await inTurn(deps.store, loaded, (newest) => commitTo(deps, newest, command, sealed));
}

/** Of each store and case that is written to at this moment: the newest this environment knows, once the writers before are done. */
const turns = new WeakMap<CaseStore, Map<string, Promise<Loaded>>>();

/**
 * Within one environment the writers to a case take turns, and each begins with what the one before left: workers that finish together on a
 * case would otherwise lose as many Puts as they win, and read the log again for each (P4). Other environments are met at the table.
 */
async function inTurn(
  store: CaseStore,
  loaded: Loaded,
  write: (newest: Loaded) => Promise<{ readonly known: Loaded; readonly answer: Result<Executed, Refusal> }>,
): Promise<Result<Executed, Refusal>> {
  const ofStore = turns.get(store) ?? new Map<string, Promise<Loaded>>();
  turns.set(store, ofStore);
  const turn = (ofStore.get(loaded.id) ?? Promise.resolve(loaded)).then(
    async (left) => await write(left.seq > loaded.seq ? left : loaded),
  );
  const known = turn.then(
    (written) => written.known,
    () => loaded,
  );
  ofStore.set(loaded.id, known);
  try {
    return (await turn).answer;
  } finally {
    if (ofStore.get(loaded.id) === known) ofStore.delete(loaded.id);
  }
}

async function commitTo(
  deps: LogDeps,
  loaded: Loaded,
  command: Command,
  sealed: readonly SealedItem[],
): Promise<{ readonly known: Loaded; readonly answer: Result<Executed, Refusal> }> {
  let now = loaded;
  const answered = (answer: Result<Executed, Refusal>) => ({ known: now, answer });
  for (let tries = 1; tries <= maxTries; tries++) {
    const decided = decide(now.state, command);
    if (!decided.ok) return answered(fail(decided.error));
    if (decided.value.length === 0) return answered(ok(executed(now, [])));
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
      now = further(now, [{ commit, hash: stored.hash }]);
      return answered(ok(executed(now, decided.value)));
    }
    await deps.pause(tries);
    now = further(now, await deps.store.log(now.id, now.seq));
    // A Put whose answer was lost is asked again by the client and then finds its own commit: it is done, not taken by another. An order
    // that something is done upon outside carries an id nobody else gives, or the same order of another worker would look like it.
    if (now.log.some((entry) => entry.hash === stored.hash)) return answered(ok(executed(now, decided.value)));
  }
  throw new Error(`case ${loaded.id} was written to by others ten times in a row`);
}
