import { type App, Tags } from 'aws-cdk-lib';
import { DataStack } from './stacks/data-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { PipelineStack } from './stacks/pipeline-stack.ts';
import { StaffPoolStack, signInOrigin } from './stacks/staff-pool-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import type { Stage } from './stages.ts';

export interface RedressApp {
  readonly app: App;
  readonly data: DataStack;
  readonly operations: OperationsStack;
  readonly staff: StaffPoolStack;
  readonly pipeline: PipelineStack;
  readonly edge: EdgeStack;
  readonly web: WebStack;
}

/**
 * The stacks of one stage. They name no account or Region, but for what CloudFront takes from us-east-1 alone: the same template goes anywhere,
 * and synthesis asks AWS nothing.
 */
export function redressApp(app: App, options: { readonly stage: Stage; readonly bundles: string }): RedressApp {
  // An export in use cannot change: CloudFormation then refuses the update instead of breaking the functions.
  app.node.setContext('@aws-cdk/core:defaultCrossStackReferences', 'strong');
  app.node.setContext('@aws-cdk/aws-iam:minimizePolicies', true);

  const { stage, bundles } = options;
  const name = (part: string) => ({ stackName: `redress-${stage.name}-${part}`, stage });
  const data = new DataStack(app, 'Data', { ...name('data'), terminationProtection: true });
  const operations = new OperationsStack(app, 'Operations', { ...name('operations'), data });
  const staff = new StaffPoolStack(app, 'StaffPool', { ...name('staff-pool'), terminationProtection: true });
  const pipeline = new PipelineStack(app, 'Pipeline', {
    ...name('pipeline'),
    alarms: operations.alarms,
    bundles,
    data,
    staff,
  });
  const edge = new EdgeStack(app, 'Edge', name('edge'));
  const web = new WebStack(app, 'Web', {
    ...name('web'),
    apiHost: pipeline.api.host,
    quarantine: data.quarantine.bucket,
    signIn: signInOrigin(stage),
  });
  Tags.of(app).add('redress:stage', stage.name);
  return { app, data, operations, staff, pipeline, edge, web };
}
