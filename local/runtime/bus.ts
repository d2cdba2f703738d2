/** The event buses: rules of the template matched to events of S3, SES and our own, and rules that come by the clock. */
import { randomUUID } from 'node:crypto';
import { type BusEvent, localAccount, localRegion } from '../endpoints/event-bus.ts';
import type { FunctionModel, RuleModel, TargetModel } from '../template/model.ts';
import { nextDue } from '../template/schedule-expression.ts';
import { targetInput } from '../template/target-input.ts';
import type { Activity } from './activity.ts';
import type { VirtualClock } from './clock.ts';
import type { Lambda } from './lambda.ts';
import type { Sqs } from './sqs.ts';

export type Bus = {
  /** `on`: the name of a bus of the template; absent: the default one. */
  put(event: BusEvent, on?: string): Promise<void>;
  /** Fires every clock rule that is due, once each, however long ago it was. */
  fireDue(): Promise<void>;
  /** Fires every clock rule now: what a stack that was switched off owes when it starts. */
  fireAll(): Promise<void>;
  /** Delivers to a queue or a function of the template; rejects when the target does not accept. */
  deliver(arn: string, input: string): Promise<void>;
};

export type BusOptions = {
  readonly rules: readonly RuleModel[];
  readonly functions: readonly FunctionModel[];
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly clock: VirtualClock;
  readonly activity: Activity;
  readonly onFault: (what: string, fault: unknown) => void;
};

/** Retries of an asynchronous invocation, as Lambda's default. */
const asyncRetries = 2;

export function createBus(options: BusOptions): Bus {
  const { rules, sqs, lambda, clock, activity } = options;
  const scheduled = rules.flatMap((rule) => (rule.schedule === undefined ? [] : [{ rule, schedule: rule.schedule }]));
  const due = new Map(scheduled.map(({ rule, schedule }) => [rule.arn, nextDue(schedule, clock.now())]));

  /** Lambda answers EventBridge and Scheduler at once, runs later, and tries again by itself. */
  function invokeLater(model: FunctionModel, event: unknown, rule?: TargetModel): void {
    const attempt = async () => {
      for (let tries = 0; tries <= asyncRetries; tries += 1) {
        const result = await lambda.invoke(model.arn, event);
        if (result.ok) return;
      }
      const deadLetter = model.deadLetterArn ?? rule?.deadLetterArn;
      if (deadLetter !== undefined) await sqs.send(deadLetter, JSON.stringify(event));
    };
    activity
      .during(`${model.name} was sent an event`, attempt)
      .catch((fault: unknown) => options.onFault(model.name, fault));
  }

  async function deliver(arn: string, input: string, target?: TargetModel): Promise<void> {
    const model = options.functions.find((one) => one.arn === arn);
    if (model === undefined) return await sqs.send(arn, input);
    invokeLater(model, JSON.parse(input), target);
  }

  async function send(rule: RuleModel, event: unknown): Promise<void> {
    for (const target of rule.targets) {
      try {
        await deliver(target.arn, targetInput(target, event, rule), target);
      } catch (fault) {
        options.onFault(`${rule.name} → ${target.arn}`, fault);
      }
    }
  }

  async function fire({ rule, schedule }: (typeof scheduled)[number]): Promise<void> {
    due.set(rule.arn, nextDue(schedule, clock.now()));
    await send(rule, {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: localAccount,
      time: new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z'),
      region: localRegion,
      resources: [rule.arn],
      detail: {},
    });
  }

  return {
    put: (event, on = 'default') =>
      activity.during(`${event.source} "${event['detail-type']}" is delivered`, async () => {
        for (const rule of rules) if (rule.bus === on && rule.pattern?.matches(event) === true) await send(rule, event);
      }),
    async fireDue() {
      for (const one of scheduled)
        if ((due.get(one.rule.arn) ?? Number.POSITIVE_INFINITY) <= clock.now()) await fire(one);
    },
    async fireAll() {
      for (const one of scheduled) await fire(one);
    },
    deliver,
  };
}
