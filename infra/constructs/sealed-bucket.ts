import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type CorsRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod/mini';

const imported = z.object({ 'Fn::ImportValue': z.string() });

export interface SealedBucketProps {
  readonly key: Key;
  readonly accessLogs: Bucket;
  readonly cors?: readonly CorsRule[];
  /** Days after which an object is gone; never, when left out. */
  readonly expireAfterDays?: number;
  readonly keepOldVersionsDays: number;
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
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error('A Bucket whose resource is not a CfnBucket');
    const logFilePrefix = `${id.toLowerCase()}/`;
    resource.loggingConfiguration = { destinationBucketName: accessLogs.bucketName, logFilePrefix };
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLogs.arnForObjects(`${logFilePrefix}*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': this.bucket.bucketArn },
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        },
      }),
    );
    if (props.announce === true) {
      // `eventBridgeEnabled` of the L2 brings a custom-resource function with wide rights; the property is enough.
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
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

  /** Exact id of cdk-nag's finding about a role of another stack that may act on the objects: it holds the name of the export. */
  get objectsFinding(): string {
    const stack = Stack.of(this);
    const arn = imported.parse(stack.resolve(stack.exportValue(this.bucket.bucketArn)));
    return `AwsSolutions-IAM5[Resource::${arn['Fn::ImportValue']}/*]`;
  }
}
