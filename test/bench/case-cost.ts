import type { LogEntry } from '../../shared/ports/case-store.ts';
import { faultsOf, playMainJob } from '../../tools/stories/main-job.ts';
import { type Telling, tell } from '../../tools/stories/telling.ts';
import { countingWire, type WireCall } from './wire.ts';

/** What one whole case asked of AWS, from report to closed log, on the wiring of the template. */
export interface CaseCost {
  readonly log: readonly LogEntry[];
  /** Made for the case. What the sweep and the anchor ask once an hour for all cases together is not among them. */
  readonly calls: readonly WireCall[];
}

/** Plays the demo's case through a counting wire. Takes as long as the demo. */
export async function measureCaseCost(): Promise<CaseCost> {
  const wire = countingWire();
  try {
    return await tell(
      () => undefined,
      (telling) => play(telling, wire.calls),
      { through: wire.through },
    );
  } finally {
    await wire.close();
  }
}

const forAllCases = new Set([
  'Query watch',
  'Query changed',
  'Query anchors',
  'Query newest',
  'PutItem anchors',
  'PUT anchors',
  'Sign',
]);

async function play(telling: Telling, calls: readonly WireCall[]): Promise<CaseCost> {
  const ids: string[] = [];
  const played = await playMainJob({
    ...telling,
    async file(...given) {
      const filed = await telling.file(...given);
      ids.push(filed.id);
      return filed;
    },
  });
  for (const fault of faultsOf(played)) telling.must(fault, false);
  const log = await telling.log(ids[0] ?? '');
  return { log, calls: calls.filter((call) => !forAllCases.has(call.command)) };
}

/** Units per commit, and calls against the floor. */
export function unitsOf(calls: readonly WireCall[], commands: readonly string[]): number {
  return calls.reduce((sum, call) => (commands.includes(call.command) ? sum + call.units : sum), 0);
}

export const writes = ['PutItem', 'UpdateItem', 'TransactWriteItems'];
export const reads = ['GetItem', 'Query', 'BatchGetItem'];
