import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { maria } from '../../local/demo-shop/people.ts';
import { fingerprintOf } from '../../local/demo-shop/provider.ts';
import { startDemoShop } from '../../local/demo-shop/server.ts';
import { createHttpCommerceSystem } from '../../shared/adapters/http-connector/connectors.ts';
import type { SearchIdentifiers } from '../../shared/domain/identifiers.ts';
import type { RecordClass } from '../../shared/domain/records.ts';
import { Secret } from '../../shared/domain/secret.ts';
import { describeCommerceSystem } from './commerce-system.ts';

const { number, expMonth, expYear } = maria.card;
const identifiers: SearchIdentifiers = {
  names: [`${maria.given} ${maria.family}`],
  emails: [maria.email],
  phones: [maria.phone],
  addresses: [maria.address],
  cards: [{ fingerprint: fingerprintOf(number), last4: number.slice(-4), expMonth, expYear }],
};

async function demo(system: 'shop' | 'billing', account: string, instrument: string, classes: readonly RecordClass[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-shop-'));
  const shop = await startDemoShop({ dataDir, clock: { now: () => Date.UTC(2026, 10, 24) }, token: 'test-token' });
  const baseUrl = system === 'shop' ? shop.shopBaseUrl : shop.billingBaseUrl;
  return {
    system: createHttpCommerceSystem({ baseUrl, token: new Secret('test-token'), emergencyStop: async () => false }),
    account,
    instrument,
    identifiers,
    classes,
    async stored() {
      const db = new DatabaseSync(join(dataDir, 'demo-shop.sqlite'), { readOnly: true });
      const row = db.prepare('SELECT body FROM accounts WHERE system=? AND id=?').get(system, account);
      db.close();
      return createHash('sha256').update(JSON.stringify(row)).digest('hex');
    },
    async close() {
      await shop.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

const opening = ['application', 'account-changes', 'phone-numbers'] as const;
const buying = ['orders', 'receipts', 'payments', 'deliveries'] as const;
describeCommerceSystem('the demo shop', () => demo('shop', 'A-1001', 'pm-1', [...opening, ...buying, 'support-notes']));
describeCommerceSystem('the demo billing', () =>
  demo('billing', 'B-2001', 'bm-1', [...opening, ...buying, 'statements']),
);

/** A system of one's own: docs/connectors.md says what the file holds. */
const own = process.env['COMMERCE_SYSTEM'];
if (own !== undefined)
  describeCommerceSystem(own, async () => {
    const { baseUrl, token, ...account } = JSON.parse(readFileSync(own, 'utf8'));
    const system = createHttpCommerceSystem({ baseUrl, token, emergencyStop: async () => false });
    return { ...account, system, close: async () => undefined };
  });
