import type { EvidenceStore, RecordStore } from '../../ports/outside.ts';

/**
 * The buckets of a case. S3's client with its checksums and signers costs a function more start-up than all of our own code, and most
 * invocations touch no file: it is imported by the first one that does (P2).
 */
export function caseBuckets(buckets: { readonly quarantine: string; readonly vault: string }): {
  readonly evidence: EvidenceStore;
  readonly records: RecordStore;
} {
  let opened: ReturnType<typeof open> | undefined;
  const stores = () => {
    opened ??= open(buckets);
    return opened;
  };
  return {
    evidence: {
      uploadPolicy: async (...given) => await (await stores()).evidence.uploadPolicy(...given),
      verdict: async (...given) => await (await stores()).evidence.verdict(...given),
      read: async (...given) => await (await stores()).evidence.read(...given),
      drop: async (...given) => await (await stores()).evidence.drop(...given),
    },
    records: {
      put: async (...given) => await (await stores()).records.put(...given),
      get: async (...given) => await (await stores()).records.get(...given),
      list: async (...given) => await (await stores()).records.list(...given),
      link: async (...given) => await (await stores()).records.link(...given),
    },
  };
}

async function open(buckets: { readonly quarantine: string; readonly vault: string }) {
  const { openStores } = await import('./stores.ts');
  return openStores(buckets);
}
