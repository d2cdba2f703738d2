import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * Three keys, because three kinds of people and roles may use them. All are retained. The first two are multi-Region: that cannot be
 * changed later, and the replica that guards the wrapped keys against loss will need them.
 */
export class Keys extends Construct {
  /** Wraps the data key of every case, under the context `{case}`. Whoever may use it can read personal text. */
  readonly data: Key;
  /** MACs identifiers for look-ups. It never leaves KMS: with the key, a card number falls to 10^5 guesses. HMAC keys do not rotate. */
  readonly mac: Key;
  /** At-rest encryption of tables, buckets and the alarm topic. */
  readonly storage: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const kept = { removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30) };
    this.data = new Key(this, 'Data', {
      ...kept,
      description: 'Redress: wraps the data key of each case',
      enableKeyRotation: true,
      multiRegion: true,
    });
    this.mac = new Key(this, 'Mac', {
      ...kept,
      description: 'Redress: keyed digests of identifiers',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      multiRegion: true,
    });
    this.storage = new Key(this, 'Storage', {
      ...kept,
      description: 'Redress: tables, buckets and the alarm topic at rest',
      enableKeyRotation: true,
    });
    // As in the keys AWS manages: who may use the table or bucket may use the key, but only through that service. No role needs it.
    this.storage.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughTheServices',
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:CreateGrant',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': Aws.ACCOUNT_ID,
            'kms:ViaService': [`dynamodb.${Aws.REGION}.amazonaws.com`, `s3.${Aws.REGION}.amazonaws.com`],
          },
        },
      }),
    );
    this.storage.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsToTheTopic',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  /** To open the sealed tokens of the registry, each wrapped under the context `{system}`. No person's data is under it. */
  grantSystemTokens(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt'],
      resourceArns: [this.data.keyArn],
      conditions: { Null: { 'kms:EncryptionContext:system': 'false' } },
    }).assertSuccess();
  }

  /** `kms:GenerateDataKey` is for intake alone: a second data key would orphan what the first one sealed. */
  grantCaseKeys(grantee: IGrantable, ...actions: readonly ('kms:GenerateDataKey' | 'kms:Decrypt')[]): void {
    Grant.addToPrincipal({
      grantee,
      actions: [...actions],
      resourceArns: [this.data.keyArn],
      // Only for a named case: a blob without the context is not one of ours.
      conditions: { Null: { 'kms:EncryptionContext:case': 'false' } },
    }).assertSuccess();
  }
}
