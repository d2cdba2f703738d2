import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { routes, toolScope } from '../../shared/schemas/routes.ts';
import { everywhere, synthesise, target } from './synthesised.ts';

const made = synthesise();
const { pipeline } = made;
const deployed = Object.values(pipeline.findResources('AWS::ApiGatewayV2::Route')).map((r) => r['Properties']);
const integrations = pipeline.findResources('AWS::ApiGatewayV2::Integration');
const functions = pipeline.findResources('AWS::Lambda::Function');
const authorizers = Object.entries(pipeline.findResources('AWS::ApiGatewayV2::Authorizer'));
const gateOf = ({ tool }: { readonly tool?: true }) =>
  authorizers.find(([, a]) => a['Properties'].Name === (tool ? 'Tools' : 'Staff'))?.[1];

describe('routes (G14)', () => {
  it('the template has the routes of the table and no other', () => {
    expect(deployed.map((r) => r.RouteKey).toSorted()).toEqual(routes.map((r) => `${r.method} ${r.path}`).toSorted());
  });

  it.each(routes.map((r) => [`${r.method} ${r.path}`, r] as const))('%s: its function and its gate', (key, route) => {
    const found = deployed.find((r) => r.RouteKey === key);
    const integration = integrations[target(found.Target)]?.['Properties'];
    expect(functions[target(integration.IntegrationUri)]?.['Properties'].FunctionName).toBe(
      `redress-dev-${route.function}`,
    );
    expect(integration.PayloadFormatVersion).toBe('2.0');
    const staffOnly = typeof route.who !== 'string';
    expect(found.AuthorizationType).toBe(staffOnly ? 'JWT' : 'NONE');
    if (staffOnly) expect(authorizers.find(([id]) => id === target(found.AuthorizerId))?.[1]).toBe(gateOf(route));
    expect(found.AuthorizationScopes).toEqual(route.tool ? ['openid', toolScope] : undefined);
  });

  it('one permission for all routes of a function: its policy holds 20,480 bytes, and the desk has more routes than fit', () => {
    const permissions = Object.values(pipeline.findResources('AWS::Lambda::Permission')).map((p) => p['Properties']);
    const ofApi = permissions.filter((p) => p.Principal === 'apigateway.amazonaws.com');
    expect(ofApi.map((p) => target(p.FunctionName)).toSorted()).toEqual(
      Object.keys(functions)
        .filter((id) => routes.some((r) => functions[id]?.['Properties'].FunctionName === `redress-dev-${r.function}`))
        .toSorted(),
    );
  });

  it('no desk route is open, whatever the table says', () => {
    const open = deployed.filter((r) => r.AuthorizationType === 'NONE').map((r) => String(r.RouteKey));
    expect(open.filter((key) => /\/(?:desk|intake)/u.test(key))).toEqual([]);
    const forLinks = routes.filter((r) => r.who === 'public' || r.who === 'link').map((r) => `${r.method} ${r.path}`);
    expect(open.toSorted()).toEqual(forLinks.toSorted());
  });

  it('both authorizers believe the staff pool: one the desk’s client alone, the other programs that open cases too', () => {
    expect(authorizers).toHaveLength(2);
    expect(routes.filter((r) => r.tool).map((r) => r.path)).toEqual(['/intake', '/intake']);
    expect(JSON.stringify(gateOf({ tool: true })?.['Properties'].JwtConfiguration.Audience)).toMatch(/Toolfrontline/u);
    const { AuthorizerType, IdentitySource, JwtConfiguration } = gateOf({})?.['Properties'] ?? {};
    expect({ AuthorizerType, IdentitySource }).toEqual({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    expect(JSON.stringify(JwtConfiguration.Issuer)).toMatch(/redress-dev-staff-pool.*Staff.*ProviderURL/);
    expect(JSON.stringify(JwtConfiguration.Audience)).toMatch(/redress-dev-staff-pool.*StaffDesk/);
    expect(JwtConfiguration.Audience).toHaveLength(1);
  });

  it('there is no way round the API: no function URL', () => {
    expect(everywhere(made, 'AWS::Lambda::Url')).toEqual([]);
  });
});

describe('stage of the API', () => {
  it('is throttled (T16)', () => {
    pipeline.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(Object.keys(pipeline.findResources('AWS::ApiGatewayV2::Stage'))).toHaveLength(1);
  });

  it('logs the route, never path, query, body, address or header (G12, T14)', () => {
    const [stage] = Object.values(pipeline.findResources('AWS::ApiGatewayV2::Stage'));
    const format = Object.values(JSON.parse(stage?.['Properties'].AccessLogSettings.Format)).map(String);
    expect(format).toContain('$context.routeKey');
    expect(format.filter((v) => /path|query|body|header|identity|claims|protocol|userAgent/i.test(v))).toEqual([]);
  });

  it('with an own domain, once CloudFront asks it, the default endpoint is off; on the way there both answer', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
    const dev = stageNamed('dev');
    const domainOf = (more: { readonly only?: true }) =>
      synthesise({
        ...dev,
        api: { ...dev.api, domain: { name: 'api.help.example.com', certificateArn, ...more } },
      }).pipeline;
    const [onTheWay] = Object.values(domainOf({}).findResources('AWS::ApiGatewayV2::Api'));
    expect(onTheWay?.['Properties'].DisableExecuteApiEndpoint).toBe(false);
    const own = domainOf({ only: true });
    // What `Web` of before has imported stays, or CloudFormation refuses the update.
    const exportsOf = (of: typeof own) => Object.values(of.findOutputs('*')).flatMap((o) => o['Export']?.Name ?? []);
    expect(exportsOf(own)).toEqual(exportsOf(pipeline));
    expect(Object.keys(own.findOutputs('ApiTarget'))).toHaveLength(1);
    const [api] = Object.values(own.findResources('AWS::ApiGatewayV2::Api'));
    const [domain] = Object.values(own.findResources('AWS::ApiGatewayV2::DomainName'));
    expect(api?.['Properties'].DisableExecuteApiEndpoint).toBe(true);
    expect(domain?.['Properties']).toMatchObject({
      DomainName: 'api.help.example.com',
      DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2', EndpointType: 'REGIONAL' }],
    });
    expect(Object.keys(own.findResources('AWS::ApiGatewayV2::ApiMapping'))).toHaveLength(1);
  });
});
