import { sealedDeps } from '../../shared/adapters/aws.ts';
import { createLimits } from '../../shared/adapters/dynamodb/limits.ts';
import { sesMailer } from '../../shared/adapters/ses/mailer.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { log } from '../../shared/lambda/log.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { workMessage } from '../../shared/schemas/wire.ts';
import { sendMail } from '../../shared/usecases/send-mail.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const sealed = sealedDeps(env);
const deps = {
  ...sealed,
  limits: createLimits(sealed.dynamo, env.LIMITS_TABLE, sealed.clock),
  budget: env.MAIL_BUDGET,
  mailer: sesMailer({ configurationSet: env.CONFIGURATION_SET }),
  brand: env.BRAND,
  staff: env.STAFF,
};

export const handler = queueHandler(workMessage, async (message, receives) => {
  const sent = await sendMail(deps, { ...message, receives });
  if (sent === 'later') log('warn', 'MAIL_BUDGET_SPENT', { case: message.case, work: message.work });
  return sent === 'retry' ? sent : 'done';
});
