/** One execution environment: a thread that imports the built handler once and runs one invocation at a time. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { isRecord, own } from '../json.ts';
import { shiftDate } from './clock.ts';
import { answerSchema, invocationSchema, lambdaDataSchema } from './lambda-messages.ts';

const data = z.parse(lambdaDataSchema, workerData);
shiftDate(data.clock);
const port = parentPort;
if (port === null) throw new Error('this file is the body of a worker thread');
const say = (answer: z.output<typeof answerSchema>) => port.postMessage(answer);

async function loadHandler(): Promise<(event: unknown, context: unknown) => unknown> {
  const dot = data.handler.lastIndexOf('.');
  const file = join(data.folder, `${data.handler.slice(0, dot)}.mjs`);
  const module: unknown = await import(pathToFileURL(file).href);
  const name = data.handler.slice(dot + 1);
  const found = isRecord(module) ? module[name] : own(module, name);
  if (typeof found !== 'function') throw new Error(`${file} exports no function ${name}`);
  return (event, context): unknown => Reflect.apply(found, undefined, [event, context]);
}

const loaded = loadHandler();
// The failure belongs to the first invocation, which awaits the same promise.
loaded.catch(() => undefined);

port.on('message', (message: unknown) => {
  const { event, requestId } = z.parse(invocationSchema, message);
  const deadline = performance.now() + data.timeout * 1000;
  const context = {
    awsRequestId: requestId,
    functionName: data.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.arn,
    memoryLimitInMB: String(data.memory),
    logGroupName: `/redress/${data.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  loaded
    .then((handler) => handler(event, context))
    // Lambda gives a caller JSON, and nothing that JSON cannot say.
    .then((result: unknown) => say({ ok: true, payload: JSON.stringify(result ?? null) }))
    .catch((error: unknown) => {
      console.error(error);
      const fault = error instanceof Error ? error : new Error(String(error));
      say({ ok: false, errorType: fault.name, errorMessage: fault.message });
    });
});
