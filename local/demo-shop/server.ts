import * as z from 'zod/mini';
import { type Answer, type Inbound, listen } from '../endpoints/http.ts';
import { parseJson } from '../json.ts';
import { accountPage } from './account-page.ts';
import { json, problem, seeOther } from './answers.ts';
import { addCard } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { fieldPage, fieldScript } from './field-page.ts';
import { accountsPage, homePage, switchesPage } from './pages.ts';
import { testCards } from './people.ts';
import { answerProvider, makeToken } from './provider.ts';
import { seed } from './seed.ts';
import { instrument } from './seed-parts.ts';
import { createSwitches, type SwitchBoard, type Switches, switches } from './switches.ts';
import { answerSystem } from './system-api.ts';

export interface DemoShop {
  /** The pages, the switches and the hosted card field. */
  readonly url: string;
  readonly shopBaseUrl: string;
  readonly billingBaseUrl: string;
  readonly providerBaseUrl: string;
  /** Every account as at the beginning, every switch off. */
  reset(): void;
  set(changes: Partial<Switches>): void;
  /** An account as the shop itself keeps it, byte for byte: what an undoing is held against (G5). */
  stored(system: 'shop' | 'billing', account: string): string | undefined;
  close(): Promise<void>;
}

/** A shop, its billing and its payment provider on loopback: real HTTP, own data in one SQLite file, real outcomes. */
export async function startDemoShop(options: {
  readonly dataDir: string;
  readonly clock: { now(): number };
  readonly port?: number;
  /** What Redress has to send as bearer. */
  readonly token: string;
}): Promise<DemoShop> {
  const db = openDatabase(options.dataDir, seed);
  const board = createSwitches();
  const deps = { db, clock: options.clock, switches: () => board.now };

  async function handle(request: Inbound): Promise<Answer> {
    const [, system = '', path = ''] = /^\/(shop|billing|pay)\/v1\/(.+)$/u.exec(request.path) ?? [];
    if (system === '') return site(db, board, request);
    if (request.headers.get('authorization') !== `Bearer ${options.token}`) return problem(401, 'unauthorised');
    return await board.through(() =>
      system === 'pay' ? answerProvider(db, path, request) : answerSystem(deps, system, path, request),
    );
  }

  const served = await listen(handle, { port: options.port, maxBody: 256 * 1024 }).catch((fault: unknown) => {
    db.close();
    throw fault;
  });
  return {
    url: served.url,
    shopBaseUrl: `${served.url}/shop`,
    billingBaseUrl: `${served.url}/billing`,
    providerBaseUrl: `${served.url}/pay`,
    reset() {
      db.reset();
      board.reset();
    },
    set: board.set,
    stored: db.body,
    async close() {
      await served.close();
      db.close();
    },
  };
}

function site(db: Database, board: SwitchBoard, request: Inbound): Answer {
  const post = request.method === 'POST';
  const query = new URLSearchParams(request.search);
  switch (request.path) {
    case '/':
      return homePage([...db.all('shop'), ...db.all('billing')].filter((a) => a.story !== undefined));
    case '/accounts': {
      const system = query.get('system') === 'billing' ? 'billing' : 'shop';
      return accountsPage(system, db.all(system));
    }
    case '/pay/field':
      return fieldPage();
    case '/pay/field.js':
      return fieldScript();
    case '/pay/tokens':
      return post ? makeToken(db, request) : problem(405, 'method-not-allowed');
    case '/switches':
      return post ? setSwitches(board, request) : isBrowser(request) ? switchesPage(board.now) : json(200, board.now);
    case '/reset':
      if (!post) return problem(405, 'method-not-allowed');
      db.reset();
      board.reset();
      return seeOther('/');
    default:
      return oneAccount(db, request, query.get('tried') ?? '');
  }
}

function oneAccount(db: Database, request: Inbound, tried: string): Answer {
  const [, system = '', id = '', cards] = /^\/accounts\/(shop|billing)\/([\w-]+)(\/cards)?$/u.exec(request.path) ?? [];
  const account = db.one(system, id);
  if (!account) return problem(404, 'not-found');
  if (cards === undefined) return accountPage(account, db.receiptsOf(system, id), db.noticesOf(system, id), tried);
  if (request.method !== 'POST') return problem(405, 'method-not-allowed');
  const number = new URLSearchParams(request.body.toString()).get('number');
  const card = testCards.find((c) => c.number === number);
  if (!card) return problem(422, 'test-cards-only');
  const after = addCard(account, instrument(`pm-${id}-${account.instruments.length + 1}`, card));
  if (typeof after !== 'string') db.save(after);
  return seeOther(`/accounts/${system}/${id}?tried=${typeof after === 'string' ? after : 'added'}`);
}

function setSwitches(board: SwitchBoard, request: Inbound): Answer {
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  const asked = isForm ? ofForm(new URLSearchParams(request.body.toString())) : parseJson(request.body.toString());
  const changes = z.partial(switches).safeParse(asked);
  if (!changes.success) return problem(422, 'bad-switches');
  const given = Object.entries(changes.data).filter(([, value]) => value !== undefined);
  board.set(switches.parse({ ...board.now, ...Object.fromEntries(given) }));
  return isForm ? seeOther('/switches') : json(200, board.now);
}

function ofForm(form: URLSearchParams) {
  const number = (name: string) => Number(form.get(name) ?? 0);
  return {
    slowMs: number('slowMs'),
    failNext: number('failNext'),
    failRate: number('failRate'),
    loseNext: number('loseNext'),
    refuse: form.getAll('refuse'),
    down: form.has('down'),
  };
}

function isBrowser(request: Inbound): boolean {
  return request.headers.get('accept')?.includes('text/html') === true;
}
