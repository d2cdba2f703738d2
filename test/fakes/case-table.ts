import { isOnDesk } from '../../shared/domain/case/head.ts';
import type { StoredCommit } from '../../shared/domain/chain.ts';
import type { CaseStore, Head, LogEntry, SealedItem } from '../../shared/ports/case-store.ts';
import { readCommit } from '../../shared/schemas/commit.ts';
import { type Gate, straight } from './gate.ts';

interface Version {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly head: Head;
}

/** A commit, and when it was written by the clock of the table: milliseconds since 1970. Its own `at` is by the clock of whoever wrote it. */
export interface Written extends LogEntry {
  readonly when: number;
}

interface Partition {
  readonly commits: { readonly stored: StoredCommit; readonly entry: Written }[];
  readonly sealed: Map<string, Uint8Array>;
  /** Oldest first: an eventually consistent read may see any that was current within the lag. */
  readonly heads: Version[];
}

/** DynamoDB's two tables of cases and keys, in memory. */
export interface CaseTable {
  readonly cases: Map<string, Partition>;
  readonly references: Map<string, string>;
  readonly idempotency: Map<string, { readonly case: string; readonly body: string }>;
  /** The table of wrapped keys, by case. */
  readonly wrapped: Map<string, Uint8Array>;
  /** Cases changed, by hour. */
  readonly changed: Map<string, Set<string>>;
  /** The stream: told of every commit, in the order of writing. */
  committed(id: string, seq: number): void;
}

export function caseTable(committed: CaseTable['committed'] = () => undefined): CaseTable {
  return {
    cases: new Map(),
    references: new Map(),
    idempotency: new Map(),
    wrapped: new Map(),
    changed: new Map(),
    committed,
  };
}

export interface TableView {
  readonly gate?: Gate;
  now?(): number;
  /** How far behind an eventually consistent read is, in milliseconds. */
  lag?(): number;
  /** Whether a commit meets another's transaction that comes to nothing: a conflict behind which no newer commit is found. */
  contended?(): boolean;
}

function logOf(partition: Partition | undefined, after: number): readonly LogEntry[] {
  if (!partition) return [];
  const { commits } = partition;
  if (after > 0) return commits.flatMap(({ entry }) => (entry.commit.seq > after ? [entry] : []));
  const before = logs.get(partition);
  if (before?.length === commits.length) return before;
  const log = foldedLog(commits.map((c) => c.entry));
  logs.set(partition, log);
  return log;
}
/** The array last handed out. Nobody writes into a log. */
const logs = new WeakMap<Partition, readonly LogEntry[]>();

/** As DynamoDB orders sort keys: by their bytes. */
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** No read lags further, and what no read sees is not kept. */
const longestLagMs = 3_600_000;

const shards = 8;
const shardOf = (id: string) => id.charCodeAt(0) % shards;

/** One caller's sight of the tables. Writes and the log are consistent; heads, look-ups by reference and both indexes lag. */
export function fakeCaseStore(table: CaseTable, view: TableView = {}): CaseStore {
  const { gate = straight, now = () => 0, lag = () => 0, contended = () => false } = view;
  /** As an index or a read that lags sees it: a new case not at all. */
  const headOf = (id: string): Head | undefined => {
    const seen = now() - lag();
    return table.cases.get(id)?.heads.findLast((v) => v.at <= seen)?.head;
  };
  const commit = (id: string, partition: Partition, stored: StoredCommit) => {
    const read = readCommit(stored.body);
    if (!read) throw new Error(`a commit of case ${id} no schema reads: ${stored.body}`);
    partition.commits.push({ stored, entry: { commit: read, hash: stored.hash, when: now() } });
    if (stored.seq !== partition.commits.length) partition.commits.sort((a, b) => a.stored.seq - b.stored.seq);
    table.committed(id, stored.seq);
  };

  return {
    open(intake) {
      return gate(
        'store.open',
        once(() => {
          refuseLarge(intake.commit, intake.sealed);
          if (table.idempotency.has(intake.idempotency.key)) return 'exists' as const;
          if (table.references.has(intake.reference)) return 'clash' as const;
          if (table.cases.has(intake.case)) throw new Error('TransactionCanceledException: the case id is taken');
          const partition: Partition = {
            commits: [],
            sealed: new Map(intake.sealed.map((s) => [s.name, s.bytes])),
            heads: [{ at: now(), head: { ...intake.head, seq: 0 } }],
          };
          table.cases.set(intake.case, partition);
          table.references.set(intake.reference, intake.case);
          table.idempotency.set(intake.idempotency.key, { case: intake.case, body: intake.idempotency.body });
          table.wrapped.set(intake.case, intake.wrappedKey);
          commit(intake.case, partition, intake.commit);
          return 'done' as const;
        }),
      );
    },
    log: (id, after = 0) => gate('store.log', () => logOf(table.cases.get(id), after)),
    logAndHead: (id) =>
      gate('store.log', () => {
        const partition = table.cases.get(id);
        return { log: logOf(partition, 0), head: partition?.heads.at(-1)?.head };
      }),
    stored: (id) => gate('store.stored', () => (table.cases.get(id)?.commits ?? []).map((c) => c.stored)),
    append(id, stored, _prev, sealed) {
      const write = () => {
        refuseLarge(stored, sealed);
        const partition = table.cases.get(id) ?? { commits: [], sealed: new Map(), heads: [] };
        if (partition.commits.some((c) => c.stored.seq === stored.seq)) return 'conflict' as const;
        if (sealed.some((s) => partition.sealed.has(s.name)) || contended()) return 'conflict' as const;
        table.cases.set(id, partition);
        for (const { name, bytes } of sealed) partition.sealed.set(name, bytes);
        commit(id, partition, stored);
        return 'done' as const;
      };
      // The SDK gives a transaction a token, so that its own retry is told what the first try was told. A single Put has none.
      return gate('store.append', sealed.length > 0 ? once(write) : write);
    },
    sealedItem: (id, name) => gate('store.sealedItem', () => table.cases.get(id)?.sealed.get(name)),
    idempotency: (key) => gate('store.idempotency', () => table.idempotency.get(key)),
    caseOf: (reference) => gate('store.caseOf', () => table.references.get(reference)),
    // Asked again with a consistent read before it is called absent.
    head: (id) => gate('store.head', () => headOf(id) ?? table.cases.get(id)?.heads.at(-1)?.head),
    putHead: (id, head, { evenIfSame }) =>
      gate('store.putHead', () => {
        const heads = table.cases.get(id)?.heads;
        const last = heads?.at(-1)?.head;
        if (!heads || !last || (evenIfSame ? last.seq > head.seq : last.seq >= head.seq)) return;
        heads.push({ at: now(), head: { ...head, link: head.link ?? last.link } });
        if (now() - (heads[1]?.at ?? 0) > longestLagMs) heads.shift();
      }),
    markChanged: (id, hour) =>
      gate('store.markChanged', () => {
        table.changed.set(hour, (table.changed.get(hour) ?? new Set()).add(id));
      }),
    due: (at, limit) =>
      gate('store.due', () => {
        const found = [...table.cases.keys()].flatMap((id) => {
          const head = headOf(id);
          return head?.checkAt !== undefined && head.checkAt <= at ? [{ id, checkAt: head.checkAt }] : [];
        });
        found.sort((a, b) => order(a.checkAt, b.checkAt));
        return Array.from({ length: shards }, (_, shard) =>
          found.filter(({ id }) => shardOf(id) === shard).slice(0, limit),
        ).flatMap((some) => some.map(({ id }) => id));
      }),
    queue: ({ limit, closed = false, after = '0' }) =>
      gate('store.queue', () => {
        const all = [...table.cases.keys()]
          .flatMap((id) => {
            const view = headOf(id)?.view;
            return view && isOnDesk(view) !== closed ? [{ case: id, view }] : [];
          })
          .sort((a, b) => (closed ? -1 : 1) * order(a.view.dueOn, b.view.dueOn));
        const end = Number(after) + Math.min(limit, 100);
        return { rows: all.slice(Number(after), end), next: end < all.length ? String(end) : undefined };
      }),
    printQueue: (limit) =>
      gate('store.printQueue', () =>
        [...table.cases.keys()]
          .flatMap((id) => {
            const view = headOf(id)?.view;
            const since = view?.letters?.map((l) => l.owedAt).toSorted()[0];
            return view && since !== undefined ? [{ case: id, view, since }] : [];
          })
          .sort((a, b) => order(a.since, b.since))
          .slice(0, Math.min(limit, 100))
          .map(({ case: id, view }) => ({ case: id, view })),
      ),
  };
}

const maxItem = 400 * 1024;
/** Keys, names of attributes and hashes of an item, about. */
const besides = 300;

/** As DynamoDB: an item of 400 KB, a transaction of 100 items and 4 MB. */
function refuseLarge({ body }: StoredCommit, sealed: readonly SealedItem[]): void {
  const sizes = [Buffer.byteLength(body), ...sealed.map(({ bytes }) => bytes.length)].map((size) => size + besides);
  if (sizes.some((size) => size > maxItem))
    throw new Error('ValidationException: Item size has exceeded the maximum allowed size');
  if (sizes.length > 100 || sizes.reduce((sum, size) => sum + size, 0) > 4 * 1024 * 1024)
    throw new Error('ValidationException: a transaction of more than 100 items or 4 MB');
}

/** The same answer again without doing it again. */
function once<T>(apply: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: apply() };
    return answer.value;
  };
}

/**
 * A log that remembers what its latest entries were folded to: the simulation reads every log a hundred times and would do little else. A
 * reader cannot tell it from another. States of long ago are let go, or they would be most of what a world keeps.
 */
function foldedLog(log: LogEntry[]): readonly LogEntry[] {
  const reduce = <U>(fold: (sum: U, entry: LogEntry, at: number, all: LogEntry[]) => U, first: U): U => {
    const known = (at: number) => {
      const before = folded.get(log[at]!);
      return before?.by === fold ? before : undefined;
    };
    let from = log.length;
    while (from > 0 && !known(from - 1)) from -= 1;
    let sum = from > 0 ? (known(from - 1)?.to as U) : first;
    for (; from < log.length; from++) {
      sum = fold(sum, log[from]!, from, log);
      folded.set(log[from]!, { by: fold, to: sum });
      if (from >= statesKept) folded.delete(log[from - statesKept]!);
    }
    return sum;
  };
  return Object.defineProperty(log, 'reduce', { value: reduce });
}
/** What the log up to an entry was folded to, for the latest entries only. */
const folded = new WeakMap<LogEntry, { readonly by: unknown; readonly to: unknown }>();
const statesKept = 8;
