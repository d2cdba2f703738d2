import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { putStaff } from '../shared/adapters/registry/put-staff.ts';
import { staffEntry } from '../shared/schemas/staff.ts';

const [verb, file] = process.argv.slice(2);
const { REGISTRY_TABLE } = process.env;
if (verb !== 'put' || file === undefined || !REGISTRY_TABLE) {
  console.error(
    'REGISTRY_TABLE=… npm run staff -- put FILE.json   {"id": "subject of the sign-in", "name": "…", "backup": "…", "approver": false}',
  );
  process.exitCode = 2;
} else {
  const member = staffEntry.parse(JSON.parse(readFileSync(file, 'utf8')));
  await putStaff(new DynamoDBClient({}), REGISTRY_TABLE, member);
  console.log(`${member.name ?? member.id} is on the desk, ${member.backup} stands in.`);
}
