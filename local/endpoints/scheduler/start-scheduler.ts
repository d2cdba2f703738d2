/** EventBridge Scheduler on 127.0.0.1 and on the stack's virtual clock. What it does and does not do: README.md. */
import * as z from 'zod/mini';
import type { Clock } from '../event-bus.ts';
import { type Answer, type Endpoint, type Inbound, listen } from '../http.ts';
import { type CallName, calls, groupArn, route } from './calls.ts';
import { type DeadLetter, type Deliver, fire, scheduleArn } from './firing.ts';
import { isRefusal, refusal, refuse } from './refusals.ts';
import { openScheduleStore, type Schedule } from './schedule-store.ts';
import { name as groupName } from './schemas.ts';

export type SchedulerOptions = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly deliver: Deliver;
  readonly deadLetter: DeadLetter;
  readonly port?: number;
  /** Asked before every call: how a test plays AWS having a bad day. */
  readonly fault?: (call: CallName) => 'ThrottlingException' | 'InternalServerException' | undefined;
};

/** A schedule as pages and tests want it; times in milliseconds since 1970. */
export type ScheduleView = {
  readonly arn: string;
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly targetArn: string;
  readonly input: string;
  readonly at: number;
  /** The next attempt; absent when disabled or completed. */
  readonly due?: number;
  /** Deliveries tried so far. */
  readonly attempts: number;
};

export type Scheduler = Endpoint & {
  /** Makes the group unless it is there; returns its ARN. Throws for a name that AWS would refuse. */
  ensureGroup(name: string): string;
  /** Milliseconds since 1970 of the next attempt, retries included; undefined when nothing is to come. It may be past. */
  nextDue(): number | undefined;
  /**
   * Fires everything due by now, in order of time, and awaits each delivery; the number of attempts made. Runs never overlap: a second
   * call waits for the first, so a `deliver` must not call it.
   */
  runDue(): Promise<number>;
  list(): readonly ScheduleView[];
};

/** State lives in `<dataDir>/scheduler.sqlite`. Nothing fires by itself: the owner of the clock calls `runDue`. */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { clock, fault } = options;
  const store = openScheduleStore(options.dataDir, clock.now());

  const answer = (inbound: Inbound): Answer => {
    const request = route(inbound);
    if (isRefusal(request)) return refuse(request);
    const played = fault?.(request.call);
    if (played !== undefined) return refuse(refusal(played, 'Played by the fault option of this endpoint.'));
    const outcome = calls[request.call](store, clock, request);
    if (isRefusal(outcome)) return refuse(outcome);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(outcome) };
  };
  const endpoint = await listen(answer, { port: options.port, maxBody: 1024 * 1024 });

  const fireAllDue = async (): Promise<number> => {
    let fired = 0;
    for (let next = store.firstDue(clock.now()); next !== undefined; next = store.firstDue(clock.now())) {
      await fire(next, store, options);
      fired += 1;
    }
    return fired;
  };
  let running: Promise<unknown> = Promise.resolve();

  return {
    url: endpoint.url,
    async close() {
      await endpoint.close();
      await running;
      store.close();
    },
    ensureGroup(name) {
      z.parse(groupName, name);
      if (store.group(name) === undefined) {
        const made = calls.CreateScheduleGroup(store, clock, { name, query: {}, body: {} });
        if (isRefusal(made)) throw new Error(`schedule group ${name}: ${made.message}`);
      }
      return groupArn(name);
    },
    nextDue: () => store.nextDue(),
    runDue() {
      const run = running.then(fireAllDue);
      // The caller learns of a fault of the store; the next run starts all the same.
      running = run.catch(() => undefined);
      return run;
    },
    list: () => store.schedules({ limit: -1 }).map(view),
  };
}

function view(schedule: Schedule): ScheduleView {
  const { grp, name, body, at, due, attempts } = schedule;
  return {
    arn: scheduleArn(schedule),
    group: grp,
    name,
    expression: body.ScheduleExpression,
    timeZone: body.ScheduleExpressionTimezone,
    state: body.State,
    targetArn: body.Target.Arn,
    input: body.Target.Input,
    at,
    ...(due === null ? {} : { due }),
    attempts,
  };
}
