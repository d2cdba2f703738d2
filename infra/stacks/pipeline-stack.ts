import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { routes } from '../../shared/schemas/routes.ts';
import { CaseApi } from '../constructs/case-api.ts';
import { FrontFunctions } from '../constructs/front-functions.ts';
import { OutboxFunctions } from '../constructs/outbox-functions.ts';
import { WorkerFunctions } from '../constructs/worker-functions.ts';
import type { House } from '../house.ts';
import type { DataStack } from './data-stack.ts';
import type { StaffPoolStack } from './staff-pool-stack.ts';

export interface PipelineStackProps extends StackProps {
  readonly house: House;
  readonly data: DataStack;
  readonly staff: StaffPoolStack;
}

/** Everything that runs: API, functions, queues, stream, schedules, mail. It holds no state and may be deployed anew at any time. */
export class PipelineStack extends Stack {
  /** For `web`: what its distribution forwards `/api` to. */
  readonly api: CaseApi;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    const { house, data, staff } = props;
    const workers = new WorkerFunctions(this, 'Workers', house, data);
    new OutboxFunctions(this, 'Outbox', house, data, workers);
    const front = new FrontFunctions(this, 'Front', house, data);
    this.api = new CaseApi(this, 'Api', house, {
      routes,
      functions: {
        'accept-report': front.acceptReport,
        'serve-case': front.serveCase,
        'serve-desk': front.serveDesk,
      },
      staff: { issuer: staff.issuer, audience: staff.client.userPoolClientId },
    });
    new CfnOutput(this, 'ApiHost', { value: this.api.host });
  }
}
