import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { headAttributes } from '../../infra/constructs/case-tables.ts';
import { type Resource, synthesise } from './synthesised.ts';

const { data } = synthesise();
const find = (type: string, part: string): Resource => {
  const found = Object.entries(data.findResources(type)).find(([id]) => id.startsWith(part));
  if (!found) throw new Error(`no ${type} ${part}`);
  return found[1];
};
const tables = ['Cases', 'Keys', 'Registry'].map(
  (name) => [name, find('AWS::DynamoDB::Table', `Tables${name}`)] as const,
);

describe('tables (docs/architecture.md, G18)', () => {
  it.each(tables)('%s: on demand, own key, protected against deletion, retained, no TTL', (_, table) => {
    expect(table['Properties']).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
    });
    expect(table['Properties'].TimeToLiveSpecification).toBeUndefined();
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('cases: log key, KEYS_ONLY stream, point-in-time recovery, the two sparse indexes', () => {
    const index = (IndexName: string, sort: string) => ({
      IndexName,
      KeySchema: [
        { AttributeName: IndexName, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
    expect(find('AWS::DynamoDB::Table', 'TablesCases')['Properties']).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      GlobalSecondaryIndexes: [index('watch', 'checkAt'), index('desk', 'dueOn')],
    });
  });

  it('keys: outside backups, so that a shredded key stays shredded (G18)', () => {
    const { PointInTimeRecoverySpecification, KeySchema } = find('AWS::DynamoDB::Table', 'TablesKeys')['Properties'];
    expect(PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(false);
    expect(KeySchema).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
    data.resourceCountIs('AWS::Backup::BackupPlan', 0);
    data.resourceCountIs('AWS::Backup::BackupSelection', 0);
  });

  it('registry: point-in-time recovery', () => {
    expect(find('AWS::DynamoDB::Table', 'TablesRegistry')['Properties']).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('a head holds no attribute of a commit: that is what keeps UpdateItem off the log (G19)', () => {
    expect(headAttributes.filter((name) => ['body', 'hash', 'prev', 'v', 'case'].includes(name))).toEqual([]);
  });
});

describe('keys', () => {
  it('data key: symmetric, rotated, replicable; MAC key: HMAC (G13)', () => {
    expect(find('AWS::KMS::Key', 'KeysData')['Properties']).toMatchObject({
      EnableKeyRotation: true,
      MultiRegion: true,
    });
    expect(find('AWS::KMS::Key', 'KeysMac')['Properties']).toMatchObject({
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
      MultiRegion: true,
    });
    data.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain' });
  });

  it('the storage key admits principals only through DynamoDB and S3 of this account', () => {
    const { Statement } = find('AWS::KMS::Key', 'KeysStorage')['Properties'].KeyPolicy;
    const wide = Statement.filter((s: { Principal: { AWS?: unknown } }) => s.Principal.AWS === '*');
    expect(wide).toHaveLength(1);
    expect(wide[0].Condition.StringEquals).toMatchObject({
      'kms:CallerAccount': { Ref: 'AWS::AccountId' },
      'kms:ViaService': [expect.anything(), expect.anything()],
    });
  });
});

describe('buckets (T6)', () => {
  it('none is public, all refuse plain HTTP, the logs of two go to the third', () => {
    const buckets = Object.values(data.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(3);
    expect(buckets.filter((b) => b['Properties'].LoggingConfiguration !== undefined)).toHaveLength(2);
    data.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    data.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it.each(['Quarantine', 'Vault'])('%s: versioned, sealed by our key, retained', (name) => {
    const bucket = find('AWS::S3::Bucket', name);
    expect(bucket['Properties']).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  it('quarantine: from our pages only, gone after its time with all versions, every upload announced', () => {
    expect(find('AWS::S3::Bucket', 'Quarantine')['Properties']).toMatchObject({
      CorsConfiguration: {
        CorsRules: [{ AllowedMethods: ['PUT', 'POST'], AllowedOrigins: ['https://help.example.com'] }],
      },
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 30, NoncurrentVersionExpiration: { NoncurrentDays: 30 }, Status: 'Enabled' }],
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  it('vault: nothing expires by itself, and no other origin may touch it', () => {
    const { LifecycleConfiguration, CorsConfiguration } = find('AWS::S3::Bucket', 'Vault')['Properties'];
    expect(LifecycleConfiguration.Rules[0].ExpirationInDays).toBeUndefined();
    expect(CorsConfiguration).toBeUndefined();
  });
});
