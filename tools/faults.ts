/**
 * `npm run faults -- [--times 1,2,3,4,5,6] [--together N] [--lives N] [--minutes N] [--at-once N]`: every operation that functions call at a
 * service or at the shop's systems fails its first k times in five ways on the living stack, one whole case per life (G7). All operations
 * fail in each life unless `--together` says how many; `--lives` and `--minutes` end early.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePages, ensureSynthesised } from '../local/synth.ts';
import type { Fault } from '../test/faults/failing.ts';
import type { FaultyEnd, Said } from '../test/faults/life.ts';
import { plansOf } from '../test/faults/plans.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1,2,3,4,5,6' },
    together: { type: 'string', default: 'Infinity' },
    lives: { type: 'string', default: 'Infinity' },
    minutes: { type: 'string', default: 'Infinity' },
    'at-once': { type: 'string', default: '2' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
await ensureSynthesised(root);
await ensurePages(root);

const calm = await live([]);
if ('lost' in calm) throw new Error(`a calm life came to no end: ${calm.lost}`);
const operations = Object.keys(calm.end.called);
const all = plansOf(operations, { times: values.times.split(',').map(Number), together: Number(values.together) });
const plans = all.slice(0, Number(values.lives));
const gaveUp: string[] = [];
const ends: { readonly plan: readonly Fault[]; readonly end: FaultyEnd }[] = [];
const waiting = [...plans];
const begun = performance.now();
await Promise.all(Array.from({ length: Number(values['at-once']) }, work));

const sum = (of: (end: FaultyEnd) => number) => ends.reduce((total, { end }) => total + of(end), 0);
const lost = [
  ...gaveUp,
  ...ends
    .filter(({ end }) => !end.isClosed || end.cases !== 1 || end.files <= 3)
    .map(({ plan, end }) => JSON.stringify({ plan, ...end, called: undefined })),
];
const doubled = ends.flatMap(({ end }) => [...end.mailsDoubled, ...end.stepsDoubled]);
const logFaults = sum((end) => end.logFaults);
const minutes = ends.map(({ end }) => end.recoveredMs / 60_000).toSorted((a, b) => a - b);
const faults = ends.reduce((total, { plan, end }) => total + plan.length - end.left.length, 0);
console.log(
  `${operations.length} operations, ${faults} faults in ${ends.length + gaveUp.length} of ${all.length} lives of a case, ${sum((end) => end.failures)} calls failed: ${ends.length + gaveUp.length - lost.length} answered and closed, ${lost.length} lost, ${doubled.length} of ${sum((end) => end.mails)} mails and of all steps doubled, ${logFaults} faults in ${sum((end) => end.commits)} commits`,
);
console.log(
  `from the last failed call to everything done: half the lives within ${(minutes[Math.floor(minutes.length / 2)] ?? 0).toFixed(1)} minutes, the slowest ${(minutes.at(-1) ?? 0).toFixed(1)}; ${sum((end) => end.dead)} messages parked and alarmed, ${sum((end) => end.tasks.length)} tasks open at the end, ${sum((end) => end.pressedAgain)} times somebody pressed again, ${sum((end) => end.left.length)} faults whose operation was not called so often`,
);
for (const one of doubled) console.log(`  doubled: ${one}`);
for (const one of lost) console.log(`  lost: ${one}`);
process.exitCode = lost.length + doubled.length + logFaults > 0 ? 1 : 0;

async function work(): Promise<void> {
  while (performance.now() - begun < Number(values.minutes) * 60_000) {
    const plan = waiting.shift();
    if (plan === undefined) return;
    const said = await live(plan);
    if ('lost' in said) {
      gaveUp.push(`${said.lost} ${JSON.stringify(plan)}`);
      process.stderr.write(`LOST: ${said.lost}\n`);
      continue;
    }
    const { end } = said;
    ends.push({ plan, end });
    process.stderr.write(
      `${ends.length} of ${plans.length}: ${end.failures} failed calls, recovered in ${(end.recoveredMs / 60_000).toFixed(1)} minutes${end.isClosed ? '' : ', LOST'}\n`,
    );
  }
}

async function live(plan: readonly Fault[]): Promise<Said> {
  const child = fork(join(root, 'test/faults/life.ts'), [JSON.stringify(plan)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = Promise.withResolvers<Said>();
  child.on('message', (said: Said) => ended.resolve(said));
  child.once('exit', () => ended.resolve({ lost: 'the process ended' }));
  return await ended.promise;
}
