import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

const pk = { name: 'pk', type: AttributeType.STRING };
const sk = { name: 'sk', type: AttributeType.STRING };

/**
 * The tables of docs/architecture.md. On demand, retained, deletion-protected. No TTL but on counters: expiry is best effort, and
 * nothing else goes away by itself.
 */
export class CaseTables extends Construct {
  readonly cases: Table;
  readonly keys: Table;
  readonly registry: Table;
  /** Counters of what strangers cause (shared/domain/limits.ts). The one table with a TTL: it cleans up, nothing is decided by it. */
  readonly limits: Table;

  constructor(scope: Construct, id: string, encryptionKey: IKey) {
    super(scope, id);
    const kept = {
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const recoverable = { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } };

    this.cases = new Table(this, 'Cases', {
      ...kept,
      ...recoverable,
      partitionKey: pk,
      sortKey: sk,
      stream: StreamViewType.KEYS_ONLY,
    });
    for (const [indexName, sort] of Object.entries({ watch: 'checkAt', desk: 'dueOn', print: 'printAt' })) {
      this.cases.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: indexName, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }

    this.keys = new Table(this, 'Keys', {
      ...kept,
      partitionKey: pk,
      // The shortest there is (docs/adr/006): a shredded key is gone for good a day later, a table lost by mistake is not.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 1 },
    });
    acknowledge(
      this.keys,
      'Deleting the wrapped key shreds the personal data of a case; from a backup it would come back for as long as the backup is kept.',
      ['NIST.800.53.R5-DynamoDBInBackupPlan'],
    );

    this.limits = new Table(this, 'Limits', {
      ...kept,
      partitionKey: pk,
      timeToLiveAttribute: 'until',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 1 },
    });
    acknowledge(
      this.limits,
      'Counters of the last thirty days: a lost one lets a few more mails go, and nothing else.',
      ['NIST.800.53.R5-DynamoDBInBackupPlan'],
    );

    this.registry = new Table(this, 'Registry', { ...kept, ...recoverable, partitionKey: pk, sortKey: sk });
  }
}

type TableAction = `dynamodb:${'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem'}`;

/** Exactly these actions on the table itself. `Table.grant` would add every index with a wildcard. */
export function grantTable(table: Table, grantee: IGrantable, ...actions: readonly TableAction[]): void {
  Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [table.tableArn] }).assertSuccess();
}

export function grantIndex(table: Table, index: 'watch' | 'desk' | 'print', grantee: IGrantable): void {
  Grant.addToPrincipal({
    grantee,
    actions: ['dynamodb:Query'],
    resourceArns: [`${table.tableArn}/index/${index}`],
  }).assertSuccess();
}

/** Who works on the desk, and nothing else of the registry: the systems' sealed tokens are under another key. */
export function grantRoster(table: Table, grantee: IGrantable): void {
  Grant.addToPrincipal({
    grantee,
    actions: ['dynamodb:Query'],
    resourceArns: [table.tableArn],
    conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ROSTER'] } },
  }).assertSuccess();
}

/** Attributes of a head, of which none is an attribute of a commit. */
export const headAttributes = [
  'pk',
  'sk',
  'seq',
  'view',
  'link',
  'watch',
  'checkAt',
  'desk',
  'dueOn',
  'print',
  'printAt',
] as const;

/**
 * UpdateItem for whoever keeps the heads. IAM cannot tell a head from a commit by its sort key, but by what an update may touch:
 * `body`, `hash` and `prev` are out of reach, so that not even the dispatcher can rewrite the log.
 */
export function grantHeadUpdates(table: Table, grantee: IGrantable): void {
  Grant.addToPrincipal({
    grantee,
    actions: ['dynamodb:UpdateItem'],
    resourceArns: [table.tableArn],
    conditions: {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...headAttributes] },
      // ALL_OLD and ALL_NEW would return attributes outside the list.
      StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'] },
    },
  }).assertSuccess();
}
