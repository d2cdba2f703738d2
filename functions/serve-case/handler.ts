import { sealedDeps } from '../../shared/adapters/aws.ts';
import { caseBuckets } from '../../shared/adapters/s3/stores.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { envSchema } from './env.ts';
import { serveCase } from './serve-case.ts';

const env = loadEnv(envSchema);
const deps = { ...sealedDeps(env), ...caseBuckets({ quarantine: env.QUARANTINE_BUCKET, vault: env.VAULT_BUCKET }) };

export const handler = httpHandler((request) => serveCase(deps, env.BRAND.timeZone, request));
