import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Brand } from '../shared/domain/brand.ts';
import type { Staff } from '../shared/schemas/environment.ts';

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** All that differs between two deployments. What a business edits before its first deployment is here and nowhere else. */
export interface Stage {
  readonly name: StageName;
  readonly brand: Brand;
  readonly staff: Staff;
  /** Where alarms go. SNS asks this mailbox to confirm the subscription. */
  readonly alarmMail: string;
  /** Domain verified in SES by the operator (docs/runbook.md, Before the first deployment); `brand.mailFrom` is in it. */
  readonly mailDomain: string;
  readonly signIn: { readonly callbackUrls: readonly string[]; readonly logoutUrls: readonly string[] };
  readonly api: {
    /** Requests a second of the whole API and the burst above them; the account's own limit is 10,000 / 5,000. */
    readonly ratePerSecond: number;
    readonly burst: number;
    /** Own domain. With it the execute-api endpoint is off, so that nobody goes round CloudFront. */
    readonly domain?: { readonly name: string; readonly certificateArn: string };
  };
  readonly retention: {
    readonly logs: RetentionDays;
    /** Days an upload stays in quarantine: inspected files are moved to the vault at once. */
    readonly quarantineDays: number;
    readonly accessLogDays: number;
  };
  /**
   * Of what can be had again: logs and access logs. Tables, keys, buckets and the staff pool are retained in every stage:
   * they hold evidence, and a case must outlive a mistaken `cdk destroy`.
   */
  readonly removalPolicy: RemovalPolicy;
  /** Parallel invocations of each worker (2..1000). `mails` keeps below the SES rate of the account. */
  readonly concurrency: {
    readonly steps: number;
    readonly packages: number;
    readonly mails: number;
    readonly reminders: number;
    readonly deliveries: number;
    /** Batches of one stream shard at the same time (1..10); one case's commits stay in order. */
    readonly dispatch: number;
  };
}

const brand: Brand = {
  company: 'Example Outfitters',
  phone: '+1 202-555-0142',
  tty: '711',
  hours: {
    en: 'Monday to Friday, 8 am to 6 pm Eastern Time',
    es: 'De lunes a viernes, de 8 a. m. a 6 p. m., hora del Este',
  },
  postalAddress: ['Example Outfitters', 'Identity Theft Desk', '100 Example Street', 'Springfield, VA 22150'],
  site: 'https://help.example.com',
  mailFrom: 'identity-theft@example.com',
  timeZone: 'America/New_York',
};

const staff: Staff = {
  compliance: ['compliance@example.com'],
  backup: ['compliance-backup@example.com'],
  executives: ['chief-compliance-officer@example.com'],
};

const dev: Stage = {
  name: 'dev',
  brand,
  staff,
  alarmMail: 'operations@example.com',
  mailDomain: 'example.com',
  signIn: {
    callbackUrls: [`${brand.site}/desk/signed-in`, 'http://localhost:4020/desk/signed-in'],
    logoutUrls: [`${brand.site}/desk`, 'http://localhost:4020/desk'],
  },
  api: { ratePerSecond: 50, burst: 100 },
  retention: { logs: RetentionDays.ONE_MONTH, quarantineDays: 30, accessLogDays: 30 },
  removalPolicy: RemovalPolicy.DESTROY,
  concurrency: { steps: 5, packages: 2, mails: 2, reminders: 2, deliveries: 2, dispatch: 2 },
};

const prod: Stage = {
  ...dev,
  name: 'prod',
  signIn: { callbackUrls: [`${brand.site}/desk/signed-in`], logoutUrls: [`${brand.site}/desk`] },
  api: { ratePerSecond: 500, burst: 1000 },
  retention: { logs: RetentionDays.ONE_YEAR, quarantineDays: 30, accessLogDays: 365 },
  removalPolicy: RemovalPolicy.RETAIN,
  concurrency: { steps: 50, packages: 10, mails: 5, reminders: 10, deliveries: 10, dispatch: 10 },
};

export const stages: Readonly<Record<StageName, Stage>> = { dev, prod };

/** @throws a sentence naming the stages there are, for anything else. */
export function stageNamed(name: unknown): Stage {
  const found = stageNames.find((known) => known === name);
  if (found === undefined)
    throw new Error(`Unknown stage ${JSON.stringify(name)}: use -c stage=${stageNames.join(' or -c stage=')}`);
  return stages[found];
}
