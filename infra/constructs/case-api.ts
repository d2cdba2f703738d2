import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  EndpointType,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Route, toolScope } from '../../shared/schemas/routes.ts';
import { type House, named } from '../house.ts';
import { acknowledge } from './acknowledge.ts';
import { alarm } from './alarm.ts';
import type { HouseFunction } from './house-function.ts';

const methods = { GET: HttpMethod.GET, POST: HttpMethod.POST } as const;

const open = {
  public: 'Anyone may report: a victim has no account with us. Throttled; the body is checked field by field.',
  link: 'The private link in the Authorization header is the key: 256 bits, checked by the function against its digest. A JWT authorizer cannot read it.',
} as const;

/** No path, query, body, address or user agent: the route tells what was asked, and the request id leads to the function's own line. */
const logged = {
  at: '$context.requestTimeEpoch',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  took: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
  integration: '$context.integrationErrorMessage',
  refused: '$context.authorizer.error',
};

export interface CaseApiProps {
  readonly routes: readonly Route[];
  readonly functions: Readonly<Record<Route['function'], HouseFunction>>;
  readonly staff: {
    readonly issuer: string;
    readonly audience: string;
    /** Clients of programs that open cases. */
    readonly tools: readonly string[];
  };
}

/**
 * The HTTP API, one route of it per entry of shared/schemas/routes.ts. Every route that names roles asks for a token of the staff pool;
 * the two that open cases also take one of a program, for that scope alone.
 */
export class CaseApi extends Construct {
  readonly api: HttpApi;
  /** For `web`: the host CloudFront forwards `/api` to. */
  readonly host: string;
  /** What the API's own name is a CNAME or alias of; absent without one. */
  readonly target: string | undefined;

  constructor(scope: Construct, id: string, house: House, props: CaseApiProps) {
    super(scope, id);
    const { stage } = house;
    const { domain } = stage.api;
    this.api = new HttpApi(this, 'Api', {
      apiName: named(stage, 'api'),
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain?.only === true,
    });
    const access = new LogGroup(this, 'Access', {
      logGroupName: `/redress/${stage.name}/api-access`,
      encryptionKey: house.storageKey,
      retention: stage.retention.logs,
      removalPolicy: stage.removalPolicy,
    });
    const made = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.api.ratePerSecond, burstLimit: stage.api.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(access),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    });
    this.#addRoutes(props);
    this.host =
      domain === undefined ? `${this.api.apiId}.execute-api.${this.api.stack.region}.amazonaws.com` : domain.name;
    if (domain !== undefined) {
      const domainName = new DomainName(this, 'Domain', {
        domainName: domain.name,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        endpointType: EndpointType.REGIONAL,
        securityPolicy: SecurityPolicy.TLS_1_2,
      });
      new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage: made });
      this.target = domainName.regionalDomainName;
    }
    alarm(this, house, {
      name: 'api-failing',
      hurt: 'victims who report or look at their case, and staff at the desk: they get an error page.',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 3,
    });
  }

  #addRoutes({ routes, functions, staff }: CaseApiProps): void {
    const authorizer = new HttpJwtAuthorizer('Staff', staff.issuer, { jwtAudience: [staff.audience] });
    // Another audience, so that a program's token gets through the gate of no other route.
    const tools = new HttpJwtAuthorizer('Tools', staff.issuer, { jwtAudience: [staff.audience, ...staff.tools] });
    const nobody = new HttpNoneAuthorizer();
    // One permission for all routes of a function: the policy of a function holds 20,480 bytes, some fifty routes of the desk.
    const integration = (name: Route['function']) =>
      new HttpLambdaIntegration(name, functions[name].function, { scopePermissionToRoute: false });
    const integrations = {
      'accept-report': integration('accept-report'),
      'serve-case': integration('serve-case'),
      'serve-desk': integration('serve-desk'),
    };
    for (const route of routes) {
      const { who } = route;
      const made = new HttpRoute(this, `Route-${route.id}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(route.path, methods[route.method]),
        integration: integrations[route.function],
        authorizer: typeof who === 'string' ? nobody : route.tool === true ? tools : authorizer,
        ...(route.tool === true ? { authorizationScopes: ['openid', toolScope] } : {}),
      });
      if (typeof who === 'string') acknowledge(made, open[who], ['AwsSolutions-APIG4']);
    }
  }
}
