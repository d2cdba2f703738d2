import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { createAnchorBook } from './dynamodb/anchor-book.ts';
import { createSigner } from './kms/signer.ts';
import { createAnchorKeeper } from './s3/anchor-bucket.ts';
import { sha256, systemClock } from './system/edges.ts';
import { fileTimeLimits, timeLimits } from './time-limits.ts';

export function anchorDeps(env: {
  readonly CASES_TABLE: string;
  readonly ANCHORS_BUCKET: string;
  readonly ANCHOR_KEY: string;
}) {
  return {
    book: createAnchorBook(new DynamoDBClient(timeLimits), env.CASES_TABLE),
    keeper: createAnchorKeeper(new S3Client(fileTimeLimits), env.ANCHORS_BUCKET),
    signer: createSigner(new KMSClient(timeLimits), env.ANCHOR_KEY),
    clock: systemClock,
    sha256,
  };
}
