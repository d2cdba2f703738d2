import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface Work<Task> {
  readonly kind: 'worlds' | 'lives' | 'mixed';
  readonly tasks: readonly Task[];
  readonly threads?: number | undefined;
  readonly bug?: string | undefined;
}

export interface ThreadData {
  readonly kind: Work<unknown>['kind'];
  readonly bug: string | undefined;
}

/**
 * Does tasks on every core and tells of each answer as it comes, until one is enough. Whichever thread is free takes the next: every
 * fourteenth world has mails down for days and takes five times as long, and with every nth given to each thread one had all of them.
 */
export async function inThreads<Task, Answer>(
  work: Work<Task>,
  done: (answer: Answer) => 'enough' | 'more',
): Promise<void> {
  const { kind, bug } = work;
  const threads = Math.min(work.threads ?? availableParallelism(), work.tasks.length);
  const workers: Worker[] = [];
  const end = () => Promise.all(workers.map((w) => w.terminate()));
  let given = 0;
  const give = (worker: Worker) => {
    if (given === work.tasks.length) return void worker.terminate();
    worker.postMessage(work.tasks[given]);
    given += 1;
  };
  try {
    await Promise.all(
      Array.from({ length: threads }, () => {
        const workerData: ThreadData = { kind, bug };
        const worker = new Worker(fileURLToPath(new URL('thread.ts', import.meta.url)), {
          workerData,
          // What a world makes dies young: collected rarely, it costs little.
          resourceLimits: { maxYoungGenerationSizeMb: 64 },
        });
        workers.push(worker);
        return new Promise<void>((resolve, reject) => {
          worker.on('message', (answer: Answer) => {
            if (done(answer) === 'enough') void end().then(() => resolve());
            else give(worker);
          });
          worker.on('error', reject);
          worker.on('exit', () => resolve());
          give(worker);
        });
      }),
    );
  } finally {
    await end();
  }
}
