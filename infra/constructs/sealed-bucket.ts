import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  type ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import { acknowledge, replication } from './acknowledge.ts';
import { logAccess, resourceOf } from './log-bucket.ts';

const unreplicated =
  'Versioned, retained, in three zones. A copy in a second Region is a decision of the business: it would hold evidence under another law, and a case goes on without it, since records can be collected again and evidence asked for again.';
const imported = z.object({ 'Fn::ImportValue': z.string() });

export interface SealedBucketProps {
  readonly key: Key;
  readonly accessLogs: Bucket;
  readonly cors?: readonly CorsRule[];
  /** Days after which an object is gone; never, when left out. */
  readonly expireAfterDays?: number;
  readonly keepOldVersionsDays: number;
  /** Nobody may take an object away, or put another in its place, before it ends. */
  readonly lock?: ObjectLockRetention;
  /** Tells EventBridge of every new object. */
  readonly announce?: boolean;
}

/** A private, versioned, encrypted and logged bucket. Retained: what is in it is owed to somebody. */
export class SealedBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: SealedBucketProps) {
    super(scope, id);
    const { accessLogs } = props;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(props.lock === undefined ? {} : { objectLockEnabled: true, objectLockDefaultRetention: props.lock }),
      cors: [...(props.cors ?? [])],
      lifecycleRules: [
        {
          id: 'tidy',
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(props.keepOldVersionsDays),
          ...(props.expireAfterDays === undefined ? {} : { expiration: Duration.days(props.expireAfterDays) }),
        },
      ],
    });
    acknowledge(this.bucket, unreplicated, replication);
    logAccess(this.bucket, accessLogs, `${id.toLowerCase()}/`);
    if (props.announce === true) {
      // `eventBridgeEnabled` of the L2 brings a custom-resource function with wide rights; the property is enough.
      resourceOf(this.bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
  }

  /**
   * Exactly these actions on objects. The key needs no grant: its own policy admits the account's principals through S3. Whoever reads may
   * list too: without it S3 answers 403 instead of 404 for an object that is not there.
   */
  grantObjects(grantee: IGrantable, ...actions: readonly ('s3:GetObject' | 's3:PutObject')[]): void {
    const resourceArns = [this.bucket.arnForObjects('*')];
    Grant.addToPrincipal({ grantee, actions: [...actions], resourceArns }).assertSuccess();
    if (actions.includes('s3:GetObject')) {
      Grant.addToPrincipal({
        grantee,
        actions: ['s3:ListBucket'],
        resourceArns: [this.bucket.bucketArn],
      }).assertSuccess();
    }
  }

  /** To read, judge and destroy single versions: what an inspection does with an upload. */
  grantVersions(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['s3:GetObjectVersion', 's3:GetObjectVersionTagging', 's3:DeleteObjectVersion'],
      resourceArns: [this.bucket.arnForObjects('*')],
    }).assertSuccess();
    Grant.addToPrincipal({
      grantee,
      // Without it S3 answers 403 in place of 404 for a version that is not there.
      actions: ['s3:ListBucketVersions'],
      resourceArns: [this.bucket.bucketArn],
    }).assertSuccess();
  }

  /** Exact id of cdk-nag's finding about a role of another stack that may act on the objects: it holds the name of the export. */
  get objectsFinding(): string {
    const stack = Stack.of(this);
    const arn = imported.parse(stack.resolve(stack.exportValue(this.bucket.bucketArn)));
    return `AwsSolutions-IAM5[Resource::${arn['Fn::ImportValue']}/*]`;
  }
}
