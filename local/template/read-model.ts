import * as z from 'zod/mini';
import { type Resource, readAssembly, type Stack } from './assembly.ts';
import { resolverOf } from './intrinsics.ts';
import type { ApiModel, AuthorizerModel, CorsModel, Model, RouteModel } from './model.ts';
import { compilePattern } from './patterns.ts';
import { arnOf, type Named, nameOf, type Place, refOf } from './physical.ts';
import * as shapes from './properties.ts';

type Found = Named & { readonly where: string; readonly assets: Stack['assets'] };

/** Types read through another resource, so not counted as ignored. */
const readElsewhere = new Set([
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::KMS::Alias',
  'AWS::Cognito::UserPool',
]);

/**
 * @param folder `cdk.out`
 * @throws a sentence naming stack and resource when an intrinsic or a property of a type we run cannot be read.
 */
export function readModel(folder: string, place: Place): Model {
  const stacks = readAssembly(folder);
  const byType = new Map<string, Found[]>();
  for (const stack of stacks) {
    const resolver = resolverOf(stack, stacks, place);
    for (const [logicalId, resource] of Object.entries(stack.template.Resources ?? {})) {
      const where = `${stack.name}/${logicalId}`;
      if (resource.Condition !== undefined && !resolver.condition(resource.Condition, where)) continue;
      const found = { stack: stack.name, logicalId, resource, resolve: resolver.value, where, assets: stack.assets };
      byType.set(resource.Type, [...(byType.get(resource.Type) ?? []), found]);
    }
  }
  return modelOf(byType, place);
}

function modelOf(byType: ReadonlyMap<string, readonly Found[]>, place: Place): Model {
  const used = new Set(readElsewhere);
  const all = <Schema extends z.core.$ZodType, Made>(
    type: string,
    schema: Schema,
    make: (properties: z.output<Schema>, facts: { name: string; arn: string; ref: string; found: Found }) => Made,
  ): Made[] => {
    used.add(type);
    return (byType.get(type) ?? []).map((found) =>
      make(properties(found, schema), {
        name: nameOf(found, place),
        arn: arnOf(found, place) ?? '',
        ref: refOf(found, place),
        found,
      }),
    );
  };
  const nothing = z.object({});
  const aliases = all('AWS::KMS::Alias', shapes.aliasProperties, (alias) => alias);
  const destinations = all('AWS::SES::ConfigurationSetEventDestination', shapes.eventDestinationProperties, (d) => d);

  const tables = all('AWS::DynamoDB::Table', shapes.tableProperties, (table, { name, arn }) => ({
    name,
    arn,
    attributes: table.AttributeDefinitions,
    keys: table.KeySchema,
    indexes: table.GlobalSecondaryIndexes ?? [],
    stream: table.StreamSpecification?.StreamViewType,
  }));
  const queues = all('AWS::SQS::Queue', shapes.queueProperties, (queue, { name, arn, ref }) => ({
    name,
    arn,
    url: ref,
    attributes: queueAttributes(queue),
    visibility: queue.VisibilityTimeout,
    deadLetterArn: queue.RedrivePolicy?.deadLetterTargetArn,
  }));
  const scanned = all(
    'AWS::GuardDuty::MalwareProtectionPlan',
    shapes.malwarePlanProperties,
    (plan) => plan.ProtectedResource.S3Bucket.BucketName,
  );
  const buckets = all('AWS::S3::Bucket', shapes.bucketProperties, (bucket, { name }) => ({
    name,
    scanned: scanned.includes(name),
    versioned: bucket.VersioningConfiguration?.Status === 'Enabled',
    lock: bucket.ObjectLockEnabled === true,
    retention: retentionOf(bucket.ObjectLockConfiguration?.Rule?.DefaultRetention),
    eventBridge: bucket.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
    cors: (bucket.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
      allowedOrigins: rule.AllowedOrigins,
      allowedMethods: rule.AllowedMethods,
      allowedHeaders: rule.AllowedHeaders,
      exposeHeaders: rule.ExposedHeaders,
      maxAge: rule.MaxAge,
    })),
  }));
  const keys = all('AWS::KMS::Key', shapes.keyProperties, (key, { name, arn }) => ({
    id: name,
    arn,
    spec: key.KeySpec,
    usage: key.KeyUsage,
    aliases: aliases.filter((alias) => [name, arn].includes(alias.TargetKeyId)).map((alias) => alias.AliasName),
  }));
  const functions = all('AWS::Lambda::Function', shapes.functionProperties, (lambda, { name, arn, found }) => ({
    name,
    arn,
    folder: assetFolder(lambda.Code.S3Key, found),
    handler: lambda.Handler,
    environment: lambda.Environment?.Variables ?? {},
    timeout: lambda.Timeout,
    memory: lambda.MemorySize,
    deadLetterArn: lambda.DeadLetterConfig?.TargetArn,
  }));
  const mappings = all('AWS::Lambda::EventSourceMapping', shapes.mappingProperties, (mapping, { found }) => ({
    enabled: mapping.Enabled,
    functionArn:
      functions.find(({ name, arn }) => [name, arn].includes(mapping.FunctionName))?.arn ??
      missing(found, mapping.FunctionName),
    sourceArn: mapping.EventSourceArn,
    batchSize: mapping.BatchSize ?? (mapping.EventSourceArn.includes(':sqs:') ? 10 : 100),
    partialFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
      compilePattern(JSON.parse(Pattern), found.where),
    ),
    maximumConcurrency: mapping.ScalingConfig?.MaximumConcurrency,
    bisect: mapping.BisectBatchOnFunctionError,
    maximumRetries: mapping.MaximumRetryAttempts,
    maximumAge: mapping.MaximumRecordAgeInSeconds,
    onFailureArn: mapping.DestinationConfig?.OnFailure.Destination,
    startingPosition: mapping.StartingPosition,
  })).filter(({ enabled }) => enabled);
  const apis = all('AWS::ApiGatewayV2::Api', shapes.apiProperties, (api, { ref }) => ({
    id: ref,
    routes: routesOf(ref, byType, place),
    cors: corsOf(api.CorsConfiguration),
  })) satisfies ApiModel[];
  const edgeFunctions = new Map(
    all(
      'AWS::CloudFront::Function',
      shapes.edgeFunctionProperties,
      ({ FunctionCode }, { arn }) => [arn, FunctionCode] as const,
    ),
  );
  const edges = all('AWS::CloudFront::Distribution', shapes.distributionProperties, ({ DistributionConfig: config }) =>
    config.CacheBehaviors.map(({ PathPattern, TargetOriginId, FunctionAssociations }) => ({
      pathPattern: PathPattern,
      originHeaders: Object.fromEntries(
        (config.Origins.find(({ Id }) => Id === TargetOriginId)?.OriginCustomHeaders ?? []).map(
          ({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue],
        ),
      ),
      viewerRequest: FunctionAssociations.flatMap(({ EventType, FunctionARN }) =>
        EventType === 'viewer-request' ? (edgeFunctions.get(FunctionARN) ?? []) : [],
      )[0],
    })),
  ).flat();
  const clients = all('AWS::Cognito::UserPoolClient', shapes.clientProperties, (client, { name }) => ({
    id: name,
    flows: client.AllowedOAuthFlows,
    callbacks: client.CallbackURLs,
    logouts: client.LogoutURLs,
    scopes: client.AllowedOAuthScopes,
    accessTokenLife: seconds(client.AccessTokenValidity, client.TokenValidityUnits?.AccessToken ?? 'hours'),
  }));
  const rules = all('AWS::Events::Rule', shapes.ruleProperties, (rule, { name, arn, found }) => ({
    enabled: rule.State !== 'DISABLED',
    name,
    bus: rule.EventBusName.slice(rule.EventBusName.lastIndexOf('/') + 1),
    arn,
    pattern: rule.EventPattern === undefined ? undefined : compilePattern(rule.EventPattern, found.where),
    schedule: rule.ScheduleExpression,
    targets: rule.Targets.map((target) => ({
      arn: target.Arn,
      input: target.Input,
      inputPath: target.InputPath,
      transformer:
        target.InputTransformer === undefined
          ? undefined
          : { paths: target.InputTransformer.InputPathsMap, template: target.InputTransformer.InputTemplate },
      deadLetterArn: target.DeadLetterConfig?.Arn,
      maximumRetries: target.RetryPolicy?.MaximumRetryAttempts ?? 185,
    })),
  })).filter(({ enabled }) => enabled);

  return {
    tables,
    queues,
    buckets,
    keys,
    functions,
    mappings,
    apis,
    edges,
    rules,
    buses: all('AWS::Events::EventBus', nothing, (_, { name }) => name),
    scheduleGroups: all('AWS::Scheduler::ScheduleGroup', nothing, (_, { name }) => name),
    configurationSets: all('AWS::SES::ConfigurationSet', nothing, (_, { name }) => ({
      name,
      events: destinations
        .filter(
          (d) =>
            d.ConfigurationSetName === name && d.EventDestination.Enabled && d.EventDestination.EventBridgeDestination,
        )
        .flatMap((d) => d.EventDestination.MatchingEventTypes),
    })),
    clients: clients.filter(({ flows }) => flows.includes('code')),
    tools: clients.filter(({ flows }) => flows.includes('client_credentials')),
    groups: all('AWS::Cognito::UserPoolGroup', nothing, (_, { name }) => name),
    ignored: Object.fromEntries(
      [...byType].filter(([type]) => !used.has(type)).map(([type, found]) => [type, found.length]),
    ),
  };
}

function properties<Schema extends z.core.$ZodType>(found: Found, schema: Schema): z.output<Schema> {
  const picked = schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : [];
  // Only what is read is resolved: a policy or tag that nobody uses here may hold intrinsics we do not know.
  const resolved = Object.fromEntries(
    picked
      .map((key) => [key, found.resolve(found.resource.Properties?.[key], found.where)] as const)
      .filter(([, value]) => value !== undefined),
  );
  const parsed = z.safeParse(schema, resolved);
  if (parsed.success) return parsed.data;
  throw new Error(`${found.where} (${found.resource.Type}): ${z.prettifyError(parsed.error)}`);
}

function routesOf(api: string, byType: ReadonlyMap<string, readonly Found[]>, place: Place): RouteModel[] {
  const authorizers = new Map<string, AuthorizerModel>();
  for (const found of byType.get('AWS::ApiGatewayV2::Authorizer') ?? []) {
    const { JwtConfiguration } = properties(found, shapes.authorizerProperties);
    authorizers.set(refOf(found, place), { issuer: JwtConfiguration.Issuer, audience: JwtConfiguration.Audience });
  }
  const functionArns = new Map<string, string>(
    (byType.get('AWS::ApiGatewayV2::Integration') ?? []).map(
      (found) =>
        [
          `integrations/${refOf(found, place)}`,
          properties(found, shapes.integrationProperties).IntegrationUri,
        ] as const,
    ),
  );
  return (byType.get('AWS::ApiGatewayV2::Route') ?? []).flatMap((found): RouteModel[] => {
    const route = properties(found, shapes.routeProperties);
    if (route.ApiId !== api) return [];
    const authorizer = authorizers.get(route.AuthorizerId ?? '');
    // An open door by mistake would be worse than no start.
    if (route.AuthorizationType !== 'NONE' && authorizer === undefined) {
      throw new Error(
        `${found.where}: ${route.AuthorizationType} authorization without a JWT authorizer is not known here`,
      );
    }
    const functionArn = functionArns.get(route.Target) ?? missing(found, route.Target);
    return [{ key: route.RouteKey, functionArn, authorizer, scopes: route.AuthorizationScopes }];
  });
}

function corsOf(cors: z.output<typeof shapes.apiProperties>['CorsConfiguration']): CorsModel | undefined {
  if (cors === undefined) return undefined;
  return {
    origins: cors.AllowOrigins,
    methods: cors.AllowMethods,
    headers: cors.AllowHeaders.map((header) => header.toLowerCase()),
    exposed: cors.ExposeHeaders,
    credentials: cors.AllowCredentials,
    maxAge: cors.MaxAge,
  };
}

function retentionOf(
  rule:
    | {
        readonly Mode: 'GOVERNANCE' | 'COMPLIANCE';
        readonly Days?: number | undefined;
        readonly Years?: number | undefined;
      }
    | undefined,
): Model['buckets'][number]['retention'] {
  return rule === undefined ? undefined : { mode: rule.Mode, days: rule.Days ?? 365 * (rule.Years ?? 0) };
}

function queueAttributes(queue: z.output<typeof shapes.queueProperties>): Record<string, string> {
  const { RedrivePolicy, ...plain } = queue;
  return {
    ...Object.fromEntries(
      Object.entries(plain).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const])),
    ),
    ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
  };
}

function assetFolder(s3Key: string, found: Found): string {
  return found.assets.get(s3Key.replace(/\.zip$/, '')) ?? missing(found, `asset ${s3Key}`);
}

function seconds(amount: number, unit: string): number {
  return amount * ({ seconds: 1, minutes: 60, hours: 3600, days: 86_400 }[unit] ?? 3600);
}

function missing(found: { readonly where: string; readonly resource: Resource }, what: string): never {
  throw new Error(`${found.where} (${found.resource.Type}) points at ${what}, which is not in the template`);
}
