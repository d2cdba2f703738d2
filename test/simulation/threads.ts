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
  readonly tasks: readonly unknown[];
  readonly bug: string | undefined;
}

/** Does tasks on every core, each thread every nth of them, and tells of each answer as it comes, until one is enough. */
export async function inThreads<Task, Answer>(
  work: Work<Task>,
  done: (answer: Answer) => 'enough' | 'more',
): Promise<void> {
  const threads = Math.min(work.threads ?? availableParallelism(), work.tasks.length);
  const workers: Worker[] = [];
  const end = () => Promise.all(workers.map((w) => w.terminate()));
  try {
    await Promise.all(
      Array.from({ length: threads }, (_, n) => {
        const { kind, bug } = work;
        const workerData: ThreadData = { kind, bug, tasks: work.tasks.filter((__, i) => i % threads === n) };
        const worker = new Worker(fileURLToPath(new URL('thread.ts', import.meta.url)), {
          workerData,
          // What a world makes dies young: collected rarely, it costs little.
          resourceLimits: { maxYoungGenerationSizeMb: 64 },
        });
        workers.push(worker);
        return new Promise<void>((resolve, reject) => {
          worker.on('message', (answer: Answer) => {
            if (done(answer) === 'enough') void end().then(() => resolve());
          });
          worker.on('error', reject);
          worker.on('exit', () => resolve());
        });
      }),
    );
  } finally {
    await end();
  }
}
