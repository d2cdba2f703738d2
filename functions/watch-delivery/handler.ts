import { caseDeps } from '../../shared/adapters/aws.ts';
import { createLookBackBook } from '../../shared/adapters/dynamodb/look-back-book.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { queueHandler } from '../../shared/lambda/queue.ts';
import { deliveryMessage } from '../../shared/schemas/wire.ts';
import { watchDelivery } from '../../shared/usecases/watch-delivery.ts';
import { envSchema } from './env.ts';

const env = loadEnv(envSchema);
const cases = caseDeps(env);
const deps = { ...cases, book: createLookBackBook(cases.dynamo, { cases: env.CASES_TABLE, keys: '' }) };

export const handler = queueHandler(deliveryMessage, (message) =>
  watchDelivery(deps, { ...message, mail: Buffer.from(message.mail, 'base64url').toString() }),
);
