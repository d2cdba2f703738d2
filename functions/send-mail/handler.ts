import { sealedDeps } from '../../shared/adapters/aws.ts';
import { sesMailer } from '../../shared/adapters/ses/mailer.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { sendMail } from '../../shared/usecases/send-mail.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const deps = {
  ...sealedDeps(env),
  mailer: sesMailer({ configurationSet: env.CONFIGURATION_SET }),
  brand: env.BRAND,
  staff: env.STAFF,
};

export const handler = queueHandler(workMessage, (message) => sendMail(deps, message));
