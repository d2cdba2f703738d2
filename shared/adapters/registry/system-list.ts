import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { SystemList } from '../../ports/system-list.ts';
import { stopChange, systemEntry } from '../../schemas/registry.ts';
import { transact } from '../dynamodb/transact.ts';

const maxTries = 5;
const shownChanges = 50;

/** `REGISTRY` / system and `STOP#<system>` / instant of the registry table. Changes of the stop are added, never replaced. */
export function createSystemList(client: DynamoDBClient, table: string): SystemList {
  const rows = async (pk: string, more: { readonly Limit?: number; readonly ScanIndexForward?: boolean } = {}) => {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ...more,
      }),
    );
    return page.Items ?? [];
  };

  return {
    async entries() {
      return (await rows('REGISTRY')).map((item) => systemEntry.parse(JSON.parse(item['entry']?.S ?? 'null')));
    },
    async changes(system) {
      const found = await rows(`STOP#${system}`, { Limit: shownChanges, ScanIndexForward: false });
      return found.map((item) => stopChange.parse(JSON.parse(item['change']?.S ?? 'null')));
    },
    async switchStop(system, change) {
      for (let tries = 0; tries < maxTries; tries++) {
        const key = { pk: { S: 'REGISTRY' }, sk: { S: system } };
        const { Item: item } = await client.send(
          new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }),
        );
        const before = item?.['entry'];
        if (!item || before?.S === undefined) return 'absent';
        const entry = systemEntry.parse(JSON.parse(before.S));
        if (entry.emergencyStop === change.on) return 'same';
        const after = JSON.stringify({ ...entry, emergencyStop: change.on });
        const why = await transact(client, [
          {
            Put: {
              TableName: table,
              Item: { ...item, entry: { S: after } },
              ConditionExpression: '#entry = :before',
              ExpressionAttributeNames: { '#entry': 'entry' },
              ExpressionAttributeValues: { ':before': before },
            },
          },
          {
            Put: {
              TableName: table,
              Item: { pk: { S: `STOP#${system}` }, sk: { S: change.at }, change: { S: JSON.stringify(change) } },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ]);
        // Else somebody changed the entry meanwhile: look again.
        if (why.length === 0) return 'done';
      }
      throw new Error(`the entry of ${system} was changed by others ${maxTries} times in a row`);
    },
  };
}
