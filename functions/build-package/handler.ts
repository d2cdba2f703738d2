import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createSystemNames } from '../../shared/adapters/registry/registry.ts';
import { caseBuckets } from '../../shared/adapters/s3/case-buckets.ts';
import { epochNow } from '../../shared/adapters/system/edges.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import type { RecordsPress } from '../../shared/ports/records-press.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { buildPackage } from '../../shared/usecases/build-package.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
/** The PDF library is most of this function, and a message for a package that is built already prints nothing. */
const lazyPress: RecordsPress = {
  async print(contents) {
    const { createRecordsPress } = await import('../../shared/adapters/records-press/records-press.ts');
    return await createRecordsPress().print(contents);
  },
  async zip(files) {
    const { createRecordsPress } = await import('../../shared/adapters/records-press/records-press.ts');
    return await createRecordsPress().zip(files);
  },
};
const sealed = sealedDeps(env);
const deps = {
  ...sealed,
  registry: createSystemNames(sealed.dynamo, { table: env.REGISTRY_TABLE, now: epochNow }),
  records: caseBuckets({ quarantine: '', vault: env.VAULT_BUCKET }).records,
  press: lazyPress,
  brand: env.BRAND,
};

export const handler = queueHandler(workMessage, (message) => buildPackage(deps, message));
