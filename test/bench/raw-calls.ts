import { createHash, randomBytes } from 'node:crypto';
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';

/** The calls a handler must make, and nothing else: the other half of each pair of P3. Bundled as the handlers are. */
const dynamo = new DynamoDBClient({});
const kms = new KMSClient({});

type Item = Record<string, AttributeValue>;

export const readHead = async (table: string, pk: string) =>
  await dynamo.send(new GetItemCommand({ TableName: table, Key: { pk: { S: pk }, sk: { S: 'HEAD' } } }));

export const readLog = async (table: string, pk: string) =>
  await dynamo.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :c)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':c': { S: 'C#' } },
      ConsistentRead: true,
    }),
  );

export const readAll = async (table: string, pk: string) =>
  await dynamo.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
    }),
  );

const readRoster = async (registry: string) =>
  await dynamo.send(
    new QueryCommand({
      TableName: registry,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'ROSTER' } },
    }),
  );

/** A step of the desk: who has left, the log, then one item like its last, under a key of its own. */
export async function step(registry: string, table: string, pk: string): Promise<void> {
  await readRoster(registry);
  const { Items = [] } = await readLog(table, pk);
  await dynamo.send(
    new PutItemCommand({
      TableName: table,
      Item: { ...Items.at(-1), pk: { S: fresh() } },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** An intake: one data key, and the same items in one transaction, under keys of their own. */
export async function intake(dataKey: string, items: readonly { readonly table: string; readonly item: Item }[]) {
  const id = fresh();
  await kms.send(new GenerateDataKeyCommand({ KeyId: dataKey, KeySpec: 'AES_256', EncryptionContext: { case: id } }));
  await dynamo.send(
    new TransactWriteItemsCommand({
      TransactItems: items.map(({ table, item }, index) => ({
        Put: {
          TableName: table,
          Item: { ...item, pk: { S: `${id}${index}` } },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      })),
    }),
  );
}

function fresh(): string {
  return `RAW#${createHash('sha256').update(randomBytes(16)).digest('base64url').slice(0, 22)}`;
}
