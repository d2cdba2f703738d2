import { caseDeps } from '../../shared/adapters/aws.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { remind } from '../../shared/usecases/remind.ts';
import { envSchema } from './env.ts';

const deps = caseDeps(loadEnv(envSchema));

export const handler = queueHandler(workMessage, (message) => remind(deps, message));
