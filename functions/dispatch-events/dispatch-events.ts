import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { errorFacts, log } from '../../shared/lambda/log.ts';
import { type DispatchDeps, dispatchCommits } from '../../shared/usecases/dispatch-commits.ts';

/**
 * Stream records → one dispatch per case. A changed or removed commit is tampering and rings (G19). A case that fails is answered by
 * its first record's sequence number; Lambda then hands that record and all after it over again.
 */
export async function dispatchEvents(deps: DispatchDeps, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const first = new Map<string, string>();
  for (const record of event.Records) {
    const id = /^CASE#([\w-]{22})$/u.exec(record.dynamodb?.Keys?.['pk']?.S ?? '')?.[1];
    const isCommit = record.dynamodb?.Keys?.['sk']?.S?.startsWith('C#') ?? false;
    if (id === undefined || !isCommit) continue;
    if (record.eventName !== 'INSERT') log('error', 'LOG_TAMPERED', { case: id, code: record.eventName ?? '' });
    else if (!first.has(id)) first.set(id, record.dynamodb?.SequenceNumber ?? '');
  }
  const failed = await Promise.all(
    [...first].map(async ([id, itemIdentifier]) => {
      try {
        await dispatchCommits(deps, id);
        return [];
      } catch (error) {
        log('error', 'FAILED', { case: id, error: errorFacts(error) });
        return [{ itemIdentifier }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}
