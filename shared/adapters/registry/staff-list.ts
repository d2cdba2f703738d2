import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { StaffList } from '../../ports/staff-list.ts';

/** `STAFF` / subject of the sign-in, of the registry table. */
export function createStaffList(client: DynamoDBClient, table: string): StaffList {
  return {
    async names() {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'STAFF' } },
        }),
      );
      return (page.Items ?? []).map((item) => ({ id: item['sk']?.S ?? '', name: item['name']?.S ?? '' }));
    },
    async note(id, name) {
      await client.send(
        new PutItemCommand({ TableName: table, Item: { pk: { S: 'STAFF' }, sk: { S: id }, name: { S: name } } }),
      );
    },
  };
}
