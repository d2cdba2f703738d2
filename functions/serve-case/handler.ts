import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createLimits } from '../../shared/adapters/dynamodb/limits.ts';
import { caseBuckets } from '../../shared/adapters/s3/case-buckets.ts';
import { wait } from '../../shared/adapters/system/pause.ts';
import { hiddenUnder } from '../../shared/lambda/edge.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { envSchema } from './env.ts';
import { serveCase } from './serve-case.ts';

const env = loadEnv(envSchema);
const sealed = sealedDeps(env);
const deps = {
  ...sealed,
  limits: createLimits(sealed.dynamo, env.LIMITS_TABLE, sealed.clock),
  hidden: hiddenUnder(env.EDGE_SECRET, sealed.hmac),
  ...caseBuckets({ quarantine: env.QUARANTINE_BUCKET, vault: env.VAULT_BUCKET }),
  brand: env.BRAND,
  wait,
};

export const handler = httpHandler((request) => serveCase(deps, env.BRAND.timeZone, request), env);
