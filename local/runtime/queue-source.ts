/** An event source mapping on SQS: long poll, filter, invoke, delete what succeeded. */
import { setTimeout as pause } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  MessageNotInflight,
  ReceiptHandleIsInvalid,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import { localRegion } from '../endpoints/event-bus.ts';
import { parseJson } from '../json.ts';
import type { MappingModel, QueueModel } from '../template/model.ts';
import type { Activity } from './activity.ts';
import { failedItems } from './batch-answer.ts';
import type { VirtualClock } from './clock.ts';
import type { Lambda } from './lambda.ts';
import type { Sqs } from './sqs.ts';

export type QueueSource = {
  readonly queue: QueueModel;
  /** Failed messages that wait out their visibility time-out. */
  asleep(): number;
  /** Milliseconds on the virtual clock when the first of them is visible again. */
  nextDue(): number | undefined;
  /** Makes visible what is due: real time has not passed for SQS when the virtual clock was moved. */
  wakeDue(): Promise<void>;
  close(): Promise<void>;
};

export type SourceOptions = {
  readonly mapping: MappingModel;
  readonly lambda: Lambda;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly sqs: Sqs;
  /** A fault of the machinery itself, not of a handler. */
  readonly onFault: (what: string, fault: unknown) => void;
};

type Received = { readonly id: string; readonly receipt: string; readonly message: Message };

export function startQueueSource(
  queue: QueueModel,
  options: SourceOptions & { readonly concurrency: number },
): QueueSource {
  const { mapping, lambda, clock, activity, sqs } = options;
  const sleepers = new Map<string, { readonly receipt: string; readonly due: number }>();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function receive(): Promise<readonly Received[]> {
    const { Messages = [] } = await sqs.client.send(
      new ReceiveMessageCommand({
        QueueUrl: queue.url,
        MaxNumberOfMessages: Math.min(10, mapping.batchSize),
        WaitTimeSeconds: 20,
        AttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: stopping.signal },
    );
    return Messages.flatMap((message) =>
      message.MessageId === undefined || message.ReceiptHandle === undefined
        ? []
        : [{ id: message.MessageId, receipt: message.ReceiptHandle, message }],
    );
  }

  async function work(batch: readonly Received[]): Promise<void> {
    for (const { id } of batch) sleepers.delete(id);
    const visibleAgain = clock.now() + queue.visibility * 1000;
    const wanted = batch.filter(({ message }) => passes(mapping, message));
    const failed =
      wanted.length === 0
        ? []
        : failedItems(
            await lambda.invoke(mapping.functionArn, { Records: wanted.map((one) => record(one, queue.arn)) }),
            wanted.map(({ id }) => id),
            mapping.partialFailures,
          );
    // What the filter drops is deleted too, as Lambda does it.
    const done = batch.filter(({ id }) => !failed.includes(id));
    if (done.length > 0) {
      await sqs.client.send(
        new DeleteMessageBatchCommand({
          QueueUrl: queue.url,
          Entries: done.map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt })),
        }),
      );
    }
    for (const { id, receipt } of batch) if (failed.includes(id)) sleepers.set(id, { receipt, due: visibleAgain });
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (running.size >= options.concurrency) {
        await Promise.race(running);
        continue;
      }
      const batch = await receive().catch(async (fault: unknown) => {
        if (stopping.signal.aborted) return [];
        options.onFault(queue.name, fault);
        await pause(1000);
        return [];
      });
      if (batch.length === 0) continue;
      const working = activity
        .during(`${queue.name} is worked`, () => work(batch))
        .catch((fault: unknown) => options.onFault(queue.name, fault))
        .finally(() => running.delete(working));
      running.add(working);
    }
  }
  const polling = poll();

  return {
    queue,
    asleep: () => sleepers.size,
    nextDue: () => (sleepers.size === 0 ? undefined : Math.min(...[...sleepers.values()].map(({ due }) => due))),
    async wakeDue() {
      for (const [id, { receipt, due }] of sleepers) {
        if (due > clock.now()) continue;
        sleepers.delete(id);
        await sqs.client
          .send(
            new ChangeMessageVisibilityCommand({ QueueUrl: queue.url, ReceiptHandle: receipt, VisibilityTimeout: 0 }),
          )
          .catch(ignoreSpent);
      }
    },
    async close() {
      stopping.abort();
      await polling;
      await Promise.all(running);
    },
  };
}

/** Real time may have made the message visible first: it was received again, or is in the dead-letter queue. */
function ignoreSpent(fault: unknown): void {
  if (fault instanceof MessageNotInflight || fault instanceof ReceiptHandleIsInvalid) return;
  if (fault instanceof Error && fault.name === 'InvalidParameterValue') return;
  throw fault;
}

function passes(mapping: MappingModel, message: Message): boolean {
  if (mapping.filters.length === 0) return true;
  const body = parseJson(message.Body ?? '') ?? message.Body;
  return mapping.filters.some((filter) => filter.matches({ body, messageId: message.MessageId }));
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function record({ id, receipt, message }: Received, queueArn: string) {
  return {
    messageId: id,
    receiptHandle: receipt,
    body: message.Body ?? '',
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
        name,
        { dataType: value.DataType, stringValue: value.StringValue },
      ]),
    ),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: localRegion,
  };
}
