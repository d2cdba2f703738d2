import type { EvidenceStore, RecordStore } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

/** A bucket: keys to bytes. Reads are consistent, as S3's are. */
export type FakeBucket = Map<string, { readonly bytes: Uint8Array; readonly contentType: string }>;

export function fakeRecordStore(bucket: FakeBucket, view: { readonly gate?: Gate } = {}): RecordStore {
  const { gate = straight } = view;
  return {
    put: (key, bytes, contentType) =>
      gate('s3.put', () => {
        bucket.set(key, { bytes: Uint8Array.from(bytes), contentType });
      }),
    get: (key) => gate('s3.get', () => bucket.get(key)?.bytes),
    list: (prefix) =>
      gate('s3.list', () =>
        [...bucket.entries()]
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, { bytes }]) => ({ key, bytes: bytes.length }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    // Signing needs no call: only the credentials at hand.
    link: async (key, seconds) => `https://files.example/${key}?expires=${seconds}`,
  };
}

/** A versioned bucket with what the scan wrote on each version: `unscanned` at first. */
export type FakeQuarantine = Map<string, readonly QuarantinedVersion[]>;

export interface QuarantinedVersion {
  readonly version: string;
  readonly bytes: Uint8Array;
  readonly verdict: string;
}

function versionOf(bucket: FakeQuarantine, key: string, version: string): QuarantinedVersion | undefined {
  return bucket.get(key)?.find((one) => one.version === version);
}

export function fakeEvidenceStore(bucket: FakeQuarantine, view: { readonly gate?: Gate } = {}): EvidenceStore {
  const { gate = straight } = view;
  return {
    uploadPolicy: async (key, contentType) => ({
      url: 'https://quarantine.example',
      fields: { key, 'Content-Type': contentType },
    }),
    verdict: (key, version) => gate('s3.tags', () => versionOf(bucket, key, version)?.verdict ?? 'gone'),
    read: (key, version) => gate('s3.get', () => versionOf(bucket, key, version)?.bytes),
    drop: (key, version) =>
      gate('s3.delete', () => {
        bucket.set(
          key,
          (bucket.get(key) ?? []).filter((one) => one.version !== version),
        );
      }),
  };
}
