import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { putStaff } from '../shared/adapters/registry/put-staff.ts';
import { staffEntry } from '../shared/schemas/staff.ts';
import { givenAs, readGivenJson, refuse, refuseArguments, runTool } from './run-tool.ts';

const usage = `REGISTRY_TABLE=… npm run staff -- put FILE.json [--returned]

FILE.json   {"id": "subject of the sign-in", "name": "…", "backup": "…", "approver": false}
--returned  lets somebody back in who left`;

await runTool(
  {
    usage,
    settings: ['REGISTRY_TABLE'],
    takes: { allowPositionals: true, options: { returned: { type: 'boolean', default: false } } },
  },
  async ({ values: { returned }, positionals: [verb, file, ...more] }) => {
    if (verb !== 'put' || file === undefined || more.length > 0) refuseArguments(usage);
    const member = givenAs(staffEntry, readGivenJson(file), file);
    const { REGISTRY_TABLE } = process.env;
    if (!REGISTRY_TABLE) refuseArguments(`REGISTRY_TABLE says which registry.\n\n${usage}`);
    const who = member.name ?? member.id;
    const put = await putStaff(new DynamoDBClient({}), REGISTRY_TABLE, member, { returned });
    if (!put.ok)
      refuse(`${who} left, and this file would let them decide again. If they really are back, add --returned.`);
    console.log(`${who} is on the desk, ${member.backup} stands in.`);
  },
);
