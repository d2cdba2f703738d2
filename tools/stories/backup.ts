import { type AttributeValue, DynamoDBClient, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { localCredentials } from '../../local/runtime/credentials.ts';
import type { Stack } from '../../local/stack.ts';
import { createVault } from '../../shared/adapters/kms/vault.ts';

type Row = Record<string, AttributeValue>;

export interface Backup {
  readonly rows: number;
  /** Rows of the case that hold sealed text. */
  readonly sealed: number;
  /** Whether these words can be read in it as it lies there. */
  says(words: string): boolean;
  /** Puts every row back where it was, as a restored table has it. */
  restore(): Promise<void>;
}

const options = (endpoint: string, now = Date.now()) => ({
  endpoint,
  region: 'us-east-1',
  credentials: localCredentials,
  // The stack's time is the story's.
  systemClockOffset: now - Date.now(),
});

/** What the nightly backup holds of the table `cases`. `keys` is in none (test/infra/data.test.ts). */
export async function takeBackup({ endpoints, env }: Stack, id: string): Promise<Backup> {
  const dynamo = new DynamoDBClient(options(endpoints.dynamodb));
  const TableName = env('run-step')['CASES_TABLE'] ?? '';
  const rows: Row[] = [];
  for await (const page of paginateScan({ client: dynamo }, { TableName })) rows.push(...(page.Items ?? []));
  const readable = JSON.stringify(rows, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
  return {
    rows: rows.length,
    sealed: rows.filter((row) => row['pk']?.S === `CASE#${id}` && row['sk']?.S?.startsWith('S#')).length,
    says: (words) => readable.includes(words),
    async restore() {
      for (const Item of rows) await dynamo.send(new PutItemCommand({ TableName, Item }));
    },
  };
}

/** What somebody with every permission could still open of a case: its key, and versions of its files in either bucket. */
export async function readableOf(
  { endpoints, env, clock }: Stack,
  id: string,
): Promise<{ readonly hasKey: boolean; readonly fileVersions: number }> {
  const own = env('purge-case');
  const vault = createVault(
    new KMSClient(options(endpoints.kms, clock.now())),
    new DynamoDBClient(options(endpoints.dynamodb)),
    {
      dataKey: env('run-step')['DATA_KEY'] ?? '',
      keysTable: own['KEYS_TABLE'] ?? '',
    },
  );
  const client = new S3Client({ ...options(endpoints.s3, clock.now()), forcePathStyle: true });
  let fileVersions = 0;
  for (const Bucket of [own['QUARANTINE_BUCKET'], own['VAULT_BUCKET']])
    fileVersions +=
      (await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: `cases/${id}/` }))).Versions?.length ?? 0;
  return { hasKey: (await vault.key(id)) !== undefined, fileVersions };
}
