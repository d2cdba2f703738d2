import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The tables of the template by their short names, without stream: what counts here are their keys and indexes. */
export const tableNames = { cases: 'cases', keys: 'keys', registry: 'registry' } as const;

export async function createCaseTables(client: DynamoDBClient): Promise<void> {
  const index = (name: string, pk: string, sk: string) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: pk, KeyType: 'HASH' as const },
      { AttributeName: sk, KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  });
  const text = (names: readonly string[]) =>
    names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
  await client.send(
    new CreateTableCommand({
      TableName: tableNames.cases,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: text(['pk', 'sk', 'watch', 'checkAt', 'desk', 'dueOn', 'print', 'printAt']),
      GlobalSecondaryIndexes: [
        index('watch', 'watch', 'checkAt'),
        index('desk', 'desk', 'dueOn'),
        index('print', 'print', 'printAt'),
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: tableNames.keys,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: text(['pk']),
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: tableNames.registry,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: text(['pk', 'sk']),
    }),
  );
}
