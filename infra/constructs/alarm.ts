import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { type House, named } from '../house.ts';

export interface AlarmProps {
  /** Also the heading of its entry in docs/runbook.md. */
  readonly name: string;
  /** One sentence for the person woken: who is hurt, and how, while this lasts. */
  readonly hurt: string;
  readonly metric: IMetric;
  /** Rings at or above it. */
  readonly threshold: number;
  readonly evaluationPeriods?: number;
  /** Rings below the threshold instead, and when there is no data: for what must keep happening. */
  readonly whenSilent?: boolean;
}

export function alarm(scope: Construct, house: Pick<House, 'stage' | 'alarms'>, props: AlarmProps): Alarm {
  const silent = props.whenSilent === true;
  const made = new Alarm(scope, `Alarm-${props.name}`, {
    alarmName: named(house.stage, props.name),
    alarmDescription: `Who is hurt: ${props.hurt} What to do: docs/runbook.md, ${props.name}.`,
    metric: props.metric,
    threshold: props.threshold,
    evaluationPeriods: props.evaluationPeriods ?? 1,
    comparisonOperator: silent
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: silent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  made.addAlarmAction(new SnsAction(house.alarms));
  return made;
}
