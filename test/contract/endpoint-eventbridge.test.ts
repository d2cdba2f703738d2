import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EventBridge, startEventBridge } from '../../local/endpoints/eventbridge/start-eventbridge.ts';
import { createActivity } from '../../local/runtime/activity.ts';
import { createBus } from '../../local/runtime/bus.ts';
import { createClock } from '../../local/runtime/clock.ts';
import { startSqs } from '../../local/runtime/sqs.ts';
import { compilePattern } from '../../local/template/patterns.ts';
import { createAnnouncer } from '../../shared/adapters/eventbridge/announcer.ts';
import { accountFlagsSource, accountFlagsType } from '../../shared/schemas/account-flags.ts';
import { describeAnnouncer } from './ports/announcer.ts';

const options = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
};

/** As another system subscribes: a rule on the bus, and a queue behind it. */
describeAnnouncer('EventBridge (local endpoint) with a rule and a queue', async () => {
  const sqs = await startSqs();
  const arn = 'arn:aws:sqs:us-east-1:000000000000:subscriber';
  const queue = { name: 'subscriber', arn, url: `${sqs.url}/000000000000/subscriber`, attributes: {}, visibility: 30 };
  await sqs.ensureQueues([queue]);
  const pattern = compilePattern({ source: [accountFlagsSource], 'detail-type': [accountFlagsType] }, 'test');
  const rule = (bus: string) => ({ name: bus, arn: bus, bus, pattern, targets: [{ arn, maximumRetries: 1 }] });
  const bus = createBus({
    rules: [rule('flags'), { ...rule('default'), targets: [{ arn: 'arn:nowhere', maximumRetries: 1 }] }],
    functions: [],
    sqs,
    lambda: {} as never,
    clock: createClock(),
    activity: createActivity(),
    onFault: (what) => {
      throw new Error(what);
    },
  });
  const endpoint = await startEventBridge({ clock: { now: Date.now }, buses: ['flags'], onEvent: bus.put });
  const client = new EventBridgeClient({ ...options, endpoint: endpoint.url });
  const all: unknown[] = [];
  const receive = async () => {
    const order = { QueueUrl: queue.url, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 };
    const { Messages = [] } = await sqs.client.send(new ReceiveMessageCommand(order));
    for (const { ReceiptHandle } of Messages)
      await sqs.client.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
    return Messages.map((m) => (JSON.parse(m.Body ?? '{}') as { detail: unknown }).detail);
  };
  return {
    announcer: createAnnouncer(client, 'flags'),
    async taken() {
      for (let some = await receive(); some.length > 0; some = await receive()) all.push(...some);
      return all;
    },
    async close() {
      client.destroy();
      await endpoint.close();
      await sqs.close();
    },
  };
});

describe('PutEvents on the local endpoint', () => {
  let endpoint: EventBridge;
  let client: EventBridgeClient;
  beforeAll(async () => {
    endpoint = await startEventBridge({ clock: { now: Date.now }, buses: ['flags'], onEvent: () => undefined });
    client = new EventBridgeClient({ ...options, endpoint: endpoint.url });
  });
  afterAll(async () => {
    client.destroy();
    await endpoint.close();
  });
  const entry = { EventBusName: 'flags', Source: 'redress', DetailType: 'Test', Detail: '{"a":1}' };

  it('takes each entry for itself, and says which it did not take', async () => {
    const { FailedEntryCount, Entries } = await client.send(
      new PutEventsCommand({
        Entries: [
          entry,
          { ...entry, EventBusName: 'nowhere' },
          { ...entry, Detail: 'no json' },
          { ...entry, DetailType: '' },
          { ...entry, Source: 'aws.s3' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(4);
    expect(Entries?.map((e) => e.EventId !== undefined)).toEqual([true, false, false, false, false]);
    expect(endpoint.taken()).toHaveLength(1);
    expect(endpoint.taken()[0]?.event.detail).toEqual({ a: 1 });
  });

  it('L46: an entry that was not taken is an error of the adapter, so that the work is tried again', async () => {
    const flags = {
      version: '1',
      id: '',
      at: '2026-11-02T15:00:00.000Z',
      system: 's',
      account: 'a',
      dispute: '',
      number: 1,
      flags: [],
    } as const;
    await expect(createAnnouncer(client, 'nowhere').announce(flags)).rejects.toThrow('ResourceNotFoundException');
  });

  it('more than ten entries are refused whole', async () => {
    const Entries = Array.from({ length: 11 }, () => entry);
    await expect(client.send(new PutEventsCommand({ Entries }))).rejects.toThrow();
  });
});
