/** Starts every service the template needs and makes in it what the template says. */
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod/mini';
import { type BusEvent, localRegion } from '../endpoints/event-bus.ts';
import { type EventBridge, startEventBridge } from '../endpoints/eventbridge/start-eventbridge.ts';
import { type Kms, startKms } from '../endpoints/kms/start-kms.ts';
import { type S3, startS3 } from '../endpoints/s3/start-s3.ts';
import { type Scheduler, startScheduler } from '../endpoints/scheduler/start-scheduler.ts';
import { type Ses, startSes } from '../endpoints/ses/start-ses.ts';
import { own } from '../json.ts';
import type { FunctionModel, Model } from '../template/model.ts';
import type { VirtualClock } from './clock.ts';
import { localCredentials } from './credentials.ts';
import type { Dynamo } from './dynoxide.ts';
import type { Sqs } from './sqs.ts';

export type Endpoints = {
  readonly s3: S3;
  readonly ses: Ses;
  readonly scheduler: Scheduler;
  readonly kms: Kms;
  readonly eventBridge: EventBridge;
  readonly kmsClient: KMSClient;
};

const keySpec = z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']);

export async function startEndpoints(options: {
  readonly model: Model;
  readonly dataDir: string;
  readonly clock: VirtualClock;
  readonly onEvent: (event: BusEvent, bus?: string) => Promise<void>;
  readonly deliver: (arn: string, input: string) => Promise<void>;
  readonly sqs: Sqs;
  /** Told of each endpoint as soon as it stands, so that a failing start ends what has begun. */
  readonly opened: (close: () => Promise<void>) => void;
}): Promise<Endpoints> {
  const { model, clock, opened } = options;
  const folder = (name: string) => join(options.dataDir, name);
  const s3 = await startS3({
    dataDir: folder('s3'),
    clock,
    credentials: localCredentials,
    onEvent: async (event) => {
      // GuardDuty tells of every bucket it covers, S3 only of those that have EventBridge turned on.
      const bucket = own(own(event.detail, 'bucket'), 'name');
      const isTold = model.buckets.some(({ name, eventBridge }) => name === bucket && eventBridge);
      if (isTold || event.source === 'aws.guardduty') await options.onEvent(event);
    },
  });
  opened(s3.close);
  for (const { name, versioned, lock, retention, scanned, cors } of model.buckets) {
    const rules = cors.map(({ maxAge, ...rule }) => ({
      allowedOrigins: [...rule.allowedOrigins],
      allowedMethods: [...rule.allowedMethods],
      allowedHeaders: [...rule.allowedHeaders],
      exposeHeaders: [...rule.exposeHeaders],
      ...(maxAge === undefined ? {} : { maxAgeSeconds: maxAge }),
    }));
    s3.ensureBucket({ name, versioned, lock, retention, scanned, cors: rules });
  }
  const ses = await startSes({
    dataDir: folder('ses'),
    clock,
    configurationSets: model.configurationSets.map(({ name }) => name),
    onEvent: async (event) => {
      if (isPublished(model, event)) await options.onEvent(event);
    },
  });
  opened(ses.close);
  const scheduler = await startScheduler({
    dataDir: folder('scheduler'),
    clock,
    deliver: ({ arn, input }) => options.deliver(arn, input),
    deadLetter: (arn, body, attributes) => options.sqs.send(arn, body, attributes),
  });
  opened(scheduler.close);
  for (const name of model.scheduleGroups) scheduler.ensureGroup(name);
  const kms = await startKms({ dataDir: folder('kms') });
  opened(kms.close);
  for (const { id, spec, aliases } of model.keys) {
    const known = keySpec.safeParse(spec);
    if (!known.success) throw new Error(`KMS key ${id}: the spec ${spec} is not built here`);
    kms.ensureKey({ id, spec: known.data });
    for (const alias of aliases) kms.ensureKey({ id, alias, spec: known.data });
  }
  const kmsClient = new KMSClient({ endpoint: kms.url, region: localRegion, credentials: localCredentials });
  opened(async () => kmsClient.destroy());
  const eventBridge = await startEventBridge({ clock, buses: model.buses, onEvent: options.onEvent });
  opened(eventBridge.close);
  return { s3, ses, scheduler, kms, kmsClient, eventBridge };
}

/** A configuration set publishes only the types the template names: `deliveryDelay` there is `DeliveryDelay` in the event. */
function isPublished(model: Model, event: BusEvent): boolean {
  const type = own(event.detail, 'eventType');
  const sets = own(own(own(event.detail, 'mail'), 'tags'), 'ses:configuration-set');
  if (typeof type !== 'string' || !Array.isArray(sets)) return false;
  const wanted = type.charAt(0).toLowerCase() + type.slice(1).replaceAll(' ', '');
  return model.configurationSets.some(({ name, events }) => sets.includes(name) && events.includes(wanted));
}

export type ServiceUrls = Readonly<
  Record<'dynamodb' | 'sqs' | 's3' | 'ses' | 'scheduler' | 'kms' | 'eventbridge', string>
>;

export function serviceUrls(endpoints: Endpoints, dynamo: Dynamo, sqs: Sqs): ServiceUrls {
  return {
    dynamodb: dynamo.url,
    sqs: sqs.url,
    s3: endpoints.s3.url,
    ses: endpoints.ses.url,
    scheduler: endpoints.scheduler.url,
    kms: endpoints.kms.url,
    eventbridge: endpoints.eventBridge.url,
  };
}

/** The environment of a function as Lambda gives it, with the services' addresses in place of AWS's. */
export function lambdaEnvironment(model: FunctionModel, services: ServiceUrls): Readonly<Record<string, string>> {
  return {
    ...model.environment,
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    // Whose call it is, in its user agent: here all functions have the same credentials.
    AWS_SDK_UA_APP_ID: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    _HANDLER: model.handler,
    LAMBDA_TASK_ROOT: model.folder,
    ...Object.fromEntries(
      Object.entries(services).map(([name, url]) => [`AWS_ENDPOINT_URL_${name.toUpperCase()}`, url]),
    ),
  };
}

/** Of an address the service's part and another's in its place. */
export type Between = readonly (readonly [url: string, other: string])[];

export function throughOther(address: string, between: Between): string {
  const [url, other] = between.find(([one]) => address === one || address.startsWith(`${one}/`)) ?? ['', ''];
  return other + address.slice(url.length);
}

/** Puts one address in place of another wherever a variable begins with it: endpoints, and the queues' own addresses. */
export function rerouted(
  environment: Readonly<Record<string, string>>,
  between: Between,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, throughOther(value, between)]));
}
