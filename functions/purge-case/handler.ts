import { caseDeps } from '../../shared/adapters/aws.ts';
import { shredderOf } from '../../shared/adapters/shredder.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { purgeCase } from '../../shared/usecases/purge-case.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const cases = caseDeps(env);
const deps = {
  ...cases,
  shredder: shredderOf(cases.dynamo, {
    quarantine: env.QUARANTINE_BUCKET,
    vault: env.VAULT_BUCKET,
    keysTable: env.KEYS_TABLE,
    casesTable: env.CASES_TABLE,
  }),
};

export const handler = queueHandler(workMessage, (message) => purgeCase(deps, message));
