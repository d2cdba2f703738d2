import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { House } from '../house.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

/** The guarantee behind every schedule and message. An hour missed is caught up by the next; two in silence ring. */
export class HourlySweep extends Construct {
  constructor(scope: Construct, id: string, house: House, sweep: HouseFunction, deadLetters: IQueue) {
    super(scope, id);
    new Rule(this, 'Hourly', {
      description: 'Looks for cases that are due, and does again what they still owe',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [
        new LambdaFunction(sweep.function, {
          deadLetterQueue: deadLetters,
          retryAttempts: 2,
          maxEventAge: Duration.minutes(50),
        }),
      ],
    });
    alarm(this, house, {
      name: 'sweep-silent',
      hurt: 'every victim whose next step was lost on the way: nothing else finds her case, and her 30 days run.',
      metric: sweep.function.metricInvocations({ period: Duration.hours(1) }),
      threshold: 1,
      evaluationPeriods: 2,
      whenSilent: true,
    });
  }
}
