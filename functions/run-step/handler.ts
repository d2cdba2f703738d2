import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createLimits } from '../../shared/adapters/dynamodb/limits.ts';
import { createLookUps } from '../../shared/adapters/dynamodb/look-ups.ts';
import { announcerOf } from '../../shared/adapters/eventbridge/announcer.ts';
import { httpConnectors } from '../../shared/adapters/http-connector/connectors.ts';
import { createRegistry } from '../../shared/adapters/registry/registry.ts';
import { caseBuckets } from '../../shared/adapters/s3/case-buckets.ts';
import { epochNow } from '../../shared/adapters/system/edges.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { runWork } from '../../shared/usecases/run-work.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const sealed = sealedDeps(env);
const registry = createRegistry(
  sealed.dynamo,
  sealed.kms,
  { table: env.REGISTRY_TABLE, dataKey: env.DATA_KEY, now: epochNow },
  httpConnectors(),
);
const deps = {
  ...sealed,
  registry,
  records: caseBuckets({ quarantine: '', vault: env.VAULT_BUCKET }).records,
  limits: createLimits(sealed.dynamo, env.LIMITS_TABLE, sealed.clock),
  announcer: announcerOf(env.FLAG_BUS),
  lookUps: createLookUps(sealed.dynamo, env.CASES_TABLE),
};

export const handler = queueHandler(workMessage, (message, receives) => runWork(deps, { ...message, receives }));
