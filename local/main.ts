/** `npm start`: the whole of Redress on this machine, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { type Stack, startStack } from './stack.ts';

const usage = `npm start -- [--port N] [--data DIR] [--fresh] [--no-synth]

  --port      of the pages and the API, default 4700
  --data      folder of the state, default .local
  --fresh     forget the state first
  --no-synth  run cdk.out as it is`;

function auditLine(stack: Stack): string {
  const { CASES_TABLE = '', ANCHORS_BUCKET = '', ANCHOR_KEY = '' } = stack.env('anchor-log');
  const { dynamodb, s3, kms } = stack.endpoints;
  const given = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_S3: s3,
    AWS_ENDPOINT_URL_KMS: kms,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    CASES_TABLE,
    ANCHORS_BUCKET,
    ANCHOR_KEY,
  };
  const settings = Object.entries(given).map(([name, value]) => `${name}=${value}`);
  return `${settings.join(' ')} npm run audit -- verify`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      port: { type: 'string', default: '4700' },
      data: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      synth: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port number.`);
  // Lambda is in UTC; threads share the time zone of the process.
  process.env['TZ'] = 'UTC';
  const stack = await startStack({ port, dataDir: values.data, fresh: values.fresh, synth: values.synth });
  console.log(
    `Redress is at ${stack.url}\n  start here: ${stack.url}/local/\n  API ${stack.apiUrl}\n  inbox ${stack.endpoints.ses}\n  demo shop ${stack.shop.url}\nThe auditor's tool on this stack:\n  ${auditLine(stack)}\nCtrl-C ends it.`,
  );

  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    // The second one does not wait.
    if (ending) process.exit(130);
    ending = true;
    console.log(`${signal}: ending …`);
    stack.close().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});
