/** The adapters of the ports on the local endpoints: the same suites as the fakes (fakes.test.ts) and as AWS (test/aws). */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SendRawEmailCommand, SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { startKms } from '../../local/endpoints/kms/start-kms.ts';
import { startS3 } from '../../local/endpoints/s3/start-s3.ts';
import { startScheduler } from '../../local/endpoints/scheduler/start-scheduler.ts';
import { startSes } from '../../local/endpoints/ses/start-ses.ts';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { startSqs } from '../../local/runtime/sqs.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { createLimits } from '../../shared/adapters/dynamodb/limits.ts';
import { createLookUps } from '../../shared/adapters/dynamodb/look-ups.ts';
import { createVault } from '../../shared/adapters/kms/vault.ts';
import { putSystem } from '../../shared/adapters/registry/put-system.ts';
import { createRoster } from '../../shared/adapters/registry/roster.ts';
import { createSystemList } from '../../shared/adapters/registry/system-list.ts';
import { createEvidenceStore, createRecordStore } from '../../shared/adapters/s3/stores.ts';
import { createReminders } from '../../shared/adapters/scheduler/reminders.ts';
import { createMailer, sesClient } from '../../shared/adapters/ses/mailer.ts';
import { createShredder } from '../../shared/adapters/shredder.ts';
import { createOutbox } from '../../shared/adapters/sqs/outbox.ts';
import { systemIds } from '../../shared/adapters/system/edges.ts';
import { Secret } from '../../shared/domain/secret.ts';
import { describeCaseStore } from './ports/case-store.ts';
import { describeEvidenceStore, describeRecordStore } from './ports/files.ts';
import { describeLimits } from './ports/limits.ts';
import { describeLookUps } from './ports/look-ups.ts';
import { describeMailer } from './ports/mailer.ts';
import { describeOutbox } from './ports/outbox.ts';
import { describeReminders } from './ports/reminders.ts';
import { describeRoster } from './ports/roster.ts';
import { describeShredder } from './ports/shredder.ts';
import { describeSystemList } from './ports/system-list.ts';
import { caseTables } from './ports/tables.ts';
import { describeVault } from './ports/vault.ts';

const region = 'us-east-1';
const at = (url: string) => ({ endpoint: url, region, credentials: localCredentials });
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'redress-adapters-'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
};

describeCaseStore('DynamoDB (dynoxide)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  return {
    store: createCaseStore(dynamo.client, { cases: 'cases', keys: 'keys' }),
    async close() {
      await dynamo.close();
      remove();
    },
  };
});

describeSystemList('DynamoDB (dynoxide) and KMS (local endpoint)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  const kms = await startKms({ dataDir: path });
  const dataKey = kms.ensureKey({ id: 'data', spec: 'SYMMETRIC_DEFAULT' });
  const client = new KMSClient(at(kms.url));
  return {
    list: createSystemList(dynamo.client, 'cases'),
    add: (entry) => putSystem(dynamo.client, client, { table: 'cases', dataKey }, entry, new Secret('token')),
    async close() {
      client.destroy();
      await kms.close();
      await dynamo.close();
      remove();
    },
  };
});

describeRoster('DynamoDB (dynoxide)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  return {
    list: createRoster(dynamo.client, 'cases'),
    async close() {
      await dynamo.close();
      remove();
    },
  };
});

describeLookUps('DynamoDB (dynoxide)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  return {
    lookUps: createLookUps(dynamo.client, 'cases'),
    async close() {
      await dynamo.close();
      remove();
    },
  };
});

describeLimits('DynamoDB (dynoxide)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  let now = Date.parse('2026-11-02T15:00:00.000Z');
  return {
    limits: createLimits(dynamo.client, 'limits', { now: () => new Date(now).toISOString() }),
    pass: (ms) => {
      now += ms;
    },
    async close() {
      await dynamo.close();
      remove();
    },
  };
});

describeVault('KMS (local endpoint)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  const kms = await startKms({ dataDir: path });
  const dataKey = kms.ensureKey({ id: 'data', spec: 'SYMMETRIC_DEFAULT' });
  const macKey = kms.ensureKey({ id: 'mac', spec: 'HMAC_256' });
  const client = new KMSClient(at(kms.url));
  const vault = () => createVault(client, dynamo.client, { dataKey, macKey, keysTable: 'keys' });
  const key = (id: string) => ({ pk: { S: `CASE#${id}` } });
  return {
    vault: vault(),
    other: vault(),
    async keep(id, wrapped) {
      const Item = { ...key(id), wrapped: { B: wrapped } };
      await dynamo.client.send(new PutItemCommand({ TableName: 'keys', Item }));
    },
    async shred(id) {
      await dynamo.client.send(new DeleteItemCommand({ TableName: 'keys', Key: key(id) }));
    },
    caseId: systemIds.caseId,
    async close() {
      client.destroy();
      await kms.close();
      await dynamo.close();
      remove();
    },
  };
});

describeOutbox('SQS (fauxqs)', async () => {
  const sqs = await startSqs();
  const names = ['steps', 'packages', 'mails'] as const;
  const url = (name: string) => `${sqs.url}/000000000000/${name}`;
  await sqs.ensureQueues(names.map((name) => ({ name, arn: name, url: url(name), attributes: {}, visibility: 30 })));
  return {
    outbox: createOutbox(sqs.client, {
      steps: url('steps'),
      packages: url('packages'),
      mails: url('mails'),
      purges: url('mails'),
    }),
    async take(queue) {
      const got = await sqs.client.send(new ReceiveMessageCommand({ QueueUrl: url(queue), MaxNumberOfMessages: 10 }));
      const messages = got.Messages ?? [];
      for (const { ReceiptHandle } of messages)
        await sqs.client.send(new DeleteMessageCommand({ QueueUrl: url(queue), ReceiptHandle }));
      return messages.map((m) => m.Body ?? '');
    },
    close: sqs.close,
  };
});

describeReminders('EventBridge Scheduler (local endpoint)', async () => {
  const { path, remove } = folder();
  let now = Date.parse('2099-03-01T00:00:00.000Z');
  let fired: string[] = [];
  const scheduler = await startScheduler({
    dataDir: path,
    clock: { now: () => now },
    deliver: async ({ input }) => void fired.push(input),
    deadLetter: async () => undefined,
  });
  scheduler.ensureGroup('reminders');
  const client = new SchedulerClient(at(scheduler.url));
  const queue = (name: string) => `arn:aws:sqs:${region}:000000000000:${name}`;
  return {
    reminders: createReminders(client, {
      group: 'reminders',
      targetArn: queue('reminders'),
      roleArn: 'arn:aws:iam::000000000000:role/scheduler',
      dlqArn: queue('schedules-dlq'),
    }),
    scheduled: async (id) => scheduler.list().flatMap((s) => (s.name.startsWith(id) ? [s.name] : [])),
    async pass(instant) {
      fired = [];
      now = Date.parse(instant);
      await scheduler.runDue();
      return fired;
    },
    async close() {
      client.destroy();
      await scheduler.close();
      remove();
    },
  };
});

describeMailer('SES (local endpoint)', async () => {
  const { path, remove } = folder();
  const ses = await startSes({ dataDir: path, clock: { now: () => Date.now() }, onEvent: () => undefined });
  const client = sesClient(at(ses.url));
  return {
    mailer: createMailer(client, { configurationSet: 'redress' }, { wait: async () => undefined, random: () => 0 }),
    async seen() {
      const mails = await ses.mails();
      return mails.map(({ id, tags, ...mail }) => ({
        ...mail,
        message: id,
        case: tags['case'] ?? '',
        mail: Buffer.from(tags['mail'] ?? '', 'base64url').toString(),
      }));
    },
    refuseOne: () => {
      ses.switches.throttleNext = 4;
    },
    crowdOne: () => {
      ses.switches.throttleNext = 1;
    },
    from: '"Example" <desk@example.com>',
    to: ['a@mail.example', 'b@mail.example'],
    async close() {
      client.destroy();
      await ses.close();
      remove();
    },
  };
});

describe('SES refusing', () => {
  /** Refuses with these in turn, then takes it. */
  const sending = (...refusals: readonly (readonly [name: string, message: string])[]) => {
    const asked: SendRawEmailCommandInput[] = [];
    const waits: number[] = [];
    const client = Object.assign(sesClient(at('http://localhost:1')), {
      send: async ({ input }: SendRawEmailCommand) => {
        asked.push(input);
        const [name, message] = refusals[asked.length - 1] ?? [];
        if (name !== undefined) throw Object.assign(new Error(message), { name });
        return { MessageId: 'm1' };
      },
    });
    const edges = { wait: async (ms: number) => void waits.push(ms), random: () => 0.99 };
    const from = '"Compañía" <d@x.example>';
    const mail = { to: ['a@mail.example'], from, subject: 's', text: 't', html: 'h', case: 'c', mail: 'm' };
    return { sent: createMailer(client, { configurationSet: 'redress' }, edges).send(mail), asked, waits };
  };

  it.each([
    ['InvalidParameterValue', 'Domain contains illegal character'],
    ['InvalidParameterValue', 'Domain ends with dot'],
    ['InvalidParameterValue', 'Local address contains control or whitespace'],
    ['InvalidParameterValue', "Missing final '@domain'"],
    ['InvalidParameterValue', 'Missing domain'],
    ['InvalidParameterValue', 'Missing local name'],
    ['InvalidParameterValue', "Missing required header 'To'."],
    ['InvalidParameterValue', 'Illegal address'],
    ['MessageRejected', 'Transaction failed: Invalid domain name: a'],
  ])('L15: this address for good is a value: %s, %s', async (name, message) => {
    expect(await sending([name, message]).sent).toEqual({ refused: true });
  });

  it.each([
    ['Throttling', 'Daily message quota exceeded.'],
    ['AccountSendingPausedException', 'Email sending is disabled for your account.'],
    ['MessageRejected', 'Email address is not verified. The following identities failed the check: a@mail.example'],
    ['MessageRejected', 'Sending suspended for this account.'],
    ['MailFromDomainNotVerifiedException', 'Mail-From domain verification failed'],
    ['ConfigurationSetDoesNotExistException', 'Configuration set <redress> does not exist.'],
    ['InvalidParameterValue', "Message length is more than 10485760 bytes long: '10485761'."],
    ['InvalidParameterValue', "Duplicate header 'Subject'."],
    ['InvalidParameterValue', "Missing required header 'From'."],
    ['InvalidParameterValue', "Invalid tag <case>: only alphanumeric ASCII characters, '_' and '-' are allowed."],
    ['ValidationError', "1 validation error detected: Value at 'configurationSetName' failed to satisfy constraint"],
    ['TimeoutError', 'socket hang up'],
  ])(
    'L15 G25: the whole account, our own fault, or for now, is no bounce of hers and not asked again in here: %s, %s',
    async (name, message) => {
      const { sent, asked } = sending([name, message]);
      await expect(sent).rejects.toThrow(message);
      expect(asked).toHaveLength(1);
    },
  );

  it.each([
    ['Throttling', 'Maximum sending rate exceeded.'],
    ['ThrottlingException', 'Rate exceeded'],
  ])(
    'G7: over the rate nothing went out: it waits, never twice the same, and asks again: %s, %s',
    async (name, message) => {
      const { sent, asked, waits } = sending([name, message], [name, message], [name, message]);
      expect(await sent).toEqual({ message: 'm1' });
      expect(asked).toHaveLength(4);
      expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
      expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000);
    },
  );

  it('G7: three times, then it is a failure', async () => {
    const over = ['Throttling', 'Maximum sending rate exceeded.'] as const;
    const { sent, asked } = sending(over, over, over, over);
    await expect(sent).rejects.toThrow('Maximum');
    expect(asked).toHaveLength(4);
  });

  it('L15: Source is the bare address; the name of the business stands in the header, encoded', async () => {
    const { sent, asked } = sending();
    await sent;
    expect(asked[0]?.Source).toBe('d@x.example');
    expect(Buffer.from(asked[0]?.RawMessage?.Data ?? []).toString()).toMatch(
      /^From: =\?UTF-8\?[^\r]+\?= <d@x\.example>\r$/mu,
    );
  });
});

async function bucket(name: string, scanned = false) {
  const { path, remove } = folder();
  const s3 = await startS3({
    dataDir: path,
    clock: { now: () => Date.now() },
    credentials: localCredentials,
    onEvent: () => undefined,
  });
  s3.ensureBucket({ name, versioned: true, scanned });
  const client = new S3Client({ ...at(s3.url), forcePathStyle: true });
  const close = async () => {
    client.destroy();
    await s3.close();
    remove();
  };
  return { client, close };
}

describeRecordStore('S3 (local endpoint)', async () => {
  const { client, close } = await bucket('vault');
  return { records: createRecordStore(client, 'vault'), close };
});

describeEvidenceStore('S3 (local endpoint)', async () => {
  const { client, close } = await bucket('quarantine', true);
  return {
    evidence: createEvidenceStore(client, 'quarantine'),
    async upload(key, text) {
      const put = new PutObjectCommand({ Bucket: 'quarantine', Key: key, Body: text, ContentType: 'image/png' });
      return (await client.send(put)).VersionId ?? '';
    },
    close,
  };
});

describeShredder('S3 (local endpoint) and DynamoDB (dynoxide)', async () => {
  const { path, remove } = folder();
  const dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
  const s3 = await startS3({
    dataDir: path,
    clock: { now: () => Date.now() },
    credentials: localCredentials,
    onEvent: () => undefined,
  });
  for (const name of ['vault', 'quarantine']) s3.ensureBucket({ name, versioned: true, scanned: false });
  const client = new S3Client({ ...at(s3.url), forcePathStyle: true });
  const names = { quarantine: 'quarantine', vault: 'vault', keysTable: 'keys', casesTable: 'cases' };
  const key = (id: string) => ({ pk: { S: `CASE#${id}` } });
  return {
    shredder: createShredder({ s3: client, dynamo: dynamo.client }, names),
    lookUps: createLookUps(dynamo.client, 'cases'),
    put: async (where, name, text) =>
      void (await client.send(new PutObjectCommand({ Bucket: where, Key: name, Body: text }))),
    async versions(where, prefix) {
      const listed = await client.send(new ListObjectVersionsCommand({ Bucket: where, Prefix: prefix }));
      return (listed.Versions ?? []).flatMap((v) => v.Key ?? []);
    },
    async keep(id, wrapped) {
      const Item = { ...key(id), wrapped: { B: wrapped } };
      await dynamo.client.send(new PutItemCommand({ TableName: 'keys', Item }));
    },
    isKept: async (id) =>
      (await dynamo.client.send(new GetItemCommand({ TableName: 'keys', Key: key(id) }))).Item !== undefined,
    async close() {
      client.destroy();
      await s3.close();
      await dynamo.close();
      remove();
    },
  };
});
