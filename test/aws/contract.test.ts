/** The contract suites of the ports over a real account. `npm run test:aws` starts it and says what it needs. */
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { createLookUps } from '../../shared/adapters/dynamodb/look-ups.ts';
import { createVault } from '../../shared/adapters/kms/vault.ts';
import { createEvidenceStore, createRecordStore } from '../../shared/adapters/s3/stores.ts';
import { createReminders } from '../../shared/adapters/scheduler/reminders.ts';
import { createMailer, sesClient } from '../../shared/adapters/ses/mailer.ts';
import { createOutbox } from '../../shared/adapters/sqs/outbox.ts';
import { systemIds } from '../../shared/adapters/system/edges.ts';
import { describeCaseStore } from '../contract/ports/case-store.ts';
import { describeEvidenceStore, describeRecordStore } from '../contract/ports/files.ts';
import { describeLookUps } from '../contract/ports/look-ups.ts';
import { describeMailer } from '../contract/ports/mailer.ts';
import { describeOutbox } from '../contract/ports/outbox.ts';
import { describeReminders } from '../contract/ports/reminders.ts';
import { describeVault } from '../contract/ports/vault.ts';
import { needed } from './needed.ts';

const env = needed(process.env);
if ('missing' in env) throw new Error(env.missing);
const dynamo = new DynamoDBClient({});
const tables = { cases: env.CASES_TABLE, keys: env.KEYS_TABLE };

describeCaseStore('DynamoDB on AWS', async () => ({ store: createCaseStore(dynamo, tables) }));

describeLookUps('DynamoDB on AWS', async () => ({ lookUps: createLookUps(dynamo, env.CASES_TABLE) }));

describeVault('KMS on AWS', async () => {
  const kms = new KMSClient({});
  const vault = () =>
    createVault(kms, dynamo, { dataKey: env.DATA_KEY, macKey: env.MAC_KEY, keysTable: env.KEYS_TABLE });
  const key = (id: string) => ({ pk: { S: `CASE#${id}` } });
  return {
    vault: vault(),
    other: vault(),
    async keep(id, wrapped) {
      await dynamo.send(
        new PutItemCommand({ TableName: env.KEYS_TABLE, Item: { ...key(id), wrapped: { B: wrapped } } }),
      );
    },
    async shred(id) {
      await dynamo.send(new DeleteItemCommand({ TableName: env.KEYS_TABLE, Key: key(id) }));
    },
    caseId: systemIds.caseId,
  };
});

// The queues of a stage have their functions behind them, which would take the messages: these three are of the test alone.
describeOutbox('SQS on AWS', async () => {
  const sqs = new SQSClient({});
  const queues = {
    steps: env.TEST_QUEUE_1,
    packages: env.TEST_QUEUE_2,
    mails: env.TEST_QUEUE_3,
    purges: env.TEST_QUEUE_3,
  };
  return {
    outbox: createOutbox(sqs, queues),
    async take(queue) {
      const QueueUrl = queues[queue];
      const got = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }));
      for (const { ReceiptHandle } of got.Messages ?? [])
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return (got.Messages ?? []).map((m) => m.Body ?? '');
    },
  };
});

describeReminders('EventBridge Scheduler on AWS', async () => {
  const client = new SchedulerClient({});
  const group = env.SCHEDULE_GROUP;
  return {
    reminders: createReminders(client, {
      group,
      targetArn: env.REMINDERS_QUEUE_ARN,
      roleArn: env.SCHEDULER_ROLE_ARN,
      dlqArn: env.SCHEDULER_DLQ_ARN,
    }),
    async scheduled(id) {
      const found = await client.send(new ListSchedulesCommand({ GroupName: group, NamePrefix: id }));
      return (found.Schedules ?? []).map((s) => s.Name ?? '');
    },
  };
});

describeMailer('SES on AWS', async () => ({
  mailer: createMailer(sesClient(), { configurationSet: env.CONFIGURATION_SET }),
  from: `"Contract" <${env.MAIL_FROM}>`,
  to: ['success@simulator.amazonses.com', 'success+2@simulator.amazonses.com'],
}));

describeRecordStore('S3 on AWS', async () => ({ records: createRecordStore(new S3Client({}), env.VAULT_BUCKET) }));

describeEvidenceStore('S3 on AWS', async () => {
  const client = new S3Client({});
  const Bucket = env.QUARANTINE_BUCKET;
  return {
    evidence: createEvidenceStore(client, Bucket),
    async upload(key, text) {
      const put = new PutObjectCommand({ Bucket, Key: key, Body: text, ContentType: 'image/png' });
      return (await client.send(put)).VersionId ?? '';
    },
  };
});
