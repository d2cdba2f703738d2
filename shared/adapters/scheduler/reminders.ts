import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Reminders } from '../../ports/outside.ts';

const name = (id: string, request: string, day: number) => `${id}.${request}.${day}`;

/** One-time schedules named from case, request and day, so that making twice makes one. They delete themselves after firing. */
export function createReminders(
  client: SchedulerClient,
  config: { readonly group: string; readonly targetArn: string; readonly roleArn: string; readonly dlqArn: string },
): Reminders {
  return {
    async make(id, request, rungs) {
      for (const rung of rungs) {
        try {
          await client.send(
            new CreateScheduleCommand({
              Name: name(id, request, rung.day),
              GroupName: config.group,
              ScheduleExpression: `at(${rung.at.slice(0, 19)})`,
              ScheduleExpressionTimezone: 'UTC',
              FlexibleTimeWindow: { Mode: 'OFF' },
              ActionAfterCompletion: 'DELETE',
              Target: {
                Arn: config.targetArn,
                RoleArn: config.roleArn,
                Input: JSON.stringify({ v: 1, case: id, work: `${request}.${rung.day}` }),
                DeadLetterConfig: { Arn: config.dlqArn },
                RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
              },
            }),
          );
        } catch (error) {
          if (!(error instanceof ConflictException)) throw error;
        }
      }
    },
    async drop(id, request, days) {
      for (const day of days) {
        try {
          await client.send(new DeleteScheduleCommand({ Name: name(id, request, day), GroupName: config.group }));
        } catch (error) {
          if (!(error instanceof ResourceNotFoundException)) throw error;
        }
      }
    },
  };
}
