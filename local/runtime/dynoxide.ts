/** DynamoDB and its streams by the dynoxide binary from npm, as a child process on a file of the data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { localRegion } from '../endpoints/event-bus.ts';
import type { TableModel } from '../template/model.ts';
import { localCredentials } from './credentials.ts';
import { freePort } from './free-port.ts';

export type Dynamo = {
  readonly url: string;
  readonly client: DynamoDBClient;
  readonly pid: number;
  ensureTables(tables: readonly TableModel[]): Promise<void>;
  close(): Promise<void>;
};

/** @throws one sentence when the binary is missing or does not answer. */
export async function startDynoxide(dataDir: string): Promise<Dynamo> {
  const file = join(dataDir, 'dynamodb.sqlite');
  const port = await freePort();
  const child = spawn(binary(), ['--host', '127.0.0.1', '--port', String(port), '--db-path', file], {
    // `npm start` ends on Ctrl-C, which the terminal sends to the whole group: the handlers' last writes come first.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // A process that ends without closing must not leave the database running.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint = (complaint + text.toString()).slice(-2000);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (fault) => resolve(fault.message));
    child.once('exit', (code, signal) => resolve(`it exited with ${signal ?? code}: ${complaint.trim()}`));
  });
  const url = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint: url, region: localRegion, credentials: localCredentials });
  const problem = await Promise.race([ended, answers(url)]);
  if (problem !== undefined) {
    endWithUs();
    process.off('exit', endWithUs);
    throw new Error(`DynamoDB (dynoxide) did not start: ${problem}`);
  }
  indexStreams(file);
  return {
    url,
    client,
    pid: child.pid ?? 0,
    ensureTables: (tables) => ensureTables(client, tables),
    async close() {
      client.destroy();
      await stop(child);
      process.off('exit', endWithUs);
    },
  };
}

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    throw new Error(
      `DynamoDB needs the package ${name}, which is not installed: the local stack is promised for Linux x64 only (run \`npm ci\` there).`,
    );
  }
}

async function answers(url: string): Promise<string | undefined> {
  for (let tries = 0; tries < 200; tries += 1) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ListTables',
        'content-type': 'application/x-amz-json-1.0',
        authorization: 'local',
      },
      body: '{}',
    }).catch(() => undefined);
    if (response !== undefined) return undefined;
    await pause(25);
  }
  return 'it gave no answer for 5 seconds';
}

/** Without it dynoxide 1.2.1 looks through all stream records ever written at every write. */
function indexStreams(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS redress_stream_order ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}

async function ensureTables(client: DynamoDBClient, tables: readonly TableModel[]): Promise<void> {
  for (const table of tables) {
    try {
      await client.send(new DescribeTableCommand({ TableName: table.name }));
    } catch (fault) {
      if (!(fault instanceof ResourceNotFoundException)) throw fault;
      await client.send(
        new CreateTableCommand({
          TableName: table.name,
          AttributeDefinitions: [...table.attributes],
          KeySchema: [...table.keys],
          BillingMode: 'PAY_PER_REQUEST',
          ...(table.indexes.length === 0
            ? {}
            : {
                GlobalSecondaryIndexes: table.indexes.map((index) => ({ ...index, KeySchema: [...index.KeySchema] })),
              }),
          ...(table.stream === undefined
            ? {}
            : { StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream } }),
        }),
      );
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(late);
}
