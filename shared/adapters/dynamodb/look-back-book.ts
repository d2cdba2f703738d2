import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { LookBackBook } from '../../ports/look-back-book.ts';
import { transact } from './transact.ts';

const s = (value: string) => ({ S: value });
const pk = (drive: string) => s(`LOOKBACK#${drive}`);
/** `L#`, not `C#`: the stream and the anchors are for commits of cases. */
const bouncedKey = 'B#';
const entryKey = (seq: number) => s(`L#${String(seq).padStart(8, '0')}`);

/** Drives in the cases table (docs/architecture.md), their data key beside those of cases. */
export function createLookBackBook(
  client: DynamoDBClient,
  tables: { readonly cases: string; readonly keys: string },
): LookBackBook {
  async function items(drive: string, kind: string): Promise<readonly Record<string, AttributeValue>[]> {
    const found: Record<string, AttributeValue>[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: tables.cases,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :l)',
          ExpressionAttributeValues: { ':pk': pk(drive), ':l': s(kind) },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found;
  }

  return {
    async entries(drive) {
      return (await items(drive, 'L#')).map((item) => ({
        seq: Number((item['sk']?.S ?? '').slice(2)),
        body: item['body']?.S ?? '',
        hash: item['hash']?.S ?? '',
      }));
    },

    async noteBounce(drive, code) {
      await client.send(
        new PutItemCommand({ TableName: tables.cases, Item: { pk: pk(drive), sk: s(`${bouncedKey}${code}`) } }),
      );
    },

    async bounces(drive) {
      return (await items(drive, bouncedKey)).map((item) => (item['sk']?.S ?? '').slice(bouncedKey.length));
    },

    async append(drive, { seq, body, hash }, sealed, wrappedKey) {
      const ConditionExpression = 'attribute_not_exists(pk)';
      const entry = { pk: pk(drive), sk: entryKey(seq), body: s(body), hash: s(hash) };
      const why = await transact(client, [
        { Put: { TableName: tables.cases, Item: entry, ConditionExpression } },
        ...sealed.map(({ name, bytes }) => ({
          Put: { TableName: tables.cases, Item: { pk: pk(drive), sk: s(`S#${name}`), v: { B: bytes } } },
        })),
        ...(wrappedKey
          ? [
              {
                Put: {
                  TableName: tables.keys,
                  Item: { pk: s(`CASE#${keyId(drive)}`), wrapped: { B: wrappedKey } },
                  ConditionExpression,
                },
              },
            ]
          : []),
      ]);
      return why.length === 0 ? 'done' : 'conflict';
    },

    async sealedItem(drive, name) {
      const found = await client.send(
        new GetItemCommand({
          TableName: tables.cases,
          Key: { pk: pk(drive), sk: s(`S#${name}`) },
          ConsistentRead: true,
        }),
      );
      return found.Item?.['v']?.B;
    },
  };
}

/** Under what name the vault knows the data key of a drive. */
export function keyId(drive: string): string {
  return `lookback.${drive}`;
}
