import { Duration, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import * as z from 'zod/mini';
import type { House } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';
import { DeadLetters } from './work-queue.ts';

const imported = z.object({ 'Fn::ImportValue': z.string() });

/** The stream of the log into the dispatcher. Streams keep 24 h; the sweep finds whatever this loses. */
export class CaseStream extends Construct {
  constructor(scope: Construct, id: string, house: House, table: Table, dispatcher: HouseFunction) {
    super(scope, id);
    const streamArn = table.tableStreamArn;
    if (streamArn === undefined) throw new Error('The table of cases has no stream');
    const hurt = 'victims with an open case: the next step, mail or reminder of their case is not started.';
    const dead = new DeadLetters(this, 'DeadLetters', house, { name: 'dispatch-dlq', hurt });

    Grant.addToPrincipal({
      grantee: dispatcher.function,
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      // Of any stream of this table: one that was restored under its name has another (docs/runbook.md, How to restore).
      resourceArns: [`${table.tableArn}/stream/*`],
    }).assertSuccess();
    Grant.addToPrincipal({
      grantee: dispatcher.function,
      actions: ['dynamodb:ListStreams'],
      resourceArns: ['*'],
    }).assertSuccess();
    acknowledge(
      dispatcher.role,
      'ListStreams takes no resource, and Lambda refuses an event source whose role lacks it. It shows names of streams, no record.',
      ['AwsSolutions-IAM5[Resource::*]'],
    );
    const data = Stack.of(table);
    const exported = imported.parse(data.resolve(data.exportValue(table.tableArn)))['Fn::ImportValue'];
    acknowledge(dispatcher.role, 'Streams are named by the moment they were switched on.', [
      `AwsSolutions-IAM5[Resource::${exported}/stream/*]`,
    ]);

    const mapping = dispatcher.function.addEventSourceMapping('Cases', {
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      parallelizationFactor: house.stage.concurrency.dispatch,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(12),
      retryAttempts: 100,
      onFailure: new SqsDlq(dead.queue),
      // Commits only: heads, sealed text and look-ups owe nobody anything. A stream's filter skips, it deletes nothing.
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('C#') } } } })],
    });
    // Lambda checks the role's rights when the mapping is made.
    mapping.node.addDependency(dispatcher.role);
    alarm(this, house, {
      name: 'dispatch-late',
      hurt,
      metric: dispatcher.function.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.minutes(15).toMilliseconds(),
    });
  }
}
