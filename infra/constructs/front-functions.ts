import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { envSchema as acceptReport } from '../../functions/accept-report/env.ts';
import { envSchema as serveCase } from '../../functions/serve-case/env.ts';
import { envSchema as serveDesk } from '../../functions/serve-desk/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { grantIndex, grantRoster, grantTable } from './case-tables.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';
import { logAlarm } from './log-alarm.ts';

/** The three functions people reach over HTTP. They write to the log and to nothing else. */
export class FrontFunctions extends Construct {
  readonly acceptReport: HouseFunction;
  readonly serveCase: HouseFunction;
  readonly serveDesk: HouseFunction;

  constructor(scope: Construct, id: string, house: House, data: DataStack, edgeSecret: string) {
    super(scope, id);
    const { keys, tables, quarantine, vault } = data;
    /** A person waits: one error in five minutes rings. 15 s is half of what the API gives. */
    const answering = {
      timeout: Duration.seconds(15),
      errors: 1,
      memorySize: 1024,
      concurrency: house.stage.concurrency.front,
    } as const;
    const common = {
      CASES_TABLE: tables.cases.tableName,
      KEYS_TABLE: tables.keys.tableName,
      DATA_KEY: keys.data.keyArn,
      BRAND: JSON.stringify(house.stage.brand),
      EDGE_SECRET: edgeSecret,
    };

    this.acceptReport = new HouseFunction(this, 'AcceptReport', house, {
      ...answering,
      name: 'accept-report',
      schema: acceptReport,
      environment: {
        ...commonEnvironment(house, 'accept-report'),
        ...common,
        REGISTRY_TABLE: tables.registry.tableName,
        POLICY: JSON.stringify(house.stage.policy),
      },
      hurt: 'victims who are filing a report: it is not accepted and their 30 days do not start.',
    });
    const intake = this.acceptReport.function;
    // The log is read for a repeated Idempotency-Key: same answer, link included.
    grantTable(tables.cases, intake, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, intake, 'dynamodb:GetItem', 'dynamodb:PutItem');
    grantRoster(tables.registry, intake);
    keys.grantCaseKeys(intake, 'kms:GenerateDataKey', 'kms:Decrypt');

    this.serveCase = new HouseFunction(this, 'ServeCase', house, {
      ...answering,
      name: 'serve-case',
      schema: serveCase,
      environment: {
        ...commonEnvironment(house, 'serve-case'),
        ...common,
        LIMITS_TABLE: tables.limits.tableName,
        QUARANTINE_BUCKET: quarantine.bucket.bucketName,
        VAULT_BUCKET: vault.bucket.bucketName,
      },
      hurt: 'victims with a private link: they cannot see their case, hand in a document or take their records.',
    });
    const person = this.serveCase.function;
    grantTable(tables.cases, person, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, person, 'dynamodb:GetItem');
    grantTable(tables.limits, person, 'dynamodb:GetItem', 'dynamodb:PutItem');
    keys.grantCaseKeys(person, 'kms:Decrypt');
    // Upload policies and download links act with the rights of whoever signed them.
    quarantine.grantObjects(person, 's3:PutObject');
    vault.grantObjects(person, 's3:GetObject');

    this.serveDesk = new HouseFunction(this, 'ServeDesk', house, {
      ...answering,
      name: 'serve-desk',
      schema: serveDesk,
      environment: {
        ...commonEnvironment(house, 'serve-desk'),
        ...common,
        POLICY: JSON.stringify(house.stage.policy),
        STAFF: JSON.stringify(house.stage.staff),
        CARD_FIELD: house.stage.web.cardField ?? '',
        REGISTRY_TABLE: tables.registry.tableName,
        MAC_KEY: keys.mac.keyArn,
        QUARANTINE_BUCKET: quarantine.bucket.bucketName,
        VAULT_BUCKET: vault.bucket.bucketName,
      },
      hurt: 'staff at the desk, and with them every victim whose proof or release waits for a person.',
    });
    const desk = this.serveDesk.function;
    grantTable(tables.cases, desk, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantIndex(tables.cases, 'desk', desk);
    grantIndex(tables.cases, 'print', desk);
    grantTable(tables.keys, desk, 'dynamodb:GetItem');
    // The list of systems, and their emergency stops.
    grantTable(tables.registry, desk, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    keys.grantCaseKeys(desk, 'kms:Decrypt');
    // Whose a record is that somebody enters by hand (L27).
    keys.mac.grantGenerateMac(desk);
    // Papers scanned at the desk go the way of all uploads.
    quarantine.grantObjects(desk, 's3:PutObject');
    // A letter is kept as it goes out, and the records it encloses are printed with it. Evidence is opened page by page.
    vault.grantObjects(desk, 's3:GetObject', 's3:PutObject');

    const objects =
      'Objects are named from case and document, which are not known before. One bucket, and only the actions named.';
    acknowledge(this.serveCase.role, objects, [quarantine.objectsFinding, vault.objectsFinding]);
    acknowledge(this.serveDesk.role, objects, [quarantine.objectsFinding, vault.objectsFinding]);
    logAlarm(this, house, {
      name: 'requests-failed',
      code: 'FAILED',
      metricName: 'FAILED_REQUESTS',
      hurt: 'a person at the form, at her case or at the desk: she was told that something of ours is broken, and what she sent was not taken.',
      of: [this.acceptReport, this.serveCase, this.serveDesk],
    });
    logAlarm(this, house, {
      name: 'few-approvers',
      code: 'FEW_APPROVERS',
      hurt: 'every victim whose release, decline or freeze needs a second person: there are fewer than two approvers, and dates do not wait.',
      of: [this.serveDesk],
    });
    logAlarm(this, house, {
      name: 'staff-refused',
      code: 'STAFF_REFUSED',
      hurt: 'whoever is in the cases, if somebody of the staff, or who was, tries what is not theirs. Nobody, if a page was left open when a role was taken.',
      of: [this.acceptReport, this.serveDesk],
      threshold: 3,
    });
    logAlarm(this, house, {
      name: 'round-the-edge',
      code: 'ROUND_THE_EDGE',
      hurt: 'everybody, if CloudFront and the API were given different secrets: then no report is taken. Nobody, if a stranger knocks at the API itself.',
      of: [this.acceptReport, this.serveCase, this.serveDesk],
      threshold: 50,
    });
  }
}
