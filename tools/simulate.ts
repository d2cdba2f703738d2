/**
 * `npm run simulate -- --cases 2000 --seed ci`: the whole product on services of its own that fail as AWS does, by seed. A seed and a
 * commit replay a run exactly: `npm run simulate -- --replay ci/17` plays one world and prints the history of what went wrong.
 */
import '../test/simulation/environment.ts';
import type { Violation } from '../test/simulation/invariants/violation.ts';
import { type Figures, plus } from '../test/simulation/judging.ts';
import { casesPerWorld, runWorlds } from '../test/simulation/many-worlds.ts';
import { runWorld } from '../test/simulation/run-world.ts';
import { givenCount, runTool } from './run-tool.ts';

const usage = `npm run simulate -- [--cases N] [--seed S] [--threads N] [--from WORLD] [--minutes N]
npm run simulate -- --replay SEED [--case CASE]`;

await runTool(
  {
    usage,
    takes: {
      options: {
        cases: { type: 'string', default: '2000' },
        seed: { type: 'string', default: 'ci' },
        threads: { type: 'string' },
        from: { type: 'string' },
        minutes: { type: 'string' },
        replay: { type: 'string' },
        case: { type: 'string' },
      },
    },
  },
  async ({ values: { cases, seed, threads, from, minutes, replay, case: about } }) => {
    if (replay !== undefined) return await one(replay, about);
    await many(seed, givenCount('cases', cases), {
      threads: threads === undefined ? undefined : givenCount('threads', threads),
      from: from === undefined ? 0 : givenCount('from', from),
      minutes: minutes === undefined ? Number.POSITIVE_INFINITY : givenCount('minutes', minutes),
    });
  },
);

/** A long run may be done in parts, one after the other or on several machines: one that ends by its minutes says where to go on. */
async function many(
  name: string,
  cases: number,
  { threads, from, minutes }: { readonly threads: number | undefined; readonly from: number; readonly minutes: number },
): Promise<void> {
  const worlds = Math.ceil(cases / casesPerWorld);
  let total: Figures | undefined;
  const wrong: { readonly seed: string; readonly violation: Violation }[] = [];
  let done = 0;
  const lived = new Set<string>();
  const begun = performance.now();
  const isEnough = () => performance.now() - begun > minutes * 60_000;
  await runWorlds({ seed: name, worlds, threads, from, isEnough }, ({ seed, figures, violations }) => {
    total = plus(total, figures);
    wrong.push(...violations.map((violation) => ({ seed, violation })));
    // At once: a long run that somebody ends has said what it found.
    for (const violation of violations) process.stderr.write(`${said(seed, violation)}\n`);
    done += 1;
    lived.add(seed);
    if (done % 200 === 0) process.stderr.write(`${done} of ${worlds} worlds, ${wrong.length} violations\n`);
  });
  if (!total) throw new Error('no world came to its end');
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `seed ${name}: ${total.cases} cases in ${done} worlds, ${seconds.toFixed(0)} s, ${(total.cases / seconds).toFixed(0)} cases/s`,
  );
  console.log(
    `commits ${total.commits}, calls to services ${total.calls}, invocations that died ${total.deaths}, dead letters ${total.dead}`,
  );
  console.log(`requests answered ${total.answered}, dates missed and escalated ${total.escalated}`);
  console.log(
    `changes made in the business's systems ${total.changes}, mails ${total.mails}, sent again because SES's word was late ${total.mailsAgain}`,
  );
  console.log(`violations ${wrong.length}`);
  let next = from;
  while (lived.has(`${name}/${next}`)) next += 1;
  if (next < from + worlds)
    console.log(
      `its ${minutes} minutes are over: go on with npm run simulate -- --seed ${name} --from ${next} --cases ${(from + worlds - next) * casesPerWorld}`,
    );
  for (const { seed, violation } of wrong.slice(0, 20)) console.log(`  ${said(seed, violation)}`);
  if (wrong[0]) console.log(`replay: npm run simulate -- --replay ${wrong[0].seed} --case ${wrong[0].violation.case}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function said(seed: string, { rule, case: id, what }: Violation): string {
  return `${seed}  ${rule}  ${id}  ${what}`;
}

async function one(seed: string, asked: string | undefined): Promise<void> {
  const ran = await runWorld(seed, { cases: casesPerWorld });
  console.log(`${seed}: weather "${ran.weather}", ${ran.staffed ? 'people at the desk' : 'nobody at the desk'}`);
  console.log(JSON.stringify(ran.figures));
  for (const { rule, case: id, what } of ran.violations) console.log(`${rule}  ${id}  ${what}`);
  const about = asked ?? ran.violations[0]?.case;
  if (about !== undefined) for (const line of ran.history(about, 2000)) console.log(line);
  process.exitCode = ran.violations.length > 0 ? 1 : 0;
}
