import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createRecordsPress } from '../../shared/adapters/records-press/records-press.ts';
import { caseBuckets } from '../../shared/adapters/s3/stores.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { buildPackage } from '../../shared/usecases/build-package.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const deps = {
  ...sealedDeps(env),
  records: caseBuckets({ quarantine: '', vault: env.VAULT_BUCKET }).records,
  press: createRecordsPress(),
  brand: env.BRAND,
};

export const handler = queueHandler(workMessage, (message) => buildPackage(deps, message));
