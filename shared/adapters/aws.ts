import { createHmac, timingSafeEqual } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import type { CaseKeys, Vault } from '../ports/vault.ts';
import { createCaseStore } from './dynamodb/case-store.ts';
import { createVault } from './kms/vault.ts';
import { sha256, systemClock, systemIds } from './system/edges.ts';
import { pause } from './system/pause.ts';
import { timeLimits } from './time-limits.ts';

/** What every function that reads or writes cases has. One client per service and environment. */
export function caseDeps(env: { readonly CASES_TABLE: string; readonly KEYS_TABLE?: string | undefined }) {
  const dynamo = new DynamoDBClient(timeLimits);
  return {
    dynamo,
    store: createCaseStore(dynamo, { cases: env.CASES_TABLE, keys: env.KEYS_TABLE ?? '' }),
    sha256,
    pause,
    clock: systemClock,
    ids: systemIds,
  };
}

interface SealedEnv {
  readonly CASES_TABLE: string;
  readonly KEYS_TABLE: string;
  readonly DATA_KEY: string;
  readonly MAC_KEY?: string | undefined;
}

/** As `caseDeps`, with the vault for functions that open or seal personal text. Digests are made by those alone that have the key for them. */
export function sealedDeps(env: SealedEnv & { readonly MAC_KEY: string }): SealedDeps<Vault>;
export function sealedDeps(env: SealedEnv): SealedDeps<CaseKeys>;
export function sealedDeps(env: SealedEnv): SealedDeps<Vault> {
  const deps = caseDeps(env);
  const kms = new KMSClient(timeLimits);
  const vault = createVault(kms, deps.dynamo, {
    dataKey: env.DATA_KEY,
    keysTable: env.KEYS_TABLE,
    ...(env.MAC_KEY === undefined ? {} : { macKey: env.MAC_KEY }),
  });
  return { ...deps, kms, vault, hmac, same };
}

type SealedDeps<V> = ReturnType<typeof caseDeps> & {
  readonly kms: KMSClient;
  readonly vault: V;
  readonly hmac: typeof hmac;
  readonly same: typeof same;
};

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
