import * as z from 'zod/mini';
import { arn, common, name, queueUrl, retention } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  STEPS_QUEUE: queueUrl,
  PACKAGES_QUEUE: queueUrl,
  MAILS_QUEUE: queueUrl,
  PURGES_QUEUE: queueUrl,
  RETENTION: retention,
  SCHEDULE_GROUP: name,
  REMINDERS_QUEUE_ARN: arn,
  SCHEDULER_ROLE_ARN: arn,
  SCHEDULER_DLQ_ARN: arn,
});
