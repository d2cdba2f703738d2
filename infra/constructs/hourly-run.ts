import { Duration } from 'aws-cdk-lib';
import { Rule, type Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { House } from '../house.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

export interface HourlyRunProps {
  readonly description: string;
  /** Once an hour, or oftener. */
  readonly schedule: Schedule;
  readonly deadLetters: IQueue;
  readonly hurt: string;
}

/** What must run whatever else does. An hour missed is caught up by the next; two in silence ring, as `<function>-silent`. */
export class HourlyRun extends Construct {
  constructor(scope: Construct, id: string, house: House, run: HouseFunction, props: HourlyRunProps) {
    super(scope, id);
    new Rule(this, 'Hourly', {
      description: props.description,
      schedule: props.schedule,
      targets: [
        new LambdaFunction(run.function, {
          deadLetterQueue: props.deadLetters,
          retryAttempts: 2,
          maxEventAge: Duration.minutes(50),
        }),
      ],
    });
    alarm(this, house, {
      name: `${run.name}-silent`,
      hurt: props.hurt,
      metric: run.function.metricInvocations({ period: Duration.hours(1) }),
      threshold: 1,
      evaluationPeriods: 2,
      whenSilent: true,
    });
  }
}
