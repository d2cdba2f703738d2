/**
 * Runs in a process of its own, whose environment is a function's: imports the built handlers and the raw calls, warms both, then
 * alternates them. Prints the CPU of each call in microseconds, pair by pair.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { edgeHeader } from '../../shared/schemas/edge.ts';
import type * as Raw from './raw-calls.ts';

const [bundles = '', pairsText = '200'] = process.argv.slice(2);
const pairs = Number(pairsText);
const warmUp = Math.ceil(pairs / 4);
const table = process.env['CASES_TABLE'] ?? '';
const keys = process.env['KEYS_TABLE'] ?? '';
const registry = process.env['REGISTRY_TABLE'] ?? '';
const dataKey = process.env['DATA_KEY'] ?? '';

const bundle = async (name: string) => await import(`file://${join(bundles, name, 'handler.mjs')}`);
type Handler = (event: unknown, context: unknown) => Promise<{ statusCode: number; body: string }>;
const handlerOf = async (name: string) => ((await bundle(name)) as { handler: Handler }).handler;
const acceptReport = await handlerOf('accept-report');
const serveCase = await handlerOf('serve-case');
const serveDesk = await handlerOf('serve-desk');
const raw = (await bundle('raw')) as typeof Raw;

const edge = { [edgeHeader]: process.env['EDGE_SECRET'] ?? '' };
const context = { awsRequestId: 'bench', functionName: 'bench', memoryLimitInMB: '512' };
const report = {
  language: 'en',
  name: { given: 'Maria', family: 'Example' },
  addresses: [{ lines: ['12 North Street'], country: 'US' }],
  contact: 'email',
  email: 'maria@mail.example',
  happened: ['bought'],
  wants: ['records', 'remove-cards'],
  signature: 'Maria Example',
};

async function called(handler: Handler, event: object, status: number): Promise<string> {
  const answer = await handler(event, context);
  if (answer.statusCode !== status) throw new Error(`answered ${answer.statusCode}: ${answer.body}`);
  return answer.body;
}

async function fileReport(): Promise<string> {
  const event = {
    routeKey: 'POST /reports',
    headers: { ...edge, 'idempotency-key': randomUUID() },
    body: JSON.stringify(report),
    isBase64Encoded: false,
    requestContext: {},
  };
  const { link } = JSON.parse(await called(acceptReport, event, 201)) as { link: string };
  return link.slice(link.indexOf('#') + 1);
}

const token = await fileReport();
const id = token.slice(0, 22);

const status = () =>
  called(
    serveCase,
    { routeKey: 'GET /case', headers: { ...edge, authorization: `Bearer ${token}` }, requestContext: {} },
    200,
  );

/** A new case now and then, so that the log a step reads stays as short as a young case's. */
let [stepCase, steps] = [id, 0];
async function youngCase(): Promise<void> {
  if (steps % 10 === 0) stepCase = (await fileReport()).slice(0, 22);
  steps += 1;
}
const assign = () =>
  called(
    serveDesk,
    {
      routeKey: 'POST /desk/cases/{case}/owner',
      headers: edge,
      pathParameters: { case: stepCase },
      body: JSON.stringify({ owner: `rosa${steps}`, backup: 'remy' }),
      requestContext: {
        authorizer: { jwt: { claims: { sub: 'rosa', token_use: 'access', 'cognito:groups': '[reviewer]' } } },
      },
    },
    200,
  );

const filed = await intakeItems();

await measure('status', status, () => raw.readHead(table, `CASE#${id}`));
await measure('step', assign, () => raw.step(registry, table, `CASE#${stepCase}`), youngCase);
await measure('intake', fileReport, () => raw.intake(dataKey, filed));

/** What an intake writes: commit, head, sealed report and wrapped key as stored, idempotency and reference by their shape. */
async function intakeItems() {
  const { Items = [] } = await raw.readAll(table, `CASE#${id}`);
  const { Items: wrapped = [] } = await raw.readAll(keys, `CASE#${id}`);
  const small: Record<string, AttributeValue> = { sk: { S: 'REF' }, case: { S: id } };
  return [
    ...Items.map((item) => ({ table, item })),
    ...wrapped.map((item) => ({ table: keys, item })),
    { table, item: small },
    { table, item: { ...small, body: { S: 'h'.repeat(64) } } },
  ];
}

async function measure(
  name: string,
  handler: () => Promise<unknown>,
  bare: () => Promise<unknown>,
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const seen: { readonly handler: number; readonly raw: number }[] = [];
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    await before();
    const handlerFirst = Math.random() < 0.5;
    const first = await cpuOf(handlerFirst ? handler : bare);
    const second = await cpuOf(handlerFirst ? bare : handler);
    if (pair >= 0) seen.push(handlerFirst ? { handler: first, raw: second } : { handler: second, raw: first });
  }
  writeSync(1, `${JSON.stringify({ name, seen })}\n`);
}

/** Microseconds of user and system time of this process. */
async function cpuOf(call: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}
