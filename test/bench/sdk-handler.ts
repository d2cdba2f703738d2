import { DynamoDBClient, TransactWriteItemsCommand, type TransactWriteItemsInput } from '@aws-sdk/client-dynamodb';

/** The least a function that uses the SDK does: the baseline of P1 and P2. */
const client = new DynamoDBClient({});

export const handler = async (event: TransactWriteItemsInput) =>
  await client.send(new TransactWriteItemsCommand(event));
