import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { envSchema } from '../../functions/inspect-evidence/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';
import { grantTable } from './case-tables.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { countLines } from './log-alarm.ts';
import { WorkQueue } from './work-queue.ts';

const hurt = 'victims who sent an ID or a report: it stays “checking”, and their proof cannot be recorded.';

/** An upload and the scan's verdict on it, as two rules → queue → `inspect-evidence`. Messages hold the key and the version, nothing of the file. */
export class EvidenceInspection extends Construct {
  readonly queue: WorkQueue;
  readonly worker: HouseFunction;

  constructor(scope: Construct, id: string, house: House, { keys, tables, quarantine, vault }: DataStack) {
    super(scope, id);
    // The press has 90 s for a file; reading, sealing and writing take the rest.
    const workTime = Duration.seconds(150);
    this.queue = new WorkQueue(this, 'Evidence', house, {
      name: 'evidence',
      hurt,
      workTime,
      lateAfter: Duration.hours(1),
    });
    const bucket = quarantine.bucket.bucketName;
    this.#forward('Uploads', house, {
      description: 'A file came into the quarantine',
      pattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [bucket] },
          object: { key: [{ prefix: 'cases/' }], 'version-id': [{ exists: true }] },
        },
      },
      message: {
        key: EventField.fromPath('$.detail.object.key'),
        version: EventField.fromPath('$.detail.object.version-id'),
        word: 'ARRIVED',
      },
    });
    this.#forward('Verdicts', house, {
      description: 'What the malware scan says of a version',
      pattern: {
        source: ['aws.guardduty'],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          s3ObjectDetails: { bucketName: [bucket], objectKey: [{ prefix: 'cases/' }], versionId: [{ exists: true }] },
        },
      },
      message: {
        key: EventField.fromPath('$.detail.s3ObjectDetails.objectKey'),
        version: EventField.fromPath('$.detail.s3ObjectDetails.versionId'),
        word: EventField.fromPath('$.detail.scanResultDetails.scanResultStatus'),
      },
    });

    this.worker = new HouseFunction(this, 'InspectEvidence', house, {
      name: 'inspect-evidence',
      schema: envSchema,
      environment: {
        ...commonEnvironment(house, 'inspect-evidence'),
        CASES_TABLE: tables.cases.tableName,
        KEYS_TABLE: tables.keys.tableName,
        DATA_KEY: keys.data.keyArn,
        QUARANTINE_BUCKET: bucket,
        VAULT_BUCKET: vault.bucket.bucketName,
      },
      timeout: workTime,
      // Two parsers of at most 768 MiB each, and the file.
      memorySize: 2048,
      hurt,
      errors: 5,
      concurrency: house.stage.concurrency.evidence,
    });
    const { function: made, role } = this.worker;
    grantTable(tables.cases, made, 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, made, 'dynamodb:GetItem');
    keys.grantCaseKeys(made, 'kms:Decrypt');
    quarantine.grantVersions(made);
    vault.grantObjects(made, 's3:PutObject');
    acknowledge(
      role,
      'Objects are named from case and document, which are not known before. One bucket, and only the actions named.',
      [quarantine.objectsFinding, vault.objectsFinding],
    );
    for (const code of ['FAILED', 'UNREADABLE_MESSAGE'] as const) countLines(this, house, code, [this.worker]);
    // One file at a time in an environment: two at once would share its memory and its time.
    this.queue.feed(this.worker, house.stage.concurrency.evidence, 1);
  }

  #forward(
    id: 'Uploads' | 'Verdicts',
    house: House,
    what: { readonly description: string; readonly pattern: EventPattern; readonly message: Record<string, string> },
  ): void {
    const rule = new Rule(this, id, {
      description: what.description,
      eventPattern: what.pattern,
      targets: [
        new SqsQueue(this.queue.queue, {
          message: RuleTargetInput.fromObject({ v: 1, ...what.message }),
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    acknowledge(
      rule,
      'EventBridge tries for 24 h and the alarm rings. A dead letter could not be redriven, being the event and not our message; a document nobody gave a verdict on becomes a task by the sweep anyway.',
      ['Serverless-EventBusDLQ'],
    );
    alarm(this, house, {
      name: `evidence-${id.toLowerCase()}-lost`,
      hurt,
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: rule.ruleName },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
    });
  }
}
