import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts findings of cdk-nag on one construct and what is under it, by exact id. The reason is for the auditor who reads the report. */
export function acknowledge(construct: IConstruct, reason: string, ids: readonly string[]): void {
  for (const id of ids) Validations.of(construct).acknowledge({ id, reason });
}
