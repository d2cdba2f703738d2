import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import { named } from '../house.ts';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import { HouseRole } from './house-role.ts';

const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const logicalIdOf = (arn: unknown) => attribute.parse(arn)['Fn::GetAtt'][0];

/**
 * A backup every night, out of reach of whoever can delete the table: point-in-time recovery goes with it. Personal text in it is sealed
 * under keys that are in no backup, so a shredded case stays shredded here too (docs/adr/006).
 */
export class TableBackups extends Construct {
  readonly vault: BackupVault;

  constructor(scope: Construct, id: string, stage: Stage, encryptionKey: IKey, tables: readonly Table[]) {
    super(scope, id);
    this.vault = new BackupVault(this, 'Vault', {
      backupVaultName: named(stage, 'backups'),
      encryptionKey,
      blockRecoveryPointDeletion: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const recoveryPoints = `arn:${Aws.PARTITION}:backup:${Aws.REGION}:${Aws.ACCOUNT_ID}:recovery-point`;
    const role = new HouseRole(this, 'Role', new ServicePrincipal('backup.amazonaws.com'));
    const arns = tables.map((table) => table.tableArn);
    // What AWS's own policy for backups says of DynamoDB, for these tables only.
    for (const [actions, resources] of [
      [
        [
          'dynamodb:DescribeTable',
          'dynamodb:CreateBackup',
          'dynamodb:StartAwsBackupJob',
          'dynamodb:ListTagsOfResource',
        ],
        arns,
      ],
      [['dynamodb:DescribeBackup', 'dynamodb:DeleteBackup'], arns.map((arn) => `${arn}/backup/*`)],
      [['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'], [this.vault.backupVaultArn]],
      // A backup has the tags of its table, and whoever makes it must be allowed to set them.
      [['backup:TagResource'], [`${recoveryPoints}:*`]],
    ] as const)
      role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [encryptionKey.keyArn],
        conditions: {
          StringEquals: { 'kms:ViaService': ['dynamodb', 'backup'].map((s) => `${s}.${Aws.REGION}.amazonaws.com`) },
        },
      }),
    );
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: named(stage, 'nightly'),
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          backupVault: this.vault,
          deleteAfter: Duration.days(stage.retention.backupDays),
        }),
      ],
    });
    plan.addSelection('Tables', {
      resources: tables.map((table) => BackupResource.fromDynamoDbTable(table)),
      role,
      disableDefaultBackupPolicy: true,
    });
    acknowledge(role, 'Backups are named when they are made.', [
      ...arns.map((arn) => `AwsSolutions-IAM5[Resource::<${logicalIdOf(Stack.of(this).resolve(arn))}.Arn>/backup/*]`),
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:backup:<AWS::Region>:<AWS::AccountId>:recovery-point:*]',
    ]);
  }
}
