import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, ArnPrincipal, Grant, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import type { Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';
import type { CaseTables } from './case-tables.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseRole } from './house-role.ts';
import type { Keys } from './keys.ts';
import { SealedBucket } from './sealed-bucket.ts';

const imported = z.object({ 'Fn::ImportValue': z.string() });
const referenced = z.object({ Ref: z.string() });
const numbered = 'Anchors are named by their number, one more every hour.';
const finding = (bucket: string) => `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${bucket}/anchors/*]`;

/** Where anchors of the log are kept out of everybody's reach, and the role that may hold the log against them and do nothing else. */
export class Anchors extends Construct {
  readonly bucketName: string;
  /** Who holds the log against the anchors. */
  readonly verifier: HouseRole;
  /** Absent: the bucket is another account's. */
  readonly #own: SealedBucket | undefined;

  constructor(
    scope: Construct,
    id: string,
    stage: Stage,
    data: { readonly keys: Keys; readonly tables: CaseTables },
    accessLogs: Bucket,
  ) {
    super(scope, id);
    const { lock, bucket } = stage.anchors;
    const duration = Duration.days(lock.days);
    this.#own =
      bucket === undefined
        ? new SealedBucket(this, 'Bucket', {
            key: data.keys.storage,
            accessLogs,
            keepOldVersionsDays: lock.days,
            lock:
              lock.mode === 'COMPLIANCE'
                ? ObjectLockRetention.compliance(duration)
                : ObjectLockRetention.governance(duration),
          })
        : undefined;
    this.bucketName = bucket ?? this.#own?.bucket.bucketName ?? '';
    this.verifier = this.#verifier(stage, data);
  }

  /** Of ours: none, when they are in another account's. */
  get buckets(): readonly Bucket[] {
    return this.#own === undefined ? [] : [this.#own.bucket];
  }

  /** To a function of another stack: to add anchors. Not to read, list, delete, retain or release them. */
  grantKeep(keeper: HouseFunction): void {
    Grant.addToPrincipal({
      grantee: keeper.function,
      actions: ['s3:PutObject'],
      resourceArns: [`arn:${Aws.PARTITION}:s3:::${this.bucketName}/anchors/*`],
    }).assertSuccess();
    acknowledge(keeper.role, numbered, [
      finding(this.#own === undefined ? this.bucketName : this.#exportedName(this.#own)),
    ]);
  }

  /** As the template of another stack spells it. */
  #exportedName({ bucket }: SealedBucket): string {
    const stack = Stack.of(this);
    return imported.parse(stack.resolve(stack.exportValue(bucket.bucketName)))['Fn::ImportValue'];
  }

  /** Independent of whoever runs the pipeline: it reads all and writes nothing (docs/audit.md). */
  #verifier(stage: Stage, { keys, tables }: { readonly keys: Keys; readonly tables: CaseTables }): HouseRole {
    const { verifier } = stage.anchors;
    const role = new HouseRole(
      this,
      'Verifier',
      verifier === undefined ? new AccountRootPrincipal() : new ArnPrincipal(verifier),
    );
    const bucket = `arn:${Aws.PARTITION}:s3:::${this.bucketName}`;
    for (const [actions, resources] of [
      [['dynamodb:Scan', 'dynamodb:Query', 'dynamodb:GetItem'], [tables.cases.tableArn]],
      [['s3:ListBucketVersions'], [bucket]],
      [['s3:GetObjectVersion'], [`${bucket}/anchors/*`]],
      [['kms:GetPublicKey'], [keys.anchor.keyArn]],
    ] as const)
      role.addToPrincipalPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    acknowledge(role, numbered, [
      finding(
        this.#own === undefined
          ? this.bucketName
          : `<${referenced.parse(Stack.of(this).resolve(this.bucketName)).Ref}>`,
      ),
    ]);
    return role;
  }
}
