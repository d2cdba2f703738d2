import { describe, expect, it } from 'vitest';
import { FakeQueue } from '../fakes/queues.ts';
import { functionResource, type Resource, synthesise, target } from './synthesised.ts';

const made = synthesise();
const queues = made.pipeline.findResources('AWS::SQS::Queue');
const names = Object.values(queues).map((q) => String(q['Properties'].QueueName).replace('redress-dev-', ''));
const queue = (name: string): Resource =>
  Object.values(queues).find((q) => q['Properties'].QueueName === `redress-dev-${name}`) ?? {};
const mappings = Object.values(made.pipeline.findResources('AWS::Lambda::EventSourceMapping'));
const fedBySqs = mappings.filter((m) => m['Properties'].EventSourceArn['Fn::GetAtt'] !== undefined);

const worked = {
  steps: 'run-step',
  packages: 'build-package',
  evidence: 'inspect-evidence',
  mails: 'send-mail',
  reminders: 'remind',
  purges: 'purge-case',
  deliveries: 'watch-delivery',
} as const;
const day = 86_400;

describe('queues (G23)', () => {
  it('are the ones of docs/architecture.md, each with its dead letters', () => {
    expect(names.toSorted()).toEqual(
      [
        ...Object.keys(worked),
        ...Object.keys(worked).map((name) => `${name}-dlq`),
        'schedules-dlq',
        'dispatch-dlq',
        'sweep-dlq',
        'invocations-dlq',
        'anchor-log-dlq',
      ].toSorted(),
    );
  });

  it.each(names.filter((name) => name.endsWith('-dlq')))('%s keeps dead letters 14 days', (name) => {
    expect(queue(name)['Properties'].MessageRetentionPeriod).toBe(14 * day);
  });

  it.each(Object.entries(worked))(
    '%s: visibility >= 6x of %s, a quarter of an hour at most, received for longer than two looks of the sweep are apart, then its own DLQ, 4 days at most (G7)',
    (name, worker) => {
      const { VisibilityTimeout, RedrivePolicy, MessageRetentionPeriod } = queue(name)['Properties'];
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * functionResource(made, worker)['Properties'].Timeout);
      expect(VisibilityTimeout).toBeLessThanOrEqual(15 * 60);
      expect(RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      expect(RedrivePolicy.maxReceiveCount * VisibilityTimeout).toBeGreaterThan(2 * 3600 + VisibilityTimeout);
      const { rules } = new FakeQueue(name);
      expect([rules.visibilityMs / 1000, rules.maxReceives]).toEqual([
        VisibilityTimeout,
        RedrivePolicy.maxReceiveCount,
      ]);
      expect(queues[target(RedrivePolicy.deadLetterTargetArn)]?.['Properties'].QueueName).toBe(
        `redress-dev-${name}-dlq`,
      );
      // The dead letter's age counts from its first enqueueing: 14 days there must outlast the stay here.
      expect(MessageRetentionPeriod).toBeLessThanOrEqual(4 * day);
    },
  );

  it('are all encrypted and refuse plain HTTP', () => {
    const policies = JSON.stringify(Object.values(made.pipeline.findResources('AWS::SQS::QueuePolicy')));
    for (const [id, found] of Object.entries(queues)) {
      expect(found['Properties'].SqsManagedSseEnabled).toBe(true);
      expect(policies).toContain(`"Resource":{"Fn::GetAtt":["${id}","Arn"]}`);
    }
    for (const { Properties } of Object.values(made.pipeline.findResources('AWS::SQS::QueuePolicy'))) {
      expect(Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  it.each(Object.entries(worked))(
    '%s feeds %s: partial batch failures, bounded concurrency, no filter',
    (name, worker) => {
      const found = fedBySqs.filter(
        (m) => queues[target(m['Properties'].EventSourceArn)]?.['Properties'].QueueName === `redress-dev-${name}`,
      );
      expect(found).toHaveLength(1);
      const mapping = found[0]?.['Properties'];
      expect(
        made.pipeline.findResources('AWS::Lambda::Function')[target(mapping.FunctionName)]?.['Properties'].FunctionName,
      ).toBe(`redress-dev-${worker}`);
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
      // A file or a package takes an environment's memory and time for itself; ten mails of a batch would go to SES at once.
      expect(mapping.BatchSize).toBe(['evidence', 'packages', 'mails'].includes(name) ? 1 : 10);
      // A filter on SQS deletes what it does not match.
      expect(mapping.FilterCriteria).toBeUndefined();
    },
  );

  it.each(Object.entries(worked))(
    '%s asks for no more of %s than is reserved: throttled messages would use up their receives',
    (name, worker) => {
      const mapping = fedBySqs.find(
        (m) => queues[target(m['Properties'].EventSourceArn)]?.['Properties'].QueueName === `redress-dev-${name}`,
      );
      expect(functionResource(made, worker)['Properties'].ReservedConcurrentExecutions).toBeGreaterThanOrEqual(
        mapping?.['Properties'].ScalingConfig.MaximumConcurrency,
      );
    },
  );

  it('no event source on a queue has a filter: it deletes what it does not match', () => {
    expect(fedBySqs.length).toBeGreaterThan(0);
    for (const { Properties } of fedBySqs) expect(Properties.FilterCriteria).toBeUndefined();
  });
});

describe('stream of cases (G1, G23)', () => {
  const stream = mappings.filter((m) => !fedBySqs.includes(m));

  it('feeds dispatch-events alone, from the beginning, commits only, poison kept apart', () => {
    expect(stream).toHaveLength(1);
    const mapping = stream[0]?.['Properties'];
    expect(JSON.stringify(mapping.EventSourceArn)).toMatch(/TablesCases.*StreamArn/);
    expect(target(mapping.FunctionName)).toMatch(/^OutboxDispatchEvents/);
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 12 * 3600,
      MaximumRetryAttempts: 100,
      FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"C#"}]}}}}' }] },
    });
    expect(queues[target(mapping.DestinationConfig.OnFailure.Destination)]?.['Properties'].QueueName).toBe(
      'redress-dev-dispatch-dlq',
    );
  });
});

describe('schedules (G3)', () => {
  it('Scheduler may send to reminders and its dead letters, no key stands between, only from our group', () => {
    const role = Object.entries(made.pipeline.findResources('AWS::IAM::Role')).find(([, r]) =>
      JSON.stringify(r['Properties'].AssumeRolePolicyDocument).includes('scheduler.amazonaws.com'),
    );
    expect(JSON.stringify(role?.[1]['Properties'].AssumeRolePolicyDocument)).toContain('aws:SourceArn');
    const policy = Object.values(made.pipeline.findResources('AWS::IAM::ManagedPolicy')).find(
      (p) => target(p['Properties'].Roles[0]) === role?.[0],
    );
    const sends = policy?.['Properties'].PolicyDocument.Statement.flatMap((s: { Resource: unknown }) =>
      [s.Resource].flat(),
    );
    expect(sends.map((arn: unknown) => queues[target(arn)]?.['Properties'].QueueName).toSorted()).toEqual([
      'redress-dev-reminders',
      'redress-dev-schedules-dlq',
    ]);
    // A dead-letter queue under a key whose policy does not name scheduler.amazonaws.com loses the dead letter itself.
    expect(queue('schedules-dlq')['Properties']).toMatchObject({ SqsManagedSseEnabled: true });
    expect(queue('schedules-dlq')['Properties'].KmsMasterKeyId).toBeUndefined();
  });
});

describe('sweep (G3)', () => {
  it('runs hourly, and a run that failed is kept', () => {
    made.pipeline.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' });
    const rule = Object.values(made.pipeline.findResources('AWS::Events::Rule')).find(
      (r) => r['Properties'].ScheduleExpression,
    );
    const [found] = rule?.['Properties'].Targets ?? [];
    expect(target(found.Arn)).toMatch(/^OutboxSweep/);
    expect(queues[target(found.DeadLetterConfig.Arn)]?.['Properties'].QueueName).toBe('redress-dev-sweep-dlq');
    expect(functionResource(made, 'sweep')['Properties'].DeadLetterConfig.TargetArn).toBeDefined();
  });
});
