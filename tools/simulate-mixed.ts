/**
 * `npm run simulate:mixed -- --reports 10000 --seed mixed`: reports of victims, and one in twenty of somebody who wants an innocent person's account
 * stopped and knows all there is to know of her, through the whole product on virtual time; in four of ten worlds nobody comes to the desk. What was
 * done to the accounts of people who did nothing is counted at the shop (G5, T2). A seed plays a world again exactly.
 */
import '../test/simulation/environment.ts';
import { casesPerWorld } from '../test/simulation/many-worlds.ts';
import { type Mixed, type MixedWorld, plusMixed } from '../test/simulation/mixed-reports.ts';
import { inThreads } from '../test/simulation/threads.ts';
import { givenCount, runTool } from './run-tool.ts';

await runTool(
  {
    usage: 'npm run simulate:mixed -- [--reports N] [--seed S] [--threads N]',
    takes: {
      options: {
        reports: { type: 'string', default: '10000' },
        seed: { type: 'string', default: 'mixed' },
        threads: { type: 'string' },
      },
    },
  },
  async ({ values: { reports, seed, threads } }) => {
    const tasks = Array.from(
      { length: Math.ceil(givenCount('reports', reports) / casesPerWorld) },
      (_, n) => `${seed}/${n}`,
    );
    let all: Mixed | undefined;
    const wrong: string[] = [];
    const count = threads === undefined ? undefined : givenCount('threads', threads);
    await inThreads({ kind: 'mixed', tasks, threads: count }, (world: MixedWorld) => {
      all = all ? plusMixed(all, world.figures) : world.figures;
      wrong.push(...world.violations.map(({ rule, case: id, what }) => `${world.seed}  ${rule}  ${id}  ${what}`));
      return 'more';
    });
    if (!all) throw new Error('no world came to its end');
    console.log(
      `seed ${seed}: ${all.reports} reports, ${all.malicious} of them malicious; ${all.found} accounts of innocents found, ${all.touched} touched`,
    );
    console.log(
      `changes that do not lapse, made to them before a person recorded who asks: ${all.automatic}; after staff confirmed or were deceived: ${all.deceived}, taken back later`,
    );
    console.log(
      `${all.holds} holds on their cards, the longest that nobody stood behind ${all.longestHold.toFixed(1)} h (72 allowed), the longest on a proof that was recorded ${all.longestBacked.toFixed(1)} h`,
    );
    console.log(`byte for byte as before at the end: ${all.asBefore} of ${all.touched}; violations ${wrong.length}`);
    for (const one of wrong.slice(0, 20)) console.log(`  ${one}`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
  },
);
