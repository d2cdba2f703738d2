/** `npm run fuzz:bodies -- --bodies N [--seed S]`: random and mutated bodies and queue messages through the real handlers (G17). */
import './quiet.ts';
import { parseArgs } from 'node:util';
import { seededRandom } from '../fakes/random.ts';
import { FrontDoor, publishedOperations, reportOf, staffToken } from '../fixtures/front-door.ts';
import { found, prepared } from '../unit/domain/given.ts';
import { access } from '../unit/security/access.ts';
import { runMessages } from './messages.ts';
import { mutated } from './mutate.ts';

/** Of one whole request in this process, its work included: far above the 5 ms G17 gives the check of a body, and far below what a body made to be slow costs. */
const wholeRequestMs = 100;

export async function runBodies(bodies: number, seed: string) {
  const door = new FrontDoor(seed);
  const a = await door.file(reportOf(1), 'key-of-the-first-case');
  await door.order(a, prepared);
  await door.order(a, found);
  const bearers = {
    public: undefined,
    link: await door.linkOf(a),
    staff: staffToken('rosa', 'reviewer', 'approver', 'front-line'),
  };
  const back = door.snapshot();
  const operations = publishedOperations().filter((o) => o.method === 'POST');
  const random = seededRandom(`${seed}/bodies`);
  const took: number[] = [];
  const counts = { bodies: 0, refused: 0, taken: 0, failed: 0, effects: 0 };
  const wrong: string[] = [];
  for (let n = 0; n < bodies; n++) {
    const operation = random.pick(operations);
    const row = access[operation.operationId];
    const body = mutated(random, row?.body);
    const bearer = bearers[operation.gate];
    const path = operation.path
      .replace('{case}', a)
      .replace(/\{\w+\}/gu, () => random.pick(['m1', 'subject', 'shop', '10', 'card1', 'x']));
    const before = door.commits();
    const from = performance.now();
    const said = await door.ask('POST', path, {
      body,
      key: `key-of-body-${String(n).padStart(8, '0')}`,
      ...(bearer === undefined ? {} : { bearer }),
    });
    took.push(performance.now() - from);
    counts.bodies++;
    const wrote = door.commits() - before;
    if (said.status >= 500) {
      counts.failed++;
      wrong.push(`${operation.operationId} ${body.slice(0, 300)}: ${said.body}`);
    } else if (said.status >= 400) {
      counts.refused++;
      if (wrote > 0 && !/code\.wrong/u.test(said.body)) {
        counts.effects++;
        wrong.push(`${operation.operationId} was refused and wrote: ${body.slice(0, 300)}`);
      }
    } else counts.taken++;
    if (wrote > 0) back();
  }
  took.sort((x, y) => x - y);
  return { ...counts, p99Ms: took[Math.floor(took.length * 0.99)] ?? 0, wrong };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { bodies: { type: 'string', default: '1000000' }, seed: { type: 'string', default: 'bodies' } },
  });
  const { wrong, p99Ms, ...counts } = await runBodies(Number(values.bodies), values.seed);
  console.log(
    `${counts.bodies} bodies: ${counts.refused} refused, ${counts.taken} taken, 5xx ${counts.failed}, refused with an effect ${counts.effects}, p99 ${p99Ms.toFixed(1)} ms`,
  );
  const queue = await runMessages(Number(values.bodies), values.seed);
  console.log(
    `${queue.messages} queue messages about ${queue.cases} closed cases: batch failures ${queue.failures}, changed by them: ${queue.wrong.join(', ') || 'nothing'}`,
  );
  if (wrong.length + queue.failures + queue.wrong.length > 0 || p99Ms > wholeRequestMs) {
    console.log(wrong.slice(0, 5).join('\n'));
    process.exitCode = 1;
  }
}
