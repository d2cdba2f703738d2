import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { seed } from '../../local/demo-shop/seed.ts';
import { type DemoShop, startDemoShop } from '../../local/demo-shop/server.ts';
import { createHttpCommerceSystem } from '../../shared/adapters/http-connector/connectors.ts';
import { Secret } from '../../shared/domain/secret.ts';
import type { ActionOrder } from '../../shared/ports/commerce-system.ts';

const clock = { now: () => Date.UTC(2026, 10, 24) };
const token = 'test-token';
const order = (verb: ActionOrder['verb'], account = 'A-1001'): ActionOrder => ({
  verb,
  account,
  instrument: { id: 'pm-1' },
  quiet: true,
});

/** What only both together show: the http adapter over a shop that is slow, loses answers, refuses, or owns the state itself. */
describe('the http adapter over the demo shop', () => {
  let dataDir: string;
  let shop: DemoShop;
  let system: ReturnType<typeof createHttpCommerceSystem>;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'demo-shop-'));
    shop = await startDemoShop({ dataDir, clock, token });
  });
  afterAll(async () => {
    await shop.close();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(() => {
    shop.reset();
    const config = {
      baseUrl: shop.shopBaseUrl,
      token: new Secret(token),
      timeoutMs: 150,
      emergencyStop: async () => false,
    };
    system = createHttpCommerceSystem(config, { now: clock.now, sleep: async () => undefined, random: () => 0 });
  });
  const seen = async () => await (await fetch(`${shop.url}/accounts/shop/A-1001`)).text();
  const add = async (card: string) => {
    const body = new URLSearchParams({ number: card });
    return await (await fetch(`${shop.url}/accounts/shop/A-1001/cards`, { method: 'POST', body })).text();
  };

  it('G7: after a time-out a change is unknown; the same key then tells what came of it, and it was done once', async () => {
    shop.set({ slowMs: 400 });
    expect(await system.act(order('remove'), 'k1')).toEqual({ outcome: 'unknown', reason: 'timeout' });
    shop.set({ slowMs: 0 });
    expect(await system.act(order('remove'), 'k1')).toMatchObject({ outcome: 'done', noticeSuppressed: true });
    expect((await seen()).match(/<td>remove<\/td>/gu)).toHaveLength(1);
    expect(await system.listInstruments('A-1001')).toMatchObject({
      instruments: [{ status: 'removed' }, { status: 'active' }],
    });
  });

  it('G7: a change whose answer was lost is asked for again and was done once', async () => {
    shop.set({ loseNext: 2 });
    expect(await system.act(order('hold'), 'k1')).toMatchObject({ outcome: 'done' });
    expect((await seen()).match(/<td>hold<\/td>/gu)).toHaveLength(1);
  });

  it('a refusal changed nothing, so the same key may succeed when it is over', async () => {
    shop.set({ refuse: ['remove'] });
    expect(await system.act(order('remove'), 'k1')).toEqual({ outcome: 'refused', reason: 'switched-off' });
    shop.set({ refuse: [] });
    expect(await system.act(order('remove'), 'k1')).toMatchObject({ outcome: 'done' });
  });

  it('L43: a blocked card cannot be added again by the account holder, another one can', async () => {
    await system.act(order('remove'), 'k1');
    await system.act(order('block'), 'k2');
    expect(await add(maria.card.number)).toContain('Refused: this card was blocked');
    expect(await add('4012888888881881')).toContain('The card was added');
    await system.act(order('unblock'), 'k3');
    expect(await add(maria.card.number)).toContain('The card was added');
  });

  it('G5: undoing a freeze leaves one the shop had made itself', async () => {
    const own = seed().find((a) => a.system === 'shop' && a.frozen)?.id ?? '';
    expect(await system.act(order('freeze', own), 'k1')).toMatchObject({ outcome: 'done' });
    expect(await system.act(order('unfreeze', own), 'k2')).toMatchObject({ outcome: 'done' });
    expect(await system.listInstruments(own)).toMatchObject({ outcome: 'done', frozen: true });
  });

  it('L45: each notice to the account holder is written down as not sent', async () => {
    await system.act(order('remove'), 'k1');
    expect(await seen()).toMatch(
      /“remove”, card ending 4242: mail to the account holder<\/td><td><span class="mark">not sent/u,
    );
  });
});
