import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { everywhere, functionNames, functionResource, synthesise, target } from './synthesised.ts';

const made = synthesise();
const { pipeline } = made;
const roles = pipeline.findResources('AWS::IAM::Role');
const policies = Object.values(pipeline.findResources('AWS::IAM::ManagedPolicy'));

/** A value CloudFormation fills in, as the function will see it. */
function filledIn(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (name === 'EDGE_SECRET') return 'x'.repeat(64);
  if (name.endsWith('_QUEUE')) return 'https://sqs.us-east-1.amazonaws.com/111122223333/queue';
  return name.endsWith('_ARN') ? 'arn:aws:service:us-east-1:111122223333:thing' : 'name';
}

describe('functions', () => {
  it('every folder of functions/ is deployed, and nothing else', () => {
    expect(
      everywhere(made, 'AWS::Lambda::Function')
        .map((f) => f['Properties'].FunctionName)
        .toSorted(),
    ).toEqual(functionNames.map((name) => `redress-dev-${name}`));
  });

  it.each(functionNames)('%s: arm64, Node 24, JSON logs into its own group with a retention', (name) => {
    const { Properties } = functionResource(made, name);
    expect(Properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'handler.handler',
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    });
    const group =
      pipeline.findResources('AWS::Logs::LogGroup')[target(Properties.LoggingConfig.LogGroup)]?.['Properties'];
    expect(group).toMatchObject({ LogGroupName: `/redress/dev/${name}`, RetentionInDays: 30 });
    expect(Properties.VpcConfig).toBeUndefined();
    expect(Properties.Layers).toBeUndefined();
  });

  it.each(functionNames)('%s: its environment is exactly what its env.ts asks for', async (name) => {
    const { envSchema } = (await import(`../../functions/${name}/env.ts`)) as { envSchema: z.ZodMiniObject };
    const given = functionResource(made, name)['Properties'].Environment.Variables as Record<string, unknown>;
    expect(Object.keys(given).toSorted()).toEqual(Object.keys(envSchema.shape).toSorted());
    const filled = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, filledIn(key, value)]));
    expect(z.safeParse(envSchema, filled)).toMatchObject({ success: true });
  });

  it('one role per function, with one policy of ours, none of AWS and none inline', () => {
    const used = functionNames.map((name) => target(functionResource(made, name)['Properties'].Role));
    expect(new Set(used).size).toBe(functionNames.length);
    for (const [id, role] of Object.entries(roles)) {
      expect(role['Properties'].ManagedPolicyArns).toBeUndefined();
      expect(role['Properties'].Policies).toBeUndefined();
      expect(policies.filter((p) => target(p['Properties'].Roles[0]) === id)).toHaveLength(1);
    }
    expect(everywhere(made, 'AWS::IAM::Policy')).toEqual([]);
  });

  it.each(functionNames)(
    '%s: its share of the account is reserved, and a failed asynchronous invocation is kept (T16)',
    (name) => {
      const { ReservedConcurrentExecutions, DeadLetterConfig } = functionResource(made, name)['Properties'];
      expect(ReservedConcurrentExecutions).toBeGreaterThanOrEqual(1);
      expect(target(DeadLetterConfig.TargetArn)).toMatch(
        { sweep: /SweepDeadLetters/, 'anchor-log': /AnchorsDeadLetters/ }[name] ?? /^Invocations/,
      );
    },
  );
});

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function statementsOf(name: string): readonly Statement[] {
  const role = target(functionResource(made, name)['Properties'].Role);
  return policies
    .filter((p) => p['Properties'].Roles.some((r: unknown) => target(r) === role))
    .flatMap((p) => p['Properties'].PolicyDocument.Statement as Statement[]);
}

const labels: readonly (readonly [RegExp, string])[] = [
  [/TablesCases.*\/stream\/\*/, 'streams'],
  [/TablesCases.*\/index\/watch/, 'index watch'],
  [/TablesCases.*\/index\/desk/, 'index desk'],
  [/TablesCases.*\/index\/print/, 'index print'],
  [/TablesCases/, 'cases'],
  [/TablesKeys/, 'keys'],
  [/TablesLimits/, 'limits'],
  [/TablesRegistry/, 'registry'],
  [/KeysData/, 'data key'],
  [/KeysMac/, 'mac key'],
  [/QuarantineBucket.*\/\*/, 'quarantine objects'],
  [/QuarantineBucket/, 'quarantine'],
  [/VaultBucket.*\/\*/, 'vault objects'],
  [/VaultBucket/, 'vault'],
  [/"Fn::GetAtt":\["\w*Logs/, 'logs'],
  [/schedule\/redress-dev-reminders/, 'schedules'],
  [/SchedulesRole/, 'scheduler role'],
  [/identity\/dev\.example\.com/, 'identity'],
  [/configuration-set/, 'configuration set'],
  [/(Workers|Inspection)(\w+?)DeadLetters/, 'dead letters'],
  [/SweepDeadLetters/, 'sweep dead letters'],
  [/AnchorsDeadLetters/, 'anchor dead letters'],
  [/KeysAnchor/, 'anchor key'],
  [/AnchorsBucket.*\/anchors\/\*/, 'anchors'],
  [/InvocationsQueue/, 'invocations'],
  [/StreamDeadLetters/, 'dispatch dead letters'],
  [/WorkersPurge\w*DeadLetters/, 'dead letters'],
  [/WorkersPurge/, 'purges'],
  [/InspectionEvidence/, 'evidence'],
  [/WorkersFlagsBus/, 'flag bus'],
  [/WorkersSteps/, 'steps'],
  [/WorkersPackages/, 'packages'],
  [/WorkersMails/, 'mails'],
  [/WorkersReminders/, 'reminders'],
  [/WorkersDeliveries/, 'deliveries'],
  [/^"\*"$/, '*'],
];

/** `resource: actions` of a role, one line each. */
function permissions(name: string): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { Action, Resource, Effect } of statementsOf(name)) {
    expect(Effect).toBe('Allow');
    for (const resource of [Resource].flat()) {
      const text = JSON.stringify(resource);
      const label = labels.find(([pattern]) => pattern.test(text))?.[1] ?? text;
      found.set(label, [...(found.get(label) ?? []), ...[Action].flat().map((a) => a.replace(/^\w+:/, ''))]);
    }
  }
  return [...found].map(([label, actions]) => `${label}: ${[...new Set(actions)].toSorted().join(' ')}`).toSorted();
}

const logs = 'logs: CreateLogStream PutLogEvents';
const traces = '*: PutTelemetryRecords PutTraceSegments';
const kept = 'invocations: SendMessage';
const consume = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage';
const send = 'GetQueueAttributes GetQueueUrl SendMessage';
const common = [traces, kept];
const outbox = [
  'cases: GetItem PutItem Query UpdateItem',
  logs,
  `mails: ${send}`,
  `packages: ${send}`,
  `purges: ${send}`,
  'scheduler role: PassRole',
  'schedules: CreateSchedule DeleteSchedule',
  `steps: ${send}`,
];

/** Who may do what: the whole list. A line more here is a decision. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'accept-report': [
    'cases: GetItem PutItem Query',
    'data key: Decrypt GenerateDataKey',
    'keys: GetItem PutItem',
    logs,
    ...common,
    'registry: Query',
  ],
  'serve-case': [
    'cases: GetItem PutItem Query',
    'data key: Decrypt',
    'keys: GetItem',
    logs,
    ...common,
    'limits: GetItem PutItem',
    'quarantine objects: PutObject',
    'vault objects: GetObject',
    'vault: ListBucket',
  ],
  'serve-desk': [
    'cases: BatchGetItem GetItem PutItem Query',
    'data key: Decrypt',
    'index desk: Query',
    'index print: Query',
    'keys: GetItem',
    logs,
    ...common,
    'mac key: GenerateMac',
    'quarantine objects: PutObject',
    'registry: GetItem PutItem Query',
    'vault objects: GetObject PutObject',
    'vault: ListBucket',
  ],
  'dispatch-events': [
    ...outbox,
    '*: ListStreams PutTelemetryRecords PutTraceSegments',
    kept,
    'dispatch dead letters: GetQueueAttributes GetQueueUrl SendMessage',
    'streams: DescribeStream GetRecords GetShardIterator',
  ],
  sweep: [...outbox, traces, 'index watch: Query', 'sweep dead letters: SendMessage'],
  'run-step': [
    'cases: GetItem PutItem Query',
    'data key: Decrypt',
    'keys: GetItem',
    'flag bus: PutEvents',
    logs,
    ...common,
    'limits: GetItem PutItem',
    'mac key: GenerateMac',
    'registry: Query',
    `steps: ${consume}`,
    'vault objects: GetObject PutObject',
    'vault: ListBucket',
  ],
  'build-package': [
    'cases: GetItem PutItem Query',
    'data key: Decrypt',
    'keys: GetItem',
    logs,
    ...common,
    `packages: ${consume}`,
    'registry: Query',
    'vault objects: GetObject PutObject',
    'vault: ListBucket',
  ],
  'inspect-evidence': [
    'cases: PutItem Query',
    'data key: Decrypt',
    `evidence: ${consume}`,
    'keys: GetItem',
    logs,
    ...common,
    'quarantine objects: DeleteObjectVersion GetObjectVersion GetObjectVersionTagging',
    'quarantine: ListBucketVersions',
    'vault objects: PutObject',
  ],
  'send-mail': [
    'cases: GetItem PutItem Query',
    'configuration set: SendRawEmail',
    'data key: Decrypt',
    'identity: SendRawEmail',
    'keys: GetItem',
    logs,
    ...common,
    'limits: GetItem PutItem UpdateItem',
    'mac key: GenerateMac',
    `mails: ${consume}`,
  ],
  'watch-delivery': ['cases: PutItem Query', `deliveries: ${consume}`, logs, ...common],
  'purge-case': [
    'cases: DeleteItem PutItem Query',
    'keys: DeleteItem',
    logs,
    ...common,
    `purges: ${consume}`,
    'quarantine objects: DeleteObject DeleteObjectVersion',
    'quarantine: ListBucketVersions',
    'vault objects: DeleteObject DeleteObjectVersion',
    'vault: ListBucketVersions',
  ],
  // Write-only: it may neither read, list, delete nor release what it put there.
  'anchor-log': [
    'anchor dead letters: SendMessage',
    'anchor key: Sign',
    'anchors: PutObject',
    'cases: PutItem Query',
    logs,
    traces,
  ],
  remind: ['cases: PutItem Query', logs, ...common, `reminders: ${consume}`],
};

describe('permissions (style 15, G18, G19)', () => {
  it.each(functionNames)('%s may do exactly what is listed', (name) => {
    expect(permissions(name)).toEqual(allowed[name]?.toSorted());
  });

  it('no action has a wildcard, and the only bare resources are of actions that take none', () => {
    const all = functionNames.flatMap((name) => statementsOf(name));
    expect(all.flatMap((s) => s.Action).filter((a) => a.includes('*'))).toEqual([]);
    expect(new Set(all.filter((s) => [s.Resource].flat().includes('*')).flatMap((s) => s.Action))).toEqual(
      new Set(['dynamodb:ListStreams', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']),
    );
  });

  it('L50: only purge-case may delete, of tables only a wrapped key and a look-up row, and it can read neither file nor key', () => {
    const cleared = statementsOf('purge-case').flatMap((s) =>
      [s.Action].flat().map((a) => `${a} ${JSON.stringify(s.Resource)}`),
    );
    const deletes = statementsOf('purge-case').filter((s) => [s.Action].flat().includes('dynamodb:DeleteItem'));
    expect(deletes.map((s) => (/TablesKeys/.test(JSON.stringify(s.Resource)) ? 'keys' : s.Condition))).toEqual([
      'keys',
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DIGEST#*'] } },
    ]);
    expect(cleared.filter((a) => /s3:GetObject|kms:/.test(a))).toEqual([]);
  });

  it('G18: the function strangers reach may read of the registry who works here, and no token of a system', () => {
    const read = statementsOf('accept-report').filter((s) => /TablesRegistry/.test(JSON.stringify(s.Resource)));
    expect(read.map((s) => s.Condition)).toEqual([
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ROSTER'] } },
    ]);
  });

  it('the inspection destroys uploads, one version at a time, and nothing of the vault', () => {
    expect(permissions('inspect-evidence').filter((line) => /Delete(?!Message)/.test(line))).toEqual([
      'quarantine objects: DeleteObjectVersion GetObjectVersion GetObjectVersionTagging',
    ]);
  });

  it('nobody else may delete, and nobody rewrites a commit', () => {
    const destroying = ['purge-case', 'inspect-evidence'];
    const everything = functionNames.filter((name) => name !== 'purge-case').flatMap((name) => statementsOf(name));
    const others = functionNames.filter((name) => !destroying.includes(name)).flatMap((name) => statementsOf(name));
    expect(
      others.flatMap((s) => s.Action).filter((a) => /Delete(Item|Object)|BatchWrite|Scan|PartiQL/.test(a)),
    ).toEqual([]);
    // Counters are no log: they may be counted up.
    const updates = everything.filter(
      (s) => [s.Action].flat().includes('dynamodb:UpdateItem') && !JSON.stringify(s.Resource).includes('TablesLimits'),
    );
    expect(updates).toHaveLength(2);
    for (const { Action, Condition } of updates) {
      expect(Action).toBe('dynamodb:UpdateItem');
      expect(JSON.stringify(Condition)).toContain('dynamodb:Attributes');
      expect(JSON.stringify(Condition)).not.toMatch(/"(body|hash|prev)"/);
    }
  });

  it('only intake makes data keys, and keys open only for a named case or system', () => {
    const kms = functionNames.flatMap((name) =>
      statementsOf(name)
        .filter((s) => [s.Action].flat().some((a) => /kms:(Decrypt|GenerateDataKey)/.test(a)))
        .map((s) => ({ name, ...s })),
    );
    expect(kms.filter((s) => [s.Action].flat().includes('kms:GenerateDataKey')).map((s) => s.name)).toEqual([
      'accept-report',
    ]);
    for (const s of kms)
      expect(JSON.stringify(s.Condition)).toMatch(/"Null":\{"kms:EncryptionContext:(case|system)":"false"\}/);
  });
});
