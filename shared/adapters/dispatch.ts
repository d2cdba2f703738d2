import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { RetentionPolicy } from '../domain/retention.ts';
import { caseDeps } from './aws.ts';
import { createReminders } from './scheduler/reminders.ts';
import { createOutbox } from './sqs/outbox.ts';
import { timeLimits } from './time-limits.ts';

export interface DispatchEnv {
  readonly CASES_TABLE: string;
  readonly STEPS_QUEUE: string;
  readonly PACKAGES_QUEUE: string;
  readonly MAILS_QUEUE: string;
  readonly PURGES_QUEUE: string;
  readonly RETENTION: RetentionPolicy;
  readonly SCHEDULE_GROUP: string;
  readonly REMINDERS_QUEUE_ARN: string;
  readonly SCHEDULER_ROLE_ARN: string;
  readonly SCHEDULER_DLQ_ARN: string;
}

/** What dispatcher and sweep share. */
export function dispatchDeps(env: DispatchEnv) {
  return {
    ...caseDeps(env),
    outbox: createOutbox(new SQSClient(timeLimits), {
      steps: env.STEPS_QUEUE,
      packages: env.PACKAGES_QUEUE,
      mails: env.MAILS_QUEUE,
      purges: env.PURGES_QUEUE,
    }),
    retention: env.RETENTION,
    reminders: createReminders(new SchedulerClient(timeLimits), {
      group: env.SCHEDULE_GROUP,
      targetArn: env.REMINDERS_QUEUE_ARN,
      roleArn: env.SCHEDULER_ROLE_ARN,
      dlqArn: env.SCHEDULER_DLQ_ARN,
    }),
  };
}
