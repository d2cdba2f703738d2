import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { dispatchDeps } from '../../shared/adapters/dispatch.ts';
import { loadEnv } from '../../shared/lambda/env.ts';
import { dispatchEvents } from './dispatch-events.ts';
import { envSchema } from './env.ts';

const deps = dispatchDeps(loadEnv(envSchema));

export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler((event) =>
  dispatchEvents(deps, event),
);
