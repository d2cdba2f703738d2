import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localCredentials } from '../../../local/runtime/credentials.ts';
import type { Stack } from '../../../local/stack.ts';
import type { Sent } from './tap.ts';

/** One thing to look through, and where it was. */
export interface Place {
  readonly where: string;
  readonly text: string;
}

/** Everything that is not the vault, as it stands and as it was sent on the way there. */
export async function placesOf(
  stack: Stack,
  dataDir: string,
  heard: { readonly sent: readonly Sent[]; readonly queued: readonly string[]; readonly told: readonly Place[] },
): Promise<readonly Place[]> {
  return [
    ...(await rows(stack)),
    ...heard.sent.flatMap(({ service, url, headers, body }) => [
      { where: `URL of ${service}`, text: url },
      { where: `headers to ${service}`, text: headers },
      ...clearPart(service, url, body),
    ]),
    ...heard.queued.map((text) => ({ where: 'queue (event or schedule)', text })),
    ...heard.told,
    ...stack.announced().map((event) => ({ where: 'event bus', text: JSON.stringify(event) })),
    ...stack.mails().flatMap(mailPlaces),
    ...logs(dataDir),
    ...objects(stack, dataDir),
  ];
}

/** `Message` of GenerateMac is what the key service is for, and a mail is looked through as it arrived. */
function clearPart(service: string, url: string, body: string): readonly Place[] {
  if (service === 'ses') return [];
  if (service === 'kms') return [{ where: 'body to kms', text: body.replace(/"Message":"[^"]*"/u, '') }];
  if (service === 's3') return isForHer(url) ? [] : [{ where: 'body to s3', text: body }];
  return [{ where: `body to ${service}`, text: body }];
}

/** What is made for her to read: records and letters, kept under the storage key alone. */
function isForHer(key: string): boolean {
  return /\/(?:packages|letters)\//u.test(key);
}

async function rows(stack: Stack): Promise<readonly Place[]> {
  const client = new DynamoDBClient({
    endpoint: stack.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: localCredentials,
  });
  const found: Place[] = [];
  for (const { name } of stack.model.tables) {
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: name, ExclusiveStartKey: from }));
      for (const item of page.Items ?? []) found.push({ where: `table ${name}`, text: attributes(item) });
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  }
  client.destroy();
  return found;
}

function attributes(item: Readonly<Record<string, AttributeValue>>): string {
  return Object.entries(item)
    .map(([name, value]) =>
      value.B === undefined ? `${name} ${JSON.stringify(value)}` : `${name} ${Buffer.from(value.B).toString('latin1')}`,
    )
    .join('\n');
}

type Mail = ReturnType<Stack['mails']>[number];

/** Its reader's own address stands in `To`; the private link and the code stand in the body, where they belong. */
function mailPlaces(mail: Mail): readonly Place[] {
  const headers = mail.headers.filter(({ name }) => name.toLowerCase() !== 'to');
  return [
    { where: 'mail headers', text: `${JSON.stringify(headers)} ${JSON.stringify(mail.tags)}` },
    { where: 'mail subject', text: mail.subject },
    { where: 'mail body', text: `${mail.text}\n${mail.html}`.replaceAll(/\/status\/#[\w-]+/gu, '/status/#') },
  ];
}

function logs(dataDir: string): readonly Place[] {
  const folder = join(dataDir, 'logs');
  return readdirSync(folder).map((name) => ({ where: 'log', text: readFileSync(join(folder, name), 'utf8') }));
}

/** Keys, metadata, tags; and bytes of what should be sealed. */
function objects(stack: Stack, dataDir: string): readonly Place[] {
  const quarantine = stack.env('serve-case')['QUARANTINE_BUCKET'] ?? '';
  return stack.model.buckets.flatMap(({ name: bucket }) => {
    const folder = join(dataDir, 's3', bucket);
    const kept = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return kept.flatMap((entry): readonly Place[] => {
      const facts = readFileSync(join(folder, entry.name, 'index.json'), 'utf8');
      const isSealed = bucket !== quarantine && !isForHer(facts);
      const files = readdirSync(join(folder, entry.name)).filter((name) => name !== 'index.json');
      return [
        { where: 'S3 key and metadata', text: facts },
        ...(isSealed ? files : []).map((name) => ({
          where: 'S3 object',
          text: readFileSync(join(folder, entry.name, name)).toString('latin1'),
        })),
      ];
    });
  });
}
