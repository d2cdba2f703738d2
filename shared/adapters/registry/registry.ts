import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SystemEntry } from '../../domain/registry.ts';
import { Secret } from '../../domain/secret.ts';
import type { CommerceSystem, PaymentProvider } from '../../ports/commerce-system.ts';
import type { Registry } from '../../ports/outside.ts';
import { systemEntry } from '../../schemas/registry.ts';
import type { EmergencyStop } from '../emergency-stop.ts';
import { createManualSystem } from '../manual/manual-system.ts';

interface Entry {
  readonly entry: SystemEntry;
  readonly token: Uint8Array;
}

export interface Connectors {
  commerce(config: {
    readonly id: string;
    readonly baseUrl: string;
    readonly token: Secret<string>;
    readonly emergencyStop: EmergencyStop;
  }): CommerceSystem;
  payments(config: { readonly id: string; readonly baseUrl: string; readonly token: Secret<string> }): PaymentProvider;
}

/** How long the list is kept: an emergency stop takes hold in every running worker within this time. */
const freshMs = 15_000;

/** All entries of the table, read again when older than `freshMs`. */
function entryList(dynamo: DynamoDBClient, config: { readonly table: string; readonly now: () => number }) {
  let list: { readonly at: number; readonly entries: readonly Entry[] } | undefined;
  return {
    async read(): Promise<readonly Entry[]> {
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
    },
  };
}

/** Only what the systems are called, for a function that connects to none and may open no token. */
export function createSystemNames(
  dynamo: DynamoDBClient,
  config: { readonly table: string; readonly now: () => number },
): Pick<Registry, 'systems'> {
  const list = entryList(dynamo, config);
  return { systems: async () => (await list.read()).map((e) => e.entry) };
}

/** The registry table. Tokens are sealed by KMS with context `{system}` and opened once per connection. */
export function createRegistry(
  dynamo: DynamoDBClient,
  kms: KMSClient,
  config: { readonly table: string; readonly dataKey: string; readonly now: () => number },
  connectors: Connectors,
): Registry {
  const list = entryList(dynamo, config);
  const connected = new Map<string, { readonly to: Entry; readonly system: CommerceSystem }>();
  let paying: { readonly to: Entry; readonly provider: PaymentProvider } | undefined;

  async function token(entry: Entry): Promise<Secret<string>> {
    const opened = await kms.send(
      new DecryptCommand({
        CiphertextBlob: entry.token,
        KeyId: config.dataKey,
        EncryptionContext: { system: entry.entry.id },
      }),
    );
    return new Secret(Buffer.from(opened.Plaintext ?? []).toString());
  }

  return {
    async systems() {
      return (await list.read()).map((e) => e.entry).filter((e) => !e.paymentProvider);
    },
    async connect(system) {
      const known = connected.get(system);
      const entry = (await list.read()).find((e) => e.entry.id === system);
      if (!entry) return undefined;
      if (known && isSameWay(known.to, entry)) return known.system;
      // A step may run for longer than the list is kept: it looks again before each change.
      const emergencyStop = async () =>
        (await list.read()).find((e) => e.entry.id === system)?.entry.emergencyStop ?? true;
      const made =
        entry.entry.adapter === 'manual'
          ? createManualSystem({ emergencyStop })
          : connectors.commerce({
              id: system,
              baseUrl: entry.entry.baseUrl,
              token: await token(entry),
              emergencyStop,
            });
      connected.set(system, { to: entry, system: made });
      return made;
    },
    async paymentProvider() {
      const entry = (await list.read()).find((e) => e.entry.paymentProvider);
      if (!entry) return undefined;
      // One for all cards: its circuit counts what failed before.
      if (paying?.to.entry.id !== entry.entry.id || !isSameWay(paying.to, entry)) {
        const { id, baseUrl } = entry.entry;
        paying = { to: entry, provider: connectors.payments({ id, baseUrl, token: await token(entry) }) };
      }
      return paying.provider;
    },
  };
}

/** A connection lives on through a change of name, owner or emergency stop; a rotated token is sealed anew. */
function isSameWay(a: Entry, b: Entry): boolean {
  return (
    a.entry.adapter === b.entry.adapter && a.entry.baseUrl === b.entry.baseUrl && Buffer.compare(a.token, b.token) === 0
  );
}

function entryOf(item: Record<string, AttributeValue>): Entry {
  const entry = systemEntry.parse(JSON.parse(item['entry']?.S ?? 'null'));
  return { entry, token: item['token']?.B ?? new Uint8Array() };
}
