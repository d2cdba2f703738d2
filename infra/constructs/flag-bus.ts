import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { accountFlagsSource } from '../../shared/schemas/account-flags.ts';
import { type House, named } from '../house.ts';

/**
 * Do-not-furnish, do-not-collect and disputed, for whoever reports to bureaus or collects (L46). Another system subscribes by a rule on this
 * bus; what it missed, or came too late for, is replayed from the archive.
 */
export class FlagBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, house: House) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: named(house.stage, 'flags'),
      description: 'How disputed accounts stand: docs/api/events/account-flags.v1.json',
    });
    this.bus.archive('Kept', {
      description: 'A year of announcements, to replay to a new subscriber',
      eventPattern: { source: [accountFlagsSource] },
      retention: Duration.days(365),
    });
    new CfnOutput(this, 'FlagBusArn', { value: this.bus.eventBusArn }).overrideLogicalId('FlagBusArn');
  }

  grantAnnounce(grantee: IGrantable): void {
    this.bus.grantPutEventsTo(grantee).assertSuccess();
  }
}
