import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startKms } from '../../local/endpoints/kms/start-kms.ts';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { httpConnectors } from '../../shared/adapters/http-connector/connectors.ts';
import { putSystem } from '../../shared/adapters/registry/put-system.ts';
import { createRegistry } from '../../shared/adapters/registry/registry.ts';
import { createSystemList } from '../../shared/adapters/registry/system-list.ts';
import type { SystemEntry } from '../../shared/domain/registry.ts';
import { Secret } from '../../shared/domain/secret.ts';
import type { CommerceSystem } from '../../shared/ports/commerce-system.ts';
import type { SystemList } from '../../shared/ports/system-list.ts';
import { caseTables } from './ports/tables.ts';

const path = mkdtempSync(join(tmpdir(), 'redress-registry-'));
const tokens: (string | undefined)[] = [];
const shop = createServer((request, response) => {
  tokens.push(request.headers.authorization);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"candidates":[]}');
});
let now = 0;
let entry: SystemEntry;
let close: () => Promise<void>;
let put: (entry: SystemEntry, token: string) => Promise<unknown>;
let list: SystemList;
let registry: ReturnType<typeof createRegistry>;
let isDown = false;

beforeAll(async () => {
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const address = shop.address();
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  entry = {
    id: 'shop',
    name: 'Shop',
    kind: 'own',
    owner: 'shop-team',
    adapter: 'http',
    answerDays: 7,
    baseUrl,
    emergencyStop: false,
    paymentProvider: false,
  };
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  const endpoint = await startKms({ dataDir: path });
  const config = { table: 'cases', dataKey: endpoint.ensureKey({ id: 'data', spec: 'SYMMETRIC_DEFAULT' }) };
  const kms = new KMSClient({ endpoint: endpoint.url, region: 'us-east-1', credentials: localCredentials });
  put = (of, token) => putSystem(dynamo.client, kms, config, of, new Secret(token));
  list = createSystemList(dynamo.client, config.table);
  const client = {
    send: async (command: QueryCommand) => {
      if (isDown) throw new Error('the table does not answer');
      return await dynamo.client.send(command);
    },
  } as unknown as DynamoDBClient;
  registry = createRegistry(client, kms, { ...config, now: () => now }, httpConnectors());
  close = async () => {
    kms.destroy();
    await endpoint.close();
    await dynamo.close();
  };
});

afterAll(async () => {
  shop.closeAllConnections();
  shop.close();
  await close();
  rmSync(path, { recursive: true });
});

/** As a worker does that has run for a while: the list it keeps is old by now. */
async function connected(): Promise<CommerceSystem> {
  now += 60_000;
  const system = await registry.connect('shop');
  if (!system) throw new Error('the registry knows no shop');
  return system;
}
const search = async () =>
  await (await connected()).search({ names: [], emails: [], phones: [], addresses: [], cards: [] });

it('G18: a connection is kept, and KMS not asked again, while its entry stays as it is, also when the emergency stop is switched', async () => {
  await put(entry, 'first-token');
  const kept = await connected();
  const stop = { on: true, at: '2026-11-02T15:00:00.000Z', by: 'rosa', reason: 'It answers for the wrong person.' };
  expect(await list.switchStop('shop', stop)).toBe('done');
  expect(await connected()).toBe(kept);
});

it('G7: the payment provider is one for all cards, so that its circuit opens; a rotated token makes another', async () => {
  const provider = { ...entry, id: 'pay', paymentProvider: true };
  await put(provider, 'first');
  now += 60_000;
  const kept = await registry.paymentProvider();
  now += 60_000;
  expect(await registry.paymentProvider()).toBe(kept);
  await put(provider, 'second');
  now += 60_000;
  expect(await registry.paymentProvider()).not.toBe(kept);
});

it('L24: a rotated token is the one that is sent, by workers that run already too', async () => {
  await search();
  await put(entry, 'second-token');
  await search();
  expect(tokens).toEqual(['Bearer first-token', 'Bearer second-token']);
});

it('T2: the emergency stop holds a step that is running already within 15 s, and one that cannot be read holds it too', async () => {
  const stop = { at: '2026-11-02T16:00:00.000Z', by: 'rosa', reason: 'It answers for the wrong person.' };
  const hold = { verb: 'hold', account: 'A-1', instrument: { id: 'pm-1' }, quiet: true } as const;
  expect(await list.switchStop('shop', { ...stop, on: false })).toBe('done');
  const running = await connected();
  await running.act(hold, 'k1');
  const before = tokens.length;
  expect(tokens.at(-1)).toBe('Bearer second-token');
  expect(await list.switchStop('shop', { ...stop, on: true, at: '2026-11-02T16:01:00.000Z' })).toBe('done');
  now += 16_000;
  expect(await running.act(hold, 'k2')).toEqual({ outcome: 'unknown', reason: 'emergency-stop' });
  isDown = true;
  now += 16_000;
  expect(await running.act(hold, 'k3')).toEqual({ outcome: 'unknown', reason: 'unreachable' });
  isDown = false;
  expect(tokens).toHaveLength(before);
});

it('L24: a system that is asked by hand from now on is not called any more', async () => {
  const before = tokens.length;
  await put({ ...entry, adapter: 'manual' }, 'none');
  expect(await search()).toMatchObject({ outcome: 'failed', reason: 'by-hand' });
  expect(tokens).toHaveLength(before);
});
