import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LookUps } from '../../ports/look-ups.ts';

const limit = 100;

/** `DIGEST#<kind>:<mac>` / `<openedAt>#<case>` in the cases table. */
export function createLookUps(client: DynamoDBClient, table: string): LookUps {
  return {
    async put(row) {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            pk: { S: `DIGEST#${row.digest}` },
            sk: { S: `${row.openedAt}#${row.case}` },
            case: { S: row.case },
            ...(row.card === undefined ? {} : { card: { S: row.card } }),
            ...(row.proved === undefined ? {} : { proved: { BOOL: row.proved } }),
          },
        }),
      );
    },
    async find(digest, from) {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk >= :from',
          ExpressionAttributeValues: { ':pk': { S: `DIGEST#${digest}` }, ':from': { S: from } },
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => {
        const id = item['case']?.S ?? '';
        return {
          digest,
          case: id,
          openedAt: (item['sk']?.S ?? '').slice(0, -id.length - 1),
          ...(item['card']?.S === undefined ? {} : { card: item['card'].S }),
          ...(item['proved']?.BOOL === undefined ? {} : { proved: item['proved'].BOOL }),
        };
      });
    },
  };
}
