import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { routes } from '../../shared/schemas/routes.ts';
import { AnchorFunction } from '../constructs/anchor-function.ts';
import { CaseApi } from '../constructs/case-api.ts';
import { edgeSecretParameter } from '../constructs/edge-secret.ts';
import { EvidenceInspection } from '../constructs/evidence-inspection.ts';
import { FrontFunctions } from '../constructs/front-functions.ts';
import { OutboxFunctions } from '../constructs/outbox-functions.ts';
import { DeadLetters } from '../constructs/work-queue.ts';
import { WorkerFunctions } from '../constructs/worker-functions.ts';
import type { House } from '../house.ts';
import type { Stage } from '../stages.ts';
import type { DataStack } from './data-stack.ts';
import type { StaffPoolStack } from './staff-pool-stack.ts';

export interface PipelineStackProps extends StackProps {
  readonly stage: Stage;
  readonly alarms: ITopic;
  readonly bundles: string;
  readonly data: DataStack;
  readonly staff: StaffPoolStack;
}

/** Everything that runs: API, functions, queues, stream, schedules, mail. It holds no state and may be deployed anew at any time. */
export class PipelineStack extends Stack {
  /** For `web`: what its distribution forwards `/api` to. */
  readonly api: CaseApi;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    const { stage, alarms, bundles, data, staff } = props;
    const invocations = new DeadLetters(
      this,
      'Invocations',
      { stage, alarms },
      {
        name: 'invocations-dlq',
        hurt: 'nobody by itself: somebody asked one of our functions by hand, asynchronously, and it failed.',
      },
    );
    const house: House = { stage, alarms, bundles, storageKey: data.keys.storage, invocations: invocations.queue };
    const workers = new WorkerFunctions(this, 'Workers', house, data);
    new EvidenceInspection(this, 'Inspection', house, data);
    new OutboxFunctions(this, 'Outbox', house, data, workers);
    const anchors = new AnchorFunction(this, 'Anchors', house, data);
    const front = new FrontFunctions(this, 'Front', house, data, edgeSecretParameter(this));
    this.api = new CaseApi(this, 'Api', house, {
      routes,
      functions: {
        'accept-report': front.acceptReport,
        'serve-case': front.serveCase,
        'serve-desk': front.serveDesk,
      },
      staff: {
        issuer: staff.issuer,
        audience: staff.client.userPoolClientId,
        tools: staff.tools.map((tool) => tool.userPoolClientId),
      },
    });
    new CfnOutput(this, 'ApiHost', { value: this.api.host });
    if (this.api.target !== undefined) new CfnOutput(this, 'ApiTarget', { value: this.api.target });
    new CfnOutput(this, 'AnchorLogRole', { value: anchors.role.roleArn });
    // Also while nobody asks for it: an export that goes when the API gets a name of its own is refused as long as `Web` has the other.
    this.exportValue(this.api.api.apiId);
  }
}
