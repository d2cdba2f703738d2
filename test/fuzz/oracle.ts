/**
 * `npm run fuzz:oracle -- --pairs N [--seed S]`: pairs of the same report, one that matches accounts and one that matches none. Everything a
 * stranger sees and causes until somebody knew who asks is the same in both (G11, T3).
 */
import './quiet.ts';
import { parseArgs } from 'node:util';
import { runOracle } from '../fixtures/oracle-pairs.ts';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '10000' }, seed: { type: 'string', default: 'oracle' } },
});
const run = await runOracle(Number(values.pairs), values.seed);
console.log(
  `${run.pairs} pairs of match and no match, ${run.matches} matches: ${run.differing.length} could be told apart in answers, sizes, headers, mails or letters`,
);
for (const pair of run.differing.slice(0, 5)) console.log(`  ${pair}`);
if (run.differing.length > 0) process.exitCode = 1;
