import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod/mini';
import { putSystem } from '../shared/adapters/registry/put-system.ts';
import { Secret } from '../shared/domain/secret.ts';
import { systemEntry } from '../shared/schemas/registry.ts';

const {
  positionals: [verb, file],
  values,
} = parseArgs({ allowPositionals: true, options: { 'moved-from': { type: 'string' } } });
const { REGISTRY_TABLE, DATA_KEY } = process.env;
if (verb !== 'put' || file === undefined || !REGISTRY_TABLE || !DATA_KEY) {
  console.error('REGISTRY_TABLE=… DATA_KEY=… npm run registry -- put FILE.json [--moved-from OLD_BASE_URL]');
  process.exitCode = 2;
} else {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { token } = z.object({ token: z.string() }).parse(content);
  const entry = systemEntry.parse(content);
  const put = await putSystem(
    new DynamoDBClient({}),
    new KMSClient({}),
    { table: REGISTRY_TABLE, dataKey: DATA_KEY, movedFrom: values['moved-from'] },
    entry,
    new Secret(token),
  );
  if (put.ok) console.log(`${entry.id} is in the registry; emergency stop ${put.value.emergencyStop ? 'on' : 'off'}.`);
  else {
    console.error(
      `${entry.id} is in the registry under another address. People's identifiers are sent there: if it really moved, add --moved-from with the base URL of before.`,
    );
    process.exitCode = 1;
  }
}
