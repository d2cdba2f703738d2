import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Roster } from '../../ports/roster.ts';
import { staffMember } from '../../schemas/staff.ts';

/** `ROSTER` / subject of the sign-in, in the registry table. */
export function createRoster(client: DynamoDBClient, table: string): Roster {
  return {
    async members() {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'ROSTER' } },
        }),
      );
      return (page.Items ?? []).map((item) => staffMember.parse(JSON.parse(item['member']?.S ?? 'null')));
    },
    async put(member) {
      const Item = { pk: { S: 'ROSTER' }, sk: { S: member.id }, member: { S: JSON.stringify(member) } };
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },
  };
}
