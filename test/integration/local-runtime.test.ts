import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { tinyAssembly } from '../fixtures/local-runtime/assembly.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-runtime-'));
const dataDir = join(folder, 'data');
const assembly = tinyAssembly(join(folder, 'cdk.out'));
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const minute = 60_000;
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ assembly, dataDir });
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (id: string) => fetch(`${stack.apiUrl}/items/${id}?a=1&a=2`, { method: 'POST', body: '{"x":1}' });

async function counted(pk: string): Promise<{ n: number; lastAt: string; extra: unknown } | undefined> {
  const client = new DynamoDBClient({ endpoint: stack.endpoints.dynamodb, region: 'us-east-1', credentials });
  const { Item } = await client.send(
    new GetItemCommand({ TableName: 'tiny-data-Table', Key: { pk: { S: pk }, sk: { S: 'COUNT' } } }),
  );
  client.destroy();
  if (Item === undefined) return undefined;
  return { n: Number(Item['n']?.N), lastAt: Item['lastAt']?.S ?? '', extra: JSON.parse(Item['extra']?.S ?? 'null') };
}

async function waiting(queue: string): Promise<number | undefined> {
  return (await stack.depths()).find((one) => one.queue.name === queue)?.waiting;
}

describe('the wiring of a template', () => {
  it('goes from HTTP to the handler, the table, its stream, a queue and the worker, once', async () => {
    const answer = await post('first');
    expect(answer.status).toBe(201);
    const { event } = (await answer.json()) as { event: Record<string, unknown> };
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /items/{id}',
      rawPath: '/items/first',
      rawQueryString: 'a=1&a=2',
      queryStringParameters: { a: '1,2' },
      pathParameters: { id: 'first' },
      body: '{"x":1}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', path: '/items/first' }, stage: '$default' },
    });
    await stack.idle();
    expect(await counted('WORK#first')).toMatchObject({ n: 1, extra: { receives: '1' } });
    expect(stack.logs('http')).toContainEqual(expect.stringContaining('taken first'));
  });

  it('answers as API Gateway does when there is no route, a fault, or too much', async () => {
    const [absent, fault, large] = await Promise.all([
      fetch(`${stack.apiUrl}/nothing`),
      post('throw'),
      fetch(`${stack.apiUrl}/items/large`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) }),
    ]);
    expect([absent.status, await absent.json()]).toEqual([404, { message: 'Not Found' }]);
    expect([fault.status, await fault.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    expect(large.status).toBe(413);
  });

  it('answers CORS as the template says', async () => {
    const ask = (origin: string) =>
      fetch(`${stack.apiUrl}/items/x`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    expect((await ask('https://help.example.com')).headers.get('access-control-allow-methods')).toBe('POST');
    expect((await ask('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('ends a handler that takes longer than the template gives it', async () => {
    expect(await stack.invoke('sleepy', {})).toMatchObject({ ok: false, timedOut: true });
  });

  it('gives poison of the stream to the on-failure queue and works what follows', async () => {
    await post('poison');
    await post('after');
    await stack.idle();
    expect(await counted('WORK#after')).toMatchObject({ n: 1 });
    expect(await waiting('tiny-stream-dlq')).toBe(1);
  });
});

describe('the JWT authorizer', () => {
  const me = (headers: Record<string, string>) => fetch(`${stack.apiUrl}/me`, { headers });

  it('lets staff in by the real code flow, and hands claims on as API Gateway does', async () => {
    const token = await stack.signIn('avery');
    const answer = await me({ authorization: `Bearer ${token}` });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      'cognito:groups': '[approver]',
      token_use: 'access',
      auth_time: expect.stringMatching(/^\d{10}$/u),
    });
  });

  it('refuses no token, a forged one, another issuer and an old one with 401', async () => {
    const token = await stack.signIn('rosa');
    const [head, body, signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['approver'] })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const bearers = [`${head}.${forged}.${signature}`, unsigned, 'nonsense'];
    const answers = await Promise.all([me({}), ...bearers.map((bearer) => me({ authorization: `Bearer ${bearer}` }))]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    await stack.clock.advanceTo(stack.clock.now() + 16 * minute);
    expect((await me({ authorization: `Bearer ${token}` })).status).toBe(401);
  });
});

describe('the virtual clock', () => {
  it('fires a schedule at its time, as the handlers see it, and a rate rule once per stop', async () => {
    // From noon on, so that midnights and the schedule are hours apart and the hourly rule is due at each, whenever this runs.
    const day = 24 * 60 * minute;
    const noon = (Math.floor(stack.clock.now() / day) + 1.5) * day;
    await stack.clock.advanceTo(noon);
    const at = new Date(noon + day).toISOString().slice(0, 19);
    const scheduler = new SchedulerClient({ endpoint: stack.endpoints.scheduler, region: 'us-east-1', credentials });
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'later',
        GroupName: 'tiny',
        ScheduleExpression: `at(${at})`,
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: 'arn:aws:sqs:us-east-1:000000000000:tiny-work',
          RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
          Input: '{"id":"later"}',
        },
      }),
    );
    scheduler.destroy();
    const ticks = (await counted('TICK'))?.n ?? 0;
    await stack.clock.advanceTo(noon + 2 * day);
    const later = await counted('WORK#later');
    expect(later?.n).toBe(1);
    expect(Date.parse(later?.lastAt ?? '') - Date.parse(`${at}Z`)).toBeLessThan(minute);
    // Two midnights, the schedule and the end.
    expect(((await counted('TICK'))?.n ?? 0) - ticks).toBe(4);
  });

  it('tries a failed message again after its visibility time-out and parks it in the dead-letter queue', async () => {
    await post('bad');
    await stack.idle();
    expect(await counted('WORK#bad')).toMatchObject({ n: 1 });
    await stack.clock.advanceTo(stack.clock.now() + 10 * minute);
    expect(await counted('WORK#bad')).toMatchObject({ n: 2, extra: { receives: '2' } });
    expect(await waiting('tiny-dlq')).toBe(1);
  });
});

describe('one stack per data folder', () => {
  it('refuses a second one, and a port that is taken, in one sentence', async () => {
    await expect(startStack({ assembly, dataDir })).rejects.toThrow(/is in use by process \d+/);
    const port = Number(new URL(stack.url).port);
    await expect(startStack({ assembly, temporary: true, port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
  });

  it('keeps table, stream position and clock over a restart', async () => {
    const before = stack.clock.now();
    await stack.close();
    stack = await startStack({ assembly, dataDir });
    await stack.idle();
    expect(stack.clock.now()).toBeGreaterThanOrEqual(before);
    expect(await counted('WORK#first')).toMatchObject({ n: 1 });
    await post('second');
    await stack.idle();
    expect(await counted('WORK#second')).toMatchObject({ n: 1 });
  });
});
