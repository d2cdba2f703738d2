import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SystemEntry } from '../../domain/registry.ts';
import type { CommerceSystem, PaymentProvider } from '../../ports/commerce-system.ts';
import type { Registry } from '../../ports/outside.ts';
import { systemEntry } from '../../schemas/registry.ts';

interface Entry {
  readonly entry: SystemEntry;
  readonly token: Uint8Array;
}

export interface Connectors {
  commerce(config: {
    readonly id: string;
    readonly baseUrl: string;
    readonly token: string;
    readonly emergencyStop: () => boolean;
  }): CommerceSystem;
  payments(config: { readonly id: string; readonly baseUrl: string; readonly token: string }): PaymentProvider;
}

/** How long the list is kept: an emergency stop takes hold in every running worker within this time. */
const freshMs = 15_000;

/** The registry table. Tokens are sealed by KMS with context `{system}` and opened once per environment. */
export function createRegistry(
  dynamo: DynamoDBClient,
  kms: KMSClient,
  config: { readonly table: string; readonly dataKey: string; readonly now: () => number },
  connectors: Connectors,
): Registry {
  let list: { readonly at: number; readonly entries: readonly Entry[] } | undefined;
  const connected = new Map<string, CommerceSystem>();

  async function entries(): Promise<readonly Entry[]> {
    const age = list ? config.now() - list.at : Number.POSITIVE_INFINITY;
    if (list && age >= 0 && age < freshMs) return list.entries;
    const found = await dynamo.send(
      new QueryCommand({
        TableName: config.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'REGISTRY' } },
      }),
    );
    list = { at: config.now(), entries: (found.Items ?? []).map(entryOf) };
    return list.entries;
  }

  async function token(entry: Entry): Promise<string> {
    const opened = await kms.send(
      new DecryptCommand({
        CiphertextBlob: entry.token,
        KeyId: config.dataKey,
        EncryptionContext: { system: entry.entry.id },
      }),
    );
    return Buffer.from(opened.Plaintext ?? []).toString();
  }

  return {
    async systems() {
      return (await entries()).map((e) => e.entry).filter((e) => !e.paymentProvider);
    },
    async connect(system) {
      const known = connected.get(system);
      const entry = (await entries()).find((e) => e.entry.id === system);
      if (known || !entry) return entry ? known : undefined;
      const made = connectors.commerce({
        id: system,
        baseUrl: entry.entry.baseUrl,
        token: await token(entry),
        emergencyStop: () => list?.entries.find((e) => e.entry.id === system)?.entry.emergencyStop ?? true,
      });
      connected.set(system, made);
      return made;
    },
    async paymentProvider() {
      const entry = (await entries()).find((e) => e.entry.paymentProvider);
      return entry
        ? connectors.payments({ id: entry.entry.id, baseUrl: entry.entry.baseUrl, token: await token(entry) })
        : undefined;
    },
  };
}

function entryOf(item: Record<string, AttributeValue>): Entry {
  const entry = systemEntry.parse(JSON.parse(item['entry']?.S ?? 'null'));
  return { entry, token: item['token']?.B ?? new Uint8Array() };
}
