import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';

/** Ids of every case, for the auditor's tool alone: a scan, which no function of the pipeline may do. */
export async function allCases(
  client: DynamoDBClient,
  table: string,
): Promise<readonly { readonly id: string; readonly reference: string }[]> {
  const found: { id: string; reference: string }[] = [];
  let from: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'sk = :ref',
        ExpressionAttributeValues: { ':ref': { S: 'REF' } },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    for (const item of page.Items ?? [])
      found.push({ id: item['case']?.S ?? '', reference: (item['pk']?.S ?? '').slice('REF#'.length) });
    from = page.LastEvaluatedKey;
  } while (from);
  return found;
}
