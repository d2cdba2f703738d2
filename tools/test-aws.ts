/** `npm run test:aws`: the contract suites of the ports over a stage of your own on AWS, or the reason why not. */
import { spawnSync } from 'node:child_process';
import { needed } from '../test/aws/needed.ts';

const found = needed(process.env);
if ('missing' in found) {
  console.log(`test:aws did not run: ${found.missing}.`);
  console.log(
    'It needs a deployed stage that no person uses, the variables of its functions (docs/architecture.md), AWS_REGION, MAIL_FROM (an address SES lets you send from) and three plain SQS queues.',
  );
} else {
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'aws'], {
    stdio: 'inherit',
    env: { ...process.env, REDRESS_TEST_AWS: '1' },
  });
  process.exitCode = run.status ?? 1;
}
