import { CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { edgeSecretParameter } from '../constructs/edge-secret.ts';
import { Site } from '../constructs/site.ts';
import type { Stage } from '../stages.ts';

export interface WebStackProps extends StackProps {
  readonly stage: Stage;
  /** Host of the API, in any Region. */
  readonly apiHost: string;
  /** Where the pages send documents. */
  readonly quarantine: Bucket;
  /** Origin of the desk's hosted sign-in. */
  readonly signIn: string;
}

/** What people reach: the pages, and the API behind the same origin. `tools/deploy-web.ts` puts the pages in. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, props: WebStackProps) {
    super(scope, id, props);
    const { stage, apiHost, quarantine, signIn } = props;
    const edge = (name: string, what: string) =>
      new CfnParameter(this, name, {
        type: 'String',
        allowedPattern: 'arn:.+',
        description: `${what}: output ${name} of redress-${stage.name}-edge in us-east-1`,
      }).valueAsString;
    const site = new Site(this, 'Site', stage, {
      apiHost,
      quarantine,
      signIn,
      edgeSecret: edgeSecretParameter(this),
      certificateArn: edge('CertificateArn', 'Certificate of the site'),
      webAclArn: edge('WebAclArn', 'Web ACL of the site'),
    });
    new CfnOutput(this, 'PagesBucket', { value: site.bucket.bucketName });
    new CfnOutput(this, 'SiteTarget', {
      value: site.distribution.distributionDomainName,
      description: `${new URL(stage.brand.site).hostname} is a CNAME or alias of this`,
    });
  }
}
