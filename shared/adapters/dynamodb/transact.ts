import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { pause } from '../system/pause.ts';

/** Others write to the same row, or the table is short of capacity: asked so often, then it is a failure. */
export const maxTries = 6;

/** Of these DynamoDB says inside an exception the client does not ask again for. */
const passing = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * Writes all or nothing. Answers nothing when it is written, or why each item was not when one of `answers` is among the reasons; what passes
 * is asked for again.
 */
export async function transact(
  client: DynamoDBClient,
  TransactItems: TransactWriteItem[],
  answers: readonly string[] = ['ConditionalCheckFailed'],
): Promise<readonly string[]> {
  for (let tries = 1; ; tries++) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return [];
    } catch (error) {
      const why = reasons(error);
      if (why.some((reason) => answers.includes(reason))) return why;
      if (!why.some((reason) => passing.includes(reason)) || tries === maxTries) throw error;
      await pause(tries);
    }
  }
}

/** In the order of the items; none when it was no such refusal. */
function reasons(error: unknown): readonly string[] {
  return error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map((r) => r.Code ?? '')
    : [];
}
