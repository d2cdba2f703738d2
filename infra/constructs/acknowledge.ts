import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts findings of cdk-nag on one construct and what is under it, by exact id. The reason is for the auditor who reads the report. */
export function acknowledge(construct: IConstruct, reason: string, ids: readonly string[]): void {
  for (const id of ids) Validations.of(construct).acknowledge({ id, reason });
}

/** The finding of two packs about a bucket without a copy elsewhere. */
export const replication = [
  'NIST.800.53.R5-S3BucketReplicationEnabled',
  'PCI.DSS.321-S3BucketReplicationEnabled',
] as const;
