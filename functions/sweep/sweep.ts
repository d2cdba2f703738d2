import { errorFacts, log } from '../../shared/lambda/log.ts';
import { type DispatchDeps, putOff, sweepCase } from '../../shared/usecases/dispatch-commits.ts';

const perShard = 100;
const atOnce = 8;
/** Kept for the cases that are being looked at, and for saying that there are more. */
const reserveMs = 60_000;

/**
 * Looks at every case whose time has come, while there is time. One that fails does not stop the others, goes to the end of the line, and makes the
 * run fail at the end so that it rings.
 */
export async function sweep(deps: DispatchDeps, remainingMs: () => number): Promise<{ readonly looked: number }> {
  const seen = new Set<string>();
  let failed = 0;
  const look = async (id: string) => {
    try {
      const { late } = await sweepCase(deps, id, `sweep.${deps.clock.now()}`);
      if (late) log('error', 'DEADLINE_MISSED', { case: id });
    } catch (error) {
      failed += 1;
      log('error', 'FAILED', { case: id, error: errorFacts(error) });
      await putOff(deps, id).catch(() => undefined);
    }
  };
  let due = await deps.store.due(deps.clock.now(), perShard);
  while (due.length > 0 && remainingMs() > reserveMs) {
    const some = due.slice(0, atOnce);
    for (const id of some) seen.add(id);
    await Promise.all(some.map(look));
    due = due.slice(atOnce);
    // The index lags: what was looked at may still stand in it.
    if (due.length === 0) due = (await deps.store.due(deps.clock.now(), perShard)).filter((id) => !seen.has(id));
  }
  if (due.length > 0) log('error', 'SWEEP_BEHIND', { records: due.length });
  log('info', 'COMPLETED', { records: seen.size, failed });
  if (failed > 0) throw new Error(`${failed} of ${seen.size} cases could not be swept`);
  return { looked: seen.size };
}
