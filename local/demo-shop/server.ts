import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { basisOf } from '../../shared/domain/matching.ts';
import { postalAddress, recordClass } from '../../shared/schemas/commerce-system.ts';
import { type Account, openShop, type Shop } from './accounts.ts';
import { actionBody, changed } from './actions.ts';
import { accountPage, accountsPage, fieldPage, homePage } from './pages.ts';
import { testCards } from './people.ts';
import { seed } from './seed.ts';

export interface DemoShop {
  readonly url: string;
  readonly shopBaseUrl: string;
  readonly billingBaseUrl: string;
  readonly providerBaseUrl: string;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly html?: string;
}

/** The demo shop's secret for fingerprints. It guards test numbers only. */
const fingerprint = (number: string) =>
  `fp_${createHmac('sha256', 'demo-shop').update(number).digest('hex').slice(0, 24)}`;

const switches = z.object({ slowMs: z.number(), failNext: z.number(), refuse: z.array(z.string()), down: z.boolean() });
const searchBody = z.object({
  cursor: z.optional(z.string()),
  identifiers: z.object({
    names: z.array(z.string()),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
    addresses: z.array(postalAddress),
    cards: z.array(
      z.object({
        fingerprint: z.optional(z.string()),
        last4: z.string(),
        expMonth: z.optional(z.number()),
        expYear: z.optional(z.number()),
      }),
    ),
  }),
});
const cardBody = z.object({ number: z.string(), expMonth: z.number(), expYear: z.number(), cvc: z.string() });
const searchPage = 2;
const recordPage = 25;

/** A shop, its billing and its payment provider: real HTTP, own data, real outcomes. */
export async function startDemoShop(options: {
  readonly dataDir: string;
  readonly clock: { now(): number };
  readonly port?: number;
  readonly token: string;
}): Promise<DemoShop> {
  const shop = openShop(options.dataDir, () => seed(fingerprint));
  let state: z.infer<typeof switches> = { slowMs: 0, failNext: 0, refuse: [], down: false };

  async function reply(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', 'http://shop.local');
    const text = await bodyOf(request);
    const pages: Readonly<Record<string, () => string>> = {
      '/': homePage,
      '/pay/field': fieldPage,
      '/accounts': () => accountsPage(shop.all(url.searchParams.get('system') ?? 'shop')),
    };
    const page = pages[url.pathname];
    if (request.method === 'GET' && page) return { status: 200, body: undefined, html: page() };
    const shown = /^\/accounts\/(shop|billing)\/([\w-]+)$/u.exec(url.pathname);
    const one = shown ? shop.one(shown[1] ?? '', shown[2] ?? '') : undefined;
    if (one) return { status: 200, body: undefined, html: accountPage(one, shop.receiptsOf(one.id)) };
    if (url.pathname === '/switches') {
      if (request.method === 'POST')
        state = switches.parse({ ...state, ...z.record(z.string(), z.unknown()).parse(json(text)) });
      return { status: 200, body: state };
    }
    if (url.pathname === '/pay/tokens' && request.method === 'POST') return tokenFor(shop, text);
    const call = /^\/(shop|billing|pay)\/v1\/(.+)$/u.exec(url.pathname);
    if (!call) return { status: 404, body: { error: 'not-found' } };
    if (request.headers.authorization !== `Bearer ${options.token}`)
      return { status: 401, body: { error: 'unauthorised' } };
    if (state.slowMs > 0) await setTimeout(state.slowMs);
    if (state.down) return { status: 503, body: { error: 'down' } };
    if (state.failNext > 0) {
      state = { ...state, failNext: state.failNext - 1 };
      return { status: 500, body: { error: 'failed' } };
    }
    const system = call[1] ?? '';
    const path = call[2] ?? '';
    if (system === 'pay') return tokenOf(shop, path);
    if (path === 'search') return search(shop.all(system), text);
    const [, id = '', what = ''] = /^accounts\/([^/]+)\/(\w+)$/u.exec(path) ?? [];
    const account = shop.one(system, decodeURIComponent(id));
    if (!account) return { status: 404, body: { error: 'not-found' } };
    if (what === 'instruments')
      return { status: 200, body: { instruments: account.instruments, frozen: account.frozen } };
    if (what === 'records') return records(account, url, options.clock);
    if (what === 'actions')
      return act(shop, account, text, String(request.headers['idempotency-key'] ?? ''), state.refuse);
    return { status: 404, body: { error: 'not-found' } };
  }

  const server = createServer((request, response) => {
    reply(request)
      .catch((): Reply => ({ status: 400, body: { error: 'bad-request' } }))
      .then(({ status, body, html }) => {
        response.writeHead(
          status,
          html === undefined ? { 'content-type': 'application/json' } : { 'content-type': 'text/html; charset=utf-8' },
        );
        response.end(html ?? JSON.stringify(body));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url,
    shopBaseUrl: `${url}/shop`,
    billingBaseUrl: `${url}/billing`,
    providerBaseUrl: `${url}/pay`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      shop.close();
    },
  };
}

function search(accounts: readonly Account[], text: string): Reply {
  const { identifiers, cursor } = searchBody.parse(json(text));
  const hers = {
    ...identifiers,
    cards: identifiers.cards.map((c, i) => ({ ...c, id: `c${i}`, proved: false })),
    ownAccounts: [],
  };
  const found = accounts.flatMap((account) => {
    const stored = account.instruments
      .filter((i) => i.status !== 'removed')
      .map((i) => ({
        kind: 'card' as const,
        place: 'payment-method' as const,
        instrument: i.id,
        fingerprint: i.fingerprint,
        last4: i.last4,
        expMonth: i.expMonth,
        expYear: i.expYear,
      }));
    const all = [...account.profileTraces, ...stored, ...account.records.flatMap((r) => r.traces)];
    const hits = all.filter((t) => basisOf(t, hers).length > 0);
    return hits.length > 0 ? [{ account: account.id, openedAt: account.openedAt, traces: hits }] : [];
  });
  const from = Number(cursor ?? 0);
  const next = from + searchPage;
  return {
    status: 200,
    body: { candidates: found.slice(from, next), ...(next < found.length ? { nextCursor: String(next) } : {}) },
  };
}

function records(account: Account, url: URL, clock: { now(): number }): Reply {
  const wanted = recordClass.safeParse(url.searchParams.get('class'));
  if (!wanted.success) return { status: 422, body: { error: 'no-such-class' } };
  if (wanted.data === 'vendor-held' && account.records.some((r) => r.class === 'deliveries'))
    return {
      status: 200,
      body: {
        records: [],
        heldBy: { holder: 'Parcel Carrier Example', askedOn: new Date(clock.now()).toISOString().slice(0, 10) },
      },
    };
  const all = account.records.filter((r) => r.class === wanted.data);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const next = from + recordPage;
  return {
    status: 200,
    body: { records: all.slice(from, next), ...(next < all.length ? { nextCursor: String(next) } : {}) },
  };
}

function act(shop: Shop, account: Account, text: string, key: string, refuse: readonly string[]): Reply {
  if (key === '') return { status: 422, body: { error: 'idempotency-key-missing' } };
  const before = shop.receipt(key);
  if (before !== undefined) return { status: 200, body: JSON.parse(before) };
  const order = actionBody.parse(json(text));
  if (refuse.includes(order.verb)) return { status: 200, body: { outcome: 'refused', reason: 'switched-off' } };
  const after = changed(account, order);
  const answer =
    after === 'not-found'
      ? { outcome: 'not-found' }
      : {
          outcome: 'done',
          receipt: `rc-${randomUUID()}`,
          noticeSuppressed: order.quiet,
          ...(order.verb === 'preserve'
            ? { snapshot: { frozen: account.frozen, flags: account.flags, instruments: account.instruments.length } }
            : {}),
        };
  if (after !== 'not-found') shop.save(after);
  shop.keepReceipt(key, account.id, order.verb, JSON.stringify(answer));
  return { status: 200, body: answer };
}

function tokenFor(shop: Shop, text: string): Reply {
  const card = cardBody.parse(json(text));
  const number = card.number.replace(/\s/gu, '');
  if (!testCards.some((c) => c.number === number)) return { status: 422, body: { error: 'test-cards-only' } };
  const token = `tok_${randomUUID()}`;
  shop.keepToken(
    token,
    JSON.stringify({
      fingerprint: fingerprint(number),
      last4: number.slice(-4),
      expMonth: card.expMonth,
      expYear: card.expYear,
      proved: true,
    }),
  );
  return { status: 201, body: { token, last4: number.slice(-4) } };
}

function tokenOf(shop: Shop, path: string): Reply {
  const body = shop.token(path.replace(/^tokens\//u, ''));
  return body === undefined ? { status: 404, body: { error: 'not-found' } } : { status: 200, body: JSON.parse(body) };
}

function json(text: string): unknown {
  return JSON.parse(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
