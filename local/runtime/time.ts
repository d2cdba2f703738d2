/** Waiting until nothing is left to do, and moving the clock from stop to stop. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from './activity.ts';
import type { Bus } from './bus.ts';
import type { VirtualClock } from './clock.ts';
import type { QueueSource } from './queue-source.ts';
import type { Sqs } from './sqs.ts';
import type { StreamSource } from './stream-source.ts';

export type Time = {
  /**
   * Resolves when queues with a reader are empty, streams are drained and nothing runs. Failed messages that wait out their visibility
   * time-out do not count: they are the clock's business. Rejects after two minutes, naming what is still busy.
   */
  idle(): Promise<void>;
  /** Fires what is due now. */
  tick(): Promise<void>;
  /** To `time` (milliseconds since 1970), stopping at every schedule, retry and midnight UTC, idle at each stop. */
  advanceTo(time: number): Promise<void>;
  /**
   * To `time` in one stop, as if the stack had been switched off until then: what came due is found by schedules and sweep. For years, which
   * `advanceTo` would walk night by night.
   */
  leapTo(time: number): Promise<void>;
  close(): void;
};

export type TimeOptions = {
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly sqs: Sqs;
  readonly queues: readonly QueueSource[];
  readonly streams: readonly StreamSource[];
  readonly bus: Bus;
  readonly scheduler: { nextDue(): number | undefined; runDue(): Promise<number> };
  readonly onFault: (what: string, fault: unknown) => void;
  /** After every stop of the clock. */
  readonly onStop: () => void;
};

const day = 86_400_000;
/** Milliseconds. */
const idleLimit = 120_000;

export function createTime(options: TimeOptions): Time {
  const { clock, activity, sqs, queues, streams, bus, scheduler } = options;
  let chain: Promise<unknown> = Promise.resolve();
  /** Ticks and journeys never overlap: a schedule must not fire twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = chain.then(work);
    chain = run.catch(() => undefined);
    return run;
  };

  async function busy(): Promise<string | undefined> {
    const [working] = activity.underWay();
    if (working !== undefined) return working;
    for (const stream of streams) if (!(await stream.isDrained())) return 'a stream has records';
    for (const source of queues) {
      const { waiting, flying } = await sqs.depth(source.queue);
      if (waiting > 0 || flying > source.asleep())
        return `${source.queue.name} has ${waiting} waiting, ${flying} in flight`;
    }
    return activity.underWay()[0];
  }

  async function idle(): Promise<void> {
    const limit = performance.now() + idleLimit;
    for (let quiet = 0; quiet < 2; ) {
      const begun = activity.begun();
      const what = await busy();
      // A look that took a while proves nothing if something began meanwhile.
      quiet = what === undefined && activity.begun() === begun ? quiet + 1 : 0;
      if (quiet === 2) return;
      if (performance.now() > limit)
        throw new Error(`the stack was not idle after ${idleLimit / 1000} seconds: ${what ?? 'work keeps coming'}`);
      await pause(quiet === 0 ? 5 : 1);
    }
  }

  async function fireDue(): Promise<void> {
    await scheduler.runDue();
    for (const source of queues) await source.wakeDue();
    await bus.fireDue();
  }

  function nextStop(target: number): number {
    const now = clock.now();
    const midnight = (Math.floor(now / day) + 1) * day;
    const dues = [scheduler.nextDue(), ...queues.map((source) => source.nextDue()), midnight];
    return Math.min(target, ...dues.filter((due) => due !== undefined).map((due) => Math.max(due, now)));
  }

  const timer = setInterval(() => {
    inTurn(fireDue).catch((fault: unknown) => options.onFault('the clock', fault));
  }, 1000);
  timer.unref();

  return {
    idle,
    tick: () => inTurn(fireDue),
    advanceTo: (target) =>
      inTurn(async () => {
        await idle();
        while (clock.now() < target) {
          clock.jumpTo(nextStop(target));
          options.onStop();
          await fireDue();
          await idle();
        }
      }),
    leapTo: (target) =>
      inTurn(async () => {
        await idle();
        clock.jumpTo(target);
        options.onStop();
        await fireDue();
        await idle();
      }),
    close: () => clearInterval(timer),
  };
}
