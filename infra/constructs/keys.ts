import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Grant, type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

/**
 * Four keys, because four kinds of people and roles may use them. All are retained. The first two are multi-Region: that cannot be
 * changed later, and the replica that guards the wrapped keys against loss will need them.
 */
export class Keys extends Construct {
  /** Wraps the data key of every case, under the context `{case}`. Whoever may use it can read personal text. */
  readonly data: Key;
  /** MACs identifiers for look-ups. It never leaves KMS: with the key, a card number falls to 10^5 guesses. HMAC keys do not rotate. */
  readonly mac: Key;
  /** Signs anchors of the log. Only the private half is secret: who has the public one can hold every anchor to it. */
  readonly anchor: Key;
  /** At-rest encryption of tables, backups, buckets, logs and the alarm topic. */
  readonly storage: Key;

  constructor(scope: Construct, id: string, stage: Stage) {
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
    this.anchor = new Key(this, 'Anchor', {
      ...kept,
      description: 'Redress: signatures of the anchors of the log',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
    this.storage = new Key(this, 'Storage', {
      ...kept,
      description: 'Redress: tables, backups, buckets, logs and the alarm topic at rest',
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
            'kms:ViaService': ['dynamodb', 's3', 'backup'].map((service) => `${service}.${Aws.REGION}.amazonaws.com`),
          },
        },
      }),
    );
    letLogsWrite(this.storage, `/redress/${stage.name}/*`);
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

/** CloudWatch Logs uses the key for log groups of these names, and for no others. */
export function letLogsWrite(key: Key, logGroups: string): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OurLogGroups',
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${logGroups}`,
        },
      },
    }),
  );
}
