import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, type Duration as DurationType } from 'aws-cdk-lib';
import { type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import { type House, named } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';
import { HouseRole } from './house-role.ts';

/** An env schema of functions/<name>/env.ts: whatever it gives, it takes strings. */
export type EnvSchema = z.core.$ZodType<unknown, Record<string, string>>;

type Common = 'STAGE' | 'POWERTOOLS_SERVICE_NAME' | 'POWERTOOLS_LOG_LEVEL';

export interface HouseFunctionProps<Schema extends EnvSchema> {
  /** Folder under functions/. */
  readonly name: string;
  /** Only its type is used: a variable that is missing, or not wanted, is a compile error. */
  readonly schema: Schema;
  readonly environment: z.input<Schema>;
  readonly timeout: DurationType;
  readonly hurt: string;
  /** Errors in 5 minutes that ring: time-outs, memory, a start that fails. What a handler answers for is a `FAILED` line, and rings by that. */
  readonly errors: number;
  readonly memorySize?: number;
  /**
   * Environments kept for it, and its ceiling: what a flood at the front door takes, the workers and the sweep keep. At least the maximum
   * concurrency of its event source.
   */
  readonly concurrency: number;
  /** Only for a function that is meant to be invoked asynchronously. */
  readonly deadLetterQueue?: IQueue;
}

export function commonEnvironment(
  house: House,
  name: string,
): Record<Common, string> & { POWERTOOLS_LOG_LEVEL: 'INFO' } {
  return { STAGE: house.stage.name, POWERTOOLS_SERVICE_NAME: name, POWERTOOLS_LOG_LEVEL: 'INFO' };
}

/** A function as all of ours are: own role, own log group, arm64, Node 24, built bundle, typed environment, alarm. */
export class HouseFunction<Schema extends EnvSchema = EnvSchema> extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;
  /** Folder under functions/. */
  readonly name: string;

  constructor(scope: Construct, id: string, house: House, props: HouseFunctionProps<Schema>) {
    super(scope, id);
    const bundle = join(house.bundles, props.name);
    if (!existsSync(join(bundle, 'handler.mjs'))) {
      throw new Error(`No bundle of ${props.name} in ${house.bundles}: run \`npm run bundle\` first`);
    }
    this.name = props.name;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/redress/${house.stage.name}/${props.name}`,
      encryptionKey: house.storageKey,
      retention: house.stage.retention.logs,
      removalPolicy: house.stage.removalPolicy,
    });
    this.role = new HouseRole(this, 'Role', new ServicePrincipal('lambda.amazonaws.com'));
    this.logGroup.grantWrite(this.role);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: named(house.stage, props.name),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: 'handler.handler',
      role: this.role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      // START, END and REPORT of every invocation would cost more than our own lines (P12).
      systemLogLevelV2: SystemLogLevel.WARN,
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout,
      environment: props.environment,
      reservedConcurrentExecutions: props.concurrency,
      // Times of the function as Lambda sees them. No SDK of X-Ray is in the bundles, so no key, path or id gets into a trace (T14).
      tracing: Tracing.ACTIVE,
      deadLetterQueue: props.deadLetterQueue ?? house.invocations,
    });
    acknowledge(this.role, 'PutTraceSegments takes no resource: X-Ray has nothing one could name.', [
      'AwsSolutions-IAM5[Resource::*]',
    ]);
    acknowledge(
      this.function,
      'There is nothing of ours in a network to reach or to protect: data lies in services that ask for a signed request of this role over TLS, and business systems are reached over the Internet either way. A VPC would add gateways and endpoints to pay for and to fail, and its security groups would repeat what the role says.',
      ['NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
    );
    alarm(this, house, {
      name: `${props.name}-errors`,
      hurt: props.hurt,
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      threshold: props.errors,
    });
  }
}
