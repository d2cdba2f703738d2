import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { addChecks } from '../../infra/checks.ts';
import { headAttributes } from '../../infra/constructs/case-tables.ts';
import { stageNamed } from '../../infra/stages.ts';
import { type Resource, synthesise, target } from './synthesised.ts';

const { data } = synthesise();
const find = (type: string, part: string): Resource => {
  const found = Object.entries(data.findResources(type)).find(([id]) => id.startsWith(part));
  if (!found) throw new Error(`no ${type} ${part}`);
  return found[1];
};
const tables = ['Cases', 'Keys', 'Registry', 'Limits'].map(
  (name) => [name, find('AWS::DynamoDB::Table', `Tables${name}`)] as const,
);

describe('tables (docs/architecture.md, G18)', () => {
  it.each(tables)(
    '%s: on demand, own key, protected against deletion, retained, no TTL but on counters',
    (name, table) => {
      expect(table['Properties']).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
      });
      // Counters alone: DynamoDB cleans them up, nothing is decided by it (T16).
      expect(table['Properties'].TimeToLiveSpecification).toEqual(
        name === 'Limits' ? { AttributeName: 'until', Enabled: true } : undefined,
      );
      expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    },
  );

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
      GlobalSecondaryIndexes: [index('watch', 'checkAt'), index('desk', 'dueOn'), index('print', 'printAt')],
    });
  });

  it('keys: a shredded key is gone for good after a day, and is in no backup (G18, ADR 006)', () => {
    const { PointInTimeRecoverySpecification, KeySchema } = find('AWS::DynamoDB::Table', 'TablesKeys')['Properties'];
    expect(PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 });
    expect(KeySchema).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
    expect(JSON.stringify(data.findResources('AWS::Backup::BackupSelection'))).not.toContain('TablesKeys');
  });

  it('cases and registry: a backup every night that nobody can delete by hand, by a role for these two tables only', () => {
    const { BackupSelection } = find('AWS::Backup::BackupSelection', 'BackupsPlan')['Properties'];
    expect(BackupSelection.Resources.map(target)).toEqual([
      expect.stringMatching(/^TablesCases/),
      expect.stringMatching(/^TablesRegistry/),
    ]);
    expect(find('AWS::Backup::BackupPlan', 'BackupsPlan')['Properties'].BackupPlan.BackupPlanRule).toMatchObject([
      { Lifecycle: { DeleteAfterDays: 7 } },
    ]);
    const vault = find('AWS::Backup::BackupVault', 'BackupsVault');
    expect(vault['Properties'].AccessPolicy.Statement).toMatchObject([
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
      },
    ]);
    expect(vault).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate' });
    // By stage: a second one in the same account has its own.
    expect(vault['Properties'].BackupVaultName).toBe('redress-dev-backups');
    const policy = find('AWS::IAM::ManagedPolicy', 'BackupsRolePolicy')['Properties'].PolicyDocument;
    expect(JSON.stringify(policy)).not.toMatch(/TablesKeys|"Resource":"\*"|Restore/);
    // A backup has the tags of its table: without the right to set them AWS Backup fails the job.
    expect(JSON.stringify(policy)).toContain('backup:TagResource');
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

  it('the storage key lets CloudWatch Logs write our log groups, and no others', () => {
    const { Statement } = find('AWS::KMS::Key', 'KeysStorage')['Properties'].KeyPolicy;
    const logs = Statement.filter((s: { Sid?: string }) => s.Sid === 'OurLogGroups');
    expect(JSON.stringify(logs[0].Condition)).toMatch(
      /kms:EncryptionContext:aws:logs:arn.*log-group:\/redress\/dev\/\*/,
    );
  });

  it('the storage key admits principals only through DynamoDB, S3 and AWS Backup of this account', () => {
    const { Statement } = find('AWS::KMS::Key', 'KeysStorage')['Properties'].KeyPolicy;
    const wide = Statement.filter((s: { Principal: { AWS?: unknown } }) => s.Principal.AWS === '*');
    expect(wide).toHaveLength(1);
    expect(wide[0].Condition.StringEquals).toMatchObject({
      'kms:CallerAccount': { Ref: 'AWS::AccountId' },
      'kms:ViaService': [expect.anything(), expect.anything(), expect.anything()],
    });
  });
});

describe('buckets (T6)', () => {
  it('none is public, all refuse plain HTTP, the logs of four go to the fifth', () => {
    const buckets = Object.values(data.findResources('AWS::S3::Bucket'));
    expect(buckets).toHaveLength(5);
    expect(buckets.filter((b) => b['Properties'].LoggingConfiguration !== undefined)).toHaveLength(4);
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
        CorsRules: [{ AllowedMethods: ['PUT', 'POST'], AllowedOrigins: ['https://help.dev.example.com'] }],
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

describe('trail: who wrote, sent and invoked, which alarms ask for', () => {
  const trail = find('AWS::CloudTrail::Trail', 'Trail')['Properties'];
  const selectors: readonly { FieldSelectors: { Field: string; StartsWith?: unknown; Equals?: unknown }[] }[] =
    trail.AdvancedEventSelectors;
  const field = (type: string, name: string) =>
    selectors
      .find(({ FieldSelectors }) => JSON.stringify(FieldSelectors).includes(`"${type}"`))
      ?.FieldSelectors.find(({ Field }) => Field === name);

  it('writes to the log, the keys and the registry; nothing that is only read', () => {
    const named = JSON.stringify(field('AWS::DynamoDB::Table', 'resources.ARN')?.Equals);
    for (const name of ['TablesCases', 'TablesKeys', 'TablesRegistry']) expect(named).toContain(name);
    for (const { FieldSelectors } of selectors)
      expect(FieldSelectors).toContainEqual({ Field: 'readOnly', Equals: ['false'] });
  });

  it('files, functions and what is sent to queues, by our names', () => {
    const files = JSON.stringify(field('AWS::S3::Object', 'resources.ARN'));
    for (const name of ['Quarantine', 'Vault', 'Anchors']) expect(files).toContain(name);
    expect(JSON.stringify(field('AWS::SQS::Queue', 'resources.ARN'))).toContain(':redress-dev-');
    expect(field('AWS::SQS::Queue', 'eventName')?.StartsWith).toEqual(['SendMessage']);
    expect(JSON.stringify(field('AWS::Lambda::Function', 'resources.ARN'))).toContain(':function:redress-dev-');
  });

  it('is sealed, validated and read where the other logs are', () => {
    expect(trail).toMatchObject({ IsLogging: true, EnableLogFileValidation: true, KMSKeyId: expect.anything() });
    expect(JSON.stringify(data.findResources('AWS::Logs::LogGroup'))).toContain('/redress/dev/trail');
  });
});

describe('outputs', () => {
  it('what the tools of an operator ask for, by names that stay', () => {
    expect(
      Object.keys(data.findOutputs('*'))
        .filter((id) => !id.startsWith('ExportsOutput'))
        .toSorted(),
    ).toEqual([
      'AnchorKey',
      'AnchorsBucket',
      'Brand',
      'CasesTable',
      'DataKey',
      'KeysTable',
      'Policy',
      'RegistryTable',
      'VerifierRole',
    ]);
  });
});

describe('anchors of the log (G19)', () => {
  it.each([
    ['dev', 'GOVERNANCE', 1],
    ['prod', 'GOVERNANCE', 6 * 365],
  ])('%s: nobody takes an anchor away before its time: %s, %i days', (name, Mode, Days) => {
    const { data: of } = synthesise(stageNamed(name));
    const bucket = Object.entries(of.findResources('AWS::S3::Bucket')).find(([id]) =>
      id.startsWith('AnchorsBucket'),
    )?.[1];
    expect(bucket?.['Properties']).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode, Days } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    expect(bucket).toMatchObject({ DeletionPolicy: 'Retain' });
  });

  it('the signing key is asymmetric, so that whoever holds anchors to it cannot make one', () => {
    expect(find('AWS::KMS::Key', 'KeysAnchor')['Properties']).toMatchObject({
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
    });
  });

  it('the verifier reads log and anchors, and can write, sign and open nothing', () => {
    const { Statement } = find('AWS::IAM::ManagedPolicy', 'AnchorsVerifier')['Properties'].PolicyDocument;
    expect(Statement.flatMap((s: { Action: string | string[] }) => s.Action).toSorted()).toEqual([
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'kms:GetPublicKey',
      's3:GetObjectVersion',
      's3:ListBucketVersions',
    ]);
  });

  it('a bucket of another account takes the place of ours', () => {
    const dev = stageNamed('dev');
    const { data: of, pipeline } = synthesise(
      { ...dev, anchors: { ...dev.anchors, bucket: 'auditors-anchors' } },
      addChecks,
    );
    expect(Object.keys(of.findResources('AWS::S3::Bucket')).filter((id) => id.startsWith('Anchors'))).toEqual([]);
    expect(JSON.stringify(pipeline.toJSON())).toContain(':s3:::auditors-anchors/anchors/*');
  });
});
