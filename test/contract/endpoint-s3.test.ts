import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketCorsCommand,
  PutBucketVersioningCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BusEvent } from '../../local/endpoints/event-bus.ts';
import { type S3, startS3 } from '../../local/endpoints/s3/start-s3.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
const origin = 'http://127.0.0.1:5173';

let dataDir: string;
let s3: S3;
let client: S3Client;
let events: BusEvent[];
let shift = 0;

const start = (port = 0) =>
  startS3({
    dataDir,
    clock: { now: () => Date.now() + shift },
    credentials,
    onEvent: (e) => void events.push(e),
    port,
  });

const clientWith = (pair = credentials, more: S3ClientConfig = {}) =>
  new S3Client({
    region: 'us-east-1',
    endpoint: s3.url,
    forcePathStyle: true,
    credentials: pair,
    maxAttempts: 1,
    ...more,
  });

beforeEach(async () => {
  shift = 0;
  events = [];
  dataDir = await mkdtemp(join(tmpdir(), 'endpoint-s3-'));
  s3 = await start();
  client = clientWith();
  s3.ensureBucket({ name: 'plain', versioned: false });
  s3.ensureBucket({
    name: 'uploads',
    versioned: true,
    cors: [{ allowedOrigins: [origin], allowedMethods: ['POST'], allowedHeaders: ['*'], exposeHeaders: ['ETag'] }],
  });
});

afterEach(async () => {
  client.destroy();
  await s3.close();
  await rm(dataDir, { recursive: true, force: true });
});

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => ({ name: 'nothing failed', status: 0 }),
    (e: { name: string; $metadata?: { httpStatusCode?: number } }) => ({
      name: e.name,
      status: e.$metadata?.httpStatusCode,
    }),
  );
const codeOf = async (answer: Response) => `${answer.status} ${/<Code>(\w+)</.exec(await answer.text())?.[1]}`;
const put = (Bucket: string, Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const text = async (Bucket: string, Key: string, more: { VersionId?: string; Range?: string } = {}) =>
  (await client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();

describe('objects', () => {
  test('what is put comes back, facts included, whatever the key is made of', async () => {
    const Key = "a b/ü+(1)!*'&<>/~.txt";
    const given = await client.send(
      new PutObjectCommand({
        Bucket: 'plain',
        Key,
        Body: 'hello',
        ContentType: 'text/plain',
        Metadata: { case: 'x1' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket: 'plain', Key }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { case: 'x1' },
      ETag: given.ETag,
      ContentLength: 5,
    });
    const head = await client.send(new HeadObjectCommand({ Bucket: 'plain', Key }));
    expect(head).toMatchObject({ ContentLength: 5, ETag: '"5d41402abc4b2a76b9719d911017c592"' });
    const list = await client.send(new ListObjectsV2Command({ Bucket: 'plain', Prefix: 'a b/' }));
    expect(list.Contents?.map((one) => [one.Key, one.Size])).toEqual([[Key, 5]]);
  });

  test('a stream (aws-chunked with a trailer) is unframed and its checksum kept', async () => {
    const Body = Readable.from([Buffer.alloc(70_000, 1), Buffer.alloc(5, 2)]);
    await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 's', Body, ContentLength: 70_005 }));
    const got = await client.send(new GetObjectCommand({ Bucket: 'plain', Key: 's', ChecksumMode: 'ENABLED' }));
    const bytes = await got.Body?.transformToByteArray();
    expect(bytes?.length).toBe(70_005);
    expect(got.ChecksumCRC32).toMatch(/^[A-Za-z0-9+/]{6}==$/u);
    expect(got.ContentEncoding).toBeUndefined();
  });

  test('a body that does not meet its checksum is refused and nothing is written', async () => {
    const bad = client.send(
      new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body: 'hello', ChecksumCRC32: 'AAAAAA==' }),
    );
    expect(await failure(bad)).toEqual({ name: 'BadDigest', status: 400 });
    expect(await failure(text('plain', 'k'))).toEqual({ name: 'NoSuchKey', status: 404 });
  });

  test('ranges, unsatisfiable ranges, and response overrides', async () => {
    await put('plain', 'k', '0123456789');
    expect(await text('plain', 'k', { Range: 'bytes=2-4' })).toBe('234');
    expect(await text('plain', 'k', { Range: 'bytes=-3' })).toBe('789');
    expect(await text('plain', 'k', { Range: 'bytes=7-' })).toBe('789');
    expect(await failure(text('plain', 'k', { Range: 'bytes=10-' }))).toEqual({ name: 'InvalidRange', status: 416 });
    const command = new GetObjectCommand({
      Bucket: 'plain',
      Key: 'k',
      ResponseContentDisposition: 'attachment; filename="records.zip"',
      ResponseContentType: 'application/zip',
    });
    const answer = await fetch(await getSignedUrl(client, command));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="records.zip"');
    expect(answer.headers.get('content-type')).toBe('application/zip');
  });

  test('If-None-Match: * lets exactly one of many writers win', async () => {
    const writes = Array.from({ length: 20 }, (_, i) =>
      failure(client.send(new PutObjectCommand({ Bucket: 'uploads', Key: 'one', Body: String(i), IfNoneMatch: '*' }))),
    );
    const names = (await Promise.all(writes)).map((one) => one.name);
    expect(names.filter((name) => name === 'nothing failed')).toHaveLength(1);
    expect(names.filter((name) => name === 'PreconditionFailed')).toHaveLength(19);
  });

  test('listings page by key, and fold common prefixes', async () => {
    for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) await put('plain', key, 'x');
    const seen: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: 'plain', MaxKeys: 1, Delimiter: '/', ContinuationToken }),
      );
      seen.push(
        ...(page.CommonPrefixes ?? []).map((one) => one.Prefix!),
        ...(page.Contents ?? []).map((one) => one.Key!),
      );
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(['a/', 'b', 'c/', 'd']);
  });

  test('DeleteObjects names what is gone; a missing bucket or key is said so', async () => {
    await put('plain', 'x&<', '1');
    const gone = await client.send(
      new DeleteObjectsCommand({ Bucket: 'plain', Delete: { Objects: [{ Key: 'x&<' }, { Key: 'never' }] } }),
    );
    expect(gone.Deleted?.map((one) => one.Key)).toEqual(['x&<', 'never']);
    expect(await failure(text('plain', 'x&<'))).toEqual({ name: 'NoSuchKey', status: 404 });
    expect(await failure(text('nowhere', 'k'))).toEqual({ name: 'NoSuchBucket', status: 404 });
    expect(await failure(client.send(new HeadBucketCommand({ Bucket: 'nowhere' })))).toEqual({
      name: 'NotFound',
      status: 404,
    });
    expect(await failure(client.send(new CreateBucketCommand({ Bucket: 'plain' })))).toMatchObject({ status: 409 });
  });

  test('an operation that is not implemented is refused and overwrites nothing', async () => {
    await put('plain', 'k', 'kept');
    const acl = new PutObjectAclCommand({ Bucket: 'plain', Key: 'k', ACL: 'public-read' });
    expect(await failure(client.send(acl))).toEqual({ name: 'NotImplemented', status: 501 });
    const copy = new CopyObjectCommand({ Bucket: 'plain', Key: 'k', CopySource: 'plain/other' });
    expect(await failure(client.send(copy))).toEqual({ name: 'NotImplemented', status: 501 });
    const parts = new CreateMultipartUploadCommand({ Bucket: 'plain', Key: 'k' });
    expect(await failure(client.send(parts))).toEqual({ name: 'NotImplemented', status: 501 });
    expect(await text('plain', 'k')).toBe('kept');
  });
});

describe('versions, tags, locks', () => {
  test('versions stack up, a delete puts a marker, each version stays readable until it is deleted by id', async () => {
    const [one, two] = [await put('uploads', 'k', 'one'), await put('uploads', 'k', 'two')];
    const marker = await client.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'k' }));
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) });
    expect(await failure(text('uploads', 'k'))).toEqual({ name: 'NoSuchKey', status: 404 });
    expect(await text('uploads', 'k', { VersionId: one.VersionId! })).toBe('one');
    const list = await client.send(new ListObjectVersionsCommand({ Bucket: 'uploads' }));
    expect(list.Versions?.map((v) => v.VersionId)).toEqual([two.VersionId, one.VersionId]);
    expect(list.DeleteMarkers?.map((v) => [v.VersionId, v.IsLatest])).toEqual([[marker.VersionId, true]]);
    await client.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'k', VersionId: marker.VersionId! }));
    expect(await text('uploads', 'k')).toBe('two');
    await client.send(new DeleteObjectCommand({ Bucket: 'uploads', Key: 'k', VersionId: one.VersionId! }));
    expect(await failure(text('uploads', 'k', { VersionId: one.VersionId! }))).toEqual({
      name: 'NoSuchVersion',
      status: 404,
    });
  });

  test('version listings page within one key', async () => {
    const made = [];
    for (const body of ['1', '2', '3']) made.unshift((await put('uploads', 'k', body)).VersionId);
    const seen: (string | undefined)[] = [];
    let marker: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
    while (marker !== undefined) {
      const page: import('@aws-sdk/client-s3').ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand({ Bucket: 'uploads', MaxKeys: 1, ...marker }),
      );
      seen.push(...(page.Versions ?? []).map((one) => one.VersionId));
      marker = page.IsTruncated
        ? { KeyMarker: page.NextKeyMarker!, VersionIdMarker: page.NextVersionIdMarker! }
        : undefined;
    }
    expect(seen).toEqual(made);
  });

  test('PutBucketVersioning turns versioning on for what comes after', async () => {
    await put('plain', 'k', 'old');
    await client.send(
      new PutBucketVersioningCommand({ Bucket: 'plain', VersioningConfiguration: { Status: 'Enabled' } }),
    );
    await put('plain', 'k', 'new');
    expect(await text('plain', 'k', { VersionId: 'null' })).toBe('old');
    const state = await client.send(new GetBucketVersioningCommand({ Bucket: 'plain' }));
    expect(state.Status).toBe('Enabled');
  });

  test('tagging touches tags alone, on the version named', async () => {
    const one = await put('uploads', 'k', 'one');
    await put('uploads', 'k', 'two');
    const tag = { Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' };
    const at = { Bucket: 'uploads', Key: 'k', VersionId: one.VersionId! };
    await client.send(new PutObjectTaggingCommand({ ...at, Tagging: { TagSet: [tag] } }));
    expect((await client.send(new GetObjectTaggingCommand(at))).TagSet).toEqual([tag]);
    expect((await client.send(new GetObjectTaggingCommand({ Bucket: 'uploads', Key: 'k' }))).TagSet).toEqual([]);
    expect(await text('uploads', 'k')).toBe('two');
  });

  test('Object Lock: a COMPLIANCE version outlives every delete until its date', async () => {
    s3.ensureBucket({ name: 'audit', versioned: true, lock: true });
    await client.send(
      new PutObjectLockConfigurationCommand({
        Bucket: 'audit',
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } },
        },
      }),
    );
    const lock = await client.send(new GetObjectLockConfigurationCommand({ Bucket: 'audit' }));
    expect(lock.ObjectLockConfiguration?.Rule?.DefaultRetention).toEqual({ Mode: 'COMPLIANCE', Days: 1 });
    const { VersionId } = await put('audit', 'root', 'hash');
    const at = { Bucket: 'audit', Key: 'root', VersionId: VersionId! };
    expect(await failure(client.send(new DeleteObjectCommand({ ...at, BypassGovernanceRetention: true })))).toEqual({
      name: 'AccessDenied',
      status: 403,
    });
    const sooner = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + 3_600_000) } as const;
    expect(await failure(client.send(new PutObjectRetentionCommand({ ...at, Retention: sooner })))).toMatchObject({
      status: 403,
    });
    const later = { Mode: 'COMPLIANCE', RetainUntilDate: new Date(Date.now() + 5 * 86_400_000) } as const;
    await client.send(new PutObjectRetentionCommand({ ...at, Retention: later }));
    expect((await client.send(new GetObjectRetentionCommand(at))).Retention).toEqual(later);
    const url = await getSignedUrl(client, new DeleteObjectCommand(at), { expiresIn: 604_800 });
    shift = 5 * 86_400_000 + 1000;
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('who may: signed requests and presigned URLs', () => {
  test('no signature, a foreign key, a wrong secret and a skewed clock are all refused', async () => {
    await put('plain', 'k', 'secret');
    expect(await codeOf(await fetch(`${s3.url}/plain/k`))).toBe('403 AccessDenied');
    expect(await codeOf(await fetch(`${s3.url}/plain/k`, { method: 'PUT', body: 'x' }))).toBe('403 AccessDenied');
    const get = () => new GetObjectCommand({ Bucket: 'plain', Key: 'k' });
    const foreign = clientWith({ accessKeyId: 'other', secretAccessKey: 'local-secret' });
    expect(await failure(foreign.send(get()))).toEqual({ name: 'InvalidAccessKeyId', status: 403 });
    const wrong = clientWith({ accessKeyId: 'local', secretAccessKey: 'guess' });
    expect(await failure(wrong.send(get()))).toEqual({ name: 'SignatureDoesNotMatch', status: 403 });
    shift = 16 * 60_000;
    expect(await failure(client.send(get()))).toEqual({ name: 'RequestTimeTooSkewed', status: 403 });
  });

  test('a signed header request cannot carry another body or unsigned x-amz headers', async () => {
    const seen: { headers: Record<string, string>; path: string }[] = [];
    const spy = clientWith();
    spy.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { headers: Record<string, string>; path: string };
        seen.push({ headers: { ...request.headers }, path: request.path });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await spy.send(new PutObjectCommand({ Bucket: 'plain', Key: 'k', Body: 'honest' }));
    const { headers, path } = seen[0]!;
    const send = (more: Record<string, string>, body: string) => {
      const { host: _host, 'content-length': _length, ...rest } = headers;
      return fetch(`${s3.url}${path}?x-id=PutObject`, { method: 'PUT', headers: { ...rest, ...more }, body });
    };
    expect((await send({}, 'honest')).status).toBe(200);
    expect(await codeOf(await send({}, 'forged'))).toBe('400 XAmzContentSHA256Mismatch');
    expect(await codeOf(await send({ 'x-amz-tagging': 'a=b' }, 'honest'))).toBe('403 AccessDenied');
    expect(await codeOf(await send({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, 'forged'))).toBe(
      '403 SignatureDoesNotMatch',
    );
    expect(await text('plain', 'k')).toBe('honest');
  });

  test('a presigned GET works until it expires, and not a second longer', async () => {
    await put('plain', 'k', 'mine');
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'plain', Key: 'k' }), { expiresIn: 300 });
    expect(await (await fetch(url)).text()).toBe('mine');
    shift = 290_000;
    expect((await fetch(url)).status).toBe(200);
    shift = 301_000;
    const late = await fetch(url);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });

  test('a presigned URL changed in any part is refused', async () => {
    await put('plain', 'mine', 'mine');
    await put('plain', 'theirs', 'theirs');
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'plain', Key: 'mine' }), { expiresIn: 60 });
    const changed = {
      key: url.replace('/mine?', '/theirs?'),
      expiry: url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'),
      override: `${url}&response-content-type=text%2Fhtml`,
      version: `${url}&versionId=null`,
      signature: url.replace(/X-Amz-Signature=./, (m) => `X-Amz-Signature=${m.endsWith('0') ? '1' : '0'}`),
      day: url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20200101'),
      tooLong: url.replace('X-Amz-Expires=60', 'X-Amz-Expires=9999999'),
      stripped: url.replace(/&X-Amz-Signature=\w+/, ''),
    };
    const answers = Object.entries(changed).map(async ([what, one]) => [what, await codeOf(await fetch(one))]);
    expect(Object.fromEntries(await Promise.all(answers))).toEqual({
      key: '403 SignatureDoesNotMatch',
      expiry: '403 SignatureDoesNotMatch',
      override: '403 SignatureDoesNotMatch',
      version: '403 SignatureDoesNotMatch',
      signature: '403 SignatureDoesNotMatch',
      day: '400 AuthorizationQueryParametersError',
      tooLong: '400 AuthorizationQueryParametersError',
      stripped: '403 SignatureDoesNotMatch',
    });
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect(await (await fetch(url)).text()).toBe('mine');
  });

  test('a presigned PUT binds the content type it was signed with', async () => {
    const command = new PutObjectCommand({ Bucket: 'plain', Key: 'k', ContentType: 'image/png' });
    // Otherwise the SDK signs the checksum of an empty body into the URL, which S3 then holds every body to.
    const plain = clientWith(credentials, { requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = await getSignedUrl(plain, command, { signableHeaders: new Set(['content-type', 'host']) });
    const send = (type: string) => fetch(url, { method: 'PUT', body: 'x', headers: { 'content-type': type } });
    expect(await codeOf(await send('text/html'))).toBe('403 SignatureDoesNotMatch');
    expect((await send('image/png')).status).toBe(200);
  });
});

describe('T6: uploads by POST policy', () => {
  const key = 'evidence/4f1c';
  const policy = (more: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(client, {
      Bucket: 'uploads',
      Key: key,
      Expires: 600,
      Fields: { 'Content-Type': 'image/png', success_action_status: '201' },
      Conditions: [['content-length-range', 1, 1000]],
      ...more,
    });
  type Post = Awaited<ReturnType<typeof policy>>;
  const post = (made: Post, change: Record<string, string | undefined> = {}, size = 100, to = made.url) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...made.fields, ...change })) {
      if (value !== undefined) form.append(name, value);
    }
    form.append('file', new Blob([Buffer.alloc(size, 7)], { type: 'text/html' }), '../../evil.html');
    return fetch(to, { method: 'POST', body: form, headers: { origin } });
  };

  test('an honest upload is stored under the exact key and type, answered 201 in XML, and told to the bus', async () => {
    const answer = await post(await policy());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
    expect(await answer.text()).toContain(`<Bucket>uploads</Bucket><Key>${key}</Key>`);
    const head = await client.send(new HeadObjectCommand({ Bucket: 'uploads', Key: key }));
    expect(head).toMatchObject({ ContentType: 'image/png', ContentLength: 100 });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(events[0]).toMatchObject({
      version: '0',
      source: 'aws.s3',
      'detail-type': 'Object Created',
      resources: ['arn:aws:s3:::uploads'],
      detail: {
        bucket: { name: 'uploads' },
        object: { key, size: 100, 'version-id': head.VersionId },
        reason: 'POST Object',
      },
    });
  });

  test('the sizes at the very ends of the range pass, one byte more or less does not', async () => {
    const made = await policy();
    expect((await post(made, {}, 1)).status).toBe(201);
    expect((await post(made, {}, 1000)).status).toBe(201);
    expect(await codeOf(await post(made, {}, 1001))).toBe('400 EntityTooLarge');
    expect(await codeOf(await post(made, {}, 0))).toBe('400 EntityTooSmall');
  });

  test('a policy lives ten minutes on the given clock', async () => {
    const made = await policy();
    shift = 599_000 - 1000;
    expect((await post(made)).status).toBe(201);
    shift = 601_000;
    const late = await post(made);
    expect(late.status).toBe(403);
    expect(late.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await late.text()).toContain('Policy expired');
  });

  test('a form changed in any part is refused', async () => {
    const made = await policy();
    const open = Buffer.from(
      JSON.stringify({ expiration: '2099-01-01T00:00:00Z', conditions: [['starts-with', '$key', '']] }),
    ).toString('base64');
    const answers = {
      key: await post(made, { key: 'evidence/other' }),
      type: await post(made, { 'Content-Type': 'text/html' }),
      noType: await post(made, { 'Content-Type': undefined }),
      extra: await post(made, { 'x-amz-meta-admin': 'yes' }),
      acl: await post(made, { acl: 'public-read' }),
      tagging: await post(made, { tagging: '<Tagging/>' }),
      policy: await post(made, { Policy: open }),
      signature: await post(made, { 'X-Amz-Signature': '0'.repeat(64) }),
      unsigned: await post(made, { 'X-Amz-Signature': undefined }),
      noPolicy: await post(made, { Policy: undefined }),
      foreign: await post(made, { 'X-Amz-Credential': made.fields['X-Amz-Credential']!.replace('local/', 'other/') }),
      bucket: await post(made, {}, 100, `${s3.url}/plain`),
      status: await post(made, { success_action_status: '200' }),
    };
    const codes = await Promise.all(Object.entries(answers).map(async ([what, one]) => [what, await codeOf(one)]));
    expect(Object.fromEntries(codes)).toEqual({
      key: '403 AccessDenied',
      type: '403 AccessDenied',
      noType: '403 AccessDenied',
      extra: '403 AccessDenied',
      acl: '403 AccessDenied',
      tagging: '403 AccessDenied',
      policy: '403 SignatureDoesNotMatch',
      signature: '403 SignatureDoesNotMatch',
      unsigned: '403 AccessDenied',
      noPolicy: '403 AccessDenied',
      foreign: '403 InvalidAccessKeyId',
      bucket: '403 AccessDenied',
      status: '403 AccessDenied',
    });
    const list = await client.send(new ListObjectVersionsCommand({ Bucket: 'uploads' }));
    expect(list.Versions ?? []).toEqual([]);
    expect(events).toEqual([]);
  });

  test('eq and starts-with conditions decide by field', async () => {
    const made = await policy({
      Fields: { success_action_status: '201' },
      Conditions: [
        ['starts-with', '$Content-Type', 'image/'],
        ['eq', '$x-amz-meta-case', 'c1'],
      ],
    });
    const send = (type: string, of: string) => post(made, { 'Content-Type': type, 'x-amz-meta-case': of });
    expect((await send('image/jpeg', 'c1')).status).toBe(201);
    expect(await codeOf(await send('text/html', 'c1'))).toBe('403 AccessDenied');
    expect(await codeOf(await send('image/jpeg', 'c2'))).toBe('403 AccessDenied');
  });

  test('bodies that are no form, hold no file, or name a field twice are refused', async () => {
    const made = await policy();
    expect(await codeOf(await fetch(made.url, { method: 'POST', body: 'x' }))).toBe('400 MalformedPOSTRequest');
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await codeOf(await fetch(made.url, { method: 'POST', body: '--x\r\n', headers: broken }))).toBe(
      '400 MalformedPOSTRequest',
    );
    const without = new FormData();
    for (const [name, value] of Object.entries(made.fields)) without.append(name, value);
    expect(await codeOf(await fetch(made.url, { method: 'POST', body: without }))).toBe('400 InvalidArgument');
    without.append('key', 'evidence/other');
    without.append('file', new Blob(['x']));
    expect(await codeOf(await fetch(made.url, { method: 'POST', body: without }))).toBe('400 InvalidArgument');
  });

  test('U: the preflight knows the page of its rule and no other', async () => {
    const ask = (from: string, method = 'POST') =>
      fetch(`${s3.url}/uploads`, {
        method: 'OPTIONS',
        headers: { origin: from, 'access-control-request-method': method, 'access-control-request-headers': 'x-test' },
      });
    const good = await ask(origin);
    expect(good.status).toBe(200);
    expect(good.headers.get('access-control-allow-origin')).toBe(origin);
    expect(good.headers.get('access-control-allow-headers')).toBe('x-test');
    expect(await codeOf(await ask('http://evil.example'))).toBe('403 AccessForbidden');
    expect(await codeOf(await ask(origin, 'PUT'))).toBe('403 AccessForbidden');
    await client.send(
      new PutBucketCorsCommand({
        Bucket: 'plain',
        CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://*.example.com'] }] },
      }),
    );
    const answer = await fetch(`${s3.url}/plain/none`, { headers: { origin: 'https://a.example.com' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://a.example.com');
  });
});

test('everything survives a restart, and a key never becomes a path', async () => {
  const Key = '../../../escape';
  const { VersionId } = await put('uploads', 'k', 'kept');
  const sent = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'plain', Key: 'x' }));
  expect(sent).toContain('/plain/x');
  await client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body: 'inside' })).catch(() => undefined);
  expect((await readdir(dataDir)).toSorted()).toEqual(['plain', 'uploads']);
  await s3.close();
  s3 = await start();
  client.destroy();
  client = clientWith();
  expect(await text('uploads', 'k', { VersionId: VersionId! })).toBe('kept');
  const state = await client.send(new GetBucketVersioningCommand({ Bucket: 'uploads' }));
  expect(state.Status).toBe('Enabled');
});
