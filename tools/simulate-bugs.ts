/**
 * `npm run simulate:bugs -- [--seeds N] [--only WORDS]`: puts one mistake after another into the product's code and counts the worlds the
 * simulation needs to find it (G24). Ends with a failure when one is not found within N, 10,000 unless said otherwise.
 */
import { parseArgs } from 'node:util';
import '../test/simulation/environment.ts';
import { bugs } from '../test/simulation/bugs/bugs.ts';
import { hunt } from '../test/simulation/bugs/hunt.ts';
import { casesPerWorld } from '../test/simulation/many-worlds.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '10000' }, only: { type: 'string', default: '' } },
});
const chosen = bugs.filter((bug) => bug.name.includes(values.only));
let missed = 0;
let most = 0;
console.log(`${'bug'.padEnd(66)} seeds  found by`);
for (const bug of chosen) {
  const { seeds, found } = await hunt(bug, Number(values.seeds));
  if (!found) missed += 1;
  most = Math.max(most, seeds);
  console.log(
    `${bug.name.padEnd(66)} ${String(seeds).padStart(5)}  ${found ? `${found.rule} ${found.what.slice(0, 90)}` : 'NOT FOUND'}`,
  );
}
console.log(
  `${chosen.length - missed} of ${chosen.length} found, each within ${most} seeds of ${casesPerWorld} cases; ${missed} not found`,
);
process.exitCode = missed > 0 ? 1 : 0;
