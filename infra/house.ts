import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stage } from './stages.ts';

/** What every construct of the house needs. */
export interface House {
  readonly stage: Stage;
  /** Where alarms ring. */
  readonly alarms: ITopic;
  /** Folder with one built bundle per function (tools/bundle.ts). */
  readonly bundles: string;
}

/** Physical names are given only where a person reads them (queues, functions, alarms): replacing a named resource needs a new name. */
export function named(stage: Stage, name: string): string {
  return `redress-${stage.name}-${name}`;
}
