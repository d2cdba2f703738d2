import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { named } from '../house.ts';
import type { Stage } from '../stages.ts';

/** Headers CloudFront wants in words of its own. */
const security: Readonly<Record<string, (value: string) => ResponseSecurityHeadersBehavior>> = {
  'content-security-policy': (contentSecurityPolicy) => ({
    contentSecurityPolicy: { contentSecurityPolicy, override: true },
  }),
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'x-frame-options': (value) => {
    const frameOption = Object.values(HeadersFrameOption).find((known) => known === value);
    if (frameOption === undefined) throw new Error(`x-frame-options ${value} is not known here`);
    return { frameOptions: { frameOption, override: true } };
  },
  'referrer-policy': (value) => {
    if (value !== 'no-referrer') throw new Error(`referrer-policy ${value} is not known here`);
    return { referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true } };
  },
  'strict-transport-security': (value) => ({
    strictTransportSecurity: {
      accessControlMaxAge: Duration.seconds(Number(/max-age=(\d+)/.exec(value)?.[1])),
      includeSubdomains: value.includes('includeSubDomains'),
      preload: value.includes('preload'),
      override: true,
    },
  }),
};

/** The headers as our code names them, as CloudFront sends them: whatever the origin says. */
export function headersPolicy(
  scope: Construct,
  id: string,
  stage: Stage,
  headers: Readonly<Record<string, string>>,
): ResponseHeadersPolicy {
  const entries = Object.entries(headers);
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: named(stage, id),
    securityHeadersBehavior: entries.reduce<ResponseSecurityHeadersBehavior>(
      (all, [name, value]) => ({ ...all, ...security[name]?.(value) }),
      {},
    ),
    customHeadersBehavior: {
      customHeaders: entries
        .filter(([name]) => security[name] === undefined)
        .map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
