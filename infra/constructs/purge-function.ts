import { Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { envSchema } from '../../functions/purge-case/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { grantTable } from './case-tables.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { WorkQueue } from './work-queue.ts';

/** The shred role of architecture.md: the only one that may delete a wrapped key or a file, and it can read neither. */
export class PurgeFunction extends Construct {
  readonly queue: WorkQueue;
  readonly worker: HouseFunction;

  constructor(scope: Construct, id: string, house: House, { tables, quarantine, vault }: DataStack) {
    super(scope, id);
    const hurt = 'people whose case is closed and whose data should be gone by now.';
    const workTime = Duration.minutes(2);
    this.queue = new WorkQueue(this, 'Purges', house, {
      name: 'purges',
      hurt,
      workTime,
      lateAfter: Duration.hours(24),
    });
    this.worker = new HouseFunction(this, 'PurgeCase', house, {
      name: 'purge-case',
      schema: envSchema,
      environment: {
        ...commonEnvironment(house, 'purge-case'),
        CASES_TABLE: tables.cases.tableName,
        KEYS_TABLE: tables.keys.tableName,
        QUARANTINE_BUCKET: quarantine.bucket.bucketName,
        VAULT_BUCKET: vault.bucket.bucketName,
      },
      timeout: workTime,
      hurt,
      errors: 5,
      concurrency: 2,
    });
    const { function: made, role } = this.worker;
    grantTable(tables.cases, made, 'dynamodb:Query', 'dynamodb:PutItem');
    const grant = (actions: string[], resourceArns: string[]) =>
      Grant.addToPrincipal({ grantee: made, actions, resourceArns }).assertSuccess();
    grant(['dynamodb:DeleteItem'], [tables.keys.tableArn]);
    // Where a case is found by an identifier; commits and sealed items stand under other keys and stay.
    Grant.addToPrincipal({
      grantee: made,
      actions: ['dynamodb:DeleteItem'],
      resourceArns: [tables.cases.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DIGEST#*'] } },
    }).assertSuccess();
    for (const { bucket } of [quarantine, vault]) {
      grant(['s3:ListBucketVersions'], [bucket.bucketArn]);
      grant(['s3:DeleteObject', 's3:DeleteObjectVersion'], [bucket.arnForObjects('*')]);
    }
    acknowledge(
      role,
      'Files are named from case and document, which are not known before. It may delete and not read.',
      [quarantine.objectsFinding, vault.objectsFinding],
    );
  }
}
