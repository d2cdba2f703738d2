import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { envSchema as dispatchEvents } from '../../functions/dispatch-events/env.ts';
import { envSchema as sweepSchema } from '../../functions/sweep/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { CaseStream } from './case-stream.ts';
import { grantHeadUpdates, grantIndex, grantTable } from './case-tables.ts';
import { HourlyRun } from './hourly-run.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { countLines, logAlarm } from './log-alarm.ts';
import { ReminderSchedules } from './reminder-schedules.ts';
import { DeadLetters } from './work-queue.ts';
import type { WorkerFunctions } from './worker-functions.ts';

/** From committed events to messages, schedules and heads: the dispatcher on the stream, and the sweep that needs no stream. */
export class OutboxFunctions extends Construct {
  constructor(scope: Construct, id: string, house: House, data: DataStack, workers: WorkerFunctions) {
    super(scope, id);
    const { cases } = data.tables;
    const schedules = new ReminderSchedules(this, 'Schedules', house, workers.reminders.queue);
    const common = {
      CASES_TABLE: cases.tableName,
      STEPS_QUEUE: workers.steps.queue.queueUrl,
      PACKAGES_QUEUE: workers.packages.queue.queueUrl,
      MAILS_QUEUE: workers.mails.queue.queueUrl,
      PURGES_QUEUE: workers.purges.queue.queueUrl,
      RETENTION: JSON.stringify(house.stage.retention.cases),
      SCHEDULE_GROUP: schedules.group.scheduleGroupName,
      REMINDERS_QUEUE_ARN: workers.reminders.queue.queueArn,
      SCHEDULER_ROLE_ARN: schedules.role.roleArn,
      SCHEDULER_DLQ_ARN: schedules.deadLetters.queueArn,
    };

    const dispatcher = new HouseFunction(this, 'DispatchEvents', house, {
      name: 'dispatch-events',
      schema: dispatchEvents,
      environment: { ...commonEnvironment(house, 'dispatch-events'), ...common },
      timeout: Duration.minutes(1),
      hurt: 'victims with an open case: the next step, mail or reminder of their case is not started.',
      errors: 5,
      // An on-demand table begins with four shards. With more the source waits, and nothing is lost: a throttled batch stays in the stream.
      concurrency: 4 * house.stage.concurrency.dispatch,
    });
    new CaseStream(this, 'Stream', house, cases, dispatcher);
    countLines(this, house, 'FAILED', [dispatcher]);

    logAlarm(this, house, {
      name: 'log-tampered',
      code: 'LOG_TAMPERED',
      hurt: 'whoever relies on the log: a commit was changed or removed behind our back, and the audit of that case is broken.',
      of: [dispatcher],
    });

    const hurt = 'every victim whose next step was lost on the way: nothing else finds her case.';
    const deadLetters = new DeadLetters(this, 'SweepDeadLetters', house, { name: 'sweep-dlq', hurt });
    const sweep = new HouseFunction(this, 'Sweep', house, {
      name: 'sweep',
      schema: sweepSchema,
      environment: { ...commonEnvironment(house, 'sweep'), ...common },
      timeout: Duration.minutes(5),
      hurt,
      errors: 1,
      concurrency: 1,
      deadLetterQueue: deadLetters.queue,
    });
    logAlarm(this, house, {
      name: 'deadline-missed',
      code: 'DEADLINE_MISSED',
      hurt: 'a victim who was owed an answer by law and has none; it rings once a day for each until she has.',
      of: [sweep, workers.remind],
    });
    logAlarm(this, house, {
      name: 'sweep-behind',
      code: 'SWEEP_BEHIND',
      hurt: 'victims whose case is due and is looked at hours late: more is due than a run has time for.',
      of: [sweep],
    });
    new HourlyRun(this, 'Hourly', house, sweep, {
      description: 'Looks for cases that are due, and does again what they still owe',
      schedule: Schedule.rate(Duration.hours(1)),
      deadLetters: deadLetters.queue,
      hurt: 'every victim whose next step was lost on the way: nothing else finds her case, and her 30 days run.',
    });
    grantIndex(cases, 'watch', sweep.function);

    for (const outbox of [dispatcher, sweep]) {
      // Both write commits too: reminders made, and what time made due.
      grantTable(cases, outbox.function, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
      grantHeadUpdates(cases, outbox.function);
      for (const { queue } of [workers.steps, workers.packages, workers.mails, workers.purges])
        queue.grantSendMessages(outbox.function);
      schedules.grantSchedules(outbox);
    }
  }
}
