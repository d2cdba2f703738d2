/** `npm run fuzz:bodies -- --bodies N [--seed S]`: random and mutated bodies and queue messages through the real handlers (G17). */
import './quiet.ts';
import { parseArgs } from 'node:util';
import type { Context, SQSEvent } from 'aws-lambda';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { deliveryMessage, evidenceMessage, workMessage } from '../../shared/schemas/wire.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { FrontDoor, publishedOperations, reportOf, staffToken } from '../fixtures/front-door.ts';
import { found, prepared } from '../unit/domain/given.ts';
import { access } from '../unit/security/access.ts';

const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  '=1+1',
  '<script>',
  '\r\nBcc: x@y',
  '‮gnp.exe',
  '9'.repeat(40),
  '2026-02-30',
  '4111 1111 1111 1111',
  [],
  {},
  [[[[]]]],
  { __proto__: null, toString: 1 },
  Array(300).fill('a'),
];

/** A valid body with one to three of its parts exchanged, dropped, doubled or added; sometimes text that is no JSON at all. */
function mutated(random: Random, valid: unknown): string {
  if (random.chance(0.05))
    return random.pick([
      '',
      '{',
      '[]',
      'null',
      '"x"',
      '{"__proto__":{"roles":["approver"]}}',
      '\u0000',
      `${'['.repeat(3000)}`,
      '9'.repeat(2000),
    ]);
  let body: unknown = structuredClone(valid ?? {});
  for (let times = random.between(1, 3); times > 0; times--) body = changed(random, body, 0);
  return JSON.stringify(body) ?? 'null';
}

function changed(random: Random, value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.15)) return random.pick(odd);
  const keys = Object.keys(value);
  const key = keys.length > 0 ? random.pick(keys) : 'added';
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const of = copy as Record<string, unknown>;
  const what = random.between(1, 20);
  if (what <= 3) delete of[key];
  else if (what <= 6)
    Object.defineProperty(of, random.pick(['extra', '__proto__', 'type', 'actor', 'case']), {
      value: random.pick(odd),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else of[key] = depth < 6 ? changed(random, of[key], depth + 1) : random.pick(odd);
  return copy;
}

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

/** Messages nobody of ours sent: no batch fails, nothing is done for what no schema reads. */
export async function runMessages(messages: number, seed: string) {
  const random = seededRandom(`${seed}/messages`);
  const valid = [
    { v: 1, case: 'A'.repeat(22), work: 'm1.hold' },
    { type: 'Delivery', message: 'm', case: 'A'.repeat(22), mail: 'VjE' },
    { case: 'A'.repeat(22), document: 'd', version: 'v' },
  ];
  const asked: string[] = [];
  const handlers = [workMessage, deliveryMessage, evidenceMessage].map((schema) =>
    queueHandler(schema, async (message) => {
      asked.push(message.case);
      return 'done';
    }),
  );
  let failures = 0;
  for (let n = 0; n < messages; n += 10) {
    const Records = Array.from({ length: 10 }, (_, i) => ({
      messageId: `${n + i}`,
      body: mutated(random, random.pick(valid)),
      attributes: { ApproximateReceiveCount: '1' },
    }));
    const answer = await random.pick(handlers)({ Records } as unknown as SQSEvent, {} as Context);
    failures += answer.batchItemFailures.length;
  }
  return { messages, failures, read: asked.length, odd: asked.filter((id) => typeof id !== 'string').length };
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
  console.log(`${queue.messages} queue messages: ${queue.read} read, batch failures ${queue.failures}`);
  if (wrong.length > 0 || queue.failures > 0) {
    console.log(wrong.slice(0, 5).join('\n'));
    process.exitCode = 1;
  }
}
