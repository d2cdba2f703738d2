import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import type { ActionVerb } from '../../shared/domain/verbs.ts';
import { tokenAnswer } from '../../shared/schemas/commerce-system.ts';
import {
  act,
  cardOn,
  dataDir,
  hers,
  instruments,
  restart,
  searchAll,
  send,
  shop,
  stateOf,
  useDemoShop,
} from '../fixtures/demo-shop-client.ts';

const phone = { names: [], emails: [], phones: [maria.phone], addresses: [], cards: [] };

useDemoShop();

describe('who may call', () => {
  it('G13: no route under /v1 answers without the token, or with another', async () => {
    const routes = [
      `${shop.shopBaseUrl}/v1/accounts/A-1001/instruments`,
      `${shop.billingBaseUrl}/v1/accounts/B-2001/instruments`,
      `${shop.providerBaseUrl}/v1/tokens/tok_x`,
    ];
    for (const route of routes) {
      expect((await fetch(route)).status).toBe(401);
      expect((await send(route, undefined, { authorization: 'Bearer other' })).status).toBe(401);
    }
  });
});

describe('search', () => {
  it('L24 L25: comes in pages of at most two, every account once', async () => {
    const pages = await searchAll(shop.shopBaseUrl, { ...phone, cards: (await hers()).cards });
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every((page) => page.length <= 2)).toBe(true);
    const found = pages.flat().map((c) => c.account);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(['A-1001', 'A-1002', 'A-1003', 'A-1004']));
  });

  it('L24: phones by digits, e-mail in any case, addresses loosely, cards by last 4 and expiry; billing answers with its own ids', async () => {
    const find = async (more: object) =>
      (await searchAll(shop.shopBaseUrl, { ...phone, phones: [], ...more })).flat().map((c) => c.account);
    const street = { ...maria.address, lines: ['12 north st.', 'apartment 4'] };
    expect(await find({ phones: ['(212) 555-0143'] })).toContain('A-1002');
    expect(await find({ emails: ['MARIA@Mail.Example'] })).toContain('A-1004');
    expect(await find({ addresses: [street] })).toEqual(expect.arrayContaining(['A-1002', 'A-1004']));
    expect(await find({ cards: [{ last4: '4242', expMonth: 4, expYear: 2030 }] })).toContain('A-1001');
    expect(await find({ emails: ['nobody@mail.example'] })).toEqual([]);
    const billing = (await searchAll(shop.billingBaseUrl, await hers())).flat().map((c) => c.account);
    expect(billing).toContain('B-2001');
    expect(billing.filter((account) => account.startsWith('A-'))).toEqual([]);
  });
});

describe('changes', () => {
  it('L41: taking her card off leaves the other card where it is', async () => {
    const card = await cardOn('A-1001', '4242');
    expect(await act('A-1001', 'remove', 'k-remove', { instrument: { id: card.id } })).toMatchObject({
      outcome: 'done',
      noticeSuppressed: true,
    });
    expect((await cardOn('A-1001', '4242')).status).toBe('removed');
    expect((await cardOn('A-1001', '4444')).status).toBe('active');
  });

  it('G5: the same key gets the same answer, does nothing twice, and outlives a restart', async () => {
    const card = { instrument: { id: (await cardOn('A-1001', '4242')).id } };
    const first = await act('A-1001', 'hold', 'k-hold', card);
    await act('A-1001', 'release-hold', 'k-release', card);
    await restart();
    expect(await act('A-1001', 'hold', 'k-hold', card)).toEqual(first);
    expect((await cardOn('A-1001', '4242')).status).toBe('active');
  });

  it('G5: keys of one system mean nothing in the other', async () => {
    const mine = await act('A-1001', 'freeze', 'k-shared');
    const path = `${shop.billingBaseUrl}/v1/accounts/B-2001/actions`;
    const other = await send(path, { verb: 'freeze', quiet: true }, { 'idempotency-key': 'k-shared' });
    expect(other.json()).toMatchObject({ outcome: 'done' });
    expect(other.json()).not.toEqual(mine);
  });

  it('L43 L44: every change has its exact undoing', async () => {
    const before = await stateOf('A-1001');
    const { id, fingerprint } = await cardOn('A-1001', '4242');
    const card = { instrument: { id, fingerprint } };
    const flags = { flags: ['disputed', 'do-not-collect'] };
    const pairs: readonly (readonly [ActionVerb, ActionVerb, object])[] = [
      ['hold', 'release-hold', card],
      ['remove', 'restore', card],
      ['block', 'unblock', card],
      ['freeze', 'unfreeze', {}],
      ['stop-orders', 'resume-orders', {}],
      ['flag', 'unflag', flags],
    ];
    for (const [verb, undo, more] of pairs) {
      expect(await act('A-1001', verb, `k-${verb}`, more)).toMatchObject({ outcome: 'done' });
      if (verb !== 'block') expect(await stateOf('A-1001')).not.toEqual(before);
      expect(await act('A-1001', undo, `k-${undo}`, more)).toMatchObject({ outcome: 'done' });
      expect(await stateOf('A-1001')).toEqual(before);
    }
  });

  it('G5: a card that was held is held again after its removal is undone; lifting a hold brings no removed card back', async () => {
    const card = { instrument: { id: (await cardOn('A-1001', '4242')).id } };
    await act('A-1001', 'hold', 'k1', card);
    await act('A-1001', 'remove', 'k2', card);
    await act('A-1001', 'restore', 'k3', card);
    expect((await cardOn('A-1001', '4242')).status).toBe('held');
    await act('A-1001', 'remove', 'k4', card);
    await act('A-1001', 'release-hold', 'k5', card);
    expect((await cardOn('A-1001', '4242')).status).toBe('removed');
  });

  it('G5: orders stopped twice are still resumed', async () => {
    const before = await stateOf('A-1001');
    expect(before.orders).toContain('pending');
    await act('A-1001', 'stop-orders', 'k1');
    await act('A-1001', 'stop-orders', 'k2');
    expect((await stateOf('A-1001')).orders).not.toContain('pending');
    await act('A-1001', 'resume-orders', 'k3');
    expect(await stateOf('A-1001')).toEqual(before);
  });

  it('L42: preserve answers with the state and changes nothing', async () => {
    const before = await stateOf('A-1001');
    const kept = await act('A-1001', 'preserve', 'k1');
    expect(JSON.stringify(kept)).toContain('4242');
    expect(kept).toHaveProperty('snapshot');
    expect(await stateOf('A-1001')).toEqual(before);
  });

  it('G5: what does not exist is said to be absent, by a code a program can trust', async () => {
    const gone = await send(`${shop.shopBaseUrl}/v1/accounts/A-9/instruments`);
    expect([gone.status, gone.json()]).toMatchObject([404, { code: 'not-found' }]);
    expect(await act('A-1001', 'hold', 'k1', { instrument: { id: 'pm-none' } })).toEqual({ outcome: 'not-found' });
  });
});

describe('switches', () => {
  const set = (to: object) => send(`${shop.url}/switches`, to);
  const path = () => `${shop.shopBaseUrl}/v1/accounts/A-1001/instruments`;

  it('G4: a refused verb changes nothing; others go on', async () => {
    await set({ refuse: ['freeze'] });
    const answer = await act('A-1001', 'freeze', 'k1');
    expect(answer).toMatchObject({ outcome: 'refused', reason: expect.stringMatching(/^[a-z0-9-]+$/u) });
    expect((await instruments('A-1001')).frozen).toBe(false);
    expect(await act('A-1001', 'flag', 'k2', { flags: ['disputed'] })).toMatchObject({ outcome: 'done' });
  });

  it('G4: fails so many times, then works; is slow; stays down until it is switched on', async () => {
    await set({ failNext: 2 });
    const seen = [await send(path()), await send(path()), await send(path())];
    expect(seen.map((s) => s.status)).toEqual([500, 500, 200]);
    await set({ slowMs: 120 });
    const start = performance.now();
    expect((await send(path())).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(110);
    await set({ slowMs: 0, down: true });
    expect((await send(path())).status).toBe(503);
    await set({ down: false });
    expect((await send(path())).status).toBe(200);
  });
});

describe('the payment provider', () => {
  it('G13: a test card becomes a token that says only its fingerprint, last 4 and expiry', async () => {
    const made = await send(`${shop.providerBaseUrl}/tokens`, maria.card);
    expect([made.status, made.json()]).toMatchObject([201, { last4: '4242' }]);
    const { token: card } = made.json() as { token: string };
    const read = await send(`${shop.providerBaseUrl}/v1/tokens/${card}`);
    expect(tokenAnswer.parse(read.json())).toMatchObject({ last4: '4242', expMonth: 4, expYear: 2030, proved: true });
    expect(read.text).not.toContain(maria.card.number);
    expect((await cardOn('A-1001', '4242')).fingerprint).toBe(tokenAnswer.parse(read.json()).fingerprint);
  });

  it('G13: a number that fails the check digit, or is no test card, is not taken', async () => {
    for (const number of ['4242424242424241', '4539578763621486', '', 'x'])
      expect((await send(`${shop.providerBaseUrl}/tokens`, { ...maria.card, number })).status).toBe(422);
    expect((await send(`${shop.providerBaseUrl}/v1/tokens/tok_none`)).status).toBe(404);
  });

  it('G13: no card number stands in the shop’s file', async () => {
    await send(`${shop.providerBaseUrl}/tokens`, maria.card);
    const stored = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'latin1'));
    expect(stored.join('')).toContain('A-1001');
    expect(stored.filter((file) => file.includes(maria.card.number))).toEqual([]);
  });
});

describe('pages', () => {
  it('U1: the pages open without a token, each in a language and with a heading', async () => {
    const paths = ['/', '/accounts?system=shop', '/accounts?system=billing', '/accounts/shop/A-1001', '/pay/field'];
    for (const path of paths) {
      const page = await (await fetch(`${shop.url}${path}`)).text();
      expect([path, /<html lang="en"/u.test(page), page.match(/<h1/gu)?.length]).toEqual([path, true, 1]);
    }
    expect((await fetch(`${shop.url}/accounts/shop/A-9`)).status).toBe(404);
  });
});
