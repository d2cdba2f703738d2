import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { StoredCommit } from '../../domain/chain.ts';

/**
 * Every case's log, one after another, for the auditor's tool alone: a scan, which no function of the pipeline may do. One case at a time is held in memory
 * per segment; a segment reads pages of 1 MB while the others do.
 */
export async function eachLog(
  client: DynamoDBClient,
  table: string,
  visit: (id: string, stored: readonly StoredCommit[]) => void,
  segments = 4,
): Promise<void> {
  await Promise.all(Array.from({ length: segments }, (_, segment) => scan(client, table, visit, segment, segments)));
}

async function scan(
  client: DynamoDBClient,
  table: string,
  visit: (id: string, stored: readonly StoredCommit[]) => void,
  Segment: number,
  TotalSegments: number,
): Promise<void> {
  let from: Record<string, AttributeValue> | undefined;
  let [id, stored]: [string, StoredCommit[]] = ['', []];
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        Segment,
        TotalSegments,
        FilterExpression: 'begins_with(sk, :c) AND begins_with(pk, :case)',
        ExpressionAttributeValues: { ':c': { S: 'C#' }, ':case': { S: 'CASE#' } },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    // A partition comes in one piece, in the order of its sort key.
    for (const item of page.Items ?? []) {
      const of = (item['pk']?.S ?? '').slice('CASE#'.length);
      if (of !== id) {
        if (id !== '') visit(id, stored);
        [id, stored] = [of, []];
      }
      stored.push({
        seq: Number((item['sk']?.S ?? '').slice(2)),
        body: item['body']?.S ?? '',
        hash: item['hash']?.S ?? '',
      });
    }
    from = page.LastEvaluatedKey;
  } while (from);
  if (id !== '') visit(id, stored);
}
