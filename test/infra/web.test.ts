import { describe, expect, it } from 'vitest';
import { stageNamed, stageNames } from '../../infra/stages.ts';
import { edgeHeader } from '../../shared/schemas/edge.ts';
import { contentSecurityPolicy, pageHeaders, staffHeaders, tokenEndpoint } from '../../web/page-headers.ts';
import { functionResource, type Resource, synthesise } from './synthesised.ts';

const made = synthesise();
const { web, edge, pipeline } = made;
const only = (type: string, part = ''): Resource => {
  const found = Object.entries(web.findResources(type)).filter(([id]) => id.includes(part));
  expect(found).toHaveLength(1);
  return found[0]?.[1] ?? {};
};
const distribution = only('AWS::CloudFront::Distribution')['Properties'].DistributionConfig;
const [api] = distribution.CacheBehaviors;
const origin = (id: string) => distribution.Origins.find((o: { Id: string }) => o.Id === id);

/** A text CloudFormation joins, with `*` for what it fills in. */
function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts[1].map((part) => (typeof part === 'string' ? part : '*')).join('');
}

describe('the site (ux.md, architecture.md Edge)', () => {
  it('a name it had before goes on answering: links to it were mailed and printed', () => {
    const dev = stageNamed('dev');
    const moved = synthesise({ ...dev, web: { ...dev.web, formerHosts: ['old.dev.example.com'] } });
    const [found] = Object.values(moved.web.findResources('AWS::CloudFront::Distribution'));
    const both = ['help.dev.example.com', 'old.dev.example.com'];
    expect(found?.['Properties'].DistributionConfig.Aliases).toEqual(both);
    const [certificate] = Object.values(moved.edge.findResources('AWS::CertificateManager::Certificate'));
    expect(certificate?.['Properties'].SubjectAlternativeNames).toEqual(['old.dev.example.com']);
    const quarantine = Object.entries(moved.data.findResources('AWS::S3::Bucket')).find(([id]) =>
      id.startsWith('Quarantine'),
    );
    expect(quarantine?.[1]['Properties'].CorsConfiguration.CorsRules[0].AllowedOrigins).toEqual(
      both.map((h) => `https://${h}`),
    );
  });

  it('own name, TLS 1.2 at least, HTTP to HTTPS, behind the web ACL, logged without cookies', () => {
    expect(distribution).toMatchObject({
      Aliases: ['help.dev.example.com'],
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      WebACLId: { Ref: 'WebAclArn' },
      ViewerCertificate: {
        AcmCertificateArn: { Ref: 'CertificateArn' },
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'] },
      Logging: { Prefix: 'cloudfront/' },
    });
    expect(distribution.Logging.IncludeCookies ?? false).toBe(false);
    // An error page of ours in place of the API's own 403 or 404 would hide what the API says.
    expect(distribution.CustomErrorResponses).toBeUndefined();
  });

  it('the pages lie in a bucket nobody reaches but this distribution, by origin access control', () => {
    const pages = origin(distribution.DefaultCacheBehavior.TargetOriginId);
    expect(pages.S3OriginConfig.OriginAccessIdentity).toBe('');
    expect(pages.OriginAccessControlId).toBeDefined();
    expect(only('AWS::CloudFront::OriginAccessControl')['Properties'].OriginAccessControlConfig).toMatchObject({
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    const { Statement } = only('AWS::S3::BucketPolicy', 'Pages')['Properties'].PolicyDocument;
    const allowed = Statement.filter((s: { Effect: string }) => s.Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
    expect(JSON.stringify(allowed[0].Condition.StringEquals)).toMatch(/AWS:SourceArn.*SiteDistribution/);
    web.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('the API is behind the same origin under /api, never cached, and gets the secret only CloudFront knows', () => {
    expect(distribution.CacheBehaviors.map((one: { PathPattern: string }) => one.PathPattern)).toEqual([
      '/api/*',
      '/staff/*',
      '/viewer/*',
    ]);
    expect(api).toMatchObject({
      PathPattern: '/api/*',
      ViewerProtocolPolicy: 'https-only',
      // CachingDisabled and AllViewerExceptHostHeader, by the ids AWS gave them.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    expect(origin(api.TargetOriginId)).toMatchObject({
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
      OriginCustomHeaders: [{ HeaderName: edgeHeader, HeaderValue: { Ref: 'EdgeSecret' } }],
    });
    for (const name of ['accept-report', 'serve-case', 'serve-desk'])
      expect(functionResource(made, name)['Properties'].Environment.Variables.EDGE_SECRET).toEqual({
        Ref: 'EdgeSecret',
      });
    for (const template of [web, pipeline])
      expect(template.findParameters('EdgeSecret')).toMatchObject({ EdgeSecret: { NoEcho: true } });
    expect(JSON.stringify(pipeline.findOutputs('*'))).not.toContain('EdgeSecret');
  });

  it('pages have exactly the headers of web/page-headers.ts, CSP with Trusted Types among them (U1)', () => {
    const { CustomHeadersConfig, SecurityHeadersConfig } = only(
      'AWS::CloudFront::ResponseHeadersPolicy',
      'pageheaders',
    )['Properties'].ResponseHeadersPolicyConfig;
    const security = SecurityHeadersConfig;
    const sent = {
      'content-security-policy': joined(security.ContentSecurityPolicy.ContentSecurityPolicy),
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': security.ContentTypeOptions.Override ? 'nosniff' : '',
      'x-frame-options': security.FrameOptions.FrameOption,
      'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}${security.StrictTransportSecurity.IncludeSubdomains ? '; includeSubDomains' : ''}${security.StrictTransportSecurity.Preload ? '; preload' : ''}`,
      ...Object.fromEntries(
        CustomHeadersConfig.Items.map((item: { Header: string; Value: string }) => [item.Header, item.Value]),
      ),
    };
    expect(sent).toEqual(pageHeaders({ upload: 'https://*' }));
    const staff = only('AWS::CloudFront::ResponseHeadersPolicy', 'staffheaders')['Properties']
      .ResponseHeadersPolicyConfig;
    expect(joined(staff.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)).toBe(
      staffHeaders({
        upload: 'https://*',
        token: tokenEndpoint('https://redress-dev-desk-*.auth.*.amazoncognito.com'),
      })['content-security-policy'],
    );
    expect(sent['content-security-policy']).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(JSON.stringify(security)).toMatch(/Quarantine.*RegionalDomainName/);
    for (const part of Object.values(security)) expect(part).toMatchObject({ Override: true });
  });

  it('a payment provider is framed only where a stage names its field', () => {
    const dev = stageNamed('dev');
    const own = synthesise({ ...dev, web: { ...dev.web, cardField: 'https://pay.example.net/field?x=1' } }).web;
    const policies = JSON.stringify(own.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    expect(policies).toContain('frame-src https://pay.example.net;');
    expect(contentSecurityPolicy({ upload: 'https://*' })).not.toContain('frame-src');
  });

  it('what the API answers runs nothing and is framed by nobody, whatever it says', () => {
    const { SecurityHeadersConfig } = only('AWS::CloudFront::ResponseHeadersPolicy', 'apiheaders')['Properties']
      .ResponseHeadersPolicyConfig;
    expect(SecurityHeadersConfig.ContentSecurityPolicy).toEqual({
      ContentSecurityPolicy:
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      Override: true,
    });
  });
});

describe('the firewall (T12, T16)', () => {
  const { Rules, DefaultAction, Scope, CustomResponseBodies } =
    Object.values(edge.findResources('AWS::WAFv2::WebACL'))[0]?.['Properties'] ?? {};
  const rule = (name: string) => Rules.find((r: { Name: string }) => r.Name === name);

  it('stands where CloudFront takes it from, whatever Region the rest is in', () => {
    expect(made.edgeRegion).toBe('us-east-1');
    expect(Scope).toBe('CLOUDFRONT');
    expect(DefaultAction).toEqual({ Allow: {} });
    expect(Object.keys(edge.findOutputs('*')).toSorted()).toEqual(['CertificateArn', 'WebAclArn']);
  });

  it('has the common and the known-bad rules of AWS', () => {
    for (const name of ['AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet'])
      expect(rule(name)).toMatchObject({
        OverrideAction: { None: {} },
        Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name } },
      });
  });

  it('never turns a victim away for what she wrote: rules that look into bodies only count (L10)', () => {
    const counted = (name: string) =>
      rule(name).Statement.ManagedRuleGroupStatement.RuleActionOverrides.map(
        (o: { Name: string; ActionToUse: unknown }) => {
          expect(o.ActionToUse).toEqual({ Count: {} });
          return o.Name;
        },
      );
    expect(counted('AWSManagedRulesCommonRuleSet')).toEqual(
      expect.arrayContaining([
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'EC2MetaDataSSRF_BODY',
      ]),
    );
    expect(counted('AWSManagedRulesKnownBadInputsRuleSet')).toEqual(
      expect.arrayContaining(['Log4JRCE_BODY', 'JavaDeserializationRCE_BODY']),
    );
  });

  it.each(stageNames)('%s: counts by address, reports closer than the rest, and says what to do', (name) => {
    const acl = Object.values(synthesise(stageNamed(name)).edge.findResources('AWS::WAFv2::WebACL'))[0]?.['Properties'];
    const limits = acl.Rules.flatMap((r: { Statement: { RateBasedStatement?: { Limit: number } } }) =>
      r.Statement.RateBasedStatement ? [r.Statement.RateBasedStatement] : [],
    );
    expect(limits).toMatchObject([
      { AggregateKeyType: 'IP', EvaluationWindowSec: 300, ScopeDownStatement: expect.anything() },
      { AggregateKeyType: 'IP', EvaluationWindowSec: 300 },
    ]);
    // A shelter, a library or a prison is one address: a hundred reports in five minutes are no people's pace, ten may be.
    expect(limits[0].Limit).toBeGreaterThanOrEqual(50);
    expect(limits[1].Limit).toBeGreaterThan(limits[0].Limit);
    const body = JSON.parse(CustomResponseBodies.limited.Content);
    expect(body).toMatchObject({ status: 429, code: 'rate.limited' });
    expect(body.detail).toMatch(/call us.*llámenos/);
    for (const name of ['reports-per-address', 'per-address'])
      expect(rule(name).Action.Block.CustomResponse).toMatchObject({
        ResponseCode: 429,
        ResponseHeaders: [{ Name: 'retry-after', Value: '300' }],
      });
  });

  it('logs what it blocked or counted, never the private link, a cookie or a query (T4, T14)', () => {
    const logging = Object.values(edge.findResources('AWS::WAFv2::LoggingConfiguration'))[0]?.['Properties'];
    expect(logging.RedactedFields).toEqual(
      expect.arrayContaining([
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'cookie' } },
        { QueryString: {} },
      ]),
    );
    expect(logging.LoggingFilter.DefaultBehavior).toBe('DROP');
    expect(JSON.stringify(logging.LogDestinationConfigs)).toContain('log-group:');
    edge.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: 'aws-waf-logs-redress-dev-web',
      RetentionInDays: 30,
    });
  });
});

describe('sign-in of the desk', () => {
  it('the site of every stage is where the pool sends people back to, and nothing else in production', () => {
    for (const name of stageNames) {
      const { brand, signIn } = stageNamed(name);
      expect(signIn.callbackUrls[0]).toBe(`${brand.site}/staff/`);
    }
    const { brand, signIn } = stageNamed('prod');
    for (const url of [...signIn.callbackUrls, ...signIn.logoutUrls])
      expect(url.startsWith(`${brand.site}/`)).toBe(true);
  });
});
