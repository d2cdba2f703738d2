/** As the functions' own variables (docs/architecture.md), the Region and a sender, and three queues with nothing behind them. */
const names = [
  'AWS_REGION',
  'CASES_TABLE',
  'KEYS_TABLE',
  'DATA_KEY',
  'MAC_KEY',
  'SCHEDULE_GROUP',
  'REMINDERS_QUEUE_ARN',
  'SCHEDULER_ROLE_ARN',
  'SCHEDULER_DLQ_ARN',
  'CONFIGURATION_SET',
  'MAIL_FROM',
  'VAULT_BUCKET',
  'QUARANTINE_BUCKET',
  'TEST_QUEUE_1',
  'TEST_QUEUE_2',
  'TEST_QUEUE_3',
] as const;

type Needed = Readonly<Record<(typeof names)[number], string>>;

/** What the suites over AWS run with, or in one sentence why they cannot run. */
export function needed(env: Readonly<Record<string, string | undefined>>): Needed | { readonly missing: string } {
  const signed = [
    'AWS_ACCESS_KEY_ID',
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ];
  if (signed.every((name) => !env[name])) return { missing: `no AWS credentials: none of ${signed.join(', ')} is set` };
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) return { missing: `the stage to test is not named: ${missing.join(', ')} not set` };
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Needed;
}
