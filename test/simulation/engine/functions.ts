import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { dispatchEvents } from '../../../functions/dispatch-events/dispatch-events.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import { queueHandler } from '../../../shared/lambda/queue.ts';
import { deliveryMessage, evidenceMessage, workMessage } from '../../../shared/schemas/wire.ts';
import { buildPackage } from '../../../shared/usecases/build-package.ts';
import { inspectEvidence } from '../../../shared/usecases/inspect-evidence.ts';
import { purgeCase } from '../../../shared/usecases/purge-case.ts';
import { remind } from '../../../shared/usecases/remind.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { sendMail } from '../../../shared/usecases/send-mail.ts';
import { watchDelivery } from '../../../shared/usecases/watch-delivery.ts';
import type { QueueMessage } from '../../fakes/queues.ts';
import type { Worker } from './worker.ts';
import type { QueueName, World } from './world.ts';

/** The functions' wiring, as in functions/<name>/handler.ts, on the world's services. */
export async function runQueueFunction(
  world: World,
  worker: Worker,
  queue: QueueName,
  messages: readonly QueueMessage[],
): Promise<ReadonlySet<string>> {
  const deps = world.deps(worker);
  const handler = (() => {
    switch (queue) {
      case 'steps':
        return queueHandler(workMessage, (m, receives) => runWork(deps, { ...m, receives }));
      case 'packages':
        return queueHandler(workMessage, (m) => buildPackage(deps, m));
      case 'mails':
        return queueHandler(workMessage, async (m, receives) => {
          const sent = await sendMail(deps, { ...m, receives });
          return sent === 'retry' ? sent : 'done';
        });
      case 'reminders':
        return queueHandler(workMessage, async (m) => {
          await remind(deps, m);
          return 'done';
        });
      case 'deliveries':
        return queueHandler(deliveryMessage, (m) =>
          watchDelivery(deps, { ...m, mail: Buffer.from(m.mail, 'base64url').toString() }),
        );
      case 'purges':
        return queueHandler(workMessage, (m) => purgeCase(deps, m));
      case 'evidence':
        return queueHandler(evidenceMessage, (m, receives) =>
          inspectEvidence({ ...deps, press: deps.evidencePress }, { ...m, receives }),
        );
      default:
        return queue satisfies never;
    }
  })();
  const answer = await handler(sqsEvent(messages), {} as Context);
  return new Set(answer.batchItemFailures.map((f) => f.itemIdentifier));
}

function sqsEvent(messages: readonly QueueMessage[]): SQSEvent {
  return {
    Records: messages.map(({ id, body, receives, receipt, sentAt }) => ({
      messageId: id,
      receiptHandle: receipt,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: String(sentAt),
        SenderId: 'simulation',
        ApproximateFirstReceiveTimestamp: String(sentAt),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn',
      awsRegion: 'us-east-1',
    })),
  };
}

export interface StreamRecord {
  readonly id: string;
  readonly seq: number;
  /** Place in the shard. */
  readonly position: number;
  readonly at: number;
}

/** Answers the position from which the batch has to be given again; `undefined`: all done. */
export async function runDispatcher(
  world: World,
  worker: Worker,
  records: readonly StreamRecord[],
): Promise<number | undefined> {
  const event: DynamoDBStreamEvent = {
    Records: records.map(({ id, seq, position }) => ({
      eventName: 'INSERT',
      dynamodb: {
        Keys: { pk: { S: `CASE#${id}` }, sk: { S: `C#${String(seq).padStart(8, '0')}` } },
        SequenceNumber: String(position),
      },
    })),
  };
  const { batchItemFailures } = await dispatchEvents(world.deps(worker), event);
  const failed = batchItemFailures.map((f) => Number(f.itemIdentifier));
  return failed.length > 0 ? Math.min(...failed) : undefined;
}

/** What infra/constructs/outbox-functions.ts gives it. */
const sweepMs = 5 * 60_000;

export async function runSweep(world: World, worker: Worker): Promise<void> {
  const end = world.loop.now + sweepMs;
  await sweep(world.deps(worker), () => end - world.loop.now);
}
