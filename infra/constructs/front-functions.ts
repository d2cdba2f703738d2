import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { envSchema as acceptReport } from '../../functions/accept-report/env.ts';
import { envSchema as serveCase } from '../../functions/serve-case/env.ts';
import { envSchema as serveDesk } from '../../functions/serve-desk/env.ts';
import type { House } from '../house.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { grantIndex, grantTable } from './case-tables.ts';
import { commonEnvironment, HouseFunction } from './house-function.ts';

/** A person waits: one error in five minutes rings. 15 s is half of what the API gives. */
const answering = { timeout: Duration.seconds(15), errors: 1, memorySize: 1024 } as const;

/** The three functions people reach over HTTP. They write to the log and to nothing else. */
export class FrontFunctions extends Construct {
  readonly acceptReport: HouseFunction;
  readonly serveCase: HouseFunction;
  readonly serveDesk: HouseFunction;

  constructor(scope: Construct, id: string, house: House, data: DataStack) {
    super(scope, id);
    const { keys, tables, quarantine, vault } = data;
    const common = {
      CASES_TABLE: tables.cases.tableName,
      KEYS_TABLE: tables.keys.tableName,
      DATA_KEY: keys.data.keyArn,
      BRAND: JSON.stringify(house.stage.brand),
    };

    this.acceptReport = new HouseFunction(this, 'AcceptReport', house, {
      ...answering,
      name: 'accept-report',
      schema: acceptReport,
      environment: { ...commonEnvironment(house, 'accept-report'), ...common },
      hurt: 'victims who are filing a report: it is not accepted and their 30 days do not start.',
    });
    const intake = this.acceptReport.function;
    // The log is read for a repeated Idempotency-Key: same answer, link included.
    grantTable(tables.cases, intake, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, intake, 'dynamodb:GetItem', 'dynamodb:PutItem');
    keys.grantCaseKeys(intake, 'kms:GenerateDataKey', 'kms:Decrypt');

    this.serveCase = new HouseFunction(this, 'ServeCase', house, {
      ...answering,
      name: 'serve-case',
      schema: serveCase,
      environment: {
        ...commonEnvironment(house, 'serve-case'),
        ...common,
        QUARANTINE_BUCKET: quarantine.bucket.bucketName,
        VAULT_BUCKET: vault.bucket.bucketName,
      },
      hurt: 'victims with a private link: they cannot see their case, hand in a document or take their records.',
    });
    const person = this.serveCase.function;
    grantTable(tables.cases, person, 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantTable(tables.keys, person, 'dynamodb:GetItem');
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
        QUARANTINE_BUCKET: quarantine.bucket.bucketName,
      },
      hurt: 'staff at the desk, and with them every victim whose proof or release waits for a person.',
    });
    const desk = this.serveDesk.function;
    grantTable(tables.cases, desk, 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem');
    grantIndex(tables.cases, 'desk', desk);
    grantTable(tables.keys, desk, 'dynamodb:GetItem');
    keys.grantCaseKeys(desk, 'kms:Decrypt');
    quarantine.grantObjects(desk, 's3:GetObject');

    const objects =
      'Objects are named from case and document, which are not known before. One bucket, and only the actions named.';
    acknowledge(this.serveCase.role, objects, [quarantine.objectsFinding, vault.objectsFinding]);
    acknowledge(this.serveDesk.role, objects, [quarantine.objectsFinding]);
  }
}
