/** What the synthesised stacks say, in the words of the runtime. The one place that knows CloudFormation's property names. */
import type { EventPattern } from './patterns.ts';

export type TableModel = {
  readonly name: string;
  readonly arn: string;
  readonly attributes: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
  readonly keys: KeySchema;
  readonly indexes: readonly {
    readonly IndexName: string;
    readonly KeySchema: KeySchema;
    readonly Projection: {
      readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
      readonly NonKeyAttributes?: string[] | undefined;
    };
  }[];
  readonly stream?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | undefined;
};

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];

export type QueueModel = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** As CreateQueue takes them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly visibility: number;
  readonly deadLetterArn?: string | undefined;
};

export type BucketModel = {
  readonly name: string;
  readonly versioned: boolean;
  readonly lock: boolean;
  /** Retention every new version gets. */
  readonly retention?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | undefined;
  readonly eventBridge: boolean;
  /** A malware protection plan names it. */
  readonly scanned: boolean;
  readonly cors: readonly {
    readonly allowedOrigins: readonly string[];
    readonly allowedMethods: readonly string[];
    readonly allowedHeaders: readonly string[];
    readonly exposeHeaders: readonly string[];
    /** Seconds. */
    readonly maxAge?: number | undefined;
  }[];
};

export type KeyModel = {
  readonly id: string;
  readonly arn: string;
  readonly spec: string;
  readonly usage: string;
  /** `alias/…` */
  readonly aliases: readonly string[];
};

export type FunctionModel = {
  readonly name: string;
  readonly arn: string;
  /** Folder of the asset, absolute. */
  readonly folder: string;
  /** `file.export` */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memory: number;
  /** Where an asynchronous invocation goes that failed for good. */
  readonly deadLetterArn?: string | undefined;
};

export type MappingModel = {
  readonly functionArn: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly partialFailures: boolean;
  /** A record passes when any of them matches; all pass when there are none. */
  readonly filters: readonly EventPattern[];
  readonly maximumConcurrency?: number | undefined;
  readonly bisect: boolean;
  /** -1: for ever. */
  readonly maximumRetries: number;
  /** Seconds, -1: for ever. */
  readonly maximumAge: number;
  readonly onFailureArn?: string | undefined;
  readonly startingPosition?: 'TRIM_HORIZON' | 'LATEST' | undefined;
};

export type RouteModel = {
  /** `METHOD /path/{parameter}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  readonly authorizer?: AuthorizerModel | undefined;
  readonly scopes: readonly string[];
};

export type AuthorizerModel = { readonly issuer: string; readonly audience: readonly string[] };

export type CorsModel = {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  /** Seconds. */
  readonly maxAge?: number | undefined;
};

export type ApiModel = {
  readonly id: string;
  readonly routes: readonly RouteModel[];
  readonly cors?: CorsModel | undefined;
};

export type TargetModel = {
  readonly arn: string;
  readonly input?: string | undefined;
  readonly inputPath?: string | undefined;
  readonly transformer?: { readonly paths: Readonly<Record<string, string>>; readonly template: string } | undefined;
  readonly deadLetterArn?: string | undefined;
  readonly maximumRetries: number;
};

export type RuleModel = {
  readonly name: string;
  /** Name of the bus it listens to. */
  readonly bus: string;
  readonly arn: string;
  readonly pattern?: EventPattern | undefined;
  /** `rate(…)` or `cron(…)` */
  readonly schedule?: string | undefined;
  readonly targets: readonly TargetModel[];
};

/** A program that signs in by itself. */
export type ToolModel = {
  readonly id: string;
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly accessTokenLife: number;
};

export type ClientModel = {
  readonly id: string;
  readonly callbacks: readonly string[];
  readonly logouts: readonly string[];
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly accessTokenLife: number;
};

/** The behaviour of a CloudFront distribution that leads to the API. */
export type EdgeModel = {
  /** `/api/*` */
  readonly pathPattern: string;
  /** Headers CloudFront puts on every request to the origin. */
  readonly originHeaders: Readonly<Record<string, string>>;
  /** Code of its viewer-request function. */
  readonly viewerRequest?: string | undefined;
};

export type Model = {
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly buckets: readonly BucketModel[];
  readonly keys: readonly KeyModel[];
  readonly functions: readonly FunctionModel[];
  readonly mappings: readonly MappingModel[];
  readonly apis: readonly ApiModel[];
  readonly edges: readonly EdgeModel[];
  readonly rules: readonly RuleModel[];
  /** Names of event buses besides the default one. */
  readonly buses: readonly string[];
  readonly scheduleGroups: readonly string[];
  /** Configuration sets of SES by name, with the event types they publish to the event bus, such as `bounce`. */
  readonly configurationSets: readonly { readonly name: string; readonly events: readonly string[] }[];
  /** Through which people sign in. */
  readonly clients: readonly ClientModel[];
  readonly tools: readonly ToolModel[];
  /** Groups of the user pool. */
  readonly groups: readonly string[];
  /** Types this stack does nothing for, with how many there are: alarms, roles, log groups … */
  readonly ignored: Readonly<Record<string, number>>;
};
