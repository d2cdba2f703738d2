import { describe, expect, it } from 'vitest';
import { evidenceMessage } from '../../shared/schemas/wire.ts';
import { type Resource, synthesise, target } from './synthesised.ts';

const made = synthesise();
const [plan] = Object.values(made.data.findResources('AWS::GuardDuty::MalwareProtectionPlan'));
const quarantine = target(plan?.['Properties'].ProtectedResource.S3Bucket.BucketName);
const policy = Object.values(made.data.findResources('AWS::S3::BucketPolicy')).find(
  (p) => target(p['Properties'].Bucket) === quarantine,
);

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const statement = (sid: string): Statement => {
  const all: readonly Statement[] = policy?.['Properties'].PolicyDocument.Statement ?? [];
  const found = all.find((s) => s.Sid === sid);
  if (!found) throw new Error(`no statement ${sid}`);
  return found;
};
const scanRole = target(plan?.['Properties'].Role);

describe('the malware scan (T6, G15)', () => {
  it('covers the whole versioned quarantine and writes its verdict on each version', () => {
    expect(quarantine).toMatch(/^Quarantine/);
    expect(made.data.findResources('AWS::S3::Bucket')[quarantine]?.['Properties']).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    expect(plan?.['Properties']).toMatchObject({ Actions: { Tagging: { Status: 'ENABLED' } } });
    expect(plan?.['Properties'].ProtectedResource.S3Bucket.ObjectPrefixes).toBeUndefined();
  });

  it('fails closed at the bucket: what it has not passed is read by nobody else', () => {
    const { Effect, Action, Condition } = statement('NotBeforeTheVerdict');
    expect([Effect, Action]).toEqual(['Deny', ['s3:GetObject', 's3:GetObjectVersion']]);
    expect(Condition?.['StringNotEquals']).toEqual({
      's3:ExistingObjectTag/GuardDutyMalwareScanStatus': ['NO_THREATS_FOUND', 'UNSUPPORTED'],
    });
    expect(target(Condition?.['ArnNotEquals'])).toBe(scanRole);
  });

  it('is alone in writing verdicts', () => {
    const { Effect, Action, Condition } = statement('VerdictsByTheScanOnly');
    expect(Effect).toBe('Deny');
    expect(Action).toContain('s3:PutObjectVersionTagging');
    expect(target(Condition?.['ArnNotEquals'])).toBe(scanRole);
  });

  it('acts for GuardDuty only, and on this bucket only', () => {
    const role = made.data.findResources('AWS::IAM::Role')[scanRole];
    expect(JSON.stringify(role?.['Properties'].AssumeRolePolicyDocument)).toContain(
      'malware-protection-plan.guardduty.amazonaws.com',
    );
    const rights = Object.values(made.data.findResources('AWS::IAM::ManagedPolicy'))
      .filter((p) => p['Properties'].Roles.some((r: unknown) => target(r) === scanRole))
      .flatMap((p) => p['Properties'].PolicyDocument.Statement as Statement[]);
    const buckets = rights
      .filter((s) => JSON.stringify(s.Action).includes('s3:'))
      .flatMap((s) => [s.Resource].flat().map((r) => target(r)));
    expect(new Set(buckets)).toEqual(new Set([quarantine]));
  });
});

describe('uploads and verdicts (T15)', () => {
  const rules = Object.values(made.pipeline.findResources('AWS::Events::Rule')).filter((r) =>
    /aws\.(guardduty|s3)/.test(JSON.stringify(r['Properties'].EventPattern)),
  );
  const queueOf = (rule: Resource) =>
    made.pipeline.findResources('AWS::SQS::Queue')[target(rule['Properties'].Targets[0].Arn)]?.['Properties'].QueueName;
  const filled = (rule: Resource, values: Readonly<Record<string, string>>) => {
    const { InputPathsMap, InputTemplate } = rule['Properties'].Targets[0].InputTransformer;
    return Object.entries(InputPathsMap as Record<string, string>).reduce(
      (text, [name, path]) => text.replace(`<${name}>`, JSON.stringify(values[path])),
      InputTemplate as string,
    );
  };
  const key = `cases/${'a'.repeat(22)}/6f1c1d4e-0000-4000-8000-000000000000`;

  it('go to the queue of evidence, for this bucket and our keys only', () => {
    expect(rules.map(queueOf)).toEqual(['redress-dev-evidence', 'redress-dev-evidence']);
    for (const rule of rules) {
      const pattern = JSON.stringify(rule['Properties'].EventPattern);
      expect(pattern).toContain('{"prefix":"cases/"}');
      expect(pattern).toContain('Fn::ImportValue');
    }
  });

  it.each([
    ['Object Created', { '$.detail.object.key': key, '$.detail.object.version-id': 'v1' }, 'ARRIVED'],
    [
      'Scan Result',
      {
        '$.detail.s3ObjectDetails.objectKey': key,
        '$.detail.s3ObjectDetails.versionId': 'v1',
        '$.detail.scanResultDetails.scanResultStatus': 'THREATS_FOUND',
      },
      'THREATS_FOUND',
    ],
  ] as const)('%s becomes a message of key, version and word, and nothing else', (kind, values, word) => {
    const rule = rules.find((r) => JSON.stringify(r['Properties'].EventPattern).includes(kind));
    expect(evidenceMessage.safeParse(JSON.parse(filled(rule as Resource, values)))).toMatchObject({
      success: true,
      data: { case: 'a'.repeat(22), document: key.split('/')[2], version: 'v1', word },
    });
  });

  it('a message of another shape, key or word is not one of ours', () => {
    for (const message of [
      { v: 1, key, version: 'v1', word: 'CLEAN' },
      { v: 1, key: '../vault/x', version: 'v1', word: 'ARRIVED' },
      { v: 1, key: `${key}/more`, version: 'v1', word: 'ARRIVED' },
      { v: 1, key, version: 'a/b', word: 'ARRIVED' },
      { v: 1, key, version: 'v1', word: 'ARRIVED', case: 'b'.repeat(22) },
    ])
      expect(evidenceMessage.safeParse(message).success).toBe(false);
  });
});
