import { caseDeps } from '../../shared/adapters/aws.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { log } from '../../shared/lambda/log.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { remind } from '../../shared/usecases/remind.ts';
import { envSchema } from './env.ts';

const deps = caseDeps(loadEnv(envSchema));

export const handler = queueHandler(workMessage, async (message) => {
  const { late } = await remind(deps, message);
  if (late) log('error', 'DEADLINE_MISSED', { case: message.case });
  return 'done';
});
