/** PutObject, GetObject, HeadObject, DeleteObject and DeleteObjects. */
import { html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import {
  type Call,
  findBucket,
  findVersion,
  malformed,
  readXml,
  versionHeader,
  type World,
  xmlAnswer,
} from './call.ts';
import { readPayload } from './checksums.ts';
import { isKept, protectedByLock, retentionForNew, tagsFromHeader } from './object-facts.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import type { Bucket, Version } from './store.ts';
import { childrenOf, textOf } from './xml.ts';

/** Kept with the object and given back on reading. */
const keptHeaders = new Set([
  'cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
]);

export function putObject(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  if (call.value('x-amz-copy-source') !== undefined) {
    return refusal('NotImplemented', 'CopyObject is not implemented here.');
  }
  const payload = readPayload(call.request, call.value);
  if (isRefusal(payload)) return payload;
  const stale = checkWriteCondition(call, world, bucket);
  if (stale !== undefined) return stale;
  const tags = tagsFromHeader(call.value('x-amz-tagging'));
  if (isRefusal(tags)) return tags;
  const retention = retentionForNew(bucket, call.value, world.now());
  if (isRefusal(retention)) return retention;
  const version = world.store.put(bucket, call.key, {
    ...retention,
    bytes: payload.bytes,
    headers: headersToKeep(call),
    checksums: Object.fromEntries(payload.checksums),
    tags: [...tags],
    legalHold: call.value('x-amz-object-lock-legal-hold') === 'ON',
  });
  return {
    status: 200,
    headers: {
      etag: version.etag,
      ...version.checksums,
      'x-amz-checksum-type': 'FULL_OBJECT',
      ...encryptionOf(version),
      ...versionHeader(bucket, version),
    },
    after: world.created(bucket.name, call.key, version, 'PutObject'),
  };
}

/** `If-None-Match: *` and `If-Match: <etag>` on writes, decided and written in one turn. */
function checkWriteCondition(call: Call, world: World, bucket: Bucket): Refusal | undefined {
  const current = world.store.versions(bucket.name, call.key)[0];
  const exists = current !== undefined && !current.deleteMarker;
  const [noneMatch, match] = [call.value('if-none-match'), call.value('if-match')];
  const failed = (Condition: string) =>
    refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { Condition });
  if (noneMatch !== undefined) {
    if (noneMatch !== '*')
      return refusal('NotImplemented', 'A header you provided implies functionality that is not implemented');
    if (exists) return failed('If-None-Match');
  }
  if (match === undefined) return undefined;
  if (!exists) return refusal('NoSuchKey', 'The specified key does not exist.', { Key: call.key });
  return sameTag(match, current) ? undefined : failed('If-Match');
}

function sameTag(condition: string, version: Version): boolean {
  return condition === '*' || condition.replaceAll('"', '') === version.etag.replaceAll('"', '');
}

function headersToKeep(call: Call): Record<string, string> {
  const given = [...call.request.headers, ...call.query].map(([name, value]) => [name.toLowerCase(), value] as const);
  const kept = given.filter(([name]) => keptHeaders.has(name) || name.startsWith('x-amz-meta-'));
  const encoding = (call.value('content-encoding') ?? '')
    .split(/\s*,\s*/)
    .filter((one) => one !== '' && one !== 'aws-chunked')
    .join(',');
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(kept),
    ...(encoding === '' ? {} : { 'content-encoding': encoding }),
  };
}

function encryptionOf(version: Version): Record<string, string> {
  const pairs = Object.entries(version.headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption'));
  return Object.fromEntries(pairs);
}

/** `response-content-disposition` and its like. They are honoured as every request that gets here is signed. */
const overridable = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

export function getObject(call: Call, world: World): Answer | Refusal {
  const found = findVersion(call, world);
  if (isRefusal(found)) return found;
  const { bucket, version } = found;
  const overrides = overridable.flatMap((name) => {
    const value = call.query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (overrides.some(([, value]) => !/^[\x20-\x7e]*$/.test(value))) {
    return refusal('InvalidArgument', 'Header value cannot be represented using ISO-8859-1.');
  }
  const headers = { ...describe(bucket, version), ...Object.fromEntries(overrides) };
  const noneMatch = call.value('if-none-match');
  if (noneMatch !== undefined && sameTag(noneMatch, version)) return { status: 304, headers: { etag: version.etag } };
  const match = call.value('if-match');
  if (match !== undefined && !sameTag(match, version)) {
    return refusal('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      Condition: 'If-Match',
    });
  }
  const bytes = world.store.read(bucket.name, call.key, version);
  const range = call.request.headers.get('range');
  const part = range === undefined ? undefined : parseRange(range, bytes.length);
  if (part !== undefined && isRefusal(part)) return part;
  if (part === undefined) {
    const checksums =
      call.value('x-amz-checksum-mode') === 'ENABLED'
        ? { ...version.checksums, 'x-amz-checksum-type': 'FULL_OBJECT' }
        : {};
    return { status: 200, headers: { ...headers, ...checksums }, body: bytes };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${part.first}-${part.last}/${bytes.length}` },
    body: bytes.subarray(part.first, part.last + 1),
  };
}

function describe(bucket: Bucket, version: Version): Record<string, string> {
  return {
    ...version.headers,
    etag: version.etag,
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...(version.tags.length > 0 ? { 'x-amz-tagging-count': String(version.tags.length) } : {}),
    ...(version.legalHold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
    ...(version.retention === undefined
      ? {}
      : {
          'x-amz-object-lock-mode': version.retention.mode,
          'x-amz-object-lock-retain-until-date': version.retention.until,
        }),
    ...versionHeader(bucket, version),
  };
}

/** One byte range, ends included; `undefined` (whole object) for a header S3 does not understand. */
function parseRange(header: string, size: number): { first: number; last: number } | Refusal | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  const [from, to] = [parts?.[1] ?? '', parts?.[2] ?? ''];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first < size && last >= first) return { first, last };
  return refusal('InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: String(size) });
}

export function deleteObject(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const gone = destroy(call, world, bucket, call.key, call.query.get('versionId'));
  if (isRefusal(gone)) return gone;
  return {
    status: 204,
    headers: {
      ...(gone.versionId === undefined ? {} : { 'x-amz-version-id': gone.versionId }),
      ...(gone.marker ? { 'x-amz-delete-marker': 'true' } : {}),
    },
  };
}

/** `marker`: a delete marker was put, or (with a version id) removed. */
type Gone = { readonly marker: boolean; readonly versionId?: string | undefined };

function destroy(call: Call, world: World, bucket: Bucket, key: string, id: string | undefined): Gone | Refusal {
  if (id === undefined) {
    const marker = world.store.remove(bucket, key);
    return { marker: marker !== undefined, versionId: marker?.versionId };
  }
  // A version that is not there is as good as deleted: S3 answers 204.
  const version = world.store.versions(bucket.name, key).find((one) => one.versionId === id);
  if (version === undefined) return { marker: false, versionId: id };
  const bypass = call.value('x-amz-bypass-governance-retention') === 'true';
  if (isKept(version, world.now(), bypass)) return protectedByLock();
  world.store.removeVersion(bucket.name, key, version);
  return { marker: version.deleteMarker, versionId: id };
}

export function deleteObjects(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const body = readXml(call, 'Delete');
  if (isRefusal(body)) return body;
  const objects = childrenOf(body, 'Object');
  if (objects.length === 0 || objects.length > 1000) return malformed();
  const quiet = textOf(body, 'Quiet') === 'true';
  const results = objects.map((object) => {
    const [key, id] = [textOf(object, 'Key') ?? '', textOf(object, 'VersionId')];
    const named = xml`<Key>${key}</Key>${id === undefined ? undefined : xml`<VersionId>${id}</VersionId>`}`;
    const gone = destroy(call, world, bucket, key, id);
    if (isRefusal(gone)) {
      return xml`<Error>${named}<Code>${gone.refused}</Code><Message>${gone.message}</Message></Error>`;
    }
    if (quiet) return undefined;
    const marker = gone.marker
      ? xml`<DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>${gone.versionId}</DeleteMarkerVersionId>`
      : undefined;
    return xml`<Deleted>${named}${marker}</Deleted>`;
  });
  return xmlAnswer(xml`<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${results}</DeleteResult>`);
}
