import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { acknowledge, replication } from './acknowledge.ts';

/** Where S3 and CloudFront write who asked for what. Addresses of people are in it, so it expires. */
export class LogBucket extends Construct {
  readonly bucket: Bucket;

  /** `byAcl`: for CloudFront, which still writes its logs through an access control list. */
  constructor(scope: Construct, id: string, stage: Stage, options: { readonly byAcl?: boolean } = {}) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership:
        options.byAcl === true ? ObjectOwnership.BUCKET_OWNER_PREFERRED : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          id: 'expire',
          expiration: Duration.days(stage.retention.accessLogDays),
          noncurrentVersionExpiration: Duration.days(7),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: stage.removalPolicy,
    });
    acknowledge(this.bucket, 'S3 delivers server access logs only to buckets under its own key (SSE-S3).', [
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'PCI.DSS.321-S3DefaultEncryptionKMS',
    ]);
    acknowledge(
      this.bucket,
      'Access logs are kept for a time and then deleted; a copy elsewhere would outlive it.',
      replication,
    );
  }
}

/** With exactOptionalPropertyTypes a `Bucket` of the CDK is no `IBucket` of the CDK, though at run time it is. */
export function asBucket(bucket: Bucket): IBucket {
  const one: unknown = bucket;
  if (isBucket(one)) return one;
  throw new Error('not a bucket');
}

function isBucket(one: unknown): one is IBucket {
  return one instanceof Bucket;
}

/** Server access logs by bucket policy: the property of the L2 sets an access control list instead. */
export function logAccess(bucket: Bucket, logs: Bucket, logFilePrefix: string): void {
  resourceOf(bucket).loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix };
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects(`${logFilePrefix}*`)],
      conditions: {
        ArnLike: { 'aws:SourceArn': bucket.bucketArn },
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      },
    }),
  );
}

export function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error('A Bucket whose resource is not a CfnBucket');
  return resource;
}
