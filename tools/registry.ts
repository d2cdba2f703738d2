import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { putSystem } from '../shared/adapters/registry/put-system.ts';
import { Secret } from '../shared/domain/secret.ts';
import { enteredSystem } from '../shared/schemas/registry.ts';
import { givenAs, readGivenJson, refuse, refuseArguments, runTool } from './run-tool.ts';

const usage = `REGISTRY_TABLE=… DATA_KEY=… npm run registry -- put FILE.json [--moved-from OLD_BASE_URL]

What stands in the file: docs/connectors.md.`;

await runTool(
  {
    usage,
    settings: ['REGISTRY_TABLE', 'DATA_KEY'],
    takes: { allowPositionals: true, options: { 'moved-from': { type: 'string' } } },
  },
  async ({ values, positionals: [verb, file, ...more] }) => {
    if (verb !== 'put' || file === undefined || more.length > 0) refuseArguments(usage);
    const { token, ...entry } = givenAs(enteredSystem, readGivenJson(file), file);
    const { REGISTRY_TABLE, DATA_KEY } = process.env;
    if (!REGISTRY_TABLE || !DATA_KEY) refuseArguments(`REGISTRY_TABLE and DATA_KEY say which registry.\n\n${usage}`);
    const put = await putSystem(
      new DynamoDBClient({}),
      new KMSClient({}),
      { table: REGISTRY_TABLE, dataKey: DATA_KEY, movedFrom: values['moved-from'] },
      entry,
      new Secret(token),
    );
    if (!put.ok)
      refuse(
        `${entry.id} is in the registry under another address. People's identifiers are sent there: if it really moved, add --moved-from with the base URL of before.`,
      );
    console.log(`${entry.id} is in the registry; emergency stop ${put.value.emergencyStop ? 'on' : 'off'}.`);
  },
);
