import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod/mini';
import { type Account, account } from './accounts.ts';

/** Raised with every change of what is stored; older files are seeded anew, because a demo shop has nothing to lose. */
const version = 4;
const tables = ['accounts', 'receipts', 'snapshots', 'notices', 'tokens'];

const receiptRow = z.object({ verb: z.string(), target: z.string(), at: z.string(), answer: z.string() });
const noticeRow = z.object({ at: z.string(), notice: z.string(), suppressed: z.number() });
export type Receipt = z.infer<typeof receiptRow>;
export type Notice = z.infer<typeof noticeRow>;

/** The shop's own database: one file, accounts as documents, a receipt per idempotency key, and the notices it did not send. */
export function openDatabase(dataDir: string, seed: () => readonly Account[]) {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'demo-shop.sqlite'));
  db.exec('PRAGMA journal_mode=WAL');

  function inOne<T>(work: () => T): T {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (fault) {
      db.exec('ROLLBACK');
      throw fault;
    }
  }

  function reset(): void {
    inOne(() => {
      for (const table of tables) db.exec(`DROP TABLE IF EXISTS ${table}`);
      db.exec(`CREATE TABLE accounts(system TEXT, id TEXT, body TEXT, PRIMARY KEY(system, id));
        CREATE TABLE receipts(system TEXT, key TEXT, account TEXT, verb TEXT, target TEXT, at TEXT, answer TEXT, PRIMARY KEY(system, key));
        CREATE TABLE snapshots(receipt TEXT PRIMARY KEY, body TEXT);
        CREATE TABLE notices(system TEXT, account TEXT, at TEXT, notice TEXT, suppressed INTEGER);
        CREATE TABLE tokens(token TEXT PRIMARY KEY, body TEXT);
        PRAGMA user_version=${version};`);
      // Parsed first, so that a saved account keeps its bytes when it is read and saved again.
      for (const one of seed()) save(account.parse(one));
    });
  }

  const run = (sql: string, ...values: readonly SQLInputValue[]) => void db.prepare(sql).run(...values);
  const rows = (sql: string, ...values: readonly SQLInputValue[]): readonly unknown[] => db.prepare(sql).all(...values);
  const bodies = (sql: string, ...values: readonly SQLInputValue[]) =>
    rows(sql, ...values).map((row): unknown => JSON.parse(z.object({ body: z.string() }).parse(row).body));
  /** All accounts of a system as read last: a search asks for them page by page. */
  let read = new Map<string, readonly Account[]>();
  const save = (one: Account) => {
    read = new Map();
    run('INSERT OR REPLACE INTO accounts VALUES (?,?,?)', one.system, one.id, JSON.stringify(one));
  };

  if (db.prepare('PRAGMA user_version').get()?.['user_version'] !== version) reset();
  return {
    inOne,
    reset,
    save,
    all(system: string): readonly Account[] {
      const known = read.get(system);
      if (known) return known;
      const found = bodies('SELECT body FROM accounts WHERE system=? ORDER BY id', system).map((b) => account.parse(b));
      read.set(system, found);
      return found;
    },
    one: (system: string, id: string) =>
      bodies('SELECT body FROM accounts WHERE system=? AND id=?', system, id).map((body) => account.parse(body))[0],
    /** The very bytes. */
    body: (system: string, id: string) =>
      rows('SELECT body FROM accounts WHERE system=? AND id=?', system, id).map(
        (row) => z.object({ body: z.string() }).parse(row).body,
      )[0],
    receipt: (system: string, key: string) =>
      rows('SELECT verb, target, at, answer FROM receipts WHERE system=? AND key=?', system, key).map((row) =>
        receiptRow.parse(row),
      )[0],
    receiptsOf: (system: string, id: string) =>
      rows('SELECT verb, target, at, answer FROM receipts WHERE system=? AND account=? ORDER BY rowid', system, id).map(
        (row) => receiptRow.parse(row),
      ),
    keepReceipt: (system: string, key: string, id: string, { verb, target, at, answer }: Receipt) =>
      run('INSERT INTO receipts VALUES (?,?,?,?,?,?,?)', system, key, id, verb, target, at, answer),
    keepSnapshot: (receipt: string, body: string) => run('INSERT INTO snapshots VALUES (?,?)', receipt, body),
    keepNotice: (system: string, id: string, at: string, notice: string, suppressed: boolean) =>
      run('INSERT INTO notices VALUES (?,?,?,?,?)', system, id, at, notice, suppressed ? 1 : 0),
    noticesOf: (system: string, id: string) =>
      rows('SELECT at, notice, suppressed FROM notices WHERE system=? AND account=? ORDER BY rowid', system, id).map(
        (row) => noticeRow.parse(row),
      ),
    keepToken: (token: string, body: string) => run('INSERT INTO tokens VALUES (?,?)', token, body),
    token: (token: string) => bodies('SELECT body FROM tokens WHERE token=?', token)[0],
    close: () => db.close(),
  };
}
export type Database = ReturnType<typeof openDatabase>;
