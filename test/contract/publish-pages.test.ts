import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { startS3 } from '../../local/endpoints/s3/start-s3.ts';
import { publishPages } from '../../tools/publish-pages.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
const folder = mkdtempSync(join(tmpdir(), 'redress-publish-'));
const dist = join(folder, 'web');
let s3: Awaited<ReturnType<typeof startS3>>;
let client: S3Client;

beforeAll(async () => {
  s3 = await startS3({ dataDir: join(folder, 's3'), clock: { now: Date.now }, credentials, onEvent: () => {} });
  s3.ensureBucket({ name: 'pages', versioned: true, lock: false, cors: [] });
  client = new S3Client({ region: 'us-east-1', endpoint: s3.url, forcePathStyle: true, credentials });
  mkdirSync(join(dist, 'es'), { recursive: true });
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<html lang="en"><p>{{company}}: {{phone}}</p>');
  writeFileSync(join(dist, 'es', 'index.html'), '<html lang="es"><p>{{hours}}</p>');
  writeFileSync(join(dist, 'assets', 'page-1a2b.js'), 'const a = "{{company}}";');
});
afterAll(async () => {
  client.destroy();
  await s3.close();
  rmSync(folder, { recursive: true });
});

const { brand, policy } = stageNamed('prod');
const publish = () =>
  publishPages(client, {
    bucket: 'pages',
    folder: dist,
    settings: { brand, policy },
    now: () => '2026-11-24T15:00:00.000Z',
  });

describe('pages put behind CloudFront', () => {
  it('one build serves every brand: pages are filled with the stage, scripts stay as built', async () => {
    expect(await publish()).toBe(6);
    const read = async (Key: string) => {
      const object = await client.send(new GetObjectCommand({ Bucket: 'pages', Key }));
      return [await object.Body?.transformToString(), object.ContentType, object.CacheControl];
    };
    expect(await read('.well-known/security.txt')).toEqual([
      `Contact: mailto:${brand.security}\nExpires: 2027-11-19T00:00:00Z\nPreferred-Languages: en, es\nCanonical: ${brand.site}/.well-known/security.txt\n`,
      'text/plain; charset=utf-8',
      'no-store',
    ]);
    const forever = 'public, max-age=31536000, immutable';
    expect(await read('index.html')).toEqual([
      `<html lang="en"><p>${brand.company}: ${brand.phone}</p>`,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(await read('es/index.html')).toEqual([
      `<html lang="es"><p>${brand.hours.es}</p>`,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(await read('assets/page-1a2b.js')).toEqual([
      'const a = "{{company}}";',
      'text/javascript; charset=utf-8',
      forever,
    ]);
  });

  it('scripts stand before the pages that name them, and those of the build before stay', async () => {
    await publish();
    rmSync(join(dist, 'assets', 'page-1a2b.js'));
    writeFileSync(join(dist, 'assets', 'page-3c4d.js'), 'const a = 2;');
    await publish();
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'pages' }));
    const at = (key: string) => Contents.find(({ Key }) => Key === key)?.LastModified?.getTime() ?? Number.NaN;
    expect(at('assets/page-1a2b.js')).toBeGreaterThan(0);
    expect(at('assets/page-3c4d.js')).toBeLessThanOrEqual(at('index.html'));
  });

  it('refuses a file nobody would serve, and a page with a token nothing fills', async () => {
    writeFileSync(join(dist, 'notes.odd'), 'x');
    await expect(publish()).rejects.toThrow('notes.odd has no type in web/page-headers.ts');
    rmSync(join(dist, 'notes.odd'));
    writeFileSync(join(dist, 'odd.html'), '<html lang="en">{{surprise}}');
    await expect(publish()).rejects.toThrow('{{surprise}}');
  });
});
