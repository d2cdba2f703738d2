import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Dynamo, startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { sha256, systemClock, systemIds } from '../../shared/adapters/system/edges.ts';
import { pause } from '../../shared/adapters/system/pause.ts';
import { Secret } from '../../shared/domain/secret.ts';
import type { CaseStore } from '../../shared/ports/case-store.ts';
import type { Vault } from '../../shared/ports/vault.ts';
import type { Report } from '../../shared/schemas/report.ts';
import { readStatus } from '../../shared/usecases/case-access.ts';
import { execute, load } from '../../shared/usecases/case-log.ts';
import { fileReport } from '../../shared/usecases/file-report.ts';
import { createCaseTables, tableNames } from '../bench/case-tables.ts';
import { counting } from '../bench/counting.ts';
import { measureGrowth } from '../bench/growth.ts';
import { fakeLimits, LimitTable } from '../fakes/limits.ts';

const report: Report = {
  language: 'en',
  name: { given: 'Maria', family: 'Example' },
  addresses: [{ lines: ['12 North Street'], country: 'US' }],
  contact: 'email',
  email: 'maria@mail.example',
  happened: ['bought'],
  wants: ['records', 'remove-cards'],
  signature: 'Maria Example',
};
/** A vault of this test's own: KMS has its own suite. */
const vault: Vault = {
  create: async (id) => ({ key: key(id), wrapped: Buffer.from(id) }),
  key: async (id) => key(id),
  digest: async (kind, value) =>
    createHmac('sha256', 'mac')
      .update(kind + value)
      .digest('base64url'),
};
const key = (id: string) => ({
  seal: (_: string, plain: string | Uint8Array) => Buffer.from(plain),
  open: (_: string, bytes: Uint8Array) => Buffer.from(bytes).toString(),
  openBytes: (_: string, bytes: Uint8Array) => bytes,
  commit: (purpose: string, text: string) =>
    createHmac('sha256', id + purpose)
      .update(text)
      .digest('base64url'),
});

describe('requests and capacity', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-counts-'));
  let dynamo: Dynamo;
  let client: DynamoDBClient;
  let store: CaseStore;
  let counter: ReturnType<typeof counting>;

  beforeAll(async () => {
    dynamo = await startDynoxide(folder);
    await createCaseTables(dynamo.client);
    client = new DynamoDBClient({
      endpoint: dynamo.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    counter = counting(client);
    store = createCaseStore(client, tableNames);
  });
  afterAll(async () => {
    client.destroy();
    await dynamo.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => counter.reset());

  const base = () => ({
    store,
    vault,
    clock: systemClock,
    ids: systemIds,
    sha256,
    pause,
    hmac: (k: string, t: string) => createHmac('sha256', k).update(t).digest('hex'),
    same: (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b)),
    timeZone: 'America/New_York',
    policy: { identity: ['government-id'], claim: [] } as const,
    limits: fakeLimits(new LimitTable(), () => 0),
    hidden: (text: string) => text,
  });
  const file = async (idempotencyKey: string) => {
    const filed = await fileReport(base(), { idempotencyKey, report });
    if (!filed.ok) throw new Error(filed.error);
    return { ...filed.value, token: filed.value.token.reveal() };
  };

  it('P4: a report is one DynamoDB call', async () => {
    await file('key-one-call-0001');
    expect(counter.counted().calls).toEqual(['TransactWriteItemsCommand']);
  });

  it('P4 P5: the status page is one read of at most half a unit', async () => {
    const { token } = await file('key-status-00001');
    counter.reset();
    const status = await readStatus({ ...base(), evidence: {} as never, records: {} as never }, new Secret(token));
    expect(status.ok && status.value.view.word).toBe('received');
    expect(counter.counted().calls).toEqual(['GetItemCommand']);
    expect(counter.counted().units).toBeLessThanOrEqual(0.5);
  });

  it('G11: a wrong link, a foreign link and an absent case are answered alike', async () => {
    const { token } = await file('key-foreign-0001');
    const foreign = (await file('key-foreign-0002')).token;
    const wrong = token.slice(0, 22) + foreign.slice(22);
    const deps = { ...base(), evidence: {} as never, records: {} as never };
    const answers = await Promise.all(
      [wrong, `${'A'.repeat(22)}${token.slice(22)}`, 'nonsense'].map((t) => readStatus(deps, new Secret(t))),
    );
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: 'link.not-working' })));
  });

  it('G22: the same key and body get the same answer, link included, also at once; another body is refused', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => file('key-same-answer-1')));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(
      await fileReport(base(), { idempotencyKey: 'key-same-answer-1', report: { ...report, signature: 'Another' } }),
    ).toEqual({ ok: false, error: 'idempotency.body-differs' });
  });

  it('P4: a step is one read and one write of one unit', async () => {
    const { token } = await file('key-one-step-0001');
    counter.reset();
    const loaded = await load({ store }, token.slice(0, 22));
    const reads = counter.counted().units;
    await execute({ store, sha256, pause }, loaded, {
      type: 'assign',
      owner: 'rosa',
      backup: 'remy',
      at: systemClock.now(),
      actor: { kind: 'worker', id: 'w' },
      id: 'c',
    });
    expect(counter.counted().calls).toEqual(['QueryCommand', 'PutItemCommand']);
    expect(counter.counted().units - reads).toBe(1);
  });

  it('P4: 20 parallel writers on one case all land, in one unbroken chain', async () => {
    const { token } = await file('key-parallel-0001');
    const id = token.slice(0, 22);
    const deps = { store, sha256, pause };
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const done = await execute(deps, await load({ store }, id), {
          type: 'promise-document',
          document: `d${n}`,
          purpose: 'other',
          at: systemClock.now(),
          actor: { kind: 'subject' },
          id: `c${n}`,
        });
        expect(done.ok).toBe(true);
      }),
    );
    const log = await store.log(id);
    expect(log.map((e) => e.commit.seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(log.slice(1).every((e, i) => e.commit.prev === log[i]?.hash)).toBe(true);
  });

  it('P7: from 80 to 10,000 open cases, the queue, the sweep and a status cost the same requests and units', async () => {
    const [few, many] = await measureGrowth(dynamo.client, store, counter, [80, 10_000]);
    expect({ ...many, cases: 80 }).toEqual(few);
    expect(few).toMatchObject({ due: 10, queue: 8 });
  }, 120_000);
});
