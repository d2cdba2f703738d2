import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createRoster } from '../../shared/adapters/registry/roster.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { acceptReport } from './accept-report.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const sealed = sealedDeps(env);
const deps = {
  ...sealed,
  roster: createRoster(sealed.dynamo, env.REGISTRY_TABLE),
  timeZone: env.BRAND.timeZone,
  policy: env.POLICY,
};

export const handler = httpHandler((request) => acceptReport(deps, env.BRAND, request), env);
