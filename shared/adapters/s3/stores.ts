import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { EvidenceStore, RecordStore } from '../../ports/outside.ts';

export function createRecordStore(client: S3Client, bucket: string): RecordStore {
  return {
    async put(key, bytes, contentType) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
    },
    async get(key) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async list(prefix) {
      const files: { key: string; bytes: number }[] = [];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) }),
        );
        files.push(...(page.Contents ?? []).map((o) => ({ key: o.Key ?? '', bytes: o.Size ?? 0 })));
        token = page.NextContinuationToken;
      } while (token);
      return files;
    },
    link(key, seconds) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      return getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentDisposition: `attachment; filename="${name}"`,
          ResponseCacheControl: 'no-store',
        }),
        { expiresIn: seconds },
      );
    },
  };
}

/** Largest document, ux.md: 20 MB. */
const maxUploadBytes = 20 * 1024 * 1024;

export function createEvidenceStore(client: S3Client, bucket: string): EvidenceStore {
  return {
    async uploadPolicy(key, contentType) {
      return await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Conditions: [
          ['content-length-range', 1, maxUploadBytes],
          ['eq', '$Content-Type', contentType],
        ],
        Fields: { 'Content-Type': contentType, success_action_status: '201' },
        Expires: 600,
      });
    },
    async arrived(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
  };
}

export function caseBuckets(buckets: { readonly quarantine: string; readonly vault: string }): {
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
} {
  const client = new S3Client({});
  return {
    evidence: createEvidenceStore(client, buckets.quarantine),
    records: createRecordStore(client, buckets.vault),
  };
}
