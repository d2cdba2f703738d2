/** One stack per data folder: two dynoxide processes on one file both start, and corrupt each other's view. */
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../json.ts';

const schema = z.object({ pid: z.number(), dynamo: z.optional(z.number()) });

/** What a stack keeps. */
const ours = [
  'clock.json',
  'demo-shop',
  'dynamodb.sqlite',
  'dynamodb.sqlite-shm',
  'dynamodb.sqlite-wal',
  'kms',
  'logs',
  's3',
  'scheduler',
  'ses',
  'sign-in-keys.json',
  'stream-positions.json',
];

export type DataLock = {
  /** So that the next start can end a database whose owner was killed. */
  noteDynamo(pid: number): void;
  /** Everything in the folder but the lock. */
  emptyFolder(): void;
  release(): void;
};

/** @throws one sentence when a living stack holds the folder. */
export function lockData(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'lock.json');
  const write = (flag: 'wx' | 'w', content: z.output<typeof schema>) =>
    writeFileSync(file, JSON.stringify(content), { flag });
  if (existsSync(file)) {
    const held = z.safeParse(schema, parseJson(readFileSync(file, 'utf8')));
    if (held.success && isAlive(held.data.pid)) {
      throw new Error(
        `${dataDir} is in use by process ${held.data.pid}: stop that one, or choose another folder with --data. (If it is no stack, delete ${file}.)`,
      );
    }
    if (held.success && held.data.dynamo !== undefined && isDynoxide(held.data.dynamo))
      process.kill(held.data.dynamo, 'SIGKILL');
    rmSync(file, { force: true });
  }
  write('wx', { pid: process.pid });
  return {
    noteDynamo: (dynamo) => write('w', { pid: process.pid, dynamo }),
    emptyFolder() {
      // Only what a stack makes: a folder given by mistake must not lose its other files.
      for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
    },
    release: () => rmSync(file, { force: true }),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isDynoxide(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`).includes('dynoxide');
  } catch {
    return false;
  }
}
