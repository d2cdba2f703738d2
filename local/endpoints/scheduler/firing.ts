/** Fires what is due, retries what failed, and gives up into the dead-letter queue. */
import { randomUUID } from 'node:crypto';
import { type Clock, localAccount, localRegion } from '../event-bus.ts';
import type { Schedule, ScheduleStore } from './schedule-store.ts';

export type DueTarget = {
  /** Of an SQS queue or a Lambda function. */
  readonly arn: string;
  readonly roleArn: string;
  /** The body of the SQS message as it is, or the JSON of the event of the function. */
  readonly input: string;
  readonly sqs?: { readonly messageGroupId: string };
};

/** Resolves when the target has accepted the event; a rejection is retried. */
export type Deliver = (target: DueTarget, scheduleName: string) => Promise<void>;

/** `attributes` are the string attributes with which Scheduler marks the message (ERROR_CODE, RETRY_ATTEMPTS, …). */
export type DeadLetter = (
  queueArn: string,
  body: string,
  attributes: Readonly<Record<string, string>>,
) => void | Promise<void>;

export type Outside = { readonly clock: Clock; readonly deliver: Deliver; readonly deadLetter: DeadLetter };

export function scheduleArn(schedule: Pick<Schedule, 'grp' | 'name'>): string {
  return `arn:aws:scheduler:${localRegion}:${localAccount}:schedule/${schedule.grp}/${schedule.name}`;
}

/**
 * One attempt. The event may reach the target twice when the process dies before the outcome is stored, as on AWS (at least once).
 */
export async function fire(schedule: Schedule, store: ScheduleStore, outside: Outside): Promise<void> {
  const { revision, body, attempts: retries } = schedule;
  // The event's age counts from its first attempt: a machine that was switched off for a week still owes one.
  const first = schedule.first_attempt ?? outside.clock.now();
  const remove = body.ActionAfterCompletion === 'DELETE';
  try {
    await outside.deliver(dueTarget(schedule), schedule.name);
  } catch (fault) {
    const { MaximumRetryAttempts: most, MaximumEventAgeInSeconds: oldest } = body.Target.RetryPolicy;
    const due = outside.clock.now() + backoffMs(retries);
    const isTooOld = due - first > oldest * 1000;
    if (retries < most && !isTooOld) {
      store.tryAgain(revision, { due, attempts: retries + 1, first });
      return;
    }
    await giveUp(schedule, outside, fault, retries < most ? 'MaximumEventAgeInSeconds' : 'MaximumRetryAttempts');
  }
  store.complete(revision, retries + 1, remove);
}

function dueTarget({ body: { Target } }: Schedule): DueTarget {
  const group = Target.SqsParameters?.MessageGroupId;
  return {
    arn: Target.Arn,
    roleArn: Target.RoleArn,
    input: Target.Input,
    ...(group === undefined ? {} : { sqs: { messageGroupId: group } }),
  };
}

/** AWS says exponential and no more: from 10 s doubling to 10 min, so that 185 retries would outlast the longest age, 24 h. */
function backoffMs(retries: number): number {
  return Math.min(10_000 * 2 ** retries, 600_000);
}

/**
 * The message is the request that failed, and the reason stands in its attributes.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
 */
async function giveUp(schedule: Schedule, outside: Outside, fault: unknown, condition: string): Promise<void> {
  const arn = scheduleArn(schedule);
  const queue = schedule.body.Target.DeadLetterConfig?.Arn;
  if (queue === undefined) {
    console.error(`local scheduler: ${arn} has no dead-letter queue, its event is lost`, fault);
    return;
  }
  const attributes = {
    ERROR_CODE: fault instanceof Error ? fault.name : 'Error',
    ERROR_MESSAGE: fault instanceof Error ? fault.message : String(fault),
    EXECUTION_ID: randomUUID(),
    EXHAUSTED_RETRY_CONDITION: condition,
    IS_PAYLOAD_TRUNCATED: 'false',
    RETRY_ATTEMPTS: String(schedule.attempts),
    SCHEDULED_TIME: new Date(schedule.at).toISOString().replace(/\.\d+Z$/, 'Z'),
    SCHEDULE_ARN: arn,
    TARGET_ARN: schedule.body.Target.Arn,
  };
  try {
    await outside.deadLetter(queue, failedRequest(dueTarget(schedule)), attributes);
  } catch (lost) {
    // AWS too loses the event then, and counts it in InvocationsFailedToBeSentToDeadLetterCount.
    console.error(`local scheduler: ${queue} did not take the event of ${arn}, it is lost`, lost);
  }
}

function failedRequest({ arn, input, sqs }: DueTarget): string {
  const [, , service, region, account, queue] = arn.split(':');
  if (service === 'lambda') return JSON.stringify({ FunctionName: arn, InvocationType: 'Event', Payload: input });
  const group = sqs === undefined ? {} : { MessageGroupId: sqs.messageGroupId };
  const url = `https://sqs.${region}.amazonaws.com/${account}/${queue}`;
  return JSON.stringify({ MessageBody: input, QueueUrl: url, ...group });
}
