import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { failedItems } from '../../local/runtime/batch-answer.ts';
import { findRoute } from '../../local/runtime/routes.ts';
import { batchTrouble, splitAfterFailure } from '../../local/runtime/stream-batches.ts';
import { resolverOf } from '../../local/template/intrinsics.ts';
import type { MappingModel, RouteModel } from '../../local/template/model.ts';
import { compilePattern } from '../../local/template/patterns.ts';
import { readModel } from '../../local/template/read-model.ts';
import { nextDue } from '../../local/template/schedule-expression.ts';
import { targetInput } from '../../local/template/target-input.ts';
import { tinyAssembly } from '../fixtures/local-runtime/assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = {
  account: '000000000000',
  region: 'us-east-1',
  sqsUrl: 'http://127.0.0.1:1',
  issuer: 'http://127.0.0.1:2',
};

describe('intrinsic functions', () => {
  const stack = {
    name: 'one',
    assets: new Map<string, string>(),
    template: {
      Parameters: { Size: { Default: 'small' }, Asked: {} },
      Conditions: { Small: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] }, Big: { 'Fn::Not': [{ Condition: 'Small' }] } },
      Mappings: { Sizes: { small: { memory: 128 } } },
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'steps' } },
        Role: { Type: 'AWS::IAM::Role' },
      },
    },
  };
  const other = {
    name: 'two',
    assets: new Map<string, string>(),
    template: {
      Resources: { Key: { Type: 'AWS::KMS::Key' } },
      Outputs: {
        Exported: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Key' } } },
      },
    },
  };
  const resolve = (value: unknown) => resolverOf(stack, [stack, other], place).value(value, 'one/Thing');

  it.each([
    [{ Ref: 'Queue' }, 'http://127.0.0.1:1/000000000000/steps'],
    [{ Ref: 'AWS::Region' }, 'us-east-1'],
    [{ Ref: 'Size' }, 'small'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:steps'],
    [{ 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/one-Role'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Size' }, 3]] }, 'a-small-3'],
    [
      { 'Fn::Sub': 'arn:${AWS::Partition}:x:${Queue.Arn}:${!Literal}' },
      'arn:aws:x:arn:aws:sqs:us-east-1:000000000000:steps:${Literal}',
    ],
    [{ 'Fn::Sub': ['${Word} ${Size}', { Word: { Ref: 'AWS::AccountId' } }] }, '000000000000 small'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::If': ['Big', 'big', { a: { Ref: 'Size' } }] }, { a: 'small' }],
    [{ kept: 1, gone: { Ref: 'AWS::NoValue' } }, { kept: 1 }],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'memory'] }, 128],
  ])('resolves %j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('gives a parameter nobody is asked for here a value as long as a secret, the same for every stack', () => {
    expect(resolve({ Ref: 'Asked' })).toMatch(/^[0-9a-f]{64}$/);
    expect(resolve({ Ref: 'Asked' })).toBe(resolve({ 'Fn::Sub': '${Asked}' }));
  });

  it('finds an export of another stack by its resolved name', () => {
    expect(resolve({ 'Fn::ImportValue': 'two:Key' })).toMatch(
      /^arn:aws:kms:us-east-1:000000000000:key\/[0-9a-f-]{36}$/,
    );
  });

  it.each([
    [{ Ref: 'Nobody' }, 'one/Thing: Ref Nobody names neither a resource nor a parameter'],
    [{ 'Fn::GetAtt': ['Role', 'RoleId'] }, 'one/Thing: Fn::GetAtt Role.RoleId of AWS::IAM::Role is not known here'],
    [{ 'Fn::ImportValue': 'two:Nothing' }, 'one/Thing: no stack exports "two:Nothing"'],
    [{ 'Fn::Cidr': [] }, 'one/Thing: Fn::Cidr is not known here'],
  ])('names the resource when it cannot resolve %j', (value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});

describe('the model of an assembly', () => {
  it('reads wiring across stacks, and lists what it does nothing for', () => {
    const model = readModel(tinyAssembly(join(folder, 'whole')), place);
    expect(model.tables.map(({ name, stream }) => ({ name, stream }))).toEqual([
      { name: 'tiny-data-Table', stream: 'KEYS_ONLY' },
    ]);
    expect(model.functions.find(({ name }) => name === 'tiny-work')).toMatchObject({
      handler: 'handler.work',
      timeout: 10,
      environment: { TABLE: 'tiny-data-Table', WORK_QUEUE: 'http://127.0.0.1:1/000000000000/tiny-work' },
    });
    expect(model.mappings).toEqual([
      expect.objectContaining({
        sourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/tiny-data-Table/stream/local',
        partialFailures: true,
        bisect: true,
        maximumRetries: 1,
        onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:tiny-stream-dlq',
      }),
      expect.objectContaining({ batchSize: 10, maximumConcurrency: 2 }),
    ]);
    const [client] = model.clients;
    expect(client).toMatchObject({ accessTokenLife: 900, scopes: ['openid', 'email'] });
    expect(model.apis[0]?.routes.find(({ key }) => key === 'GET /me')?.authorizer).toEqual({
      issuer: 'http://127.0.0.1:2',
      audience: [client?.id],
    });
    expect(model.ignored).toEqual({ 'AWS::CloudWatch::Alarm': 1 });
  });

  it('refuses a guarded route whose authorizer it does not know, rather than leave the door open', () => {
    const broken = tinyAssembly(join(folder, 'open'), (resources) => {
      (resources['Me'] as { Properties: Record<string, unknown> }).Properties['AuthorizationType'] = 'AWS_IAM';
      delete (resources['Me'] as { Properties: Record<string, unknown> }).Properties['AuthorizerId'];
    });
    expect(() => readModel(broken, place)).toThrow('tiny-pipeline/Me: AWS_IAM authorization');
  });

  it('says what to do when nothing was synthesised', () => {
    expect(() => readModel(join(folder, 'nowhere'), place)).toThrow('run `npm run synth` first');
  });
});

describe('event patterns and filters', () => {
  it.each([
    [{ source: ['aws.ses'] }, { source: 'aws.ses' }, true],
    [{ source: ['aws.ses'] }, { source: 'aws.s3' }, false],
    [{ a: { b: ['x', 1, null] } }, { a: { b: 1 } }, true],
    [{ a: { b: ['x'] } }, { a: { b: ['y', 'x'] } }, true],
    [{ k: [{ prefix: 'C#' }] }, { k: 'C#00000001' }, true],
    [{ k: [{ prefix: 'C#' }] }, { k: 'HEAD' }, false],
    [{ k: [{ suffix: '.pdf' }, { wildcard: 'a*z' }] }, { k: 'abcz' }, true],
    [{ k: [{ exists: true }] }, { k: ['v'] }, true],
    [{ k: [{ exists: true }] }, {}, false],
    [{ k: [{ exists: false }] }, {}, true],
    [{ k: [{ 'anything-but': ['a', 'b'] }] }, { k: 'c' }, true],
    [{ k: [{ 'anything-but': { prefix: 'a' } }] }, { k: 'abc' }, false],
    [{ k: [{ 'anything-but': 'a' }] }, {}, false],
    [{ k: [{ 'equals-ignore-case': 'ABC' }] }, { k: 'abc' }, true],
    [{ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: 5 }, true],
    [{ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: 6 }, false],
    [{ $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: '2' }, true],
    [{ toString: [{ exists: true }] }, {}, false],
  ])('%j on %j is %s', (pattern, event, expected) => {
    expect(compilePattern(pattern, 'here').matches(event)).toBe(expected);
  });

  it('refuses an operator it does not know, naming where', () => {
    expect(() => compilePattern({ ip: [{ cidr: '10.0.0.0/24' }] }, 'one/Rule')).toThrow('one/Rule: the operator');
  });
});

describe('input of a target', () => {
  const rule = { name: 'r', arn: 'arn:aws:events:us-east-1:000000000000:rule/r' };
  const event = { time: 'now', detail: { type: 'Bounce', tags: { case: ['c"1'] }, count: 2, list: [1, 2] } };
  const target = { arn: 'a', maximumRetries: 1 };

  it('puts values in with their JSON type, absent ones as null, and quoted ones as text (G18)', () => {
    const transformer = {
      paths: { 't-y': '$.detail.type', c: '$.detail.tags.case[0]', n: '$.detail.count', gone: '$.detail.nothing' },
      template: '{"type":<t-y>,"case":<c>,"n":<n>,"class":<gone>,"words":"case <c> of <t-y>"}',
    };
    expect(JSON.parse(targetInput({ ...target, transformer }, event, rule))).toEqual({
      type: 'Bounce',
      case: 'c"1',
      n: 2,
      class: null,
      words: 'case c"1 of Bounce',
    });
  });

  it('gives the event, a part of it, or a constant otherwise', () => {
    expect(JSON.parse(targetInput(target, event, rule))).toEqual(event);
    expect(targetInput({ ...target, inputPath: '$.detail.list' }, event, rule)).toBe('[1,2]');
    expect(targetInput({ ...target, input: '{"a":1}' }, event, rule)).toBe('{"a":1}');
  });
});

describe('schedule expressions', () => {
  const at = (text: string) => Date.parse(text);

  it.each([
    ['rate(1 hour)', '2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z'],
    ['rate(2 days)', '2026-11-24T10:00:00Z', '2026-11-26T10:00:00Z'],
    ['cron(15 10 * * ? *)', '2026-11-24T10:15:00Z', '2026-11-25T10:15:00Z'],
    ['cron(0 18 ? * MON-FRI *)', '2026-11-27T19:00:00Z', '2026-11-30T18:00:00Z'],
    ['cron(0/20 8 1 * ? *)', '2026-11-01T08:21:00Z', '2026-11-01T08:40:00Z'],
  ])('%s after %s is %s', (expression, after, expected) => {
    expect(new Date(nextDue(expression, at(after))).toISOString()).toBe(new Date(at(expected)).toISOString());
  });

  it('refuses what it cannot read', () => {
    expect(() => nextDue('every day', 0)).toThrow('neither rate');
    expect(() => nextDue('cron(0 0 L * ? *)', 0)).toThrow('not known here');
  });
});

describe('routes', () => {
  const routes: RouteModel[] = ['GET /desk/{case}', 'GET /desk/queue', 'ANY /desk/{proxy+}', '$default'].map((key) => ({
    key,
    functionArn: key,
    scopes: [],
  }));

  it.each([
    ['GET', '/desk/queue', 'GET /desk/queue', {}],
    ['GET', '/desk/c1', 'GET /desk/{case}', { case: 'c1' }],
    ['POST', '/desk/c1/ask', 'ANY /desk/{proxy+}', { proxy: 'c1/ask' }],
    ['GET', '/', '$default', {}],
  ])('%s %s goes to %s', (method, path, key, parameters) => {
    const found = findRoute(routes, method, path);
    expect([found?.route.key, found?.parameters]).toEqual([key, parameters]);
  });
});

describe('failed batches', () => {
  const mapping = { bisect: true, maximumRetries: 2, maximumAge: 60 } as MappingModel;
  const record = (n: number) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(n), ApproximateCreationDateTime: 1000 },
  });
  const records = [1, 2, 3, 4].map(record);
  const numbers = (pieces: ReturnType<typeof splitAfterFailure>) =>
    pieces.map((piece) => [piece.records.map((one) => Number(one.dynamodb.SequenceNumber)), piece.attempts]);

  it('goes on from the lowest failed record, and halves a batch that failed whole', () => {
    expect(numbers(splitAfterFailure({ records, attempts: 0 }, ['4', '3'], mapping))).toEqual([[[3, 4], 1]]);
    expect(numbers(splitAfterFailure({ records, attempts: 0 }, ['1'], mapping))).toEqual([
      [[1, 2], 1],
      [[3, 4], 0],
    ]);
    expect(splitAfterFailure({ records, attempts: 0 }, [], mapping)).toEqual([]);
  });

  it('gives up after the retries, or when the record is too old', () => {
    expect(batchTrouble({ records, attempts: 2 }, mapping, 1_000_000)).toBeUndefined();
    expect(batchTrouble({ records, attempts: 3 }, mapping, 1_000_000)).toBe('RetryAttemptsExhausted');
    expect(batchTrouble({ records, attempts: 1 }, mapping, 1_061_000)).toBe('EventAgeExceeded');
  });

  it('takes an answer it cannot read, an unknown item or a throw as a failure of the whole batch (T5)', () => {
    const answer = (payload: unknown) => failedItems({ ok: true, payload }, ['a', 'b'], true);
    expect(answer(null)).toEqual([]);
    expect(answer({ batchItemFailures: [{ itemIdentifier: 'b' }] })).toEqual(['b']);
    expect(answer({ batchItemFailures: [{ itemIdentifier: 'z' }] })).toEqual(['a', 'b']);
    expect(answer('nonsense')).toEqual(['a', 'b']);
    const thrown = { ok: false, errorType: 'Error', errorMessage: '', timedOut: false } as const;
    expect(failedItems(thrown, ['a'], true)).toEqual(['a']);
  });
});
