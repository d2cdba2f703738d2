import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { Anchors } from '../constructs/anchors.ts';
import { CaseTables } from '../constructs/case-tables.ts';
import { Keys } from '../constructs/keys.ts';
import { LogBucket } from '../constructs/log-bucket.ts';
import { MalwareScan } from '../constructs/malware-scan.ts';
import { SealedBucket } from '../constructs/sealed-bucket.ts';
import { TableBackups } from '../constructs/table-backups.ts';
import { Trail } from '../constructs/trail.ts';
import { hostsOf, type Stage } from '../stages.ts';

/** What must survive everything else. */
export class DataStack extends Stack {
  readonly keys: Keys;
  readonly tables: CaseTables;
  readonly backups: TableBackups;
  /** Uploads nobody has inspected yet. */
  readonly quarantine: SealedBucket;
  /** Evidence, snapshots and packages, sealed under the case's key before they get here. */
  readonly vault: SealedBucket;
  readonly anchors: Anchors;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    this.keys = new Keys(this, 'Keys', stage);
    this.tables = new CaseTables(this, 'Tables', this.keys.storage);
    this.backups = new TableBackups(this, 'Backups', stage, this.keys.storage, [
      this.tables.cases,
      this.tables.registry,
    ]);

    const accessLogs = new LogBucket(this, 'AccessLogs', stage).bucket;
    const sealed = { key: this.keys.storage, accessLogs, keepOldVersionsDays: 30 };
    this.quarantine = new SealedBucket(this, 'Quarantine', {
      ...sealed,
      expireAfterDays: stage.retention.quarantineDays,
      announce: true,
      cors: [
        {
          allowedOrigins: hostsOf(stage).map((host) => `https://${host}`),
          allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag', 'x-amz-version-id'],
          maxAge: 3000,
        },
      ],
    });
    new MalwareScan(this, 'Scan', this.quarantine.bucket);
    this.vault = new SealedBucket(this, 'Vault', sealed);
    this.anchors = new Anchors(this, 'Anchors', stage, this, accessLogs);
    new Trail(this, 'Trail', stage, {
      key: this.keys.storage,
      accessLogs,
      tables: this.tables,
      buckets: [this.quarantine.bucket, this.vault.bucket, ...this.anchors.buckets],
    });
    this.#forTools(stage);
  }

  /** What `npm run registry`, `staff`, `lookback` and `audit` ask for: physical names are generated, so nobody could guess them. */
  #forTools({ brand, policy }: Stage): void {
    const { keys, tables, anchors } = this;
    const values = {
      CasesTable: tables.cases.tableName,
      KeysTable: tables.keys.tableName,
      RegistryTable: tables.registry.tableName,
      DataKey: keys.data.keyArn,
      AnchorKey: keys.anchor.keyArn,
      AnchorsBucket: anchors.bucketName,
      VerifierRole: anchors.verifier.roleArn,
      Brand: JSON.stringify(brand),
      Policy: JSON.stringify(policy),
    };
    // Directly in the stack, so that the id is the name as it stands here.
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
