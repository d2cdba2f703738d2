import { casesPerWorld, type WorldDone } from './many-worlds.ts';
import { runWorld } from './run-world.ts';

/** What somebody needs who has to mend it: what is wrong, how to play it again, and what happened to the case, in order. */
export async function failure({ seed, weather, violations }: WorldDone, lines = 150): Promise<string> {
  const about = violations[0]?.case ?? '';
  const again = await runWorld(seed, { cases: casesPerWorld });
  return [
    `seed ${seed}, weather "${weather}"`,
    `replay: npm run simulate -- --replay ${seed} --case ${about}`,
    ...violations.map(({ rule, case: id, what }) => `  ${rule}  ${id}  ${what}`),
    `the last ${lines} lines of its history:`,
    ...again.history(about, lines),
  ].join('\n');
}
