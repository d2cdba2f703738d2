import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { Grant, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type House, named } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseRole } from './house-role.ts';
import { DeadLetters } from './work-queue.ts';

/**
 * Where the one-time schedules of the cases live. Scheduler drops what it could not deliver for 24 h, hence the dead letters; ours are
 * under SQS's own key, so no key policy stands between Scheduler and them. The sweep finds a reminder that never came.
 */
export class ReminderSchedules extends Construct {
  readonly group: ScheduleGroup;
  /** Scheduler's own role: it may put messages on the reminders queue, and nothing else. */
  readonly role: Role;
  readonly deadLetters: IQueue;
  readonly #name: string;

  constructor(scope: Construct, id: string, house: House, target: IQueue) {
    super(scope, id);
    this.#name = named(house.stage, 'reminders');
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: this.#name,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.deadLetters = new DeadLetters(this, 'DeadLetters', house, {
      name: 'schedules-dlq',
      hurt: 'the victim whose reminder Scheduler could not deliver: staff are not told by it that her date comes near.',
    }).queue;
    this.role = new HouseRole(
      this,
      'Role',
      new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    );
    target.grantSendMessages(this.role);
    this.deadLetters.grantSendMessages(this.role);
  }

  /** To make and drop schedules of this group, and to hand Scheduler its role. */
  grantSchedules(outbox: HouseFunction): void {
    const grantee = outbox.function;
    const all = `schedule/${this.#name}/*`;
    Grant.addToPrincipal({
      grantee,
      actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
      resourceArns: [`arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:${all}`],
    }).assertSuccess();
    Grant.addToPrincipal({
      grantee,
      actions: ['iam:PassRole'],
      resourceArns: [this.role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    }).assertSuccess();
    acknowledge(
      outbox.role,
      'Schedules are named from case, request and day, which are not known before; the group is ours alone.',
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:${all}]`],
    );
  }
}
