/** Groups and schedules in one SQLite file: each change is whole or not at all, and what was answered survives a kill. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { type ScheduleBody, scheduleBody } from './schemas.ts';

const groupRow = z.object({
  name: z.string(),
  created: z.number(),
  modified: z.number(),
  token: z.nullable(z.string()),
});
const scheduleRow = z.object({
  /** New at every update, so that a delivery under way cannot finish the schedule that took its place. */
  revision: z.number(),
  grp: z.string(),
  name: z.string(),
  body: z.pipe(
    z.string(),
    z.pipe(
      z.transform((json: string): unknown => JSON.parse(json)),
      scheduleBody,
    ),
  ),
  created: z.number(),
  modified: z.number(),
  token: z.nullable(z.string()),
  /** The instant of the expression. */
  at: z.number(),
  /** The next attempt; null when disabled or completed. */
  due: z.nullable(z.number()),
  attempts: z.number(),
  first_attempt: z.nullable(z.number()),
});

/** All times are milliseconds since 1970 on the virtual clock. */
export type Group = Readonly<z.infer<typeof groupRow>>;
export type Schedule = Readonly<z.infer<typeof scheduleRow>>;

export type ScheduleFilter = {
  readonly group?: string | undefined;
  readonly prefix?: string | undefined;
  readonly state?: string | undefined;
  /** Group and name after which to go on. */
  readonly after?: readonly [string, string] | undefined;
  readonly limit: number;
};

export type ScheduleStore = ReturnType<typeof openScheduleStore>;

/** Opens or starts `<dataDir>/scheduler.sqlite`. The group `default` is always there. */
export function openScheduleStore(dataDir: string, now: number) {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'scheduler.sqlite'));
  db.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS groups (
      name TEXT PRIMARY KEY, created REAL NOT NULL, modified REAL NOT NULL, token TEXT
    ) STRICT;
    CREATE TABLE IF NOT EXISTS schedules (
      revision INTEGER PRIMARY KEY AUTOINCREMENT, grp TEXT NOT NULL REFERENCES groups ON DELETE CASCADE, name TEXT NOT NULL,
      body TEXT NOT NULL, created REAL NOT NULL, modified REAL NOT NULL, token TEXT,
      at REAL NOT NULL, due REAL, attempts INTEGER NOT NULL DEFAULT 0, first_attempt REAL,
      UNIQUE (grp, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS schedules_by_due ON schedules (due) WHERE due IS NOT NULL;
  `);
  db.prepare('INSERT OR IGNORE INTO groups VALUES (?, ?, ?, NULL)').run('default', now, now);

  const one = (sql: string, ...values: readonly (string | number)[]): Schedule | undefined => {
    const row = db.prepare(sql).get(...values);
    return row === undefined ? undefined : z.parse(scheduleRow, row);
  };
  return {
    group(name: string): Group | undefined {
      const row = db.prepare('SELECT * FROM groups WHERE name = ?').get(name);
      return row === undefined ? undefined : z.parse(groupRow, row);
    },
    groups(prefix: string, after: string, limit: number): readonly Group[] {
      const rows = db
        .prepare('SELECT * FROM groups WHERE substr(name, 1, length(?1)) = ?1 AND name > ?2 ORDER BY name LIMIT ?3')
        .all(prefix, after, limit);
      return z.parse(z.array(groupRow), rows);
    },
    addGroup(name: string, at: number, token: string | null): void {
      db.prepare('INSERT INTO groups VALUES (?, ?, ?, ?)').run(name, at, at, token);
    },
    /** With every schedule in it. */
    dropGroup(name: string): void {
      db.prepare('DELETE FROM groups WHERE name = ?').run(name);
    },
    schedule(group: string, name: string): Schedule | undefined {
      return one('SELECT * FROM schedules WHERE grp = ? AND name = ?', group, name);
    },
    schedules({ group, prefix, state, after, limit }: ScheduleFilter): readonly Schedule[] {
      const rows = db
        .prepare(
          `SELECT * FROM schedules
           WHERE (?1 IS NULL OR grp = ?1) AND (?2 IS NULL OR substr(name, 1, length(?2)) = ?2)
             AND (?3 IS NULL OR body ->> 'State' = ?3) AND (grp, name) > (?4, ?5)
           ORDER BY grp, name LIMIT ?6`,
        )
        .all(group ?? null, prefix ?? null, state ?? null, after?.[0] ?? '', after?.[1] ?? '', limit);
      return z.parse(z.array(scheduleRow), rows);
    },
    /** Adds or replaces the schedule of that name; attempts begin anew. */
    put(
      schedule: Pick<Schedule, 'grp' | 'name' | 'created' | 'modified' | 'token' | 'at'> & { body: ScheduleBody },
    ): void {
      const { grp, name, body, created, modified, token, at } = schedule;
      db.prepare(
        `INSERT OR REPLACE INTO schedules (grp, name, body, created, modified, token, at, due)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(grp, name, JSON.stringify(body), created, modified, token, at, body.State === 'ENABLED' ? at : null);
    },
    drop(group: string, name: string): void {
      db.prepare('DELETE FROM schedules WHERE grp = ? AND name = ?').run(group, name);
    },
    nextDue(): number | undefined {
      const row = db.prepare('SELECT min(due) AS due FROM schedules').get();
      return z.parse(z.object({ due: z.nullable(z.number()) }), row).due ?? undefined;
    },
    firstDue(now: number): Schedule | undefined {
      return one('SELECT * FROM schedules WHERE due <= ? ORDER BY due, revision LIMIT 1', now);
    },
    /** Nothing happens when the revision was updated or deleted meanwhile; likewise below. */
    tryAgain(
      revision: number,
      next: { readonly due: number; readonly attempts: number; readonly first: number },
    ): void {
      db.prepare('UPDATE schedules SET due = ?, attempts = ?, first_attempt = ? WHERE revision = ?').run(
        next.due,
        next.attempts,
        next.first,
        revision,
      );
    },
    complete(revision: number, attempts: number, remove: boolean): void {
      if (remove) db.prepare('DELETE FROM schedules WHERE revision = ?').run(revision);
      else db.prepare('UPDATE schedules SET due = NULL, attempts = ? WHERE revision = ?').run(attempts, revision);
    },
    close(): void {
      db.close();
    },
  };
}
