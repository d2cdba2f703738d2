import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Dynamo, startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { sha256, systemClock, systemIds } from '../../shared/adapters/system/edges.ts';
import { pause } from '../../shared/adapters/system/pause.ts';
import type { CaseStore } from '../../shared/ports/case-store.ts';
import type { Vault } from '../../shared/ports/vault.ts';
import type { Report } from '../../shared/schemas/report.ts';
import { readStatus } from '../../shared/usecases/case-access.ts';
import { execute, load } from '../../shared/usecases/case-log.ts';
import { fileReport } from '../../shared/usecases/file-report.ts';

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
  seal: (_: string, text: string) => Buffer.from(text),
  open: (_: string, bytes: Uint8Array) => Buffer.from(bytes).toString(),
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
  let calls: string[] = [];
  let units = 0;

  beforeAll(async () => {
    dynamo = await startDynoxide(folder);
    const index = (name: string, pk: string, sk: string) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: pk, KeyType: 'HASH' as const },
        { AttributeName: sk, KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' as const },
    });
    await dynamo.client.send(
      new CreateTableCommand({
        TableName: 'cases',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk', 'watch', 'checkAt', 'desk', 'dueOn'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes: [index('watch', 'watch', 'checkAt'), index('desk', 'desk', 'dueOn')],
      }),
    );
    await dynamo.client.send(
      new CreateTableCommand({
        TableName: 'keys',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      }),
    );
    client = new DynamoDBClient({
      endpoint: dynamo.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    client.middlewareStack.add(
      (next, context) => async (args) => {
        calls.push(String(context['commandName']));
        const result = await next({
          ...args,
          input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input,
        });
        const used = (result.output as { ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[] })
          .ConsumedCapacity;
        for (const one of Array.isArray(used) ? used : [used]) units += one?.CapacityUnits ?? 0;
        return result;
      },
      { step: 'initialize' },
    );
    store = createCaseStore(client, { cases: 'cases', keys: 'keys' });
  });
  afterAll(async () => {
    client.destroy();
    await dynamo.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    calls = [];
    units = 0;
  });

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
    needs: ['identity'] as const,
  });
  const file = async (idempotencyKey: string) => {
    const filed = await fileReport(base(), { idempotencyKey, report });
    if (!filed.ok) throw new Error(filed.error);
    return filed.value;
  };

  it('P4: a report is one DynamoDB call', async () => {
    await file('key-one-call-0001');
    expect(calls).toEqual(['TransactWriteItemsCommand']);
  });

  it('P4 P5: the status page is one read of at most half a unit', async () => {
    const { token } = await file('key-status-00001');
    calls = [];
    units = 0;
    const status = await readStatus({ ...base(), evidence: {} as never, records: {} as never }, token);
    expect(status.ok && status.value.word).toBe('received');
    expect(calls).toEqual(['GetItemCommand']);
    expect(units).toBeLessThanOrEqual(0.5);
  });

  it('G11: a wrong link, a foreign link and an absent case are answered alike', async () => {
    const { token } = await file('key-foreign-0001');
    const foreign = (await file('key-foreign-0002')).token;
    const wrong = token.slice(0, 22) + foreign.slice(22);
    const deps = { ...base(), evidence: {} as never, records: {} as never };
    const answers = await Promise.all(
      [wrong, `${'A'.repeat(22)}${token.slice(22)}`, 'nonsense'].map((t) => readStatus(deps, t)),
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
    calls = [];
    units = 0;
    const loaded = await load({ store }, token.slice(0, 22));
    const reads = units;
    await execute({ store, sha256, pause }, loaded, {
      type: 'assign',
      owner: 'rosa',
      backup: 'remy',
      at: systemClock.now(),
      actor: { kind: 'worker', id: 'w' },
      id: 'c',
    });
    expect(calls).toEqual(['QueryCommand', 'PutItemCommand']);
    expect(units - reads).toBe(1);
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
    const view = {
      reference: '7K4M-9QXT',
      word: 'finding',
      phase: 'open',
      dueOn: '',
      targetOn: '',
      receivedOn: '',
      missing: [],
      owner: 'compliance',
      language: 'en',
      tasks: 0,
      secondReviews: 0,
      cardsOff: 0,
    };
    let made = 0;
    const seedTo = async (total: number) => {
      while (made < total) {
        const puts = Array.from({ length: Math.min(25, total - made) }, () => {
          const n = made++;
          const id = `${'ABCDEFGH'[n % 8]}${String(n).padStart(21, '0')}`;
          // Ten cases are due for the sweep, the same ten however many there are; all due dates differ.
          const checkAt = n < 10 ? '2000-01-01T00:00:00.000Z' : '2999-01-01T00:00:00.000Z';
          return {
            PutRequest: {
              Item: {
                pk: { S: `CASE#${id}` },
                sk: { S: 'HEAD' },
                seq: { N: '1' },
                view: { S: JSON.stringify(view) },
                link: { S: '' },
                watch: { S: `WATCH#${n % 8}` },
                checkAt: { S: checkAt },
                desk: { S: `DESK#${n % 8}` },
                dueOn: { S: `1999-${String(n).padStart(6, '0')}` },
              },
            },
          };
        });
        await dynamo.client.send(new BatchWriteItemCommand({ RequestItems: { cases: puts } }));
      }
    };
    const measure = async () => {
      calls = [];
      units = 0;
      const due = await store.due('2000-01-02T00:00:00.000Z', 100);
      const queue = await store.queue(8);
      await store.head('A'.padEnd(22, '0'));
      return { calls: calls.toSorted(), units, due: due.length, queue: queue.length };
    };
    await seedTo(80);
    const few = await measure();
    await seedTo(10_000);
    expect(await measure()).toEqual(few);
    expect(few).toMatchObject({ due: 10, queue: 8 });
  }, 120_000);
});
