/** Requests of the nine calls, with the limits of the API's model. Unknown fields are refused: what is not built is never forgotten. */
import * as z from 'zod/mini';
import { atInstant, isTimeZone } from './at-expression.ts';

const text = (max: number, pattern: RegExp) => z.string().check(z.minLength(1), z.maxLength(max), z.regex(pattern));

export const name = text(64, /^[0-9a-zA-Z\-_.]+$/);
const clientToken = z.optional(text(64, /^[a-zA-Z0-9\-_]+$/));
const epochSeconds = z.optional(z.number());

const retryDefaults = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 } as const;

const target = z
  .strictObject({
    Arn: text(1600, /^arn:aws[a-z-]*:(sqs|lambda):[a-z0-9-]+:\d{12}:\S+$/),
    RoleArn: text(1600, /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/),
    Input: z.string().check(z.minLength(1)),
    RetryPolicy: z._default(
      z.strictObject({
        MaximumEventAgeInSeconds: z._default(
          z.int().check(z.minimum(60), z.maximum(86_400)),
          retryDefaults.MaximumEventAgeInSeconds,
        ),
        MaximumRetryAttempts: z._default(
          z.int().check(z.minimum(0), z.maximum(185)),
          retryDefaults.MaximumRetryAttempts,
        ),
      }),
      retryDefaults,
    ),
    DeadLetterConfig: z.optional(
      z.strictObject({ Arn: z.optional(text(1600, /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/)) }),
    ),
    SqsParameters: z.optional(z.strictObject({ MessageGroupId: text(128, /^[\x21-\x7e]+$/) })),
  })
  .check(
    z.refine(({ Arn, SqsParameters }) => Arn.endsWith('.fifo') === (SqsParameters !== undefined), {
      path: ['SqsParameters'],
      error: 'a FIFO queue wants a MessageGroupId, any other target none',
    }),
    z.refine(({ Arn, Input }) => !Arn.includes(':lambda:') || isJson(Input), {
      path: ['Input'],
      error: 'a function takes JSON only',
    }),
  );

const schedule = {
  ScheduleExpression: z.string().check(z.minLength(1), z.maxLength(256)),
  ScheduleExpressionTimezone: z._default(
    z.string().check(z.minLength(1), z.maxLength(50), z.refine(isTimeZone, 'no such time zone')),
    'UTC',
  ),
  Target: target,
  FlexibleTimeWindow: z
    .strictObject({
      Mode: z.enum(['OFF', 'FLEXIBLE']),
      MaximumWindowInMinutes: z.optional(z.int().check(z.minimum(1), z.maximum(1440))),
    })
    .check(
      z.refine(
        ({ Mode, MaximumWindowInMinutes: minutes }) => (Mode === 'FLEXIBLE') === (minutes !== undefined),
        'MaximumWindowInMinutes goes with FLEXIBLE, and only with it',
      ),
    ),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
  Description: z.optional(z.string().check(z.maxLength(512))),
  /** Kept and told, without effect: AWS ignores both dates for one-time schedules. */
  StartDate: epochSeconds,
  EndDate: epochSeconds,
  KmsKeyArn: z.optional(text(2048, /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[0-9a-zA-Z\-_]+$/)),
};

/** Of recurring schedules nothing is built, so `rate` and `cron` are refused like rubbish. */
const isOneTime = z.refine<{ ScheduleExpression: string; ScheduleExpressionTimezone: string }>(
  ({ ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone }) =>
    !isTimeZone(timeZone) || atInstant(expression, timeZone) !== undefined,
  { path: ['ScheduleExpression'], error: 'not an at(yyyy-mm-ddThh:mm:ss)' },
);

/** A schedule as it is kept. */
export const scheduleBody = z.strictObject(schedule).check(isOneTime);

export type ScheduleBody = Readonly<z.infer<typeof scheduleBody>>;

/** The body of CreateSchedule and UpdateSchedule. */
export const scheduleRequest = z
  .strictObject({ ...schedule, GroupName: z._default(name, 'default'), ClientToken: clientToken })
  .check(isOneTime);

/** Tags are taken, because every template writes some, and not kept. */
export const groupBody = z.strictObject({
  ClientToken: clientToken,
  Tags: z.optional(
    z
      .array(z.strictObject({ Key: text(128, /[\s\S]/), Value: z.string().check(z.maxLength(256)) }))
      .check(z.maxLength(200)),
  ),
});

export const oneScheduleQuery = z.strictObject({ groupName: z._default(name, 'default'), clientToken });
export const oneGroupQuery = z.strictObject({ clientToken });

const maxResults = z._default(z.pipe(z.string().check(z.regex(/^([1-9]\d?|100)$/)), z.transform(Number)), 100);
const page = { MaxResults: maxResults, NamePrefix: z.optional(name), NextToken: z.optional(text(2048, /./)) };

export const listSchedulesQuery = z.strictObject({
  ...page,
  ScheduleGroup: z.optional(name),
  State: z.optional(z.enum(['ENABLED', 'DISABLED'])),
});
export const listGroupsQuery = z.strictObject(page);

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
