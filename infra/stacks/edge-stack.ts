import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import { Firewall } from '../constructs/firewall.ts';
import type { Stage } from '../stages.ts';

/**
 * What CloudFront takes from us-east-1 only: the certificate of the site and its firewall. Deployed first, by itself; `Web` is then told the two
 * ARNs as parameters. Until the CNAME of the certificate stands in the business's DNS the deployment waits for it.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, { ...props, env: { region: 'us-east-1' } });
    const { stage } = props;
    const certificate = new Certificate(this, 'Certificate', {
      domainName: new URL(stage.brand.site).hostname,
      subjectAlternativeNames: [...(stage.web.formerHosts ?? [])],
      validation: CertificateValidation.fromDns(),
    });
    const { webAcl } = new Firewall(this, 'Firewall', stage);
    new CfnOutput(this, 'CertificateArn', { value: certificate.certificateArn });
    new CfnOutput(this, 'WebAclArn', { value: webAcl.attrArn });
  }
}
