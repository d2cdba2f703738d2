import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everywhere, repository, synthesise, target } from './synthesised.ts';

const made = synthesise();
const alarms = everywhere(made, 'AWS::CloudWatch::Alarm').map((a) => a['Properties']);
const names = alarms.map((a) => String(a.AlarmName).replace('redress-dev-', ''));
const runbook = readFileSync(join(repository, 'docs/runbook.md'), 'utf8');
const sections = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section.split(/^## /m, 1)[0] ?? '']),
);

describe('alarms (style 14)', () => {
  it.each(alarms.map((a) => [String(a.AlarmName), a] as const))('%s says who is hurt, and rings', (_, alarm) => {
    expect(alarm.AlarmDescription).toMatch(/^Who is hurt: .{20,}\. What to do: docs\/runbook\.md, [a-z-]+\.$/);
    expect(JSON.stringify(alarm.AlarmActions)).toMatch(/redress-dev-operations|Alarms/);
  });

  it.each(names)('%s has an entry in docs/runbook.md with what to look at and what to do', (name) => {
    expect(sections.get(name)).toMatch(/\*\*Look:\*\*[\s\S]+\*\*Do:\*\*/);
  });

  it('the runbook has no entry of an alarm that is gone', () => {
    expect([...sections.keys()].toSorted()).toEqual(names.toSorted());
  });

  it('every queue, dead letter and function is watched', () => {
    const queues = made.pipeline.findResources('AWS::SQS::Queue');
    const watched = new Set(
      alarms
        .flatMap((a) => (a.Dimensions ?? []).map((d: { Name: string; Value: unknown }) => d))
        .flatMap((d: { Name: string; Value: unknown }) =>
          d.Name === 'QueueName' || d.Name === 'FunctionName' ? [target(d.Value)] : [],
        ),
    );
    const all = [...Object.keys(queues), ...Object.keys(made.pipeline.findResources('AWS::Lambda::Function'))];
    expect(all.filter((id) => !watched.has(id))).toEqual([]);
  });

  it('a dead letter rings on the first message, and a silent sweep rings', () => {
    for (const alarm of alarms.filter((a) => String(a.AlarmName).endsWith('-dlq'))) {
      expect(alarm).toMatchObject({
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
      });
    }
    expect(alarms.find((a) => a.AlarmName === 'redress-dev-sweep-silent')).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('a changed commit rings (G19)', () => {
    made.pipeline.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ $.message = "LOG_TAMPERED" }',
    });
    expect(names).toContain('log-tampered');
  });

  it('G1 ADR 006: what a function fails at and answers for rings: one request, or five pieces of work', () => {
    const filters = Object.values(made.pipeline.findResources('AWS::Logs::MetricFilter')).map((f) => f['Properties']);
    const alarm = (name: string) => alarms.find((a) => a.AlarmName === `redress-dev-${name}`);
    const counted = (metric: string) =>
      filters
        .filter((f) => f.FilterPattern === '{ $.message = "FAILED" }')
        .filter((f) => f.MetricTransformations[0].MetricName === metric)
        .map((f) => made.pipeline.toJSON()['Resources'][f.LogGroupName.Ref].Properties.LogGroupName.split('/').at(-1));
    expect(alarm('requests-failed')).toMatchObject({ Threshold: 1, MetricName: 'FAILED_REQUESTS' });
    expect(counted('FAILED_REQUESTS').toSorted()).toEqual(['accept-report', 'serve-case', 'serve-desk']);
    expect(alarm('work-failed')).toMatchObject({ Threshold: 5, MetricName: 'FAILED' });
    // The two that run by the hour throw at the end, and ring as errors.
    const all = alarms.flatMap((a) => /^redress-dev-(.*)-errors$/u.exec(a.AlarmName)?.[1] ?? []);
    expect([...counted('FAILED'), ...counted('FAILED_REQUESTS'), 'anchor-log', 'sweep'].toSorted()).toEqual(
      all.toSorted(),
    );
  });

  it('T9 ASVS 16.3.2: three refusals of staff in five minutes ring, at the counter and at the desk', () => {
    const filters = Object.entries(made.pipeline.findResources('AWS::Logs::MetricFilter')).filter(
      ([, f]) => f['Properties'].FilterPattern === '{ $.message = "STAFF_REFUSED" }',
    );
    const groups = filters.map(([, f]) => made.pipeline.toJSON()['Resources'][f['Properties'].LogGroupName.Ref]);
    expect(groups.map((g) => g.Properties.LogGroupName.split('/').at(-1)).toSorted()).toEqual([
      'accept-report',
      'serve-desk',
    ]);
    expect(alarms.find((a) => a.AlarmName === 'redress-dev-staff-refused')).toMatchObject({
      MetricName: 'STAFF_REFUSED',
      Threshold: 3,
      Period: 300,
      Statistic: 'Sum',
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('the topic mails the operators and is encrypted by a key CloudWatch may use', () => {
    const [topic] = Object.values(made.operations.findResources('AWS::SNS::Topic'));
    const [mail] = Object.values(made.operations.findResources('AWS::SNS::Subscription'));
    expect(JSON.stringify(topic?.['Properties'].KmsMasterKeyId)).toContain('KeysStorage');
    expect(mail?.['Properties']).toMatchObject({ Protocol: 'email', Endpoint: 'operations@dev.example.com' });
  });

  it('G1: alarms may ring: the policy that wants TLS has taken the place of the one that let them', () => {
    const [policy] = Object.values(made.operations.findResources('AWS::SNS::TopicPolicy'));
    const allowed = policy?.['Properties'].PolicyDocument.Statement.filter(
      (s: { Effect: string }) => s.Effect === 'Allow',
    );
    expect(allowed).toMatchObject([
      {
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });
});
