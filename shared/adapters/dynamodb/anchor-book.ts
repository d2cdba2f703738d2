import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { AnchorBook } from '../../ports/anchors.ts';

const s = (value: string) => ({ S: value });
const anchorKey = (number: number) => `A#${String(number).padStart(8, '0')}`;

export const markKey = (hour: string) => `CHANGED#${hour}`;

/** Marks and anchors in the cases table (docs/architecture.md): one partition an hour, one for all anchors. */
export function createAnchorBook(client: DynamoDBClient, table: string): AnchorBook {
  const newestOf = async (pk: string, prefix: string) => {
    const found = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :c)',
        ExpressionAttributeValues: { ':pk': s(pk), ':c': s(prefix) },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return found.Items?.[0];
  };

  return {
    async changed(hour) {
      const ids: string[] = [];
      let from: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': s(markKey(hour)) },
            ExclusiveStartKey: from,
          }),
        );
        ids.push(...(page.Items ?? []).flatMap((item) => item['sk']?.S ?? []));
        from = page.LastEvaluatedKey;
      } while (from);
      return ids;
    },

    async newest(id) {
      const item = await newestOf(`CASE#${id}`, 'C#');
      return item === undefined
        ? undefined
        : { seq: Number((item['sk']?.S ?? '').slice(2)), hash: item['hash']?.S ?? '' };
    },

    async last() {
      const item = await newestOf('ANCHORS', 'A#');
      if (item === undefined) return undefined;
      return {
        number: Number((item['sk']?.S ?? '').slice(2)),
        through: item['through']?.S ?? '',
        body: item['body']?.S ?? '',
        digest: item['digest']?.S ?? '',
      };
    },

    async append({ number, through, body, digest }) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: { pk: s('ANCHORS'), sk: s(anchorKey(number)), through: s(through), body: s(body), digest: s(digest) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'done';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'conflict';
        throw error;
      }
    },
  };
}
