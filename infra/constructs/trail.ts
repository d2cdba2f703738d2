import { Aws } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { named } from '../house.ts';
import type { Stage } from '../stages.ts';
import type { CaseTables } from './case-tables.ts';
import { HouseRole } from './house-role.ts';
import { SealedBucket } from './sealed-bucket.ts';

export interface TrailProps {
  readonly key: Key;
  readonly accessLogs: Bucket;
  readonly tables: CaseTables;
  readonly buckets: readonly Bucket[];
}

/**
 * Who wrote to the tables and buckets, who sent to the queues and who invoked the functions: what three alarms ask for, and nobody could say afterwards.
 * No reads, and of queues only what is sent, since the pollers of the workers would be most of the bill. It holds names of things, never what is in them.
 * Of management events CloudTrail's own history has 90 days.
 */
export class Trail extends Construct {
  constructor(scope: Construct, id: string, stage: Stage, { key, accessLogs, tables, buckets }: TrailProps) {
    super(scope, id);
    const trailName = named(stage, 'trail');
    const arn = `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${trailName}`;
    const service = new ServicePrincipal('cloudtrail.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceArn': arn } },
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OurTrail',
        principals: [service],
        actions: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
      }),
    );
    const { bucket } = new SealedBucket(this, 'Files', {
      key,
      accessLogs,
      expireAfterDays: stage.retention.accessLogDays,
      keepOldVersionsDays: 30,
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals: [service], actions: ['s3:GetBucketAcl'], resources: [bucket.bucketArn] }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [service],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${Aws.ACCOUNT_ID}/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/redress/${stage.name}/trail`,
      encryptionKey: key,
      retention: stage.retention.logs,
      removalPolicy: stage.removalPolicy,
    });
    const role = new HouseRole(this, 'Role', new ServicePrincipal('cloudtrail.amazonaws.com'));
    logs.grantWrite(role);

    const ours = (service: string, prefix = '') =>
      `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${prefix}${named(stage, '')}`;
    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      enableLogFileValidation: true,
      kmsKeyId: key.keyArn,
      s3BucketName: bucket.bucketName,
      cloudWatchLogsLogGroupArn: logs.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: [
        written('AWS::DynamoDB::Table', {
          equalTo: [tables.cases, tables.keys, tables.registry].map((t) => t.tableArn),
        }),
        written('AWS::S3::Object', { startsWith: buckets.map((one) => one.arnForObjects('')) }),
        written('AWS::SQS::Queue', { startsWith: [ours('sqs')] }, 'SendMessage'),
        written('AWS::Lambda::Function', { startsWith: [ours('lambda', 'function:')] }),
      ],
    });
    // It is refused while it may not write yet.
    trail.node.addDependency(bucket, key, role);
  }
}

/** Writes to the resources of a type; `event`: only those whose name begins so. */
function written(
  type: string,
  arn: { readonly equalTo: string[] } | { readonly startsWith: string[] },
  event?: string,
): CfnTrail.AdvancedEventSelectorProperty {
  return {
    name: type,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      { field: 'readOnly', equalTo: ['false'] },
      { field: 'resources.ARN', ...arn },
      ...(event === undefined ? [] : [{ field: 'eventName', startsWith: [event] }]),
    ],
  };
}
