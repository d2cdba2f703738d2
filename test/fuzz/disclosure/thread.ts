import { parentPort, workerData } from 'node:worker_threads';
import type { Bug } from '../../simulation/bugs/bugs.ts';
import { plantBug } from '../../simulation/bugs/plant.ts';
import type { DisclosureRun } from '../disclosure.ts';

const { leak, run } = workerData as { readonly leak: Bug; readonly run: DisclosureRun };
// Only what is loaded after it has the mistake in it.
plantBug(leak);
const { runDisclosure } = await import('../disclosure.ts');
const found = await runDisclosure(run);
parentPort?.postMessage({ leaks: found.leaks.length, missing: found.missing.length });
