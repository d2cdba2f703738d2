import middy from '@middy/core';
import { dispatchDeps } from '../../shared/adapters/dispatch.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { envSchema } from './env.ts';
import { sweep } from './sweep.ts';

const deps = dispatchDeps(loadEnv(envSchema));

export const handler = middy().handler((_, context) => sweep(deps, () => context.getRemainingTimeInMillis()));
