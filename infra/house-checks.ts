import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping, CfnFunction, CfnUrl } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import * as z from 'zod/mini';

const reference = z.union([
  z.object({ Ref: z.string() }),
  z.object({ 'Fn::GetAtt': z.tuple([z.string()], z.string()) }),
]);

/** What no pack of cdk-nag asks (G23). */
export class HouseChecks extends NagPack {
  readonly name = 'Redress';

  constructor() {
    super();
    this.packName = this.name;
  }

  protected checkResource(node: CfnResource): void {
    this.applyRule({
      ruleSuffixOverride: 'SQSVisibility',
      info: 'The visibility timeout of a queue is less than six times the timeout of the function that works on it.',
      explanation:
        'Lambda tries a throttled batch for as long as six timeouts. With less, SQS hands the same messages to a second invocation meanwhile.',
      level: NagMessageLevel.ERROR,
      rule: visibleLongEnough,
      node,
    });
    this.applyRule({
      ruleSuffixOverride: 'OpenFunctionUrl',
      info: 'A function URL asks for no authentication.',
      explanation: 'It would be a way round CloudFront, its firewall, the API and its authorizer.',
      level: NagMessageLevel.ERROR,
      rule: (url) =>
        !(url instanceof CfnUrl)
          ? NagRuleCompliance.NOT_APPLICABLE
          : url.authType === 'AWS_IAM'
            ? NagRuleCompliance.COMPLIANT
            : NagRuleCompliance.NON_COMPLIANT,
      node,
    });
  }
}

/** A mapping whose queue or function is not in its own stack cannot be judged here: that too is a finding. */
function visibleLongEnough(node: CfnResource): NagRuleCompliance {
  if (!(node instanceof CfnEventSourceMapping) || isStream(node)) return NagRuleCompliance.NOT_APPLICABLE;
  const queue = pointedAt(node, node.eventSourceArn);
  const worker = pointedAt(node, node.functionName);
  if (!(queue instanceof CfnQueue && worker instanceof CfnFunction)) return NagRuleCompliance.NON_COMPLIANT;
  // 30 s and 3 s are the defaults of CloudFormation.
  return (queue.visibilityTimeout ?? 30) >= 6 * (worker.timeout ?? 3)
    ? NagRuleCompliance.COMPLIANT
    : NagRuleCompliance.NON_COMPLIANT;
}

/** Streams start somewhere; queues do not. */
function isStream(mapping: CfnEventSourceMapping): boolean {
  return mapping.startingPosition !== undefined;
}

function pointedAt(node: CfnResource, value: unknown): IConstruct | undefined {
  const stack = Stack.of(node);
  const parsed = reference.safeParse(stack.resolve(value));
  if (!parsed.success) return undefined;
  const id = 'Ref' in parsed.data ? parsed.data.Ref : parsed.data['Fn::GetAtt'][0];
  return stack.node.findAll().find((one) => CfnResource.isCfnResource(one) && stack.resolve(one.logicalId) === id);
}
