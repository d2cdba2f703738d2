import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Outbox } from '../../ports/outside.ts';

/** Batches of ten. A part that SQS did not take is thrown, so that the caller's retry sends everything again: a doubled message does nothing. */
export function createOutbox(
  client: SQSClient,
  queues: Readonly<Record<'steps' | 'packages' | 'mails' | 'purges', string>>,
): Outbox {
  return {
    async send(queue, messages) {
      for (let at = 0; at < messages.length; at += 10) {
        const part = messages.slice(at, at + 10);
        const answer = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: queues[queue],
            Entries: part.map((m, i) => ({
              Id: String(i),
              MessageBody: JSON.stringify({ v: 1, case: m.case, work: m.work }),
            })),
          }),
        );
        if (answer.Failed && answer.Failed.length > 0)
          throw new Error(
            `SQS refused ${answer.Failed.length} of ${part.length} messages: ${answer.Failed[0]?.Code ?? ''}`,
          );
      }
    },
  };
}
