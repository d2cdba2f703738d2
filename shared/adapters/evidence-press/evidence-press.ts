import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { fileFaults } from '../../domain/evidence.ts';
import type { EvidencePress, PageImage, Pressed } from '../../ports/evidence-press.ts';
import { limits } from './limits.ts';
import type { Given, Job } from './messages.ts';

const toldSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('page'),
    page: z.object({ bytes: z.instanceof(Uint8Array), width: z.number(), height: z.number() }),
  }),
  z.object({ kind: z.literal('pressed'), cardNumber: z.boolean() }),
  z.object({ kind: z.literal('refused'), reason: z.enum(fileFaults) }),
]);

type Told = z.infer<typeof toldSchema>;

export interface PressOptions {
  /** Milliseconds for one file. */
  readonly time?: number;
  /**
   * Files a thread may see before it is replaced. One, unless a test hurries: what a file did to a parser's heap then cannot reach the
   * next person's file.
   */
  readonly filesPerThread?: number;
}

/**
 * Parsers run in a thread that is ended when it takes too long or falls, so that no file takes the function down with it.
 * @throws when the thread cannot even start: that is our fault, not the file's.
 */
export function createEvidencePress(options: PressOptions = {}): EvidencePress & { close(): Promise<void> } {
  const { time = limits.time, filesPerThread = 1 } = options;
  let compiled: Promise<WebAssembly.Module> | undefined;
  /** One file at a time, whoever asks: two would share a thread, its time and its memory. */
  let turn: Promise<unknown> = Promise.resolve();
  let thread: { readonly worker: Worker; seen: number } | undefined;

  async function end(): Promise<void> {
    const ending = thread?.worker;
    thread = undefined;
    await ending?.terminate();
  }

  async function pressed(bytes: Uint8Array): Promise<Pressed> {
    // -1: it ended between two files.
    if (thread?.worker.threadId === -1) thread = undefined;
    compiled ??= compilePdfium();
    thread ??= { worker: await startThread({ pdfium: await compiled }), seen: 0 };
    thread.seen += 1;
    const made = await run(thread.worker, { bytes }, time);
    if (made.outcome === 'failed' || thread.seen >= filesPerThread) await end();
    return made;
  }

  return {
    async press(bytes) {
      if (bytes.length === 0) return { outcome: 'refused', reason: 'file.empty' };
      const made = turn.then(() => pressed(bytes));
      turn = made.catch(() => undefined);
      return await made;
    },
    close: end,
  };
}

async function compilePdfium(): Promise<WebAssembly.Module> {
  return await WebAssembly.compile(await readFile(new URL(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))));
}

async function startThread(workerData: Given): Promise<Worker> {
  const worker = new Worker(new URL(import.meta.resolve('./thread.ts')), {
    workerData,
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  // What parsers print may quote the file.
  worker.stdout.resume();
  worker.stderr.resume();
  await new Promise<void>((resolve, reject) => {
    // Never stopped: an error nobody listens to would end the function.
    listen(worker, (told) => (told === undefined ? reject(new Error('the press has no thread')) : resolve()));
  });
  return worker;
}

/** Calls `hear` with what the thread tells, and with nothing when it fell. Returns how to stop. */
function listen(worker: Worker, hear: (told: Told | undefined) => void): () => void {
  const message = (said: unknown) => hear(toldSchema.safeParse(said).data);
  const fall = () => hear(undefined);
  worker.on('message', message).on('error', fall).on('exit', fall);
  return () => worker.off('message', message).off('error', fall).off('exit', fall);
}

function run(worker: Worker, job: Job, time: number): Promise<Pressed> {
  const pages: PageImage[] = [];
  return new Promise((resolve) => {
    const settle = (pressed: Pressed) => {
      clearTimeout(timer);
      stop();
      resolve(pressed);
    };
    const timer = setTimeout(() => settle({ outcome: 'failed', how: 'time' }), time);
    const stop = listen(worker, (told) => {
      if (told === undefined || told.kind === 'ready') settle({ outcome: 'failed', how: 'crash' });
      else if (told.kind === 'page') pages.push(told.page);
      else if (told.kind === 'refused') settle({ outcome: 'refused', reason: told.reason });
      else settle({ outcome: 'pressed', pages, cardNumber: told.cardNumber });
    });
    worker.postMessage(job);
  });
}
