/** What Lambda does with a batch of stream records that failed. https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html */
import type { MappingModel } from '../template/model.ts';
import type { StreamRecord } from './stream-records.ts';

export type Piece = { readonly records: readonly StreamRecord[]; readonly attempts: number };

/**
 * What is still to do, in order. The lowest failed sequence number is the checkpoint: everything before it is done, everything from it
 * on comes again, halved if the mapping bisects and the batch failed as a whole. A smaller batch starts a new count of attempts.
 */
export function splitAfterFailure(piece: Piece, failed: readonly string[], mapping: MappingModel): Piece[] {
  const first = piece.records.findIndex((record) => failed.includes(record.dynamodb.SequenceNumber));
  if (first < 0) return [];
  const rest = piece.records.slice(first);
  if (first > 0) return [{ records: rest, attempts: 1 }];
  if (!mapping.bisect || rest.length === 1) return [{ records: rest, attempts: piece.attempts + 1 }];
  const middle = Math.ceil(rest.length / 2);
  return [
    { records: rest.slice(0, middle), attempts: 1 },
    { records: rest.slice(middle), attempts: 0 },
  ];
}

/** Why the piece is given up, as Lambda names it; `undefined`: it is tried again. */
export function batchTrouble(piece: Piece, mapping: MappingModel, now: number): string | undefined {
  if (mapping.maximumRetries >= 0 && piece.attempts > mapping.maximumRetries) return 'RetryAttemptsExhausted';
  const made = piece.records[0]?.dynamodb.ApproximateCreationDateTime;
  // dynoxide stamps records by real time, so their age is real too.
  const isOld = mapping.maximumAge >= 0 && made !== undefined && now / 1000 - made > mapping.maximumAge;
  return isOld ? 'EventAgeExceeded' : undefined;
}
