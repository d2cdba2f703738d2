/** ListObjectsV2 and ListObjectVersions, in the order of the keys' UTF-8 bytes. */
import { type Html, html as xml } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import { type Call, findBucket, type World, xmlAnswer } from './call.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';
import { encode } from './signature.ts';
import type { Version } from './store.ts';

const ownerless = xml`<StorageClass>STANDARD</StorageClass>`;

export function listObjects(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const wanted = readWanted(call);
  if (isRefusal(wanted)) return wanted;
  const token = call.query.get('continuation-token');
  const after = token === undefined ? call.query.get('start-after') : Buffer.from(token, 'base64url').toString('utf8');
  const rows = world.store.keys(bucket.name).flatMap((key) => {
    const version = world.store.versions(bucket.name, key)[0];
    return version === undefined || version.deleteMarker ? [] : [{ key, version, isLatest: true }];
  });
  const page = cut(rows, wanted, (row) => after === undefined || isAfter(row.key, after));
  const next =
    page.truncated && page.lastKey !== undefined ? Buffer.from(page.lastKey).toString('base64url') : undefined;
  return xmlAnswer(
    xml`<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket.name}</Name><Prefix>${wanted.write(wanted.prefix)}</Prefix><KeyCount>${page.rows.length + page.prefixes.length}</KeyCount><MaxKeys>${wanted.maxKeys}</MaxKeys>${optional('Delimiter', wanted.delimiter)}${optional('EncodingType', wanted.encoding)}${optional('ContinuationToken', token)}${optional('NextContinuationToken', next)}<IsTruncated>${String(page.truncated)}</IsTruncated>${page.rows.map(
      ({ key, version }) =>
        xml`<Contents><Key>${wanted.write(key)}</Key><LastModified>${version.modifiedAt}</LastModified><ETag>${version.etag}</ETag><Size>${version.size}</Size>${ownerless}</Contents>`,
    )}${page.prefixes.map((prefix) => xml`<CommonPrefixes><Prefix>${wanted.write(prefix)}</Prefix></CommonPrefixes>`)}</ListBucketResult>`,
  );
}

export function listVersions(call: Call, world: World): Answer | Refusal {
  const bucket = findBucket(call, world);
  if (isRefusal(bucket)) return bucket;
  const wanted = readWanted(call);
  if (isRefusal(wanted)) return wanted;
  const [keyMarker, idMarker] = [call.query.get('key-marker'), call.query.get('version-id-marker')];
  const rows = world.store.keys(bucket.name).flatMap((key) => {
    const versions = world.store.versions(bucket.name, key);
    const seen = key === keyMarker ? versions.findIndex((one) => one.versionId === idMarker) : -1;
    return versions.map((version, i) => ({ key, version, isLatest: i === 0 })).slice(seen + 1);
  });
  const started = (key: string) =>
    keyMarker === undefined || isAfter(key, keyMarker) || (key === keyMarker && idMarker !== undefined);
  const page = cut(rows, wanted, (row) => started(row.key));
  // After a common prefix there is no version to go on from.
  const last = page.truncated && page.rows.at(-1)?.key === page.lastKey ? page.rows.at(-1) : undefined;
  return xmlAnswer(
    xml`<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket.name}</Name><Prefix>${wanted.write(wanted.prefix)}</Prefix><KeyMarker>${keyMarker}</KeyMarker><VersionIdMarker>${idMarker}</VersionIdMarker><MaxKeys>${wanted.maxKeys}</MaxKeys>${optional('Delimiter', wanted.delimiter)}${optional('EncodingType', wanted.encoding)}${optional('NextKeyMarker', page.truncated ? wanted.write(page.lastKey ?? '') : undefined)}${optional('NextVersionIdMarker', last?.version.versionId)}<IsTruncated>${String(page.truncated)}</IsTruncated>${page.rows.map(
      ({ key, version, isLatest }) => versionRow(wanted.write(key), version, isLatest),
    )}${page.prefixes.map((prefix) => xml`<CommonPrefixes><Prefix>${wanted.write(prefix)}</Prefix></CommonPrefixes>`)}</ListVersionsResult>`,
  );
}

function versionRow(key: string, version: Version, isLatest: boolean): Html {
  const common = xml`<Key>${key}</Key><VersionId>${version.versionId}</VersionId><IsLatest>${String(isLatest)}</IsLatest><LastModified>${version.modifiedAt}</LastModified>`;
  if (version.deleteMarker) return xml`<DeleteMarker>${common}</DeleteMarker>`;
  return xml`<Version>${common}<ETag>${version.etag}</ETag><Size>${version.size}</Size>${ownerless}</Version>`;
}

type Wanted = {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  readonly maxKeys: number;
  readonly encoding: string | undefined;
  /** A key as the answer shows it. */
  readonly write: (key: string) => string;
};

function readWanted(call: Call): Wanted | Refusal {
  const maxKeys = Number(call.query.get('max-keys') ?? 1000);
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    return refusal('InvalidArgument', 'Argument maxKeys must be an integer between 0 and 2147483647');
  }
  const encoding = call.query.get('encoding-type');
  return {
    prefix: call.query.get('prefix') ?? '',
    delimiter: call.query.get('delimiter') || undefined,
    maxKeys: Math.min(maxKeys, 1000),
    encoding,
    write: encoding === 'url' ? (key) => encode(key).replaceAll('%2F', '/') : (key) => key,
  };
}

type Row = { readonly key: string; readonly version: Version; readonly isLatest: boolean };

/** One page of rows and common prefixes; `lastKey` is where the next page goes on. */
function cut(rows: readonly Row[], wanted: Wanted, started: (row: Row) => boolean) {
  const page: Row[] = [];
  const prefixes: string[] = [];
  let lastKey: string | undefined;
  for (const row of rows) {
    if (!row.key.startsWith(wanted.prefix) || !started(row)) continue;
    const end = wanted.delimiter === undefined ? -1 : row.key.indexOf(wanted.delimiter, wanted.prefix.length);
    const common =
      end < 0 || wanted.delimiter === undefined ? undefined : row.key.slice(0, end + wanted.delimiter.length);
    const known = common !== undefined && prefixes.at(-1) === common;
    if (!known && page.length + prefixes.length >= wanted.maxKeys) {
      return { rows: page, prefixes, truncated: wanted.maxKeys > 0, lastKey };
    }
    lastKey = row.key;
    if (common === undefined) page.push(row);
    else if (!known) prefixes.push(common);
  }
  return { rows: page, prefixes, truncated: false, lastKey };
}

function isAfter(key: string, marker: string): boolean {
  return Buffer.compare(Buffer.from(key), Buffer.from(marker)) > 0;
}

function optional(name: string, value: string | undefined): Html | undefined {
  return value === undefined ? undefined : xml`<${name}>${value}</${name}>`;
}
