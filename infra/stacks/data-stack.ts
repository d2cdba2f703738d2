import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { CaseTables } from '../constructs/case-tables.ts';
import { Keys } from '../constructs/keys.ts';
import { SealedBucket } from '../constructs/sealed-bucket.ts';
import type { Stage } from '../stages.ts';

/** What must survive everything else. */
export class DataStack extends Stack {
  readonly keys: Keys;
  readonly tables: CaseTables;
  /** Uploads nobody has inspected yet. */
  readonly quarantine: SealedBucket;
  /** Evidence, snapshots and packages, sealed under the case's key before they get here. */
  readonly vault: SealedBucket;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    this.keys = new Keys(this, 'Keys');
    this.tables = new CaseTables(this, 'Tables', this.keys.storage);

    const accessLogs = new Bucket(this, 'AccessLogs', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // S3 writes server access logs only under its own key.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ id: 'expire', expiration: Duration.days(stage.retention.accessLogDays) }],
      removalPolicy: stage.removalPolicy,
    });
    const sealed = { key: this.keys.storage, accessLogs, keepOldVersionsDays: 30 };
    this.quarantine = new SealedBucket(this, 'Quarantine', {
      ...sealed,
      expireAfterDays: stage.retention.quarantineDays,
      announce: true,
      cors: [
        {
          allowedOrigins: [stage.brand.site],
          allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag', 'x-amz-version-id'],
          maxAge: 3000,
        },
      ],
    });
    this.vault = new SealedBucket(this, 'Vault', sealed);
  }
}
