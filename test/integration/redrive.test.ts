import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { createTelling, type Filed, type Telling } from '../../tools/stories/telling.ts';
import { seededRandom } from '../fakes/random.ts';
import { type InBetween, standBetween } from '../fixtures/in-between.ts';
import { actOnce, fileOnce, stepsDoubled } from '../fixtures/whole-case.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe('G9, T15: poison and redrive on the living stack', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-redrive-'));
  const random = seededRandom('redrive');
  /** Every message the product and its buses and schedules put into a queue, by the queue's name. */
  const history: { readonly queue: string; readonly body: string }[] = [];
  let bad = 0;
  let wire: InBetween;
  let stack: Stack;
  let sqs: SQSClient;
  let telling: Telling;
  let filed: Filed;

  beforeAll(async () => {
    wire = standBetween(async ({ service, inbound, body, isOurs, on }) => {
      const answer = await on();
      if (!isOurs || !String(inbound.headers['x-amz-target']).endsWith('SendMessageBatch')) return answer;
      expect(service).toBe('sqs');
      const { QueueUrl, Entries } = JSON.parse(body.toString()) as Sent;
      const queue = QueueUrl.split('/').at(-1) ?? '';
      const bodies = Entries.map((e) => e.MessageBody);
      history.push(...bodies.map((text) => ({ queue, body: text })));
      // The case lives among messages nobody can do: one to nine of them with each of its own.
      await put(
        queue,
        bodies.flatMap((text) => Array.from({ length: random.between(1, 9) }, () => poison(text))),
      );
      return answer;
    });
    stack = await startStack({
      dataDir,
      synth: false,
      through: wire.through,
      heard: (arn, body) => history.push({ queue: arn.split(':').at(-1) ?? '', body }),
    });
    sqs = new SQSClient({ endpoint: stack.endpoints.sqs, region: 'us-east-1', credentials: localCredentials });
    telling = createTelling(stack, () => undefined);
    filed = await fileOnce(telling, dataDir);
    for (let hours = 0; hours < 24 * 40; hours++) {
      await stack.idle();
      if ((await telling.caseState(filed.id)).phase === 'closed') break;
      if (!(await actOnce(telling, filed))) await stack.clock.advanceTo(stack.clock.now() + hour);
    }
  }, 240_000);
  afterAll(async () => {
    sqs.destroy();
    await stack.close();
    await wire.close();
    rmSync(dataDir, { recursive: true });
  });

  const put = async (queue: string, bodies: readonly string[]) => {
    const url = stack.model.queues.find(({ name }) => name === queue)?.url;
    for (let at = 0; at < bodies.length; at += 10)
      await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url,
          Entries: bodies.slice(at, at + 10).map((MessageBody, n) => ({ Id: `${n}`, MessageBody })),
        }),
      );
  };
  /** No schema reads it, or nobody knows its case. */
  const poison = (body: string): string => {
    bad += 1;
    return random.pick([
      '{',
      'null',
      `[${body}]`,
      body.slice(0, -1),
      body.replace('"v":1', '"v":9'),
      body.replaceAll(filed?.id ?? 'none', '../../etc'),
      body.replaceAll(filed?.id ?? 'none', 'x'.repeat(22)),
      'z'.repeat(20_000),
    ]);
  };
  const inQueues = async () =>
    (await stack.depths()).flatMap(({ queue, waiting, flying }) => (waiting + flying > 0 ? [queue.name] : []));

  it('a case that lives among bad messages comes to its end, and none of them is received twice', async () => {
    expect((await telling.caseState(filed.id)).phase).toBe('closed');
    expect(bad).toBeGreaterThan(100);
    expect(await inQueues()).toEqual([]);
  });

  it('the whole history three times over, shuffled, two weeks late and among bad messages changes nothing, and no mail goes', async () => {
    await stack.clock.advanceTo(stack.clock.now() + 14 * day);
    await stack.idle();
    const queues = [...new Set(history.map(({ queue }) => queue))];
    expect(queues.map((name) => name.replace('redress-dev-', '')).toSorted()).toEqual([
      'deliveries',
      'evidence',
      'mails',
      'packages',
      'steps',
    ]);
    const seen = async () => ({
      log: (await telling.log(filed.id)).map(({ hash }) => hash),
      mails: stack.mails().length,
      announced: stack.announced().length,
      doubled: stepsDoubled(dataDir),
      queues: await inQueues(),
    });
    const before = await seen();
    expect(before).toMatchObject({ doubled: [], queues: [] });
    for (let time = 0; time < 3; time++)
      for (const queue of queues) {
        const good = history.filter((one) => one.queue === queue).map(({ body }) => body);
        await put(queue, random.shuffled(good.flatMap((body) => [body, poison(body)])));
      }
    await stack.idle();
    expect(await seen()).toEqual(before);
  });
});

interface Sent {
  readonly QueueUrl: string;
  readonly Entries: readonly { readonly MessageBody: string }[];
}
