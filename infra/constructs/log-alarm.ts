import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { LogCode } from '../../shared/lambda/log.ts';
import type { House } from '../house.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

/** Rings on the first line, or on `threshold` in five minutes, of a code of the log catalogue (shared/lambda/log.ts), whichever of the functions writes it. */
export function logAlarm(
  scope: Construct,
  house: House,
  props: {
    readonly name: string;
    readonly code: LogCode;
    readonly hurt: string;
    readonly of: readonly HouseFunction[];
    readonly threshold?: number;
    /** Where the same code means another thing to another alarm. */
    readonly metricName?: string;
  },
): void {
  const where = countLines(scope, house, props.code, props.of, props.metricName);
  alarm(scope, house, {
    name: props.name,
    hurt: props.hurt,
    metric: new Metric({
      namespace: where.metricNamespace,
      metricName: where.metricName,
      period: Duration.minutes(5),
      statistic: 'Sum',
    }),
    threshold: props.threshold ?? 1,
  });
}

/** Counts lines of a code into the metric its alarm watches, for functions that stand elsewhere than the alarm. */
export function countLines(
  scope: Construct,
  house: House,
  code: LogCode,
  of: readonly HouseFunction[],
  metricName: string = code,
) {
  const where = { metricNamespace: `Redress/${house.stage.name}`, metricName };
  for (const { logGroup, name } of of) {
    new MetricFilter(scope, `Lines-${code}-${name}`, {
      logGroup,
      ...where,
      filterPattern: FilterPattern.stringValue('$.message', '=', code),
      metricValue: '1',
    });
  }
  return where;
}
