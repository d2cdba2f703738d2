import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Kms, startKms } from '../../local/endpoints/kms/start-kms.ts';
import { createClock } from '../../local/runtime/clock.ts';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { type Dynamo, startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createHttpApi } from '../../local/runtime/http-api.ts';
import { edgeHeader, viewerHeader } from '../../shared/schemas/edge.ts';
import { createCaseTables, tableNames } from '../bench/case-tables.ts';
import { reportOf } from '../fixtures/front-door.ts';
import { functionEnvironment } from '../fixtures/function-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-double-'));
let dynamo: Dynamo;
let kms: Kms;
let client: DynamoDBClient;
let api: ReturnType<typeof createHttpApi>;

/** The handler as it is deployed, with its own clients, on the emulators of the local stack and behind its API. */
beforeAll(async () => {
  dynamo = await startDynoxide(folder);
  kms = await startKms({ dataDir: folder });
  kms.ensureKey({ id: 'data', spec: 'SYMMETRIC_DEFAULT' });
  await createCaseTables(dynamo.client);
  client = new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials: localCredentials });
  Object.assign(process.env, functionEnvironment, {
    CASES_TABLE: tableNames.cases,
    KEYS_TABLE: tableNames.keys,
    REGISTRY_TABLE: tableNames.registry,
    DATA_KEY: 'data',
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    AWS_ENDPOINT_URL_KMS: kms.url,
  });
  const { handler } = await import('../../functions/accept-report/handler.ts');
  const routes = [{ key: 'POST /reports', functionArn: 'accept-report', scopes: [] }];
  api = createHttpApi(
    { id: 'api', routes },
    {
      clock: createClock(),
      authorize: async () => ({ type: 'unauthorized', reason: 'no token' }),
      lambda: {
        close: async () => undefined,
        invoke: async (_name, event) => ({
          ok: true,
          payload: await handler(event as APIGatewayProxyEventV2, {} as Context),
        }),
      },
    },
  );
});
afterAll(async () => {
  client.destroy();
  await Promise.all([dynamo.close(), kms.close()]);
  rmSync(folder, { recursive: true });
});

async function post(key: string, report: object): Promise<{ readonly status: number; readonly body: string }> {
  const headers = new Map([
    ['content-type', 'application/json'],
    ['idempotency-key', key],
    [edgeHeader, functionEnvironment['EDGE_SECRET'] ?? ''],
    [viewerHeader, '192.0.2.1'],
  ]);
  const body = Buffer.from(JSON.stringify(report));
  const answer = await api({ method: 'POST', path: '/reports', search: '', headers, body, ip: '192.0.2.1' });
  return { status: answer.status, body: String(answer.body) };
}

async function cases(): Promise<number> {
  const found = await client.send(
    new ScanCommand({
      TableName: tableNames.cases,
      FilterExpression: 'sk = :head',
      ExpressionAttributeValues: { ':head': { S: 'HEAD' } },
    }),
  );
  return found.Items?.length ?? 0;
}

it('G22 T13: 1 to 50 posts of one key at once are one case and one receipt, and the same key with another body is refused by its code', async () => {
  const wrong: string[] = [];
  let posts = 0;
  for (let width = 1; width <= 50; width++) {
    const key = `key-of-width-${String(width).padStart(4, '0')}`;
    const [report, other] = [reportOf(width), reportOf(width, { email: 'another@mail.example' })];
    const all = await Promise.all(Array.from({ length: width }, () => post(key, report)));
    const differs = await Promise.all([post(key, other), post(key, report)]);
    posts += width + 2;
    const receipts = new Set([...all, differs[1]].map(({ status, body }) => `${status} ${body}`));
    const [receipt = ''] = receipts;
    if (receipts.size !== 1 || !receipt.startsWith('201 ')) wrong.push(`${width}: ${[...receipts].join(' | ')}`);
    if (differs[0]?.status !== 422 || !differs[0].body.includes('"code":"idempotency.body-differs"'))
      wrong.push(`${width}: another body: ${differs[0]?.status} ${differs[0]?.body}`);
  }
  expect(wrong).toEqual([]);
  const kept = await cases();
  console.log(`figure G22: ${posts} posts at widths 1 to 50, ${kept} cases`);
  expect([posts, kept]).toEqual([1375, 50]);
});

it('G22: two bodies under one key at once are one case: whichever was first has its receipt, the others are refused', async () => {
  const before = await cases();
  for (let n = 0; n < 10; n++) {
    const key = `key-of-two-bodies-${n}`;
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => ({ of: i % 2, ...(await post(key, reportOf(i % 2))) })),
    );
    const taken = all.filter(({ status }) => status === 201);
    expect(new Set(taken.map(({ of, body }) => `${of} ${body}`)).size).toBe(1);
    expect(new Set(all.map(({ of, status }) => `${of} ${status}`)).size).toBe(2);
    expect(all.filter(({ status }) => status === 422)).toHaveLength(10);
  }
  expect(await cases()).toBe(before + 10);
});
