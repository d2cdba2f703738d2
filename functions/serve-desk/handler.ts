import { sealedDeps } from '../../shared/adapters/aws.ts';
import { caseBuckets } from '../../shared/adapters/s3/stores.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { envSchema } from './env.ts';
import { serveDesk } from './serve-desk.ts';

const env = loadEnv(envSchema);
const deps = { ...sealedDeps(env), evidence: caseBuckets({ quarantine: env.QUARANTINE_BUCKET, vault: '' }).evidence };

export const handler = httpHandler((request) => serveDesk(deps, request));
