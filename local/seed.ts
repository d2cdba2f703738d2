/** What a business would enter by hand after deploying: its systems, which here are the demo shop's, and who works on the desk. */
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { putStaff } from '../shared/adapters/registry/put-staff.ts';
import { putSystem } from '../shared/adapters/registry/put-system.ts';
import { createRoster } from '../shared/adapters/registry/roster.ts';
import type { SystemEntry } from '../shared/domain/registry.ts';
import { Secret } from '../shared/domain/secret.ts';
import type { DemoShop } from './demo-shop/server.ts';
import { own, parseJson } from './json.ts';
import { staffUsers } from './runtime/staff.ts';
import type { Model } from './template/model.ts';

/** Of the demo shop's API. No secret: it guards made-up accounts on loopback. */
export const shopToken = 'demo-shop-token';

export type ShopBases = Pick<DemoShop, 'shopBaseUrl' | 'billingBaseUrl' | 'providerBaseUrl'>;

/**
 * Writes the systems anew at every start, because the shop's port changes; an emergency stop that was set stays set. Staff are entered once: whoever was
 * let go stays gone.
 */
export async function seed(
  model: Pick<Model, 'functions'>,
  clients: { readonly dynamo: DynamoDBClient; readonly kms: KMSClient },
  shop: ShopBases,
): Promise<void> {
  const env = model.functions.find(({ environment }) => environment['REGISTRY_TABLE'] !== undefined)?.environment;
  const [table, dataKey] = [env?.['REGISTRY_TABLE'], env?.['DATA_KEY']];
  if (table === undefined || dataKey === undefined) return;
  for (const entry of systemsOf(shop)) {
    const before = await clients.dynamo.send(
      new GetItemCommand({ TableName: table, Key: { pk: { S: 'REGISTRY' }, sk: { S: entry.id } } }),
    );
    const movedFrom = own(parseJson(before.Item?.['entry']?.S ?? ''), 'baseUrl');
    const config = { table, dataKey, movedFrom: typeof movedFrom === 'string' ? movedFrom : undefined };
    await putSystem(clients.dynamo, clients.kms, config, entry, new Secret(shopToken));
  }
  const here = await createRoster(clients.dynamo, table).members();
  for (const { sub, name, backup, groups } of Object.values(staffUsers)) {
    if (here.some(({ id }) => id === sub)) continue;
    const member = { id: sub, name, backup: staffUsers[backup].sub, approver: groups.includes('approver') };
    await putStaff(clients.dynamo, table, member);
  }
}

function systemsOf(shop: ShopBases): readonly SystemEntry[] {
  const common = { owner: 'systems@example.com', adapter: 'http', answerDays: 7, emergencyStop: false } as const;
  return [
    { ...common, id: 'shop', name: 'Shop', kind: 'own', baseUrl: shop.shopBaseUrl, paymentProvider: false },
    { ...common, id: 'billing', name: 'Billing', kind: 'own', baseUrl: shop.billingBaseUrl, paymentProvider: false },
    {
      ...common,
      id: 'payments',
      name: 'Payment provider',
      kind: 'vendor',
      baseUrl: shop.providerBaseUrl,
      paymentProvider: true,
    },
  ];
}
