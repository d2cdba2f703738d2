import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { alarm } from '../constructs/alarm.ts';
import { DeadLetters } from '../constructs/work-queue.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';

/** Where alarms ring, and the alarms of the data stack, which knows of no topic. All others live beside what they watch. */
export class OperationsStack extends Stack {
  readonly alarms: Topic;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage; readonly data: DataStack }) {
    super(scope, id, props);
    const { stage, data } = props;
    this.alarms = new Topic(this, 'Alarms', {
      displayName: `Redress ${stage.name}`,
      masterKey: data.keys.storage,
      enforceSSL: true,
    });
    // The policy that asks for TLS takes the place of the one a topic has by itself, which lets the account's alarms in.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const house = { stage, alarms: this.alarms };
    const unheard = new DeadLetters(this, 'UnheardAlarms', house, {
      name: 'alarms-dlq',
      hurt: 'whoever an alarm was about: SNS could not deliver it to the alarm mailbox.',
    });
    this.alarms.addSubscription(new EmailSubscription(stage.alarmMail, { deadLetterQueue: unheard.queue }));
    for (const [name, table] of Object.entries({ cases: data.tables.cases, keys: data.tables.keys })) {
      alarm(this, house, {
        name: `${name}-throttled`,
        hurt: 'victims whose report is refused for a moment, and every case that waits for its next step.',
        metric: table.metric('WriteThrottleEvents', { period: Duration.minutes(5), statistic: 'Sum' }),
        threshold: 10,
      });
    }
    alarm(this, house, {
      name: 'backups-failed',
      hurt: 'everybody with a case, should a table ever be lost with its point-in-time recovery: last night was not kept.',
      metric: new Metric({
        namespace: 'AWS/Backup',
        metricName: 'NumberOfBackupJobsFailed',
        dimensionsMap: { BackupVaultName: data.backups.vault.backupVaultName },
        period: Duration.hours(1),
        statistic: 'Sum',
      }),
      threshold: 1,
    });
  }
}
