import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { envSchema as buildPackage } from '../../functions/build-package/env.ts';
import { envSchema as remind } from '../../functions/remind/env.ts';
import { envSchema as runStep } from '../../functions/run-step/env.ts';
import { envSchema as sendMail } from '../../functions/send-mail/env.ts';
import { envSchema as watchDelivery } from '../../functions/watch-delivery/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { grantTable } from './case-tables.ts';
import { DeliveryFeed } from './delivery-feed.ts';
import { FlagBus } from './flag-bus.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { logAlarm } from './log-alarm.ts';
import { PurgeFunction } from './purge-function.ts';
import { WorkQueue } from './work-queue.ts';

const objects =
  'Objects are named from case and work, which are not known before. One bucket, and only the actions named.';

/** What fails is tried again; five times in five minutes are more than bad luck. */
const errors = 5;

/**
 * The queues, each with its one worker. Workers read the log again and do only what the case still owes; of the tables they may
 * read the log and put commits, never update or delete.
 */
export class WorkerFunctions extends Construct {
  readonly steps: WorkQueue;
  readonly packages: WorkQueue;
  readonly mails: WorkQueue;
  readonly reminders: WorkQueue;
  readonly remind: HouseFunction;
  readonly deliveries: WorkQueue;
  readonly purges: WorkQueue;
  readonly #workers: HouseFunction[] = [];

  constructor(scope: Construct, id: string, house: House, data: DataStack) {
    super(scope, id);
    this.steps = this.#steps(house, data);
    this.packages = this.#packages(house, data);
    const { mails, deliveries } = this.#mails(house, data);
    this.mails = mails;
    this.deliveries = deliveries;
    const { queue, worker } = this.#reminders(house, data);
    this.reminders = queue;
    this.remind = worker;
    const purge = new PurgeFunction(this, 'Purge', house, data);
    this.purges = purge.queue;
    this.#feed(purge.queue, purge.worker, 2);
    logAlarm(this, house, {
      name: 'work-failed',
      code: 'FAILED',
      hurt: 'victims whose next step, mail or package fails again and again: nothing of it is done, and its date runs.',
      of: this.#workers,
      threshold: errors,
    });
    logAlarm(this, house, {
      name: 'message-unreadable',
      code: 'UNREADABLE_MESSAGE',
      hurt: 'nobody yet: the case still owes the work and the sweep asks again. But somebody else writes to our queues, or two versions of us disagree.',
      of: this.#workers,
    });
  }

  #steps(house: House, { keys, tables, vault }: DataStack): WorkQueue {
    const hurt = 'victims whose card is still on a thief’s account, or whose search has not been made.';
    const workTime = Duration.seconds(90);
    const queue = new WorkQueue(this, 'Steps', house, { name: 'steps', hurt, workTime, lateAfter: Duration.hours(1) });
    const flags = new FlagBus(this, 'Flags', house);
    const worker = new HouseFunction(this, 'RunStep', house, {
      name: 'run-step',
      schema: runStep,
      environment: {
        ...commonEnvironment(house, 'run-step'),
        CASES_TABLE: tables.cases.tableName,
        KEYS_TABLE: tables.keys.tableName,
        LIMITS_TABLE: tables.limits.tableName,
        REGISTRY_TABLE: tables.registry.tableName,
        DATA_KEY: keys.data.keyArn,
        MAC_KEY: keys.mac.keyArn,
        VAULT_BUCKET: vault.bucket.bucketName,
        FLAG_BUS: flags.bus.eventBusName,
      },
      timeout: workTime,
      hurt,
      errors,
      concurrency: house.stage.concurrency.steps,
    });
    const { function: made, role } = worker;
    grantTable(tables.cases, made, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, made, 'dynamodb:GetItem');
    grantTable(tables.limits, made, 'dynamodb:GetItem', 'dynamodb:PutItem');
    grantTable(tables.registry, made, 'dynamodb:Query');
    keys.grantCaseKeys(made, 'kms:Decrypt');
    keys.grantSystemTokens(made);
    keys.mac.grantGenerateMac(made);
    flags.grantAnnounce(made);
    vault.grantObjects(made, 's3:GetObject', 's3:PutObject');
    acknowledge(role, objects, [vault.objectsFinding]);
    this.#feed(queue, worker, house.stage.concurrency.steps);
    return queue;
  }

  #packages(house: House, { keys, tables, vault }: DataStack): WorkQueue {
    const hurt = 'victims whose records are due: the package is not made.';
    const workTime = Duration.minutes(2);
    const queue = new WorkQueue(this, 'Packages', house, {
      name: 'packages',
      hurt,
      workTime,
      lateAfter: Duration.hours(4),
    });
    const worker = new HouseFunction(this, 'BuildPackage', house, {
      name: 'build-package',
      schema: buildPackage,
      environment: {
        ...commonEnvironment(house, 'build-package'),
        CASES_TABLE: tables.cases.tableName,
        KEYS_TABLE: tables.keys.tableName,
        REGISTRY_TABLE: tables.registry.tableName,
        DATA_KEY: keys.data.keyArn,
        VAULT_BUCKET: vault.bucket.bucketName,
        BRAND: JSON.stringify(house.stage.brand),
      },
      timeout: workTime,
      memorySize: 1769,
      hurt,
      errors,
      concurrency: house.stage.concurrency.packages,
    });
    const { function: made, role } = worker;
    grantTable(tables.cases, made, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, made, 'dynamodb:GetItem');
    grantTable(tables.registry, made, 'dynamodb:Query');
    keys.grantCaseKeys(made, 'kms:Decrypt');
    vault.grantObjects(made, 's3:GetObject', 's3:PutObject');
    acknowledge(role, objects, [vault.objectsFinding]);
    // One at a time: two would share its memory and its time.
    this.#feed(queue, worker, house.stage.concurrency.packages, 1);
    return queue;
  }

  #mails(house: House, { keys, tables }: DataStack): { readonly mails: WorkQueue; readonly deliveries: WorkQueue } {
    const { stage } = house;
    const unsent = 'victims and staff who are owed a mail: the link to the records, or word that a date comes near.';
    const workTime = Duration.seconds(30);
    const mails = new WorkQueue(this, 'Mails', house, {
      name: 'mails',
      hurt: unsent,
      workTime,
      // A claim stands for ten minutes: two looks come to its end, where four would only read the log twice as often while SES is down.
      hiddenFor: Duration.minutes(6),
      lateAfter: Duration.hours(1),
    });
    const unwatched = 'victims whose mail bounced: until we learn of it nobody writes to them by post.';
    const deliveries = new WorkQueue(this, 'Deliveries', house, {
      name: 'deliveries',
      hurt: unwatched,
      workTime,
      lateAfter: Duration.hours(1),
    });
    const feed = new DeliveryFeed(this, 'DeliveryFeed', house, deliveries.queue);

    const sender = new HouseFunction(this, 'SendMail', house, {
      name: 'send-mail',
      schema: sendMail,
      environment: {
        ...commonEnvironment(house, 'send-mail'),
        CASES_TABLE: tables.cases.tableName,
        KEYS_TABLE: tables.keys.tableName,
        LIMITS_TABLE: tables.limits.tableName,
        DATA_KEY: keys.data.keyArn,
        MAC_KEY: keys.mac.keyArn,
        CONFIGURATION_SET: feed.configurationSet.configurationSetName,
        BRAND: JSON.stringify(stage.brand),
        STAFF: JSON.stringify(stage.staff),
        MAIL_BUDGET: JSON.stringify(stage.mailBudget),
      },
      timeout: workTime,
      hurt: unsent,
      errors,
      concurrency: stage.concurrency.mails,
    });
    grantTable(tables.cases, sender.function, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, sender.function, 'dynamodb:GetItem');
    grantTable(tables.limits, sender.function, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    keys.grantCaseKeys(sender.function, 'kms:Decrypt');
    keys.mac.grantGenerateMac(sender.function);
    feed.grantSend(sender.function);
    // One at a time: a batch is sent at once, and only so does the number of senders keep to the rate of SES.
    this.#feed(mails, sender, stage.concurrency.mails, 1);
    logAlarm(this, house, {
      name: 'mail-budget-spent',
      code: 'MAIL_BUDGET_SPENT',
      hurt: 'people who report today: their case is kept and they saw the reference, but the mail with the link comes tomorrow. Most likely a flood.',
      of: [sender],
    });

    const watcher = new HouseFunction(this, 'WatchDelivery', house, {
      name: 'watch-delivery',
      schema: watchDelivery,
      environment: { ...commonEnvironment(house, 'watch-delivery'), CASES_TABLE: tables.cases.tableName },
      timeout: workTime,
      hurt: unwatched,
      errors,
      concurrency: stage.concurrency.deliveries,
    });
    grantTable(tables.cases, watcher.function, 'dynamodb:Query', 'dynamodb:PutItem');
    this.#feed(deliveries, watcher, stage.concurrency.deliveries);
    return { mails, deliveries };
  }

  #reminders(house: House, { tables }: DataStack): { readonly queue: WorkQueue; readonly worker: HouseFunction } {
    const hurt = 'victims whose date comes near: staff are not reminded, and day 30 is a legal limit.';
    const workTime = Duration.seconds(30);
    const queue = new WorkQueue(this, 'Reminders', house, {
      name: 'reminders',
      hurt,
      workTime,
      lateAfter: Duration.hours(1),
    });
    const worker = new HouseFunction(this, 'Remind', house, {
      name: 'remind',
      schema: remind,
      environment: { ...commonEnvironment(house, 'remind'), CASES_TABLE: tables.cases.tableName },
      timeout: workTime,
      hurt,
      errors,
      concurrency: house.stage.concurrency.reminders,
    });
    grantTable(tables.cases, worker.function, 'dynamodb:Query', 'dynamodb:PutItem');
    this.#feed(queue, worker, house.stage.concurrency.reminders);
    return { queue, worker };
  }

  #feed(queue: WorkQueue, worker: HouseFunction, maxConcurrency: number, batchSize?: number): void {
    queue.feed(worker, maxConcurrency, batchSize);
    this.#workers.push(worker);
  }
}
