/** Runs the functions of the template in worker threads, as Lambda does: one invocation at a time in each, more threads when busy. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { FunctionModel } from '../template/model.ts';
import type { Activity } from './activity.ts';
import type { VirtualClock } from './clock.ts';
import { answerSchema } from './lambda-messages.ts';
import type { FunctionLogs } from './logs.ts';

export type Invocation =
  | { readonly ok: true; readonly payload: unknown }
  /** `timedOut`: the time of the template was up, and the thread was ended. */
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string; readonly timedOut: boolean };

export type Lambda = {
  /** @throws when no such function is in the template; a fault of the handler is an answer. */
  invoke(functionArn: string, event: unknown): Promise<Invocation>;
  close(): Promise<void>;
};

export type LambdaOptions = {
  readonly functions: readonly FunctionModel[];
  readonly environment: (model: FunctionModel) => Readonly<Record<string, string>>;
  readonly clock: VirtualClock;
  readonly logs: FunctionLogs;
  readonly activity: Activity;
  /** Threads per function at most. */
  readonly maximumThreads: number;
  /** Folder in which V8 keeps what it compiled: a cold start costs half of it. */
  readonly compiled: string;
};

type Thread = { readonly worker: Worker; busy: boolean };

export function createLambda(options: LambdaOptions): Lambda {
  const pools = new Map(options.functions.map((model) => [model.arn, createPool(model, options)]));
  return {
    async invoke(functionArn, event) {
      const pool = pools.get(functionArn);
      if (pool === undefined) throw new Error(`no function ${functionArn} is in the template`);
      return await pool.invoke(event);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

function createPool(model: FunctionModel, options: LambdaOptions) {
  const threads = new Set<Thread>();
  const waiting: ((thread: Thread) => void)[] = [];
  let closed = false;

  function start(): Thread {
    const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      workerData: {
        name: model.name,
        arn: model.arn,
        folder: model.folder,
        handler: model.handler,
        timeout: model.timeout,
        memory: model.memory,
        clock: options.clock.shared,
      },
      env: { ...options.environment(model), NODE_COMPILE_CACHE: options.compiled },
      stdout: true,
      stderr: true,
      // Not the flags of whoever started us: a test runner's loaders have no business in a handler.
      execArgv: [],
    });
    options.logs.take(model.name, worker.stdout);
    options.logs.take(model.name, worker.stderr);
    // Whatever it does between invocations must not end the whole process.
    worker.on('error', (fault: unknown) => {
      const words = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
      options.logs.note(model.name, `the thread died: ${words}`);
    });
    const thread = { worker, busy: false };
    threads.add(thread);
    worker.once('exit', () => threads.delete(thread));
    return thread;
  }

  async function acquire(): Promise<Thread> {
    if (closed) throw new Error(`${model.name}: the stack is closing`);
    const free = [...threads].find((thread) => !thread.busy);
    const thread = free ?? (threads.size < options.maximumThreads ? start() : undefined);
    if (thread === undefined) return await new Promise((resolve) => waiting.push(resolve));
    thread.busy = true;
    return thread;
  }

  function release(thread: Thread): void {
    thread.busy = false;
    const next = waiting.shift();
    if (next === undefined || closed) return;
    const usable = threads.has(thread) ? thread : start();
    usable.busy = true;
    next(usable);
  }

  async function run(thread: Thread, event: unknown): Promise<Invocation> {
    const { worker } = thread;
    const ended = Promise.withResolvers<Invocation>();
    const lost = (errorType: string, errorMessage: string, timedOut = false) =>
      ended.resolve({ ok: false, errorType, errorMessage, timedOut });
    const onMessage = (message: unknown) => {
      const answer = z.parse(answerSchema, message);
      ended.resolve(answer.ok ? { ok: true, payload: JSON.parse(answer.payload) } : { ...answer, timedOut: false });
    };
    const onError = () => lost('Runtime.ExitError', 'the execution environment died');
    const onExit = () => lost('Runtime.ExitError', 'the execution environment exited');
    const timer = setTimeout(() => {
      threads.delete(thread);
      options.logs.note(model.name, `Task timed out after ${model.timeout} seconds`);
      lost('Sandbox.Timedout', `Task timed out after ${model.timeout} seconds`, true);
      void worker.terminate();
    }, model.timeout * 1000);
    worker.on('message', onMessage);
    worker.once('error', onError);
    worker.once('exit', onExit);
    worker.postMessage({ event, requestId: randomUUID() });
    try {
      return await ended.promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    }
  }

  return {
    invoke: (event: unknown) =>
      options.activity.during(`${model.name} runs`, async () => {
        const thread = await acquire();
        try {
          // A handler gets its own copy, as over the wire.
          return await run(thread, JSON.parse(JSON.stringify(event)));
        } finally {
          release(thread);
        }
      }),
    async close() {
      closed = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
