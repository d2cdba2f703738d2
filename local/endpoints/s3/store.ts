/**
 * Buckets and object versions as files. Facts are held in memory and written as JSON (temporary file, then rename) after the
 * bytes they speak of, so that a killed process leaves at worst bytes nobody names. Calls are synchronous: one at a time, which
 * is what makes `If-None-Match: *` hold. One process per folder.
 *
 *     <dataDir>/<bucket>/bucket.json
 *     <dataDir>/<bucket>/<sha256 of the key>/index.json     versions, newest first
 *     <dataDir>/<bucket>/<sha256 of the key>/<file>         the bytes of one version
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const corsRule = z.object({
  allowedOrigins: z.array(z.string()),
  allowedMethods: z.array(z.string()),
  allowedHeaders: z.array(z.string()),
  exposeHeaders: z.array(z.string()),
  maxAgeSeconds: z.optional(z.number()),
});

const retention = z.object({
  mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
  /** ISO 8601. */
  until: z.string(),
});

const bucketSchema = z.object({
  name: z.string(),
  createdAt: z.string(),
  versioning: z.enum(['Off', 'Enabled', 'Suspended']),
  cors: z.array(corsRule),
  /** A malware protection plan covers it. */
  scanned: z.optional(z.boolean()),
  /** Absent: the bucket was made without Object Lock. */
  lock: z.optional(z.object({ mode: z.optional(retention.shape.mode), days: z.optional(z.number()) })),
});

const versionSchema = z.object({
  /** `null` (the word) for a version made while versioning was off. */
  versionId: z.string(),
  deleteMarker: z.boolean(),
  modifiedAt: z.string(),
  size: z.number(),
  etag: z.string(),
  file: z.string(),
  /** Headers given back as they came: content-type, cache-control, x-amz-meta-… */
  headers: z.record(z.string(), z.string()),
  checksums: z.record(z.string(), z.string()),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  retention: z.optional(retention),
  legalHold: z.boolean(),
});

const indexSchema = z.object({ key: z.string(), versions: z.array(versionSchema) });

export type CorsRule = z.infer<typeof corsRule>;
export type Retention = z.infer<typeof retention>;
export type Bucket = z.infer<typeof bucketSchema>;
export type Version = z.infer<typeof versionSchema>;
export type Tag = Version['tags'][number];
export type NewObject = Pick<Version, 'headers' | 'checksums' | 'tags' | 'legalHold'> & {
  readonly bytes: Uint8Array;
  readonly retention?: Retention | undefined;
};

export type Store = ReturnType<typeof openStore>;

export function openStore(dataDir: string, now: () => number) {
  const loaded = load(dataDir);
  const folder = (bucket: string, key: string) => join(dataDir, bucket, createHash('sha256').update(key).digest('hex'));
  const iso = () => new Date(now()).toISOString();

  const keep = (bucket: string, key: string, versions: readonly Version[]) => {
    const objects = loaded.get(bucket)?.objects;
    if (versions.length === 0) {
      objects?.delete(key);
      rmSync(folder(bucket, key), { recursive: true, force: true });
      return;
    }
    objects?.set(key, versions);
    writeJson(join(folder(bucket, key), 'index.json'), { key, versions });
  };

  /** With versioning on, a new version goes on top; otherwise it takes the place of the `null` version and its bytes. */
  const push = (bucket: Bucket, key: string, version: Version) => {
    const before = versions(bucket.name, key);
    if (bucket.versioning === 'Enabled') return keep(bucket.name, key, [version, ...before]);
    keep(bucket.name, key, [version, ...before.filter((one) => one.versionId !== 'null')]);
    for (const replaced of before.filter((one) => one.versionId === 'null' && !one.deleteMarker)) {
      rmSync(join(folder(bucket.name, key), replaced.file), { force: true });
    }
  };

  const versions = (bucket: string, key: string): readonly Version[] => loaded.get(bucket)?.objects.get(key) ?? [];

  return {
    buckets: (): readonly Bucket[] => [...loaded.values()].map((one) => one.bucket),
    bucket: (name: string): Bucket | undefined => loaded.get(name)?.bucket,

    saveBucket(bucket: Bucket): void {
      mkdirSync(join(dataDir, bucket.name), { recursive: true });
      writeJson(join(dataDir, bucket.name, 'bucket.json'), bucket);
      loaded.set(bucket.name, { bucket, objects: loaded.get(bucket.name)?.objects ?? new Map<string, Version[]>() });
    },

    removeBucket(name: string): void {
      loaded.delete(name);
      rmSync(join(dataDir, name), { recursive: true, force: true });
    },

    /** Newest first; the first one is current, and may be a delete marker. */
    versions,

    /** Every key of the bucket in the order of its UTF-8 bytes, as S3 lists them. */
    keys: (bucket: string): readonly string[] =>
      [...(loaded.get(bucket)?.objects.keys() ?? [])].toSorted((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)),
      ),

    read: (bucket: string, key: string, version: Version): Buffer =>
      readFileSync(join(folder(bucket, key), version.file)),

    put(bucket: Bucket, key: string, object: NewObject): Version {
      const { bytes, ...facts } = object;
      const file = randomBytes(12).toString('hex');
      mkdirSync(folder(bucket.name, key), { recursive: true });
      writeFileSync(join(folder(bucket.name, key), file), bytes);
      const version: Version = {
        ...facts,
        versionId: bucket.versioning === 'Enabled' ? newVersionId() : 'null',
        deleteMarker: false,
        modifiedAt: iso(),
        size: bytes.length,
        etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
        file,
      };
      push(bucket, key, version);
      return version;
    },

    /** Puts a delete marker, or removes the object for good where versioning was never on. */
    remove(bucket: Bucket, key: string): Version | undefined {
      if (bucket.versioning === 'Off') {
        keep(bucket.name, key, []);
        return undefined;
      }
      const marker: Version = {
        versionId: bucket.versioning === 'Enabled' ? newVersionId() : 'null',
        deleteMarker: true,
        modifiedAt: iso(),
        size: 0,
        etag: '',
        file: '',
        headers: {},
        checksums: {},
        tags: [],
        legalHold: false,
      };
      mkdirSync(folder(bucket.name, key), { recursive: true });
      push(bucket, key, marker);
      return marker;
    },

    removeVersion(bucket: string, key: string, version: Version): void {
      keep(
        bucket,
        key,
        versions(bucket, key).filter((one) => one.versionId !== version.versionId),
      );
      if (!version.deleteMarker) rmSync(join(folder(bucket, key), version.file), { force: true });
    },

    /** Replaces tags, retention or legal hold of one version. */
    change(bucket: string, key: string, changed: Version): void {
      keep(
        bucket,
        key,
        versions(bucket, key).map((one) => (one.versionId === changed.versionId ? changed : one)),
      );
    },
  };
}

function newVersionId(): string {
  return randomBytes(24).toString('base64url');
}

function load(dataDir: string): Map<string, { bucket: Bucket; objects: Map<string, readonly Version[]> }> {
  mkdirSync(dataDir, { recursive: true });
  const names = readdirSync(dataDir).filter((name) => existsSync(join(dataDir, name, 'bucket.json')));
  return new Map(
    names.map((name) => {
      const bucket = bucketSchema.parse(readJson(join(dataDir, name, 'bucket.json')));
      const indexes = readdirSync(join(dataDir, name))
        .map((folder) => join(dataDir, name, folder, 'index.json'))
        .filter((file) => existsSync(file))
        .map((file) => indexSchema.parse(readJson(file)));
      return [name, { bucket, objects: new Map(indexes.map((index) => [index.key, index.versions])) }];
    }),
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}
