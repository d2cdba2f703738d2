/** `npm run bench:audit -- [--cases N] [--commits N] [--anchors N]`: how long the auditor's tool takes for a whole ledger on the local endpoints (G19). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { startKms } from '../local/endpoints/kms/start-kms.ts';
import { startS3 } from '../local/endpoints/s3/start-s3.ts';
import { localCredentials } from '../local/runtime/credentials.ts';
import { startDynoxide } from '../local/runtime/dynoxide.ts';
import { eachLog } from '../shared/adapters/dynamodb/whole-log.ts';
import { createSigner, publicKey, signatureCheck } from '../shared/adapters/kms/signer.ts';
import { createAnchorKeeper, readAnchors } from '../shared/adapters/s3/anchor-bucket.ts';
import { epochNow, sha256 } from '../shared/adapters/system/edges.ts';
import { type AnchoredHead, hourOf, makeAnchor, type StoredAnchor, signedText } from '../shared/domain/anchor.ts';
import { checkAnchors } from '../shared/domain/anchor-check.ts';
import { type StoredCommit, seal } from '../shared/domain/chain.ts';
import { fromEpoch } from '../shared/domain/time.ts';
import { verifyLog } from '../shared/usecases/verify-log.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    commits: { type: 'string', default: '15' },
    anchors: { type: 'string', default: '1440' },
  },
});
const [cases, commits, hours] = [Number(values.cases), Number(values.commits), Number(values.anchors)];
const began = Date.parse('2026-11-02T00:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'redress-bench-audit-'));

function log(id: string): readonly StoredCommit[] {
  const made: StoredCommit[] = [];
  for (let seq = 1; seq <= commits; seq++)
    made.push(
      seal(
        {
          case: id,
          seq,
          at: fromEpoch(began + seq * 60_000),
          actor: { kind: 'worker', id: 'bench' },
          command: { id: `${seq}`, type: 'assign' },
          events: [{ v: 1, type: 'assigned', owner: `owner${seq}`, backup: 'backup' }],
          prev: made.at(-1)?.hash ?? '',
        },
        sha256,
      ),
    );
  return made;
}

const dynamo = await startDynoxide(folder);
const s3Endpoint = await startS3({
  dataDir: folder,
  clock: { now: epochNow },
  credentials: localCredentials,
  onEvent: () => {},
});
s3Endpoint.ensureBucket({ name: 'anchors', versioned: true, lock: true });
const kmsEndpoint = await startKms({ dataDir: folder });
const key = kmsEndpoint.ensureKey({ id: 'anchor', spec: 'ECC_NIST_P256' });
const at = (endpoint: string) => ({ endpoint, region: 'us-east-1', credentials: localCredentials });
const s3 = new S3Client(at(s3Endpoint.url));
const kms = new KMSClient(at(kmsEndpoint.url));
try {
  await dynamo.ensureTables([
    {
      name: 'cases',
      arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/cases',
      attributes: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      keys: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      indexes: [],
    },
  ]);
  await fill();
  const started = performance.now();
  const kept = await readAnchors(s3, 'anchors', signatureCheck(await publicKey(kms, key)), sha256);
  const anchored = checkAnchors(kept, sha256);
  const anchorsRead = performance.now();
  let [seen, faulty] = [0, anchored.faults.length];
  await eachLog(dynamo.client, 'cases', (id, stored) => {
    seen += 1;
    faulty += verifyLog({ sha256, anchored }, id, stored).found.length;
  });
  const ended = performance.now();
  const seconds = (ms: number) => Number((ms / 1000).toFixed(2));
  console.log(
    JSON.stringify({
      cases: seen,
      commits: seen * commits,
      anchors: anchored.count,
      faulty,
      secondsAnchors: seconds(anchorsRead - started),
      secondsLogs: seconds(ended - anchorsRead),
      seconds: seconds(ended - started),
    }),
  );
  if (faulty > 0 || seen !== cases || ended - started > 10_000) process.exitCode = 1;
} finally {
  s3.destroy();
  kms.destroy();
  await s3Endpoint.close();
  await kmsEndpoint.close();
  await dynamo.close();
  rmSync(folder, { recursive: true });
}

/** Every case, and an anchor an hour over its share of them. */
async function fill(): Promise<void> {
  const heads: AnchoredHead[] = [];
  let batch: WriteRequest[] = [];
  const flush = async () => {
    if (batch.length > 0) await dynamo.client.send(new BatchWriteItemCommand({ RequestItems: { cases: batch } }));
    batch = [];
  };
  for (let n = 0; n < cases; n++) {
    const id = sha256(`${n}`).slice(0, 22);
    const stored = log(id);
    for (const { seq, body, hash } of stored) {
      const sk = `C#${String(seq).padStart(8, '0')}`;
      batch.push({
        PutRequest: { Item: { pk: { S: `CASE#${id}` }, sk: { S: sk }, body: { S: body }, hash: { S: hash } } },
      });
      if (batch.length === 25) await flush();
    }
    heads.push([id, commits, stored.at(-1)?.hash ?? '']);
  }
  await flush();
  const [signer, keeper] = [createSigner(kms, key), createAnchorKeeper(s3, 'anchors')];
  let last: StoredAnchor | undefined;
  for (let hour = 0; hour < hours; hour++) {
    const time = fromEpoch(began + hour * 3_600_000);
    const share = heads.slice((hour * cases) / hours, ((hour + 1) * cases) / hours);
    last = makeAnchor(last, { at: time, through: hourOf(time), heads: share }, sha256);
    await keeper.keep(last, await signer.sign(signedText(last)));
  }
}
