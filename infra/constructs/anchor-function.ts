import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Grant, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { envSchema } from '../../functions/anchor-log/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { grantTable } from './case-tables.ts';
import { HourlyRun } from './hourly-run.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { DeadLetters } from './work-queue.ts';

/** Twice an hour, the heads of what changed: signed, and put where nobody can take them back. */
export class AnchorFunction extends Construct {
  /** Who puts anchors: a bucket of another account lets it in (docs/audit.md). */
  readonly role: IRole;

  constructor(scope: Construct, id: string, house: House, { keys, tables, anchors }: DataStack) {
    super(scope, id);
    const hurt = 'whoever relies on the log: what was written since the last anchor could be cut or rewritten unseen.';
    const deadLetters = new DeadLetters(this, 'DeadLetters', house, { name: 'anchor-log-dlq', hurt });
    const anchorer = new HouseFunction(this, 'AnchorLog', house, {
      name: 'anchor-log',
      schema: envSchema,
      environment: {
        ...commonEnvironment(house, 'anchor-log'),
        CASES_TABLE: tables.cases.tableName,
        ANCHORS_BUCKET: anchors.bucketName,
        ANCHOR_KEY: keys.anchor.keyArn,
      },
      timeout: Duration.minutes(5),
      hurt,
      errors: 1,
      concurrency: 1,
      deadLetterQueue: deadLetters.queue,
    });
    this.role = anchorer.role;
    grantTable(tables.cases, anchorer.function, 'dynamodb:Query', 'dynamodb:PutItem');
    Grant.addToPrincipal({
      grantee: anchorer.function,
      actions: ['kms:Sign'],
      resourceArns: [keys.anchor.keyArn],
    }).assertSuccess();
    anchors.grantKeep(anchorer);
    new HourlyRun(this, 'Hourly', house, anchorer, {
      description: 'Anchors what changed since the anchor before',
      // Six minutes past: an hour is settled after five (shared/domain/anchor.ts). And once between, so that nothing waits for an hour (G19).
      schedule: Schedule.cron({ minute: '6,36' }),
      deadLetters: deadLetters.queue,
      hurt,
    });
  }
}
