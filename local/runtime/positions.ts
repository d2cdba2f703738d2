/** Small facts that survive a restart: where each stream reader stands, and how far the clock was moved. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../json.ts';
import type { Positions } from './stream-source.ts';

const positionsFile = z.record(z.string(), z.string());
const clockFile = z.object({ offset: z.number() });

export function openPositions(dataDir: string): Positions {
  const file = join(dataDir, 'stream-positions.json');
  const positions = new Map(Object.entries(read(file, positionsFile) ?? {}));
  return {
    get: (name) => positions.get(name),
    set(name, sequenceNumber) {
      positions.set(name, sequenceNumber);
      write(file, Object.fromEntries(positions));
    },
  };
}

/** Milliseconds the clock is ahead of real time. */
export function readClockOffset(dataDir: string): number {
  return read(join(dataDir, 'clock.json'), clockFile)?.offset ?? 0;
}

export function writeClockOffset(dataDir: string, offset: number): void {
  write(join(dataDir, 'clock.json'), { offset });
}

function read<Schema extends z.core.$ZodType>(file: string, schema: Schema): z.output<Schema> | undefined {
  return existsSync(file) ? z.parse(schema, parseJson(readFileSync(file, 'utf8'))) : undefined;
}

/** Never half a file: the new one takes the place of the old at once. */
function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}
