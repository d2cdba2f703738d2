import { CfnParameter } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * What CloudFront says so that the functions know it is CloudFront. The two stacks that need it are given it when they are first deployed and
 * keep it; it proves a way, not a person, so it opens nothing by itself. docs/runbook.md says how to make and turn it.
 */
export function edgeSecretParameter(scope: Construct): string {
  return new CfnParameter(scope, 'EdgeSecret', {
    type: 'String',
    noEcho: true,
    allowedPattern: '[A-Za-z0-9_-]{32,128}(,[A-Za-z0-9_-]{32,128})?',
    constraintDescription: 'is 32 to 128 letters and digits; while it is turned the new one, a comma and the old one',
    description: 'Shared by CloudFront and the functions behind the API. openssl rand -hex 32',
  }).valueAsString;
}
