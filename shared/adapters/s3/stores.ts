import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { maxFileBytes } from '../../domain/evidence.ts';
import type { EvidenceStore, RecordStore } from '../../ports/outside.ts';
import { fileTimeLimits } from '../time-limits.ts';

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

/** Where GuardDuty writes what it found; https://docs.aws.amazon.com/guardduty/latest/ug/how-malware-protection-for-s3-gdu-works.html */
const scanTag = 'GuardDutyMalwareScanStatus';

/** S3 has no class for a version that is not there. */
function isGone(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NoSuchVersion' || error.name === 'NoSuchKey');
}

export function createEvidenceStore(client: S3Client, bucket: string): EvidenceStore {
  return {
    async uploadPolicy(key, contentType) {
      return await createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Conditions: [
          ['content-length-range', 1, maxFileBytes],
          ['eq', '$Content-Type', contentType],
        ],
        Fields: { 'Content-Type': contentType, success_action_status: '201' },
        Expires: 600,
      });
    },
    async verdict(key, version) {
      try {
        const found = await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: key, VersionId: version }));
        return found.TagSet?.find((tag) => tag.Key === scanTag)?.Value ?? 'unscanned';
      } catch (error) {
        if (isGone(error)) return 'gone';
        throw error;
      }
    },
    async read(key, version) {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
        return await found.Body?.transformToByteArray();
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    async drop(key, version) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
    },
  };
}

export function openStores(buckets: { readonly quarantine: string; readonly vault: string }): {
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
} {
  const client = new S3Client(fileTimeLimits);
  return {
    evidence: createEvidenceStore(client, buckets.quarantine),
    records: createRecordStore(client, buckets.vault),
  };
}
