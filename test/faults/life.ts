/** One case on a stack of its own in which planned calls fail; says how it ended. `[]` is a calm life, which says what is called at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../local/stack.ts';
import { outstanding } from '../../shared/domain/case/effects.ts';
import { toEpoch } from '../../shared/domain/time.ts';
import { createTelling } from '../../tools/stories/telling.ts';
import { actOnce, type CaseEnd, endOf, fileOnce, stepsDoubled } from '../fixtures/whole-case.ts';
import { type Fault, failingWire } from './failing.ts';

/** `lost`: the case did not come to its end, and why. */
export type Said = { readonly end: FaultyEnd } | { readonly lost: string };

export interface FaultyEnd extends CaseEnd {
  readonly called: Readonly<Record<string, number>>;
  readonly failures: number;
  /** Faults whose operation was not called that often. */
  readonly left: readonly Fault[];
  readonly stepsDoubled: readonly string[];
  /** Virtual milliseconds from the last of some failures until everything owed was done; the longest of the case. */
  readonly recoveredMs: number;
  /** Tasks of people still open. */
  readonly tasks: readonly string[];
  /** Messages in dead-letter queues. */
  readonly dead: number;
  /** What people were refused and pressed again. */
  readonly pressedAgain: number;
}

const minute = 60_000;
/** What is not done in two days is not waited for. */
const longest = 48 * 60 * minute;
const [, , given = '[]'] = process.argv;
const plan = JSON.parse(given) as readonly Fault[];
process.env['TZ'] = 'UTC';
const dataDir = mkdtempSync(join(tmpdir(), 'redress-faults-'));
let lastFailure: number | undefined;
let now = Date.now;
const wire = failingWire(plan, () => {
  lastFailure = now();
});
const stack = await startStack({ dataDir, synth: false, through: wire.through });
now = stack.clock.now;
const telling = createTelling(stack, () => undefined);
let [recoveredMs, pressedAgain] = [0, 0];
try {
  const filed = await again(() => fileOnce(telling, dataDir));
  for (let hours = 0; hours < 24 * 40; hours++) {
    await recover(filed.id);
    if ((await telling.caseState(filed.id)).phase === 'closed') break;
    const acted = await again(() => actOnce(telling, filed));
    if (!acted) await stack.clock.advanceTo(stack.clock.now() + 60 * minute);
  }
  await recover(filed.id);
  const file = await telling.caseFile(filed.id);
  const depths = await stack.depths();
  say({
    end: {
      ...(await again(() => endOf(telling, filed))),
      called: Object.fromEntries(wire.called),
      failures: wire.failures(),
      left: wire.left(),
      stepsDoubled: stepsDoubled(dataDir),
      recoveredMs,
      pressedAgain,
      tasks: Object.entries(file.tasks).flatMap(([task, { open }]) => (open ? [task] : [])),
      dead: depths.reduce((sum, { queue, waiting }) => sum + (/dlq|dead/iu.test(queue.name) ? waiting : 0), 0),
    },
  });
} catch (fault) {
  say({ lost: String(fault).slice(0, 300) });
} finally {
  await stack.close();
  await wire.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);

function say(said: Said): void {
  process.send?.(said);
}

/** After failures, minute by minute until nothing is owed; what the log wrote last is when it was done. */
async function recover(id: string): Promise<void> {
  await stack.idle();
  while (lastFailure !== undefined) {
    const failure = lastFailure;
    const isSettled = outstanding(await telling.caseState(id)).length === 0 && (await isDrained());
    if (isSettled) {
      const last = (await telling.log(id)).at(-1)?.commit.at ?? '';
      recoveredMs = Math.max(recoveredMs, toEpoch(last) - failure);
      lastFailure = undefined;
      return;
    }
    if (stack.clock.now() - failure > longest) {
      recoveredMs = longest;
      lastFailure = undefined;
      return;
    }
    await stack.clock.advanceTo(stack.clock.now() + minute);
  }
}

async function isDrained(): Promise<boolean> {
  return (await stack.depths()).every(
    ({ queue, waiting, flying }) => /dlq|dead/iu.test(queue.name) || waiting + flying === 0,
  );
}

/** Somebody presses again on what was not answered, each time a little later; each fault has its end. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (fault) {
      if (tries === 60) throw fault;
      pressedAgain += 1;
      if (process.env['FAULTS_TELL'] === '1') console.error(String(fault).slice(0, 300));
      await stack.clock.advanceTo(stack.clock.now() + tries * minute);
    }
  }
}
