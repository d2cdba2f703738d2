import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { eachLog } from '../shared/adapters/dynamodb/whole-log.ts';
import { publicKey, signatureCheck } from '../shared/adapters/kms/signer.ts';
import { readAnchors } from '../shared/adapters/s3/anchor-bucket.ts';
import { epochNow, sha256 } from '../shared/adapters/system/edges.ts';
import { endOf } from '../shared/domain/anchor.ts';
import { type Anchored, checkAnchors } from '../shared/domain/anchor-check.ts';
import { toEpoch } from '../shared/domain/time.ts';
import { type VerifiedLog, verifyLog } from '../shared/usecases/verify-log.ts';
import { refuse, refuseArguments } from './run-tool.ts';

export interface VerifyOptions {
  readonly table: string;
  /** Of the anchors; absent: only what a chain shows by itself. */
  readonly bucket?: string | undefined;
  readonly kmsKey?: string | undefined;
  /** PEM that was kept apart: whoever could put another key in KMS could sign other anchors. */
  readonly publicKey?: string | undefined;
  /** What the one case that is asked for may be called: its id, and its reference, which the log says itself where the row that leads to it is gone. */
  readonly names?: readonly string[] | undefined;
}

/** An anchor is due every hour; three in silence are a fault of their own. */
const silenceMs = 3 * 3_600_000;
/** More whole cases than this are only counted. */
const mostLines = 50;

/** Prints what is wrong, and what is whole. @returns whether nothing is wrong. */
export async function verify(client: DynamoDBClient, options: VerifyOptions): Promise<boolean> {
  const anchored = await anchorsOf(options);
  const all: VerifiedLog[] = [];
  const seen = new Set<string>();
  await eachLog(client, options.table, (id, stored) => {
    seen.add(id);
    all.push(verifyLog({ sha256, anchored }, id, stored));
  });
  for (const id of anchored?.heads.keys() ?? []) if (!seen.has(id)) all.push(verifyLog({ sha256, anchored }, id, []));

  const { names } = options;
  const asked =
    names === undefined ? all : all.filter((one) => names.includes(one.case) || names.includes(one.reference));
  if (names !== undefined && asked.length === 0) refuse(`There is no case ${names[0]} in ${options.table}.`);
  const faulty = asked.filter(({ found }) => found.length > 0);
  for (const one of asked.length > mostLines ? faulty : asked) console.log(line(one));
  const commits = asked.reduce((sum, one) => sum + one.commits, 0);
  console.log(
    `${count(asked.length, 'case')}, ${count(commits, 'commit')}: ${faulty.length === 0 ? 'whole' : `${count(faulty.length, 'case')} not whole`}`,
  );
  return printAnchors(anchored) && faulty.length === 0;
}

async function anchorsOf({ bucket, kmsKey, publicKey: kept }: VerifyOptions): Promise<Anchored | undefined> {
  if (bucket === undefined) return undefined;
  if (kept === undefined && kmsKey === undefined)
    refuseArguments('Say which key signed the anchors: --key FILE or ANCHOR_KEY.');
  const pem = kept ?? (await publicKey(new KMSClient({}), kmsKey ?? ''));
  const anchors = await readAnchors(new S3Client({}), bucket, signatureCheck(pem), sha256);
  return checkAnchors(anchors, sha256);
}

function printAnchors(anchored: Anchored | undefined): boolean {
  if (anchored === undefined) {
    console.log(
      'Not held against anchors: a cut tail or a log written anew would not show. Set ANCHORS_BUCKET (docs/audit.md).',
    );
    return true;
  }
  for (const { number, kind } of anchored.faults) console.log(`anchor ${number} ${kind}`);
  const isSilent = anchored.through === undefined || epochNow() - toEpoch(endOf(anchored.through)) > silenceMs;
  console.log(
    `${count(anchored.count, 'anchor')}, through ${anchored.through ?? 'no hour'}${isSilent ? ': the last is too old' : ''}`,
  );
  return anchored.faults.length === 0 && !isSilent;
}

function line({ reference, case: id, commits, found }: VerifiedLog): string {
  const what = found.length === 0 ? 'whole' : found.map((t) => `commit ${t.seq} ${t.kind}`).join(', ');
  return `${reference === '' ? id : reference}  ${count(commits, 'commit')}  ${what}`;
}

function count(n: number, what: string): string {
  return `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;
}
