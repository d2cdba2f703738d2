import './environment.ts';
import './plain-logger.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { plant } from './bugs/plant.ts';
import type { ThreadData } from './threads.ts';

const { kind, bug } = workerData as ThreadData;
// Only what is loaded after it has the bug in it.
if (bug !== undefined) plant(bug);

const play = await playing();
// A task that throws ends the thread, and whoever waits for it hears why.
parentPort?.on('message', (task: unknown) => void play(task).then((answer) => parentPort?.postMessage(answer)));

async function playing(): Promise<(task: unknown) => Promise<unknown>> {
  switch (kind) {
    case 'worlds': {
      const { runWorld } = await import('./run-world.ts');
      const { casesPerWorld } = await import('./many-worlds.ts');
      return async (seed) => {
        const options = { cases: casesPerWorld, keepHistory: false };
        const { history: _, log: __, ids: ___, world: ____, ...ran } = await runWorld(seed as string, options);
        return ran;
      };
    }
    case 'mixed': {
      const { runMixedWorld } = await import('./mixed-reports.ts');
      return (seed) => runMixedWorld(seed as string);
    }
    case 'lives': {
      const { liveThrough } = await import('./crashes/live-through.ts');
      return (task) => liveThrough(task as Parameters<typeof liveThrough>[0]);
    }
    default:
      return kind satisfies never;
  }
}
