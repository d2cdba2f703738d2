/** What handlers print: a file per function under the data folder, and the last lines in memory for the log page. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const kept = 500;

export type FunctionLogs = {
  take(functionName: string, output: Readable): void;
  note(functionName: string, line: string): void;
  /** The last lines, oldest first. */
  lines(functionName: string): readonly string[];
  close(): Promise<void>;
};

export function createLogs(folder: string): FunctionLogs {
  mkdirSync(folder, { recursive: true });
  const logs = new Map<string, { readonly lines: string[]; readonly file: WriteStream }>();
  const logOf = (name: string) => {
    const log = logs.get(name) ?? { lines: [], file: createWriteStream(join(folder, `${name}.log`), { flags: 'a' }) };
    logs.set(name, log);
    return log;
  };
  const note = (name: string, line: string) => {
    const { lines, file } = logOf(name);
    lines.push(line);
    if (lines.length > kept) lines.shift();
    if (file.writable) file.write(`${line}\n`);
  };
  return {
    take(name, output) {
      createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => note(name, line));
    },
    note,
    lines: (name) => logs.get(name)?.lines ?? [],
    async close() {
      await Promise.all([...logs.values()].map(({ file }) => new Promise<void>((done) => file.end(() => done()))));
    },
  };
}
