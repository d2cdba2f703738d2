/**
 * `npm run simulate:points -- [--pairs] [--faults [--everywhere]] [--every N [--from K]] [--only WORDS] [--threads N]`: every single crash point of
 * every workflow; with `--pairs` every two of them in one workflow, the second wherever its next invocations come to; with `--faults` every
 * operation of every service failing 1 to 6 times in five ways (G7), where it is called first and in what destroys, or `--everywhere` it is called.
 * `--every 50` takes one of fifty, of pairs one of fifty first points; `--from 1` begins with the second, so that `--every 2` and
 * `--every 2 --from 1` are everything. `--only shred`: whose life, workflow or call has these words.
 */
import '../test/simulation/environment.ts';
import type { LivedThrough } from '../test/simulation/crashes/live-through.ts';
import { everyFault, pairsOfCrashes, part, singleCrashes } from '../test/simulation/crashes/points.ts';
import { inThreads } from '../test/simulation/threads.ts';
import { givenCount, refuseArguments, runTool } from './run-tool.ts';

await runTool(
  {
    usage:
      'npm run simulate:points -- [--pairs] [--faults [--everywhere]] [--every N [--from K]] [--only WORDS] [--threads N]',
    takes: {
      options: {
        pairs: { type: 'boolean', default: false },
        faults: { type: 'boolean', default: false },
        everywhere: { type: 'boolean', default: false },
        every: { type: 'string', default: '1' },
        from: { type: 'string' },
        only: { type: 'string', default: '' },
        threads: { type: 'string' },
      },
    },
  },
  async ({ values: { pairs, faults, everywhere, only, ...values } }) => {
    const every = givenCount('every', values.every);
    const from = values.from === undefined ? 0 : givenCount('from', values.from);
    const threads = values.threads === undefined ? undefined : givenCount('threads', values.threads);
    if (from >= every) refuseArguments(`--from ${from} is not below --every ${every}.`);
    if (everywhere && !faults) refuseArguments('--everywhere goes with --faults.');
    if (pairs && faults) refuseArguments('--pairs and --faults are two runs.');
    const begun = performance.now();
    const everything = faults ? await everyFault([1, 2, 3, 4, 5, 6], everywhere) : await singleCrashes();
    const chosen = part(everything, { every, from, only });
    if (chosen.length === 0) refuseArguments(`Of ${everything.length} none is chosen by --only and --every.`);
    const tasks = pairs ? await pairsOfCrashes(chosen) : chosen;
    const lived: LivedThrough[] = [];
    await inThreads({ kind: 'lives', tasks, threads }, (one: LivedThrough) => {
      lived.push(one);
      if (lived.length % 1000 === 0) process.stderr.write(`${lived.length} of ${tasks.length}\n`);
      return 'more';
    });
    const wrong = lived.filter((one) => one.violations.length > 0);
    const operations = new Set(lived.map((one) => one.trouble.fault?.call)).size;
    const what = faults ? `faults of ${operations} operations` : 'crash points';
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(
      `${pairs ? `${lived.length} pairs, of which the first are ` : ''}${chosen.length} of ${everything.length} ${what} in ${seconds} s`,
    );
    const inFull = lived.filter((one) => one.met && one.failed === (one.trouble.fault?.times ?? 0));
    console.log(`went wrong in full ${inFull.length}, violations in ${wrong.length}`);
    if (faults) {
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
