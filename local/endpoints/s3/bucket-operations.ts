/** Buckets: making and removing them, versioning, cross-origin rules, Object Lock. */
import { html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import { type Call, findBucket, malformed, readXml, type World, xmlAnswer } from './call.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import type { Bucket, CorsRule } from './store.ts';
import { childrenOf, textOf } from './xml.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; also keeps names from leaving the folder. */
export function isBucketName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(name);
}

export function newBucket(name: string, at: number, withLock: boolean): Bucket {
  return {
    name,
    createdAt: new Date(at).toISOString(),
    versioning: withLock ? 'Enabled' : 'Off',
    cors: [],
    ...(withLock ? { lock: {} } : {}),
  };
}

export function createBucket(call: Call, world: World): Answer | Refusal {
  const name = call.bucketName;
  if (!isBucketName(name))
    return refusal('InvalidBucketName', 'The specified bucket is not valid.', { BucketName: name });
  if (world.store.bucket(name) !== undefined) {
    return refusal(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      { BucketName: name },
    );
  }
  world.store.saveBucket(newBucket(name, world.now(), call.value('x-amz-bucket-object-lock-enabled') === 'true'));
  return { status: 200, headers: { location: `/${name}` } };
}

export function headBucket(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  return isRefusal(bucket) ? bucket : { status: 200, headers: { 'x-amz-bucket-region': 'us-east-1' } };
}

export function deleteBucket(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  if (world.store.keys(bucket.name).length > 0) {
    return refusal(
      'BucketNotEmpty',
      'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    );
  }
  world.store.removeBucket(bucket.name);
  return { status: 204 };
}

export function listBuckets(_call: Call, world: World): Answer {
  const rows = world.store
    .buckets()
    .map((one) => xml`<Bucket><Name>${one.name}</Name><CreationDate>${one.createdAt}</CreationDate></Bucket>`);
  return xmlAnswer(
    xml`<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets>${rows}</Buckets></ListAllMyBucketsResult>`,
  );
}

export function getVersioning(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const status = bucket.versioning === 'Off' ? undefined : xml`<Status>${bucket.versioning}</Status>`;
  return xmlAnswer(xml`<VersioningConfiguration>${status}</VersioningConfiguration>`);
}

export function putVersioning(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const body = readXml(call, 'VersioningConfiguration');
  if (isRefusal(body)) return body;
  const status = textOf(body, 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') return malformed();
  if (status === 'Suspended' && bucket.lock !== undefined) {
    return refusal(
      'InvalidBucketState',
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    );
  }
  world.store.saveBucket({ ...bucket, versioning: status });
  return { status: 200 };
}

export function getCors(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  if (bucket.cors.length === 0) {
    return refusal('NoSuchCORSConfiguration', 'The CORS configuration does not exist', { BucketName: bucket.name });
  }
  const rules = bucket.cors.map(
    (rule) =>
      xml`<CORSRule>${rule.allowedOrigins.map((one) => xml`<AllowedOrigin>${one}</AllowedOrigin>`)}${rule.allowedMethods.map((one) => xml`<AllowedMethod>${one}</AllowedMethod>`)}${rule.allowedHeaders.map((one) => xml`<AllowedHeader>${one}</AllowedHeader>`)}${rule.exposeHeaders.map((one) => xml`<ExposeHeader>${one}</ExposeHeader>`)}${rule.maxAgeSeconds === undefined ? undefined : xml`<MaxAgeSeconds>${rule.maxAgeSeconds}</MaxAgeSeconds>`}</CORSRule>`,
  );
  return xmlAnswer(xml`<CORSConfiguration>${rules}</CORSConfiguration>`);
}

export function putCors(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const body = readXml(call, 'CORSConfiguration');
  if (isRefusal(body)) return body;
  const cors = childrenOf(body, 'CORSRule').map((rule): CorsRule => {
    const all = (name: string) => childrenOf(rule, name).map((child) => child.text);
    const maxAge = textOf(rule, 'MaxAgeSeconds');
    return {
      allowedOrigins: all('AllowedOrigin'),
      allowedMethods: all('AllowedMethod'),
      allowedHeaders: all('AllowedHeader'),
      exposeHeaders: all('ExposeHeader'),
      ...(maxAge === undefined ? {} : { maxAgeSeconds: Number(maxAge) }),
    };
  });
  const sound = cors.every((rule) => rule.allowedOrigins.length > 0 && rule.allowedMethods.length > 0);
  if (cors.length === 0 || !sound) return malformed();
  world.store.saveBucket({ ...bucket, cors });
  return { status: 200 };
}

export function deleteCors(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  world.store.saveBucket({ ...bucket, cors: [] });
  return { status: 204 };
}

export function getLock(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  if (bucket.lock === undefined) {
    return refusal('ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket');
  }
  const { mode, days } = bucket.lock;
  const rule =
    mode === undefined || days === undefined
      ? undefined
      : xml`<Rule><DefaultRetention><Mode>${mode}</Mode><Days>${days}</Days></DefaultRetention></Rule>`;
  return xmlAnswer(
    xml`<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>${rule}</ObjectLockConfiguration>`,
  );
}

export function putLock(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const body = readXml(call, 'ObjectLockConfiguration');
  if (isRefusal(body)) return body;
  if (textOf(body, 'ObjectLockEnabled') !== 'Enabled') return malformed();
  if (bucket.versioning !== 'Enabled') {
    return refusal(
      'InvalidBucketState',
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    );
  }
  const retention = childrenOf(childrenOf(body, 'Rule')[0], 'DefaultRetention')[0];
  if (retention === undefined) {
    world.store.saveBucket({ ...bucket, lock: {} });
    return { status: 200 };
  }
  const mode = textOf(retention, 'Mode');
  const [days, years] = [textOf(retention, 'Days'), textOf(retention, 'Years')];
  const length = Number(days ?? 0) + 365 * Number(years ?? 0);
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || !Number.isInteger(length) || length < 1) return malformed();
  world.store.saveBucket({ ...bucket, lock: { mode, days: length } });
  return { status: 200 };
}
