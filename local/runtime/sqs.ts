/** SQS by fauxqs, inside this process and in memory. After a restart the sweep puts back what the log still owes. */
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { localRegion } from '../endpoints/event-bus.ts';
import type { QueueModel } from '../template/model.ts';
import { localCredentials } from './credentials.ts';

export type Sqs = {
  readonly url: string;
  readonly client: SQSClient;
  ensureQueues(queues: readonly QueueModel[]): Promise<void>;
  /** @throws when the template has no such queue. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<void>;
  /** `flying`: received and neither deleted nor visible again. */
  depth(queue: QueueModel): Promise<{ readonly waiting: number; readonly flying: number }>;
  close(): Promise<void>;
};

/** `heard` is told what the stack itself sends: events of buses and what schedules deliver. */
export async function startSqs(heard?: (queueArn: string, body: string) => void): Promise<Sqs> {
  const app = buildApp({ logger: false, defaultRegion: localRegion });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('SQS got no TCP address');
  const url = `http://127.0.0.1:${address.port}`;
  const client = new SQSClient({ endpoint: url, region: localRegion, credentials: localCredentials });
  const urls = new Map<string, string>();
  return {
    url,
    client,
    async ensureQueues(queues) {
      // A queue names its dead-letter queue, which must be there before it.
      for (const queue of [...queues].sort(
        (a, b) => Number(a.deadLetterArn !== undefined) - Number(b.deadLetterArn !== undefined),
      )) {
        await client.send(new CreateQueueCommand({ QueueName: queue.name, Attributes: { ...queue.attributes } }));
        urls.set(queue.arn, queue.url);
      }
    },
    async send(queueArn, body, attributes = {}) {
      const queueUrl = urls.get(queueArn);
      if (queueUrl === undefined) throw new Error(`no queue ${queueArn} is in the template`);
      heard?.(queueArn, body);
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
          ),
        }),
      );
    },
    async depth(queue) {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: queue.url,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      );
      const count = (
        name:
          | 'ApproximateNumberOfMessages'
          | 'ApproximateNumberOfMessagesNotVisible'
          | 'ApproximateNumberOfMessagesDelayed',
      ) => Number(Attributes?.[name] ?? 0);
      return {
        waiting: count('ApproximateNumberOfMessages') + count('ApproximateNumberOfMessagesDelayed'),
        flying: count('ApproximateNumberOfMessagesNotVisible'),
      };
    },
    async close() {
      client.destroy();
      await app.close();
    },
  };
}
