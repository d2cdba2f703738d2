/** One S3 call, taken apart: which bucket, which key, which of S3's operations. */
import type { Answer, Inbound } from '../http.ts';
import { readPayload } from './checksums.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import { parseQuery } from './signature.ts';
import type { Bucket, Store, Version } from './store.ts';
import { type Element, parseXml } from './xml.ts';

export type Call = {
  readonly request: Inbound;
  /** Empty: the service itself. */
  readonly bucketName: string;
  /** Empty: the bucket itself. */
  readonly key: string;
  /** Sub-resources such as `tagging`, sorted; parameters such as `prefix` are left out. */
  readonly subresources: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  /** A header, or the query parameter a presigner hoisted it to. */
  readonly value: (name: string) => string | undefined;
};

export type World = {
  readonly store: Store;
  readonly now: () => number;
  /** Tells the bus, after the answer. */
  readonly created: (bucket: string, key: string, version: Version, reason: 'PutObject' | 'POST Object') => () => void;
};

export type Operation = (call: Call, world: World) => Answer | Refusal;

/** Everything else in a query names a sub-resource; one not known is refused and never taken for the plain operation. */
const parameters = new Set([
  'continuation-token',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'key-marker',
  'max-keys',
  'prefix',
  'start-after',
  'version-id-marker',
  'versionId',
  'x-id',
]);

export function parseCall(request: Inbound): Call | Refusal {
  const parts = /^\/([^/]*)(?:\/(.*))?$/s.exec(request.path);
  const pairs = parseQuery(request.search);
  const names = decode(parts);
  if (names === undefined || pairs === undefined) return refusal('InvalidURI', "Couldn't parse the specified URI.");
  if (Buffer.byteLength(names.key) > 1024) return refusal('KeyTooLongError', 'Your key is too long');
  const query = new Map(pairs);
  const hoisted = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  return {
    request,
    ...names,
    query,
    subresources: [...query.keys()].filter((n) => !parameters.has(n) && !/^(x-amz-|response-)/i.test(n)).toSorted(),
    value: (name) => request.headers.get(name) ?? hoisted.get(name),
  };
}

function decode(parts: RegExpExecArray | null): { bucketName: string; key: string } | undefined {
  try {
    return parts === null
      ? undefined
      : { bucketName: decodeURIComponent(parts[1] ?? ''), key: decodeURIComponent(parts[2] ?? '') };
  } catch {
    return undefined;
  }
}

export function findBucket(call: Call, world: World): Bucket | Refusal {
  const missing = refusal('NoSuchBucket', 'The specified bucket does not exist', { BucketName: call.bucketName });
  return world.store.bucket(call.bucketName) ?? missing;
}

/** The version asked for by `versionId`, or the current one. Delete markers are refused as S3 refuses them. */
export function findVersion(call: Call, world: World): { bucket: Bucket; version: Version } | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const versions = world.store.versions(bucket.name, call.key);
  const id = call.query.get('versionId');
  if (id !== undefined) {
    const version = versions.find((one) => one.versionId === id);
    if (version === undefined) {
      return refusal('NoSuchVersion', 'The specified version does not exist.', { Key: call.key, VersionId: id });
    }
    if (!version.deleteMarker) return { bucket, version };
    return refusal(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      {},
      markerHeaders(version),
    );
  }
  const version = versions[0];
  if (version !== undefined && !version.deleteMarker) return { bucket, version };
  const headers = version === undefined ? {} : markerHeaders(version);
  return refusal('NoSuchKey', 'The specified key does not exist.', { Key: call.key }, headers);
}

function markerHeaders(version: Version): Record<string, string> {
  return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
}

/** The body as XML with the root expected, its checksum verified. */
export function readXml(call: Call, root: string): Element | Refusal {
  const payload = readPayload(call.request, call.value);
  if (isRefusal(payload)) return payload;
  const element = parseXml(payload.bytes.toString('utf8'));
  return element?.name === root ? element : malformed();
}

export function malformed(): Refusal {
  return refusal(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

export function xmlAnswer(xml: { toString(): string }, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml.toString()}`,
  };
}

/** S3 names the version in its answers only where versioning is or was on. */
export function versionHeader(bucket: Bucket, version: Version): Record<string, string> {
  return bucket.versioning === 'Off' ? {} : { 'x-amz-version-id': version.versionId };
}
