import middy from '@middy/core';
import { anchorDeps } from '../../shared/adapters/anchors.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { log } from '../../shared/lambda/log.ts';
import { anchorLog } from '../../shared/usecases/anchor-log.ts';
import { envSchema } from './env.ts';

const deps = anchorDeps(loadEnv(envSchema));

export const handler = middy().handler(async () => {
  const { anchors, heads } = await anchorLog(deps);
  log('info', 'COMPLETED', { records: heads });
  return { anchors, heads };
});
