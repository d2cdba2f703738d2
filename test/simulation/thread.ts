import './environment.ts';
import './plain-logger.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { plant } from './bugs/plant.ts';
import type { ThreadData } from './threads.ts';

const { kind, tasks, bug } = workerData as ThreadData;
// Only what is loaded after it has the bug in it.
if (bug !== undefined) plant(bug);

if (kind === 'worlds') {
  const { runWorld } = await import('./run-world.ts');
  const { casesPerWorld } = await import('./many-worlds.ts');
  for (const seed of tasks as readonly string[]) {
    const {
      history: _,
      log: __,
      ids: ___,
      world: ____,
      ...ran
    } = await runWorld(seed, { cases: casesPerWorld, keepHistory: false });
    parentPort?.postMessage(ran);
  }
} else if (kind === 'mixed') {
  const { runMixedWorld } = await import('./mixed-reports.ts');
  for (const seed of tasks as readonly string[]) parentPort?.postMessage(await runMixedWorld(seed));
} else {
  const { liveThrough } = await import('./crashes/live-through.ts');
  for (const task of tasks as readonly Parameters<typeof liveThrough>[0][])
    parentPort?.postMessage(await liveThrough(task));
}
