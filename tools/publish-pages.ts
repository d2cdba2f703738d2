import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Instant } from '../shared/domain/time.ts';
import { fillPage, type PageSettings } from '../web/fill-pages.ts';
import { cacheControl, contentTypes } from '../web/page-headers.ts';
import { brandFiles } from './brand-files.ts';

/**
 * Puts the built pages of `folder` into the bucket behind CloudFront, filled with one business. What pages refer to goes first, and nothing is
 * taken away: a page somebody has open finds its scripts. @returns how many objects. @throws for a file nobody would serve.
 */
export async function publishPages(
  s3: S3Client,
  {
    bucket,
    folder,
    settings,
    now,
  }: {
    readonly bucket: string;
    readonly folder: string;
    readonly settings: PageSettings;
    readonly now: () => Instant;
  },
): Promise<number> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const others = brandFiles(settings, now);
  for (const file of files.toSorted((a, b) => Number(isPage(a)) - Number(isPage(b)))) {
    const key = file.split(sep).join('/');
    const ContentType = contentTypes[extname(file)];
    if (ContentType === undefined) throw new Error(`${key} has no type in web/page-headers.ts`);
    const body = await readFile(join(folder, file));
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: isPage(file) ? fillPage(body.toString(), settings) : body,
        ContentType,
        CacheControl: cacheControl(`/${key}`),
      }),
    );
  }
  for (const [path, made] of others) {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: path.slice(1),
        Body: await made(),
        ContentType: contentTypes[extname(path)],
        CacheControl: cacheControl(path),
      }),
    );
  }
  return files.length + others.size;
}

function isPage(file: string): boolean {
  return extname(file) === '.html';
}
