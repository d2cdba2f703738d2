import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type House, named } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

export interface DeadLettersProps {
  readonly name: string;
  readonly hurt: string;
}

/**
 * The last stop of what could not be done. SQS counts retention from the *first* enqueueing, so 14 days here is at least 10 after the source
 * queue's 4. Messages hold ids only and the case still owes the work: losing one costs time, at most until the sweep.
 */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, house: Pick<House, 'stage' | 'alarms'>, props: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: named(house.stage, props.name),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(this.queue, 'This is itself a dead-letter queue; its alarm rings on the first message.', [
      'AwsSolutions-SQS3',
      'Serverless-SQSRedrivePolicy',
    ]);
    alarm(this, house, {
      name: props.name,
      hurt: props.hurt,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
    });
  }
}

export interface WorkQueueProps {
  /** Of the docs: `steps`, `packages`, … */
  readonly name: string;
  readonly hurt: string;
  /** Time-out of the function that will work on it. */
  readonly workTime: Duration;
  /** How long a message is hidden once received, where six times `workTime` is not enough. */
  readonly hiddenFor?: Duration;
  /** Age of the oldest message at which a person should look: work is then late, not lost. */
  readonly lateAfter: Duration;
}

/**
 * Longer than two looks of the sweep are apart: what is owed always has a message on its queue, so that what failed is done one visibility
 * time-out after its cause is gone, not at the next look (G7). A function that fails rings at once, by its log.
 */
const livesFor = Duration.minutes(150);

/** A queue with its dead letters, redrive and alarms. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, house: House, props: WorkQueueProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', house, {
      name: `${props.name}-dlq`,
      hurt: props.hurt,
    }).queue;
    // Lambda's rule for event sources; less, and a throttled batch is delivered again while it is still being worked on.
    const visibility = props.hiddenFor?.toSeconds() ?? props.workTime.toSeconds() * 6;
    this.queue = new Queue(this, 'Queue', {
      queueName: named(house.stage, props.name),
      visibilityTimeout: Duration.seconds(visibility),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: Math.ceil(livesFor.toSeconds() / visibility) },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    alarm(this, house, {
      name: `${props.name}-late`,
      hurt: props.hurt,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: props.lateAfter.toSeconds(),
    });
  }

  /**
   * The source never asks for more than the function has reserved: a function that throttles makes the pollers take messages they cannot
   * place, and those use up their receives. No filter: what a filter of an SQS event source does not match is deleted.
   */
  feed(worker: HouseFunction, maxConcurrency: number, batchSize = 10): void {
    worker.function.addEventSource(
      new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true, maxConcurrency }),
    );
    acknowledge(
      worker.function,
      'SQS event sources take no failure destination: after two and a half hours of receives the queue itself moves the message to its dead letters.',
      ['Serverless-LambdaEventSourceMappingDestination'],
    );
  }
}
