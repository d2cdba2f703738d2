import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKms } from '../../local/endpoints/kms/start-kms.ts';
import { startS3 } from '../../local/endpoints/s3/start-s3.ts';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { type Dynamo, startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createAnchorBook } from '../../shared/adapters/dynamodb/anchor-book.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { eachLog } from '../../shared/adapters/dynamodb/whole-log.ts';
import { createSigner, publicKey, signatureCheck } from '../../shared/adapters/kms/signer.ts';
import { createAnchorKeeper, readAnchors } from '../../shared/adapters/s3/anchor-bucket.ts';
import { sha256 } from '../../shared/adapters/system/edges.ts';
import { hourOf, makeAnchor } from '../../shared/domain/anchor.ts';
import { checkAnchors } from '../../shared/domain/anchor-check.ts';
import type { StoredCommit } from '../../shared/domain/chain.ts';
import { plusMs } from '../../shared/domain/time.ts';
import type { CaseStore } from '../../shared/ports/case-store.ts';
import { type AnchorDeps, anchorLog } from '../../shared/usecases/anchor-log.ts';
import { verifyLog } from '../../shared/usecases/verify-log.ts';
import { type MadeCase, madeCase, nextCommit } from './ports/made-case.ts';
import { caseTables } from './ports/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-anchors-'));
const region = 'us-east-1';
let dynamo: Dynamo;
let store: CaseStore;
let s3: S3Client;
let kms: KMSClient;
let deps: AnchorDeps;
let now = '2026-11-02T15:00:00.000Z';
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  dynamo = await startDynoxide(folder);
  await dynamo.ensureTables(caseTables);
  const s3Endpoint = await startS3({
    dataDir: join(folder, 's3'),
    clock: { now: Date.now },
    credentials: localCredentials,
    onEvent: () => {},
  });
  s3Endpoint.ensureBucket({ name: 'anchors', versioned: true, lock: true, retention: { mode: 'COMPLIANCE', days: 1 } });
  const kmsEndpoint = await startKms({ dataDir: folder });
  const key = kmsEndpoint.ensureKey({ id: 'anchor', spec: 'ECC_NIST_P256' });
  s3 = new S3Client({ endpoint: s3Endpoint.url, region, credentials: localCredentials, maxAttempts: 1 });
  kms = new KMSClient({ endpoint: kmsEndpoint.url, region, credentials: localCredentials });
  store = createCaseStore(dynamo.client, { cases: 'cases', keys: 'keys' });
  deps = {
    book: createAnchorBook(dynamo.client, 'cases'),
    keeper: createAnchorKeeper(s3, 'anchors'),
    signer: createSigner(kms, key),
    clock: { now: () => now },
    sha256,
  };
  closers.push(
    () => s3.destroy(),
    () => kms.destroy(),
    s3Endpoint.close,
    kmsEndpoint.close,
    dynamo.close,
  );
});
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(folder, { recursive: true });
});

const later = (hours: number) => {
  now = plusMs(now, hours * 3_600_000);
};

/** A case with a log of `length`, marked as the dispatcher marks it. */
async function filed(length: number): Promise<MadeCase> {
  const made = madeCase();
  await store.open(made.intake);
  await grow(made, 2, length);
  return made;
}

async function grow(made: MadeCase, from: number, to: number): Promise<void> {
  let last = made.intake.commit;
  for (let seq = from; seq <= to; seq++) {
    const commit = nextCommit(made.intake, seq, last);
    await store.append(made.intake.case, commit, last.hash, []);
    last = commit;
  }
  await store.markChanged(made.intake.case, hourOf(now));
}

async function anchors() {
  const pem = await publicKey(kms, 'anchor');
  return checkAnchors(await readAnchors(s3, 'anchors', signatureCheck(pem), sha256), sha256);
}

/** What the auditor finds about one case, by the whole ledger as the tool reads it. */
async function found(id: string) {
  const logs = new Map<string, readonly StoredCommit[]>();
  await eachLog(dynamo.client, 'cases', (each, stored) => void logs.set(each, stored));
  return verifyLog({ sha256, anchored: await anchors() }, id, logs.get(id) ?? []).found;
}

const key = (id: string, seq: number) => ({ pk: { S: `CASE#${id}` }, sk: { S: `C#${String(seq).padStart(8, '0')}` } });

describe('anchors on DynamoDB, KMS and a bucket with Object Lock (G19)', () => {
  it('what changed is anchored in its hour and again after it, signed, with the anchor before; a second run adds nothing', async () => {
    const made = await filed(3);
    expect(await anchorLog(deps)).toEqual({ anchors: 1, heads: 1 });
    later(1.2);
    expect(await anchorLog(deps)).toEqual({ anchors: 1, heads: 1 });
    expect(await anchorLog(deps)).toEqual({ anchors: 0, heads: 0 });
    const anchored = await anchors();
    expect(anchored).toMatchObject({ faults: [], count: 2 });
    expect([...(anchored.heads.get(made.intake.case) ?? [])]).toEqual([
      [3, (await store.stored(made.intake.case))[2]?.hash],
    ]);
    expect(await found(made.intake.case)).toEqual([]);
  });

  it('an hour in which nothing changed is anchored too; hours that were missed are caught up in one', async () => {
    later(1);
    expect(await anchorLog(deps)).toEqual({ anchors: 1, heads: 0 });
    const made = await filed(2);
    later(6);
    expect(await anchorLog(deps)).toEqual({ anchors: 1, heads: 1 });
    expect((await anchors()).heads.has(made.intake.case)).toBe(true);
  });

  it('a tail cut off behind our back is found, though the rest is whole', async () => {
    const { intake } = await filed(4);
    later(1.2);
    await anchorLog(deps);
    for (const seq of [3, 4])
      await dynamo.client.send(new DeleteItemCommand({ TableName: 'cases', Key: key(intake.case, seq) }));
    expect(verifyLog({ sha256 }, intake.case, await store.stored(intake.case)).found).toEqual([]);
    expect(await found(intake.case)).toEqual([{ kind: 'cut', seq: 4 }]);
  });

  it('a log written anew from the first commit is found, though every hash in it is right', async () => {
    const { intake } = await filed(3);
    later(1.2);
    await anchorLog(deps);
    let prev = '';
    for (const { seq, body } of await store.stored(intake.case)) {
      const forged = JSON.stringify({ ...JSON.parse(body), at: '2020-01-01T00:00:00.000Z', prev });
      const hash = sha256(forged);
      await dynamo.client.send(
        new UpdateItemCommand({
          TableName: 'cases',
          Key: key(intake.case, seq),
          UpdateExpression: 'SET body = :b, #h = :h, #p = :p',
          ExpressionAttributeNames: { '#h': 'hash', '#p': 'prev' },
          ExpressionAttributeValues: { ':b': { S: forged }, ':h': { S: hash }, ':p': { S: prev } },
        }),
      );
      prev = hash;
    }
    expect(verifyLog({ sha256 }, intake.case, await store.stored(intake.case)).found).toEqual([]);
    expect(await found(intake.case)).toEqual([{ kind: 'rewritten', seq: 3 }]);
  });

  it('a whole case taken out of the table is still named by the anchors', async () => {
    const { intake } = await filed(2);
    later(1.2);
    await anchorLog(deps);
    for (const seq of [1, 2])
      await dynamo.client.send(new DeleteItemCommand({ TableName: 'cases', Key: key(intake.case, seq) }));
    expect(await found(intake.case)).toEqual([{ kind: 'cut', seq: 2 }]);
  });

  it('a run that died between writing an anchor and keeping it is finished by the next', async () => {
    const made = await filed(2);
    later(1.2);
    const before = await deps.book.last();
    const keep: AnchorDeps['keeper']['keep'] = async (anchor, signature) => {
      if (anchor.number !== before?.number) throw new Error('the end');
      await deps.keeper.keep(anchor, signature);
    };
    const dying = { ...deps, keeper: { keep } };
    await expect(anchorLog(dying)).rejects.toThrow('the end');
    expect((await anchors()).heads.has(made.intake.case)).toBe(false);
    expect(await anchorLog(deps)).toEqual({ anchors: 0, heads: 0 });
    expect(await anchors()).toMatchObject({ faults: [] });
    expect((await anchors()).heads.has(made.intake.case)).toBe(true);
  });

  it('two runs at the same time make one chain', async () => {
    await filed(2);
    later(1.2);
    await Promise.all(Array.from({ length: 4 }, () => anchorLog(deps)));
    expect(await anchors()).toMatchObject({ faults: [] });
  });

  it('an anchor can be neither deleted, nor shortened, nor replaced unseen: COMPLIANCE', async () => {
    const Key = 'anchors/00000001.json';
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: 'anchors', Prefix: Key }));
    const VersionId = Versions[0]?.VersionId;
    const denied = expect.objectContaining({ name: 'AccessDenied' });
    await expect(
      s3.send(new DeleteObjectCommand({ Bucket: 'anchors', Key, VersionId, BypassGovernanceRetention: true })),
    ).rejects.toEqual(denied);
    await expect(
      s3.send(
        new PutObjectRetentionCommand({
          Bucket: 'anchors',
          Key,
          VersionId,
          Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + 60_000) },
          BypassGovernanceRetention: true,
        }),
      ),
    ).rejects.toEqual(denied);
    // A delete marker hides it from whoever does not ask for versions; the auditor does.
    await s3.send(new DeleteObjectCommand({ Bucket: 'anchors', Key }));
    expect((await anchors()).faults).toEqual([]);
  });

  it('an anchor signed by nobody, or put beside another, is found', async () => {
    const last = await deps.book.last();
    const forged = makeAnchor(last, { at: now, through: hourOf(now), heads: [] }, sha256);
    const put = (number: number, signature: string) =>
      s3.send(
        new PutObjectCommand({
          Bucket: 'anchors',
          Key: `anchors/${String(number).padStart(8, '0')}.json`,
          Body: JSON.stringify({ body: forged.body, signature }),
        }),
      );
    await put(forged.number, Buffer.from('nobody').toString('base64'));
    expect((await anchors()).faults).toEqual([{ number: forged.number, kind: 'altered' }]);
    await put(2, await deps.signer.sign(`redress anchor 1|${forged.digest}`));
    expect((await anchors()).faults).toContainEqual({ number: 2, kind: 'altered' });
  });
});
