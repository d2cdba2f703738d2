/**
 * `npm run simulate:kills -- [--times N] [--seed S]`: the running local stack is killed (SIGKILL) N times at random moments while a case is
 * worked, started again on the same data folder, and goes on (G8). A case that ends before the kills do is followed by another.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePages, ensureSynthesised } from '../local/synth.ts';
import { seededRandom } from '../test/fakes/random.ts';
import { stepsDoubled } from '../test/fixtures/whole-case.ts';
import type { LifeEnd } from '../test/kills/life.ts';
import { givenCount, runTool } from './run-tool.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Milliseconds: a start takes some seconds, a whole case some twenty. */
const longestLife = 25_000;
/** Milliseconds from a start to an empty backlog (G8). */
const longestDrain = 60_000;
let kills = 0;
let slowest = 0;

await runTool(
  {
    usage: 'npm run simulate:kills -- [--times N] [--seed S]',
    takes: { options: { times: { type: 'string', default: '10' }, seed: { type: 'string', default: 'kills' } } },
  },
  async ({ values }) => {
    const times = givenCount('times', values.times);
    const random = seededRandom(values.seed);
    await ensureSynthesised(root);
    await ensurePages(root);
    const ends: (LifeEnd & { readonly stepsDoubled: readonly string[] })[] = [];
    while (kills < times || ends.length === 0) {
      const dataDir = mkdtempSync(join(tmpdir(), 'redress-kills-'));
      const end = await liveToTheEnd(dataDir, times, random);
      ends.push({ ...end, stepsDoubled: stepsDoubled(dataDir) });
      rmSync(dataDir, { recursive: true, force: true });
    }
    const sum = (of: (end: (typeof ends)[number]) => number) => ends.reduce((all, end) => all + of(end), 0);
    const isLost = (e: LifeEnd) => !e.isClosed || e.cases !== 1 || e.files <= 3;
    const lost = sum((e) => (isLost(e) ? 1 : 0));
    const doubled = sum((e) => e.mailsDoubled.length + e.stepsDoubled.length);
    console.log(
      `${kills} kills in ${ends.length} cases: ${ends.length - lost} answered and closed, ${lost} lost, ${doubled} mails or steps doubled of ${sum((e) => e.mails)} mails, ${sum((e) => e.logFaults)} faults in ${sum((e) => e.commits)} commits, backlog drained at most ${(slowest / 1000).toFixed(1)} s after a start (at most ${longestDrain / 1000})`,
    );
    for (const { open, cases, files } of ends.filter(isLost))
      console.log(`  lost: ${cases} cases, ${files} files; still open: ${open.join(' ')}`);
    for (const { mailsDoubled, stepsDoubled: steps } of ends)
      for (const one of [...mailsDoubled, ...steps]) console.log(`  doubled: ${one}`);
    process.exitCode = lost + doubled + sum((e) => e.logFaults) > 0 || slowest > longestDrain ? 1 : 0;
  },
);

/** Lives on one folder, each killed at a random moment as long as kills are left, until one comes to the end of the case. */
async function liveToTheEnd(dataDir: string, times: number, random: ReturnType<typeof seededRandom>): Promise<LifeEnd> {
  for (;;) {
    const end = await oneLife(dataDir, kills < times ? random.between(500, longestLife) : undefined);
    if (end !== undefined) return end;
  }
}

async function oneLife(dataDir: string, killAfter: number | undefined): Promise<LifeEnd | undefined> {
  const child: ChildProcess = fork(join(root, 'test/kills/life.ts'), [dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let end: LifeEnd | undefined;
  child.on('message', (said: { readonly drainedMs?: number; readonly end?: LifeEnd }) => {
    if (said.drainedMs !== undefined) slowest = Math.max(slowest, said.drainedMs);
    end = said.end ?? end;
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, by) => resolve(by)));
  clearTimeout(timer);
  if (signal === 'SIGKILL') {
    kills++;
    process.stderr.write(`killed after ${killAfter} ms (number ${kills})\n`);
    return undefined;
  }
  if (end === undefined)
    throw new Error(`a life ended by itself before its case did: see above; its folder is ${dataDir}`);
  return end;
}
