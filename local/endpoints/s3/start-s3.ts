/** An S3 of one machine: path-style, on 127.0.0.1, with every request's signature or policy checked. See README.md. */
import { randomBytes } from 'node:crypto';
import { busEvent, type Clock, deliver, localAccount, type OnEvent } from '../event-bus.ts';
import { type Answer, type Inbound, listen } from '../http.ts';
import * as buckets from './bucket-operations.ts';
import { findBucket, type Operation, parseCall, type World } from './call.ts';
import { corsHeaders, preflight } from './cors.ts';
import { postObject } from './form-upload.ts';
import { listObjects, listVersions } from './listings.ts';
import * as facts from './object-facts.ts';
import * as objects from './object-operations.ts';
import { isRefusal, type Refusal, refusal, refuse } from './refusals.ts';
import { scan } from './scanner.ts';
import { type Credentials, checkSignature } from './signature.ts';
import { type CorsRule, openStore, type Store } from './store.ts';

export type S3Options = {
  /** Made if absent; everything survives a restart on the same folder. */
  readonly dataDir: string;
  readonly clock: Clock;
  /** The one pair that may sign. */
  readonly credentials: Credentials;
  readonly onEvent: OnEvent;
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
};

export type BucketWish = {
  readonly name: string;
  readonly versioned: boolean;
  readonly cors?: readonly (Pick<CorsRule, 'allowedOrigins' | 'allowedMethods'> & Partial<CorsRule>)[];
  /** Object Lock, which AWS has only with versioning. */
  readonly lock?: boolean;
  /** A malware protection plan covers it: scanner.ts. */
  readonly scanned?: boolean;
  /** Of every new version in a bucket with Object Lock. */
  readonly retention?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | undefined;
};

export type S3 = {
  readonly url: string;
  close(): Promise<void>;
  /** Makes the bucket, or brings an existing one to these settings; its objects stay. */
  ensureBucket(wish: BucketWish): void;
};

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['GET service', buckets.listBuckets],
  ['PUT bucket', buckets.createBucket],
  ['HEAD bucket', buckets.headBucket],
  ['DELETE bucket', buckets.deleteBucket],
  ['GET bucket?list-type', listObjects],
  ['GET bucket?versions', listVersions],
  ['POST bucket?delete', objects.deleteObjects],
  ['GET bucket?versioning', buckets.getVersioning],
  ['PUT bucket?versioning', buckets.putVersioning],
  ['GET bucket?cors', buckets.getCors],
  ['PUT bucket?cors', buckets.putCors],
  ['DELETE bucket?cors', buckets.deleteCors],
  ['GET bucket?object-lock', buckets.getLock],
  ['PUT bucket?object-lock', buckets.putLock],
  ['PUT object', objects.putObject],
  ['GET object', objects.getObject],
  ['HEAD object', objects.getObject],
  ['DELETE object', objects.deleteObject],
  ['GET object?tagging', facts.getTags],
  ['PUT object?tagging', facts.putTags],
  ['DELETE object?tagging', facts.deleteTags],
  ['GET object?retention', facts.getRetention],
  ['PUT object?retention', facts.putRetention],
  ['GET object?legal-hold', facts.getLegalHold],
  ['PUT object?legal-hold', facts.putLegalHold],
]);

/** Rejects when the port is taken. */
export async function startS3(options: S3Options): Promise<S3> {
  const now = () => options.clock.now();
  const store = openStore(options.dataDir, now);
  const world: World = { store, now, created: tell(options, store) };
  const endpoint = await listen((request) => answer(request, world, options.credentials), {
    port: options.port,
    maxBody: 256 * 1024 * 1024,
  });
  return {
    ...endpoint,
    ensureBucket(wish) {
      if (!buckets.isBucketName(wish.name)) throw new Error(`"${wish.name}" is not a name S3 allows for a bucket`);
      const made = store.bucket(wish.name) ?? buckets.newBucket(wish.name, now(), wish.lock === true);
      const off = made.versioning === 'Off' ? 'Off' : 'Suspended';
      store.saveBucket({
        ...made,
        versioning: wish.versioned || wish.lock === true ? 'Enabled' : off,
        scanned: wish.scanned === true,
        cors: (wish.cors ?? []).map((rule) => ({ allowedHeaders: [], exposeHeaders: [], ...rule })),
        ...(wish.lock === true ? { lock: wish.retention ?? made.lock ?? {} } : {}),
      });
    },
  };
}

async function answer(request: Inbound, world: World, credentials: Credentials): Promise<Answer> {
  const call = parseCall(request);
  if (isRefusal(call)) return refuse(call, request.path);
  const rules = world.store.bucket(call.bucketName)?.cors ?? [];
  const run = async (): Promise<Answer | Refusal> => {
    if (request.method === 'OPTIONS') {
      const bucket = findBucket(call, world);
      return isRefusal(bucket) ? bucket : preflight(request, rules);
    }
    const target = call.bucketName === '' ? 'service' : call.key === '' ? 'bucket' : 'object';
    const name = [`${request.method} ${target}`, ...call.subresources].join('?');
    if (name === 'POST bucket') return await postObject(call, world, credentials);
    const refused = checkSignature(request, credentials, world.now());
    if (refused !== undefined) return refused;
    const operation = operations.get(name);
    if (operation !== undefined) return operation(call, world);
    return refusal('NotImplemented', `${name} is not implemented here; local/endpoints/s3/README.md lists what is.`);
  };
  const result = await run();
  const made = isRefusal(result) ? refuse(result, request.path) : result;
  const cors = request.method === 'OPTIONS' ? {} : corsHeaders(request, rules);
  return { ...made, headers: { ...made.headers, ...cors } };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function tell(options: S3Options, store: Store): World['created'] {
  let count = 0;
  return (bucket, key, version, reason) => {
    const at = options.clock.now();
    count += 1;
    const event = busEvent(
      {
        source: 'aws.s3',
        'detail-type': 'Object Created',
        resources: [`arn:aws:s3:::${bucket}`],
        detail: {
          version: '0',
          bucket: { name: bucket },
          object: {
            key,
            size: version.size,
            etag: version.etag.replaceAll('"', ''),
            ...(version.versionId === 'null' ? {} : { 'version-id': version.versionId }),
            sequencer: (BigInt(Math.trunc(at)) * 65_536n + BigInt(count % 65_536)).toString(16).padStart(18, '0'),
          },
          'request-id': randomBytes(8).toString('hex').toUpperCase(),
          requester: localAccount,
          'source-ip-address': '127.0.0.1',
          reason,
        },
      },
      at,
    );
    return () => {
      const scanned = store.bucket(bucket)?.scanned === true;
      void deliver(
        [event, ...(scanned ? scan(store, bucket, key, version, options.clock.now()) : [])],
        options.onEvent,
      );
    };
  };
}
