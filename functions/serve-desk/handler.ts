import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createLookUps } from '../../shared/adapters/dynamodb/look-ups.ts';
import { lazyLetterPress } from '../../shared/adapters/records-press/lazy-letter-press.ts';
import { createRoster } from '../../shared/adapters/registry/roster.ts';
import { createStaffList } from '../../shared/adapters/registry/staff-list.ts';
import { createSystemList } from '../../shared/adapters/registry/system-list.ts';
import { caseBuckets } from '../../shared/adapters/s3/case-buckets.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { envSchema } from './env.ts';
import { serveDesk } from './serve-desk.ts';

const env = loadEnv(envSchema);
const sealed = sealedDeps(env);
const deps = {
  ...sealed,
  roster: createRoster(sealed.dynamo, env.REGISTRY_TABLE),
  lookUps: createLookUps(sealed.dynamo, env.CASES_TABLE),
  systems: createSystemList(sealed.dynamo, env.REGISTRY_TABLE),
  colleagues: createStaffList(sealed.dynamo, env.REGISTRY_TABLE),
  ...caseBuckets({ quarantine: env.QUARANTINE_BUCKET, vault: env.VAULT_BUCKET }),
  letterPress: lazyLetterPress(),
  brand: env.BRAND,
  configured: { policy: env.POLICY, mailboxes: env.STAFF, cardField: env.CARD_FIELD },
};

export const handler = httpHandler((request) => serveDesk(deps, request), env);
