/**
 * `npm run simulate:points -- [--pairs] [--faults] [--every N]`: every single crash point of every workflow; with `--pairs` every pair of
 * them in one workflow, the second where the retry of the first comes to; with `--faults` every operation of every service failing 1 to 6
 * times in five ways (G7). `--every 50` takes one of fifty.
 */
import '../test/simulation/environment.ts';
import type { LivedThrough } from '../test/simulation/crashes/live-through.ts';
import { everyFault, pairsOfCrashes, singleCrashes } from '../test/simulation/crashes/points.ts';
import { inThreads } from '../test/simulation/threads.ts';
import { givenCount, runTool } from './run-tool.ts';

await runTool(
  {
    usage: 'npm run simulate:points -- [--pairs] [--faults] [--every N]',
    takes: {
      options: {
        pairs: { type: 'boolean', default: false },
        faults: { type: 'boolean', default: false },
        every: { type: 'string', default: '1' },
      },
    },
  },
  async ({ values }) => {
    const every = givenCount('every', values.every);
    const begun = performance.now();
    const everything = values.faults
      ? await everyFault([1, 2, 3, 4, 5, 6])
      : values.pairs
        ? await pairsOfCrashes()
        : await singleCrashes();
    const tasks = everything.filter((_, n) => n % every === 0);
    const lived: LivedThrough[] = [];
    await inThreads({ kind: 'lives', tasks }, (one: LivedThrough) => {
      lived.push(one);
      if (lived.length % 1000 === 0) process.stderr.write(`${lived.length} of ${tasks.length}\n`);
      return 'more';
    });
    const wrong = lived.filter((one) => one.violations.length > 0);
    const what = values.faults ? 'faults' : values.pairs ? 'pairs of crash points' : 'crash points';
    console.log(
      `${lived.length} of ${everything.length} ${what} in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    console.log(`went wrong in full ${lived.filter((one) => one.met).length}, violations in ${wrong.length}`);
    if (values.faults) {
      const slow = lived.toSorted((a, b) => b.recoveredMs - a.recoveredMs);
      const minutes = (one: LivedThrough | undefined) => ((one?.recoveredMs ?? 0) / 60_000).toFixed(1);
      console.log(
        `from the last failed call to all that was owed then done or a person's: half within ${minutes(slow[slow.length >> 1])} minutes, the slowest ${minutes(slow[0])}`,
      );
    }
    for (const { trouble, violations } of wrong.slice(0, 20)) console.log(JSON.stringify({ trouble, violations }));
    process.exitCode = wrong.length > 0 ? 1 : 0;
  },
);
