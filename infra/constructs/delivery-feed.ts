import { Aws, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type House, named } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';

/**
 * What SES says became of our mails: SES → default event bus → transformer → queue. The transformer is what keeps addresses and subjects
 * out of our queues (G12): only SES's id, our own tags and the class of a bounce go on.
 */
export class DeliveryFeed extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly #identityArn: string;

  constructor(scope: Construct, id: string, house: House, deliveries: IQueue) {
    super(scope, id);
    const { stage } = house;
    this.#identityArn = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${stage.mailDomain}`;
    const name = named(stage, 'mail');
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: name,
      // A mail that cannot go encrypted bounces, and the bounce becomes a letter by post.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet.addEventDestination('ToTheBus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Default', 'default')),
      // Neither opens nor clicks: click tracking would rewrite the private link through a third host.
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    const ids = {
      type: EventField.fromPath('$.detail.eventType'),
      message: EventField.fromPath('$.detail.mail.messageId'),
      case: EventField.fromPath('$.detail.mail.tags.case[0]'),
      mail: EventField.fromPath('$.detail.mail.tags.mail[0]'),
    };
    // Two rules: a transformer says nothing reliable about a path the event does not have, and only bounces have a class.
    this.#forward('Bounces', house, deliveries, ['Bounce'], {
      ...ids,
      class: EventField.fromPath('$.detail.bounce.bounceType'),
    });
    this.#forward('Others', house, deliveries, ['Send', 'Reject', 'Delivery', 'Complaint', 'DeliveryDelay'], ids);

    const reputation = (metricName: string) =>
      new Metric({ namespace: 'AWS/SES', metricName, period: Duration.hours(1), statistic: 'Average' });
    alarm(this, house, {
      name: 'mail-bounce-rate',
      hurt: 'everyone we write to: at about 10 % bounces SES stops all our mail.',
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.05,
    });
    alarm(this, house, {
      name: 'mail-complaint-rate',
      hurt: 'everyone we write to: at about 0.5 % complaints SES stops all our mail.',
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.001,
    });
  }

  #forward(id: string, house: House, queue: IQueue, types: string[], message: Record<string, string>): void {
    const rule = new Rule(this, id, {
      description: `What became of our mails: ${types.join(', ')}`,
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          eventType: types,
          mail: {
            tags: {
              'ses:configuration-set': [this.configurationSet.configurationSetName],
              case: [{ exists: true }],
              mail: [{ exists: true }],
            },
          },
        },
      },
      targets: [
        new SqsQueue(queue, {
          message: RuleTargetInput.fromObject(message),
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    acknowledge(
      rule,
      'A dead letter of this rule would be the whole SES event, with address and subject. EventBridge tries for 24 h, the alarm rings, and the sweep asks about every unacknowledged mail anyway.',
      ['Serverless-EventBusDLQ'],
    );
    alarm(this, house, {
      name: `mail-${id.toLowerCase()}-lost`,
      hurt: 'a victim or staff member whose mail did not arrive, while we do not learn of it from SES.',
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: rule.ruleName },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
    });
  }

  /** To send from the verified domain, and only with our configuration set, whose events we watch. */
  grantSend(grantee: IGrantable): void {
    const set = `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${this.configurationSet.configurationSetName}`;
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendRawEmail'],
      resourceArns: [this.#identityArn, set],
    }).assertSuccess();
  }
}
