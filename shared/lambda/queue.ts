import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { errorFacts, log } from './log.ts';

/**
 * Each record alone: one bad record never fails its batch. `retry` and a throw leave the message on its queue; a message that no
 * schema reads is logged once and dropped, since what is owed stands in the log, not in messages (T15).
 */
export function queueHandler<
  Schema extends z.core.$ZodType<{ readonly case: string; readonly work?: string; readonly mail?: string }>,
>(schema: Schema, work: (message: z.output<Schema>, receives: number) => Promise<'done' | 'retry'>) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const failed = await Promise.all(
      event.Records.map(async (record): Promise<readonly string[]> => {
        const message = z.safeParse(schema, json(record.body));
        if (!message.success) {
          log('error', 'UNREADABLE_MESSAGE', { work: record.messageId });
          return [];
        }
        try {
          const outcome = await work(message.data, Number(record.attributes.ApproximateReceiveCount));
          log('info', outcome === 'done' ? 'COMPLETED' : 'RETRY', {
            case: message.data.case,
            work: message.data.work ?? message.data.mail ?? '',
          });
          return outcome === 'done' ? [] : [record.messageId];
        } catch (error) {
          log('error', 'FAILED', {
            case: message.data.case,
            work: message.data.work ?? message.data.mail ?? '',
            error: errorFacts(error),
          });
          return [record.messageId];
        }
      }),
    );
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
