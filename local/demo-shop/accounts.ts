import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { sourceRecord, trace } from '../../shared/schemas/commerce-system.ts';

const instrument = z.object({
  id: z.string(),
  kind: z.enum(['card', 'bank-account']),
  last4: z.string(),
  fingerprint: z.string(),
  expMonth: z.number(),
  expYear: z.number(),
  status: z.enum(['active', 'held', 'removed']),
});
const account = z.object({
  system: z.enum(['shop', 'billing']),
  id: z.string(),
  openedAt: z.string(),
  profile: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  profileTraces: z.readonly(z.array(trace)),
  instruments: z.readonly(z.array(instrument)),
  /** Fingerprints that may not be added again. */
  blocked: z.readonly(z.array(z.string())),
  frozen: z.boolean(),
  flags: z.readonly(z.array(z.string())),
  /** Orders stopped by us, so that exactly these are resumed. */
  stopped: z.readonly(z.array(z.string())),
  records: z.readonly(z.array(sourceRecord)),
  /** Website visits: navigational data, never handed over (L30). */
  pagesVisited: z.number(),
});
export type Account = z.infer<typeof account>;
export type Instrument = z.infer<typeof instrument>;

/** The shop's own database: one file, accounts as documents, a receipt per idempotency key. */
export function openShop(dataDir: string, seed: () => readonly Account[]) {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'demo-shop.sqlite'));
  db.exec(`PRAGMA journal_mode=WAL;
    CREATE TABLE IF NOT EXISTS accounts(system TEXT, id TEXT, body TEXT, PRIMARY KEY(system, id));
    CREATE TABLE IF NOT EXISTS receipts(key TEXT PRIMARY KEY, account TEXT, verb TEXT, answer TEXT);
    CREATE TABLE IF NOT EXISTS tokens(token TEXT PRIMARY KEY, body TEXT);`);
  const put = db.prepare('INSERT OR REPLACE INTO accounts VALUES (?,?,?)');
  const save = (a: Account) => put.run(a.system, a.id, JSON.stringify(a));
  const text = (row: Record<string, unknown> | undefined, column: string) =>
    typeof row?.[column] === 'string' ? row[column] : undefined;
  if (db.prepare('SELECT COUNT(*) AS n FROM accounts').get()?.['n'] === 0) {
    db.exec('BEGIN');
    for (const a of seed()) save(a);
    db.exec('COMMIT');
  }
  const read = (body: string | undefined) => (body === undefined ? undefined : account.parse(JSON.parse(body)));
  return {
    all: (system: string) =>
      db
        .prepare('SELECT body FROM accounts WHERE system=? ORDER BY id')
        .all(system)
        .flatMap((row) => read(text(row, 'body')) ?? []),
    one: (system: string, id: string) =>
      read(text(db.prepare('SELECT body FROM accounts WHERE system=? AND id=?').get(system, id), 'body')),
    save,
    receipt: (key: string) => text(db.prepare('SELECT answer FROM receipts WHERE key=?').get(key), 'answer'),
    keepReceipt: (key: string, id: string, verb: string, answer: string) =>
      db.prepare('INSERT INTO receipts VALUES (?,?,?,?)').run(key, id, verb, answer),
    receiptsOf: (id: string) =>
      db
        .prepare('SELECT verb, answer FROM receipts WHERE account=? ORDER BY rowid')
        .all(id)
        .map((row) => `${text(row, 'verb')}: ${text(row, 'answer')}`),
    token: (token: string) => text(db.prepare('SELECT body FROM tokens WHERE token=?').get(token), 'body'),
    keepToken: (token: string, body: string) => db.prepare('INSERT INTO tokens VALUES (?,?)').run(token, body),
    close: () => db.close(),
  };
}
export type Shop = ReturnType<typeof openShop>;
