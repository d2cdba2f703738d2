import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Shredder } from '../ports/outside.ts';
import { fileTimeLimits } from './time-limits.ts';

export interface ShredderNames {
  readonly quarantine: string;
  readonly vault: string;
  readonly keysTable: string;
  readonly casesTable: string;
}

/** Versions and delete markers alike, a page of at most 1,000 at a time, until none is left. */
export function createShredder(
  clients: { readonly s3: S3Client; readonly dynamo: DynamoDBClient },
  names: ShredderNames,
): Shredder {
  return {
    async removeFiles(where, prefix) {
      const bucket = names[where];
      let removed = 0;
      while (true) {
        const page = await clients.s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix }));
        const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap((v) =>
          v.Key === undefined ? [] : [{ Key: v.Key, ...(v.VersionId === undefined ? {} : { VersionId: v.VersionId }) }],
        );
        if (found.length === 0) return removed;
        const answer = await clients.s3.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: found, Quiet: true } }),
        );
        if (answer.Errors && answer.Errors.length > 0)
          throw new Error(`S3 kept ${answer.Errors.length} of ${found.length} files: ${answer.Errors[0]?.Code ?? ''}`);
        removed += found.length;
      }
    },
    async removeKey(id) {
      await clients.dynamo.send(
        new DeleteItemCommand({ TableName: names.keysTable, Key: { pk: { S: `CASE#${id}` } } }),
      );
    },
    async removeLookUp({ digest, openedAt, case: id }) {
      const Key = { pk: { S: `DIGEST#${digest}` }, sk: { S: `${openedAt}#${id}` } };
      await clients.dynamo.send(new DeleteItemCommand({ TableName: names.casesTable, Key }));
    },
  };
}

export function shredderOf(dynamo: DynamoDBClient, names: ShredderNames): Shredder {
  return createShredder({ s3: new S3Client(fileTimeLimits), dynamo }, names);
}
