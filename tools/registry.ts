import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod/mini';
import { putSystem } from '../shared/adapters/registry/put-system.ts';
import { systemEntry } from '../shared/schemas/registry.ts';

const [verb, file] = process.argv.slice(2);
const { REGISTRY_TABLE, DATA_KEY } = process.env;
if (verb !== 'put' || file === undefined || !REGISTRY_TABLE || !DATA_KEY) {
  console.error('REGISTRY_TABLE=… DATA_KEY=… npm run registry -- put FILE.json');
  process.exitCode = 2;
} else {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { token } = z.object({ token: z.string() }).parse(content);
  const entry = systemEntry.parse(content);
  await putSystem(
    new DynamoDBClient({}),
    new KMSClient({}),
    { table: REGISTRY_TABLE, dataKey: DATA_KEY },
    entry,
    token,
  );
  console.log(`${entry.id} is in the registry.`);
}
