import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createRoster } from '../shared/adapters/registry/roster.ts';
import { staffMember } from '../shared/schemas/staff.ts';

const [verb, file] = process.argv.slice(2);
const { REGISTRY_TABLE } = process.env;
if (verb !== 'put' || file === undefined || !REGISTRY_TABLE) {
  console.error(
    'REGISTRY_TABLE=… npm run staff -- put FILE.json   {"id": "subject of the sign-in", "backup": "…", "approver": false}',
  );
  process.exitCode = 2;
} else {
  const member = staffMember.parse(JSON.parse(readFileSync(file, 'utf8')));
  await createRoster(new DynamoDBClient({}), REGISTRY_TABLE).put(member);
  console.log(`${member.id} is on the desk, ${member.backup} stands in.`);
}
