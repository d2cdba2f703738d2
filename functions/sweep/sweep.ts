import { errorFacts, log } from '../../shared/lambda/log.ts';
import { type DispatchDeps, sweepCase } from '../../shared/usecases/dispatch-commits.ts';

const perShard = 100;

/** Looks at every case whose time has come. One that fails does not stop the others, and makes the run fail at the end so that it rings. */
export async function sweep(deps: DispatchDeps): Promise<{ readonly looked: number }> {
  const due = await deps.store.due(deps.clock.now(), perShard);
  let failed = 0;
  for (const id of due) {
    try {
      const { late } = await sweepCase(deps, id, `sweep.${deps.clock.now()}`);
      if (late) log('error', 'DEADLINE_MISSED', { case: id });
    } catch (error) {
      failed += 1;
      log('error', 'FAILED', { case: id, error: errorFacts(error) });
    }
  }
  log('info', 'COMPLETED', { records: due.length, failed });
  if (failed > 0) throw new Error(`${failed} of ${due.length} cases could not be swept`);
  return { looked: due.length };
}
