import { describe, expect, it } from 'vitest';
import { holder, navigationCanary } from '../../local/demo-shop/people.ts';
import { owedOf } from '../../shared/domain/disclosure.ts';
import { recordClasses, type SourceRecord } from '../../shared/domain/records.ts';
import { recordsAnswer } from '../../shared/schemas/commerce-system.ts';
import { collect, hers, searchAll, send, shop, useDemoShop } from '../fixtures/demo-shop-client.ts';

useDemoShop();

describe('records', () => {
  it('L28 L30: every class on every account of the story keeps to the wire format; website visits are no class', async () => {
    for (const account of ['A-1001', 'A-1002', 'A-1003', 'A-1004'])
      for (const recordClass of recordClasses.filter((c) => c !== 'vendor-held')) {
        const records = await collect(shop.shopBaseUrl, account, recordClass);
        expect(records.filter((r) => r.class !== recordClass)).toEqual([]);
      }
    const visits = await send(`${shop.shopBaseUrl}/v1/accounts/A-1001/records?class=navigation`);
    expect(visits.status).toBe(422);
  });

  it('L27 L29: of account A the orders paid with her card are owed, one still pending and all with the other person’s address; his own two are not', async () => {
    const known = await hers();
    const orders = await collect(shop.shopBaseUrl, 'A-1001', 'orders');
    const paidWith = (last4: string) => orders.filter((r) => r.class === 'orders' && r.paidWith?.last4 === last4);
    const owed = owedOf(orders, known).owed;
    expect(owed).toEqual(paidWith('4242'));
    expect(owed.length).toBeGreaterThanOrEqual(4);
    expect(paidWith('4444')).toHaveLength(2);
    expect(owed.map((r) => r.class === 'orders' && r.status)).toContain('pending');
    expect(JSON.stringify(owed)).toContain(holder.address.lines[0]);
    const changes = await collect(shop.shopBaseUrl, 'A-1001', 'account-changes');
    expect(changes.filter((r) => r.traces.some((t) => t.kind === 'card' && t.last4 === '4242'))).not.toEqual([]);
    expect(owedOf(await collect(shop.billingBaseUrl, 'B-2001', 'payments'), known).owed).not.toEqual([]);
    expect((await collect(shop.billingBaseUrl, 'B-2001', 'statements')).length).toBeGreaterThan(0);
  });

  it('L27 L30: a second victim is on account C, and on no record owed to Maria; no website visit is in any record', async () => {
    const known = await hers();
    const all: SourceRecord[] = [];
    for (const base of [shop.shopBaseUrl, shop.billingBaseUrl])
      for (const { account } of (await searchAll(base, known)).flat())
        for (const recordClass of recordClasses.filter((c) => c !== 'vendor-held'))
          all.push(...(await collect(base, account, recordClass)));
    const owed = owedOf(all, known).owed;
    expect(owed.length).toBeGreaterThan(20);
    expect(JSON.stringify(all)).toContain('CANARY-OTHER-VICTIM');
    expect(JSON.stringify(owed)).not.toContain('CANARY-OTHER-VICTIM');
    expect(JSON.stringify(all)).not.toContain(navigationCanary);
  });

  it('L27: what was ordered in her name without a card is owed, delivery elsewhere included', async () => {
    const known = await hers();
    for (const recordClass of ['application', 'orders', 'deliveries'] as const) {
      const records = await collect(shop.shopBaseUrl, 'A-1002', recordClass);
      expect([recordClass, owedOf(records, known).owed.length]).toEqual([recordClass, 1]);
    }
  });

  it('L28: what the carrier holds is named with the day it was asked', async () => {
    const path = `${shop.shopBaseUrl}/v1/accounts/A-1001/records?class=vendor-held`;
    expect(recordsAnswer.parse((await send(path)).json()).heldBy).toEqual({
      holder: 'Parcel Carrier Example',
      askedOn: '2026-11-02',
    });
    const own = await send(`${shop.billingBaseUrl}/v1/accounts/B-2004/records?class=vendor-held`);
    expect(recordsAnswer.parse(own.json())).toEqual({ records: [] });
  });
});
