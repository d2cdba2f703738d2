/**
 * `npm run simulate:bugs -- [--seeds N] [--only WORDS]`: puts one mistake after another into the product's code and counts the worlds the
 * simulation needs to find it (G24). Ends with a failure when one is not found within N, 10,000 unless said otherwise.
 */
import '../test/simulation/environment.ts';
import { bugs } from '../test/simulation/bugs/bugs.ts';
import { hunt } from '../test/simulation/bugs/hunt.ts';
import { casesPerWorld } from '../test/simulation/many-worlds.ts';
import { givenCount, refuseArguments, runTool } from './run-tool.ts';

await runTool(
  {
    usage: 'npm run simulate:bugs -- [--seeds N] [--only WORDS]',
    takes: { options: { seeds: { type: 'string', default: '10000' }, only: { type: 'string', default: '' } } },
  },
  async ({ values: { seeds: given, only } }) => {
    const most = givenCount('seeds', given);
    const chosen = bugs.filter((bug) => bug.name.includes(only));
    if (chosen.length === 0) refuseArguments(`No bug has ${only} in its name.`);
    let missed = 0;
    let needed = 0;
    console.log(`${'bug'.padEnd(66)} seeds  found by`);
    for (const bug of chosen) {
      const { seeds, found } = await hunt(bug, most);
      if (!found) missed += 1;
      needed = Math.max(needed, seeds);
      console.log(
        `${bug.name.padEnd(66)} ${String(seeds).padStart(5)}  ${found ? `${found.rule} ${found.what.slice(0, 90)}` : 'NOT FOUND'}`,
      );
    }
    console.log(
      `${chosen.length - missed} of ${chosen.length} found, each within ${needed} seeds of ${casesPerWorld} cases; ${missed} not found`,
    );
    process.exitCode = missed > 0 ? 1 : 0;
  },
);
