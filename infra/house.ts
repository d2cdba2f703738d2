import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Stage } from './stages.ts';

/** What every construct of the house needs. */
export interface House {
  readonly stage: Stage;
  /** Where alarms ring. */
  readonly alarms: ITopic;
  /** Folder with one built bundle per function (tools/bundle.ts). */
  readonly bundles: string;
  /** At-rest encryption of logs. */
  readonly storageKey: IKey;
  /** What was asked of a function asynchronously and failed for good. Nobody of ours asks so, except where a function has dead letters of its own. */
  readonly invocations: IQueue;
}

/** Physical names are given only where a person reads them (queues, functions, alarms): replacing a named resource needs a new name. */
export function named(stage: Stage, name: string): string {
  return `redress-${stage.name}-${name}`;
}
