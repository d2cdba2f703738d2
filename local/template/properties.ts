/** Property shapes of the resource types the local stack runs, after intrinsics are resolved. */
import * as z from 'zod/mini';

const text = z.string();
const texts = z.array(text);
/** CloudFormation takes numbers and booleans as texts too. */
const number = z.pipe(z.union([z.number(), z.string()]), z.transform(Number));
const flag = z.pipe(
  z.union([z.boolean(), z.string()]),
  z.transform((value) => value === true || value === 'true'),
);

const keySchema = z.array(z.object({ AttributeName: text, KeyType: z.enum(['HASH', 'RANGE']) }));

export const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: text, AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.optional(
    z.array(
      z.object({
        IndexName: text,
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.optional(texts),
        }),
      }),
    ),
  ),
  StreamSpecification: z.optional(
    z.object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) }),
  ),
});

export const queueProperties = z.object({
  VisibilityTimeout: z._default(number, 30),
  MessageRetentionPeriod: z.optional(number),
  DelaySeconds: z.optional(number),
  FifoQueue: z.optional(flag),
  ContentBasedDeduplication: z.optional(flag),
  RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: text, maxReceiveCount: number })),
});

export const bucketProperties = z.object({
  VersioningConfiguration: z.optional(z.object({ Status: text })),
  ObjectLockEnabled: z.optional(flag),
  ObjectLockConfiguration: z.optional(
    z.object({
      Rule: z.optional(
        z.object({
          DefaultRetention: z.object({
            Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
            Days: z.optional(number),
            Years: z.optional(number),
          }),
        }),
      ),
    }),
  ),
  NotificationConfiguration: z.optional(
    z.object({ EventBridgeConfiguration: z.optional(z.object({ EventBridgeEnabled: z._default(flag, true) })) }),
  ),
  CorsConfiguration: z.optional(
    z.object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: texts,
          AllowedMethods: texts,
          AllowedHeaders: z._default(texts, []),
          ExposedHeaders: z._default(texts, []),
          MaxAge: z.optional(number),
        }),
      ),
    }),
  ),
});

export const malwarePlanProperties = z.object({
  ProtectedResource: z.object({ S3Bucket: z.object({ BucketName: text }) }),
});

export const keyProperties = z.object({
  KeySpec: z._default(text, 'SYMMETRIC_DEFAULT'),
  KeyUsage: z._default(text, 'ENCRYPT_DECRYPT'),
});

export const aliasProperties = z.object({ AliasName: text, TargetKeyId: text });

export const functionProperties = z.object({
  Code: z.object({ S3Key: text }),
  Handler: text,
  Environment: z.optional(z.object({ Variables: z.record(z.string(), text) })),
  Timeout: z._default(number, 3),
  MemorySize: z._default(number, 128),
  DeadLetterConfig: z.optional(z.object({ TargetArn: text })),
});

export const mappingProperties = z.object({
  FunctionName: text,
  EventSourceArn: text,
  Enabled: z._default(flag, true),
  BatchSize: z.optional(number),
  FunctionResponseTypes: z._default(texts, []),
  FilterCriteria: z.optional(z.object({ Filters: z.array(z.object({ Pattern: text })) })),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: number })),
  BisectBatchOnFunctionError: z._default(flag, false),
  MaximumRetryAttempts: z._default(number, -1),
  MaximumRecordAgeInSeconds: z._default(number, -1),
  DestinationConfig: z.optional(z.object({ OnFailure: z.object({ Destination: text }) })),
  StartingPosition: z.optional(z.enum(['TRIM_HORIZON', 'LATEST'])),
});

export const apiProperties = z.object({
  ProtocolType: text,
  CorsConfiguration: z.optional(
    z.object({
      AllowOrigins: z._default(texts, []),
      AllowMethods: z._default(texts, []),
      AllowHeaders: z._default(texts, []),
      ExposeHeaders: z._default(texts, []),
      AllowCredentials: z._default(flag, false),
      MaxAge: z.optional(number),
    }),
  ),
});

export const routeProperties = z.object({
  ApiId: text,
  RouteKey: text,
  Target: text,
  AuthorizationType: z._default(text, 'NONE'),
  AuthorizerId: z.optional(text),
  AuthorizationScopes: z._default(texts, []),
});

export const integrationProperties = z.object({
  IntegrationType: text,
  IntegrationUri: text,
  PayloadFormatVersion: z._default(text, '2.0'),
});

export const authorizerProperties = z.object({
  AuthorizerType: text,
  JwtConfiguration: z.object({ Audience: texts, Issuer: text }),
});

export const ruleProperties = z.object({
  EventBusName: z._default(text, 'default'),
  State: z._default(text, 'ENABLED'),
  EventPattern: z.optional(z.record(z.string(), z.unknown())),
  ScheduleExpression: z.optional(text),
  Targets: z._default(
    z.array(
      z.object({
        Arn: text,
        Input: z.optional(text),
        InputPath: z.optional(text),
        InputTransformer: z.optional(
          z.object({ InputPathsMap: z._default(z.record(z.string(), text), {}), InputTemplate: text }),
        ),
        DeadLetterConfig: z.optional(z.object({ Arn: text })),
        RetryPolicy: z.optional(z.object({ MaximumRetryAttempts: z.optional(number) })),
      }),
    ),
    [],
  ),
});

export const eventDestinationProperties = z.object({
  ConfigurationSetName: text,
  EventDestination: z.object({
    Enabled: z._default(flag, true),
    MatchingEventTypes: texts,
    EventBridgeDestination: z.optional(z.object({ EventBusArn: text })),
  }),
});

export const clientProperties = z.object({
  CallbackURLs: z._default(texts, []),
  LogoutURLs: z._default(texts, []),
  AllowedOAuthScopes: z._default(texts, ['openid']),
  AllowedOAuthFlows: z._default(texts, ['code']),
  AccessTokenValidity: z._default(number, 1),
  TokenValidityUnits: z.optional(z.object({ AccessToken: z.optional(text) })),
});

export const edgeFunctionProperties = z.object({ FunctionCode: text });

export const distributionProperties = z.object({
  DistributionConfig: z.object({
    CacheBehaviors: z._default(
      z.array(
        z.object({
          PathPattern: text,
          TargetOriginId: text,
          FunctionAssociations: z._default(z.array(z.object({ EventType: text, FunctionARN: text })), []),
        }),
      ),
      [],
    ),
    Origins: z.array(
      z.object({
        Id: text,
        OriginCustomHeaders: z._default(z.array(z.object({ HeaderName: text, HeaderValue: text })), []),
        CustomOriginConfig: z.optional(z.unknown()),
      }),
    ),
  }),
});
