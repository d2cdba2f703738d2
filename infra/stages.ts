import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Brand } from '../shared/domain/brand.ts';
import { defaultMailBudget, type MailBudget } from '../shared/domain/limits.ts';
import { defaultProofs, type Policy } from '../shared/domain/policy.ts';
import { defaultRetention, type RetentionPolicy } from '../shared/domain/retention.ts';
import type { Staff } from '../shared/schemas/environment.ts';

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

/** All that differs between two deployments. What a business edits before its first deployment is here and nowhere else. */
export interface Stage {
  readonly name: StageName;
  readonly brand: Brand;
  readonly policy: Policy;
  readonly staff: Staff;
  /** Mails a day that strangers can cause by filing reports; more than that waits a day, and an alarm rings (T16). */
  readonly mailBudget: MailBudget;
  /** Where alarms go. SNS asks this mailbox to confirm the subscription. */
  readonly alarmMail: string;
  /** Domain verified in SES by the operator (docs/runbook.md, The first deployment); `brand.mailFrom` is in it. */
  readonly mailDomain: string;
  readonly signIn: {
    readonly callbackUrls: readonly string[];
    readonly logoutUrls: readonly string[];
    /** Programs that may open cases (docs/front-line.md): a name each, of letters, digits and `-`. */
    readonly tools: readonly string[];
  };
  readonly api: {
    /** Requests a second of the whole API and the burst above them; the account's own limit is 10,000 / 5,000. */
    readonly ratePerSecond: number;
    readonly burst: number;
    /**
     * Own domain. `only`: the execute-api endpoint is off, so that nobody goes round CloudFront; set when CloudFront asks the domain already
     * (docs/runbook.md, How to give the API a name of its own).
     */
    readonly domain?: { readonly name: string; readonly certificateArn: string; readonly only?: true };
  };
  readonly web: {
    /**
     * What one address may ask in five minutes before the firewall answers 429. Shelters, libraries and prisons share one address among
     * many, so this is for machines; what protects a person is counted by person.
     */
    readonly requestsInFiveMinutes: { readonly perAddress: number; readonly reportsPerAddress: number };
    /** Hosts the site had before `brand.site`: links that were mailed and printed go on working there. */
    readonly formerHosts?: readonly string[];
    /** Address of the payment provider's hosted card field; without it cards are told by their last digits only. */
    readonly cardField?: string;
    /**
     * Colours (`#rrggbb`, at least 4.5 to 1 on white: `npm run deploy:web` refuses others) and the file of a logo (SVG) for the head of every page.
     * Without it the pages have ours, and the company's name alone.
     */
    readonly look?: { readonly accent: string; readonly accentDark: string; readonly logoFile?: string };
  };
  readonly retention: {
    /** What of a closed case is kept for how long (L50). */
    readonly cases: RetentionPolicy;
    readonly logs: RetentionDays;
    /** Days an upload stays in quarantine: inspected files are moved to the vault at once. */
    readonly quarantineDays: number;
    readonly accessLogDays: number;
    /** Days a nightly backup of the log and the registry is kept (AWS Backup, beside point-in-time recovery). */
    readonly backupDays: number;
  };
  readonly anchors: {
    /**
     * Days no anchor of the log can be deleted: COMPLIANCE by nobody at all, root included, not even with the account's closing; GOVERNANCE by
     * whoever has the right to bypass it. Start with GOVERNANCE: what COMPLIANCE took by mistake is paid for until its last day. At least five years in
     * production (L50).
     */
    readonly lock: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number };
    /** A bucket of another account, with Object Lock by default, whose policy lets our role `anchor-log` put objects (docs/audit.md). Without it we make one. */
    readonly bucket?: string;
    /** ARN of who may take the verifier's role. Without it whoever the account's own IAM lets. */
    readonly verifier?: string;
  };
  /**
   * Of what can be had again: logs and access logs. Tables, keys, buckets and the staff pool are retained in every stage:
   * they hold evidence, and a case must outlive a mistaken `cdk destroy`.
   */
  readonly removalPolicy: RemovalPolicy;
  /**
   * Parallel invocations, reserved for each function. Their sum (`front` three times, `dispatch` four times) and 104 more (4 that are fixed: `purge-case` 2,
   * `sweep` and `anchor-log` 1 each; 100 that nobody may reserve) must be within the account's quota of concurrent executions
   * (1,000, but new accounts begin with 10: ask for more before the first deployment). Of workers 2..1000; `mails` keeps below the SES rate.
   */
  readonly concurrency: {
    /** Of each function people reach over HTTP. */
    readonly front: number;
    readonly steps: number;
    readonly packages: number;
    /** Files of strangers taken apart at the same time. */
    readonly evidence: number;
    readonly mails: number;
    readonly reminders: number;
    readonly deliveries: number;
    /** Batches of one stream shard at the same time (1..10); one case's commits stay in order. */
    readonly dispatch: number;
  };
}

/** Hosts the site answers under, the one it is named by first. */
export function hostsOf({ brand, web }: Stage): readonly string[] {
  return [new URL(brand.site).hostname, ...(web.formerHosts ?? [])];
}

/** What both stages have in common. The site and the mailboxes are each stage's own: CloudFront gives one name to one distribution only. */
const common = {
  company: 'Example Outfitters',
  phone: '+1 202-555-0142',
  tty: '711',
  hours: {
    en: 'Monday to Friday, 8 am to 6 pm Eastern Time',
    es: 'De lunes a viernes, de 8 a. m. a 6 p. m., hora del Este',
  },
  postalAddress: ['Example Outfitters', 'Identity Theft Desk', '100 Example Street', 'Springfield, VA 22150'],
  timeZone: 'America/New_York',
} satisfies Partial<Brand>;

const policy: Policy = { version: '1', since: '2026-11-24', ...defaultProofs, birthDate: true };

/** Days on which nobody is there to answer: the day before is the target, and rings as well (L14). Every December those of the year after are added. */
const holidays = [
  '2026-11-26',
  '2026-12-25',
  '2027-01-01',
  '2027-05-31',
  '2027-07-05',
  '2027-09-06',
  '2027-11-25',
  '2027-12-24',
  '2027-12-31',
];

/** Of a site: where staff come back to from the sign-in. */
function signInOf(site: string, tools: readonly string[]): Stage['signIn'] {
  return { callbackUrls: [`${site}/staff/`], logoutUrls: [`${site}/staff/`], tools };
}

const devBrand: Brand = {
  ...common,
  site: 'https://help.dev.example.com',
  mailFrom: 'identity-theft@dev.example.com',
  security: 'security@dev.example.com',
};

const dev: Stage = {
  name: 'dev',
  brand: devBrand,
  policy,
  staff: {
    compliance: ['compliance@dev.example.com'],
    backup: ['compliance-backup@dev.example.com'],
    executives: ['chief-compliance-officer@dev.example.com'],
  },
  mailBudget: defaultMailBudget,
  alarmMail: 'operations@dev.example.com',
  mailDomain: 'dev.example.com',
  signIn: signInOf(devBrand.site, ['front-line']),
  api: { ratePerSecond: 50, burst: 100 },
  web: { requestsInFiveMinutes: { perAddress: 2000, reportsPerAddress: 100 } },
  retention: {
    cases: defaultRetention,
    logs: RetentionDays.ONE_MONTH,
    quarantineDays: 30,
    accessLogDays: 30,
    backupDays: 7,
  },
  anchors: { lock: { mode: 'GOVERNANCE', days: 1 } },
  removalPolicy: RemovalPolicy.DESTROY,
  concurrency: { front: 10, steps: 5, packages: 2, evidence: 2, mails: 2, reminders: 2, deliveries: 2, dispatch: 2 },
};

const prodBrand: Brand = {
  ...common,
  site: 'https://help.example.com',
  mailFrom: 'identity-theft@example.com',
  security: 'security@example.com',
};

const prod: Stage = {
  ...dev,
  name: 'prod',
  brand: prodBrand,
  // A state's own target, earlier than the federal one, stands beside them: `overlay: { name, days }` (L17).
  policy: { ...policy, targets: { holidays } },
  staff: {
    compliance: ['compliance@example.com'],
    backup: ['compliance-backup@example.com'],
    executives: ['chief-compliance-officer@example.com'],
  },
  alarmMail: 'operations@example.com',
  mailDomain: 'example.com',
  signIn: signInOf(prodBrand.site, ['front-line']),
  api: { ratePerSecond: 500, burst: 1000 },
  retention: {
    cases: defaultRetention,
    logs: RetentionDays.ONE_YEAR,
    quarantineDays: 30,
    accessLogDays: 365,
    backupDays: 35,
  },
  // COMPLIANCE once the first week held (docs/runbook.md, The first deployment).
  anchors: { lock: { mode: 'GOVERNANCE', days: 6 * 365 } },
  // What a failed first deployment made goes with it: it would be in the way of the second, which uses the same names.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  concurrency: {
    front: 100,
    steps: 50,
    packages: 10,
    evidence: 10,
    mails: 5,
    reminders: 10,
    deliveries: 10,
    dispatch: 10,
  },
};

export const stages: Readonly<Record<StageName, Stage>> = { dev, prod };

/** @throws a sentence naming the stages there are, for anything else. */
export function stageNamed(name: unknown): Stage {
  const found = stageNames.find((known) => known === name);
  if (found === undefined)
    throw new Error(
      `${name === undefined ? 'No stage was named' : `Unknown stage ${JSON.stringify(name)}`}: use -c stage=${stageNames.join(' or -c stage=')}`,
    );
  return stages[found];
}
