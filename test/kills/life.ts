/** One life of the stack and of everybody who uses it, on a data folder. It may end at any moment; the next one goes on from what is there. */
import { startStack } from '../../local/stack.ts';
import { createTelling } from '../../tools/stories/telling.ts';
import { actOnce, type CaseEnd, endOf, fileOnce } from '../fixtures/whole-case.ts';

export interface LifeEnd extends CaseEnd {
  /** Milliseconds from the start of this life until nothing was left to do. */
  readonly drainedMs: number;
}

const [, , dataDir = ''] = process.argv;
const begun = performance.now();
process.env['TZ'] = 'UTC';
const stack = await startStack({ dataDir, synth: false });
const telling = createTelling(stack, () => undefined);
await stack.idle();
const drainedMs = performance.now() - begun;
process.send?.({ drainedMs });
const filed = await fileOnce(telling, dataDir);
for (let hours = 0; hours < 24 * 40; hours++) {
  await stack.idle();
  const state = await telling.caseState(filed.id);
  if (state.phase === 'closed') break;
  // Somebody presses once more on what seems not to have gone through; what is refused then was done.
  const acted = await actOnce(telling, filed).catch((fault: unknown) => {
    if (process.env['KILLS_TELL'] === '1') console.error(fault);
    return false;
  });
  if (!acted) await stack.clock.advanceTo(stack.clock.now() + 3_600_000);
}
// She may have pressed for codes as often as a day allows.
await stack.clock.advanceTo(stack.clock.now() + 86_400_000);
process.send?.({ end: { ...(await endOf(telling, filed)), drainedMs } satisfies LifeEnd });
await stack.close();
process.exit(0);
