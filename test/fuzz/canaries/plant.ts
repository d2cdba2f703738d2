import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localCredentials } from '../../../local/runtime/credentials.ts';
import type { Stack } from '../../../local/stack.ts';
import { type Form, written } from './needles.ts';

/** A leak put there on purpose, by the very service, and where and how the search must find it. */
export interface Leak {
  readonly where: string;
  readonly form: Form;
}

/** Ten leaks of one value, each in a place and a form of its own. */
export async function plantLeaks(stack: Stack, dataDir: string, value: string): Promise<readonly Leak[]> {
  const as = (form: Form) => written(value, form)[0] ?? '';
  const functions = stack.env('serve-case');
  // The services as functions see them.
  const seen = stack.env('dispatch-events');
  const at = (service: string) => ({
    region: 'us-east-1',
    credentials: localCredentials,
    // The clock was moved, and what is signed must be of its time.
    systemClockOffset: stack.clock.now() - Date.now(),
    endpoint: seen[`AWS_ENDPOINT_URL_${service}`] ?? '',
  });
  const s3 = new S3Client({ ...at('S3'), forcePathStyle: true });
  const [dynamo, ses] = [new DynamoDBClient(at('DYNAMODB')), new SESClient(at('SES'))];
  const table = functions['CASES_TABLE'];
  const bucket = functions['VAULT_BUCKET'];
  await dynamo.send(
    new PutItemCommand({ TableName: table, Item: { pk: { S: 'LEAK#1' }, sk: { S: '1' }, note: { S: value } } }),
  );
  await dynamo.send(
    new PutItemCommand({
      TableName: table,
      Item: { pk: { S: 'LEAK#2' }, sk: { S: '2' }, v: { B: Buffer.from(as('hex')) } },
    }),
  );
  await new SQSClient(at('SQS')).send(
    new SendMessageCommand({ QueueUrl: seen['STEPS_QUEUE'], MessageBody: `{"note":"${as('json-escaped')}"}` }),
  );
  await new SchedulerClient(at('SCHEDULER')).send(
    new CreateScheduleCommand({
      Name: 'leak',
      GroupName: seen['SCHEDULE_GROUP'],
      ScheduleExpression: 'at(2031-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: seen['REMINDERS_QUEUE_ARN'],
        RoleArn: seen['SCHEDULER_ROLE_ARN'],
        Input: JSON.stringify({ page: `/?q=${as('url-encoded')}` }),
      },
    }),
  );
  for (const [header, form] of [
    ['Subject', 'html-escaped'],
    ['X-Note', 'reversed'],
  ] as const)
    await ses.send(
      new SendRawEmailCommand({
        RawMessage: {
          Data: Buffer.from(
            `From: desk@example.com\r\nTo: a@mail.example\r\n${header}: ${as(form)}\r\n\r\nNothing.\r\n`,
          ),
        },
      }),
    );
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `leak/${as('base64url')}`, Body: 'x' }));
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'leak/2', Body: 'x', Metadata: { note: as('base64') } }));
  await new EventBridgeClient(at('EVENTBRIDGE')).send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: stack.env('run-step')['FLAG_BUS'],
          Source: 'leak',
          DetailType: 'leak',
          Detail: JSON.stringify({ note: value.toUpperCase() }),
        },
      ],
    }),
  );
  appendFileSync(join(dataDir, 'logs', 'leak.log'), `{"level":"INFO","note":"${as('reversed')}"}\n`);
  await stack.idle();
  return [
    { where: 'table', form: 'plain' },
    { where: 'table', form: 'hex' },
    { where: 'body to sqs', form: 'json-escaped' },
    { where: 'body to scheduler', form: 'url-encoded' },
    { where: 'mail subject', form: 'html-escaped' },
    { where: 'mail headers', form: 'reversed' },
    { where: 'S3 key and metadata', form: 'base64url' },
    { where: 'S3 key and metadata', form: 'base64' },
    { where: 'event bus', form: 'plain' },
    { where: 'log', form: 'reversed' },
  ];
}
