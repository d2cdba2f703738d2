import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createHttpCommerceSystem,
  createHttpPaymentProvider,
} from '../../shared/adapters/http-connector/connectors.ts';
import type { SearchIdentifiers } from '../../shared/domain/identifiers.ts';
import { Secret } from '../../shared/domain/secret.ts';
import type { ActionOrder } from '../../shared/ports/commerce-system.ts';

type Answering = (response: ServerResponse, request: IncomingMessage) => void;

const nobody: SearchIdentifiers = { names: [], emails: [], phones: [], addresses: [], cards: [] };
const hold: ActionOrder = { verb: 'hold', account: 'A-1', instrument: { id: 'pm-1' }, quiet: true };
const done = { outcome: 'done', receipt: 'rc-1', noticeSuppressed: true };
const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answering => {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};
const problem = (status: number, code: string) => json({ status, code }, status);
const raw =
  (text: string, status = 200): Answering =>
  (response) =>
    response.writeHead(status).end(text);
const reset: Answering = (response) => response.destroy();
const silence: Answering = () => undefined;

/** A system that answers what the test says, one answer after the other; the last one for ever. */
describe('the http adapter', () => {
  let server: Server;
  let baseUrl: string;
  let answers: Answering[];
  let asked: { method: string; url: string; key: string | undefined; token: string | undefined }[];
  let slept: number[];
  let clock: number;
  let stopped: () => boolean;

  beforeEach(async () => {
    answers = [];
    asked = [];
    slept = [];
    clock = 0;
    stopped = () => false;
    server = createServer((request, response) => {
      const key = request.headers['idempotency-key'];
      asked.push({
        method: request.method ?? '',
        url: request.url ?? '',
        key: typeof key === 'string' ? key : undefined,
        token: request.headers.authorization,
      });
      const next = answers.length > 1 ? answers.shift() : answers[0];
      request.resume().on('end', () => next?.(response, request));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/base/`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const deps = {
    now: () => clock,
    sleep: async (ms: number) => {
      slept.push(ms);
    },
    random: () => 0.5,
  };
  const connect = (timeoutMs = 200) =>
    createHttpCommerceSystem(
      { baseUrl, token: new Secret('secret'), timeoutMs, emergencyStop: async () => stopped() },
      deps,
    );

  it('sends the token, the key and the path, the account percent-encoded', async () => {
    answers = [json(done)];
    const order = { ...hold, account: 'gid://shop/Customer/1' };
    expect(await connect().act(order, 'case.step.do')).toEqual(done);
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/base/v1/accounts/gid%3A%2F%2Fshop%2FCustomer%2F1/actions',
        key: 'case.step.do',
        token: 'Bearer secret',
      },
    ]);
  });

  it.each([
    ['a 500', problem(500, 'failed')],
    ['a broken connection', reset],
    ['no answer in time', silence],
    ['too many calls', problem(429, 'slow-down')],
  ])('G7: after %s it asks again with the same key, and takes the answer', async (_, fault) => {
    answers = [fault, fault, json(done)];
    expect(await connect().act(hold, 'k1')).toEqual(done);
    expect(asked.map((a) => a.key)).toEqual(['k1', 'k1', 'k1']);
    expect(slept).toEqual([100, 200]);
  });

  it.each([
    ['server-error', problem(503, 'down')],
    ['unreachable', reset],
    ['timeout', silence],
    ['throttled', problem(429, 'slow-down')],
    ['bad-answer', raw('<html>')],
    ['bad-answer', json({ outcome: 'done' })],
    ['bad-answer', json({ outcome: 'refused', reason: 'Maria Example asked us not to' })],
    ['bad-answer', problem(401, 'unauthorised')],
    ['bad-answer', raw('', 301)],
  ] as const)('G7: a change is unknown, never done, when the answer is %s', async (reason, fault) => {
    answers = [fault];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason });
  });

  it.each([
    ['server-error', problem(503, 'down')],
    ['unreachable', reset],
    ['timeout', silence],
    ['bad-answer', raw('no json')],
    ['bad-answer', json({ candidates: 'many' })],
  ] as const)('L25: a search that fails with %s is failed, never empty', async (reason, fault) => {
    answers = [json({ candidates: [], nextCursor: '1' }), fault];
    expect(await connect().search(nobody)).toEqual({ outcome: 'failed', reason });
  });

  it('G7: a search that answers page by page has to end in time, and asks for no page after it', async () => {
    let page = 0;
    answers = [
      (response) => {
        clock += 10_000;
        json({ candidates: [], nextCursor: String(++page) })(response, response.req);
      },
    ];
    expect(await connect().search(nobody, 60_000)).toEqual({ outcome: 'failed', reason: 'timeout' });
    expect(asked).toHaveLength(6);
  });

  it('G7: an attempt that is under way when time is over is given up, and no other is made', async () => {
    answers = [silence];
    const before = performance.now();
    expect(await connect(60_000).collect('A-1', 'orders', 50)).toEqual({ outcome: 'failed', reason: 'timeout' });
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(asked).toHaveLength(1);
    // Nothing is asked when there is no time at all, and a change is then unknown.
    clock = 50;
    expect(await connect().act(hold, 'k1', 50)).toEqual({ outcome: 'unknown', reason: 'timeout' });
    expect(await connect().listInstruments('A-1', 50)).toEqual({ outcome: 'failed', reason: 'timeout' });
    expect(asked).toHaveLength(1);
  });

  it('an unknown of the system stays unknown', async () => {
    answers = [json({ outcome: 'unknown' })];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'server-error' });
  });

  it('a system that is not there is unreachable', async () => {
    const system = createHttpCommerceSystem(
      { baseUrl: 'http://127.0.0.1:9', token: new Secret('t'), emergencyStop: async () => false },
      deps,
    );
    expect(await system.listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'unreachable' });
  });

  it('an answer that drips, byte by byte, meets the time-out of the whole attempt', async () => {
    const drips: NodeJS.Timeout[] = [];
    answers = [
      (response) => {
        response.writeHead(200);
        drips.push(setInterval(() => response.write(' '), 20));
      },
    ];
    expect(await connect().listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'timeout' });
    for (const drip of drips) clearInterval(drip);
  });

  it('an answer beyond 8 MiB is not read to its end', async () => {
    answers = [(response) => response.end(Buffer.alloc(9 * 1024 * 1024, 0x20))];
    // Nine megabytes take a busy machine longer than the time-out that other tests run into on purpose.
    expect(await connect(5000).listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'bad-answer' });
  });

  it.each<[string, (system: ReturnType<typeof connect>) => Promise<unknown>, object]>([
    ['search', (system) => system.search(nobody), { candidates: [] }],
    ['collection', (system) => system.collect('A-1', 'orders'), { records: [] }],
  ])(
    'G7: a %s of big pages that never end is a fault before they fill a worker of ten messages',
    async (_, ask, page) => {
      const fill = ' '.repeat(4 * 1024 * 1024);
      answers = [(response) => response.end(JSON.stringify({ ...page, nextCursor: String(asked.length) }) + fill)];
      expect(await ask(connect(5000))).toEqual({ outcome: 'failed', reason: 'bad-answer' });
      expect(asked.length).toBeLessThanOrEqual(7);
    },
  );

  it('L25: many pages that are no more than 24 MiB together are all taken', async () => {
    const fill = ' '.repeat(4 * 1024 * 1024 - 1024);
    answers = [
      (response) =>
        response.end(
          JSON.stringify({ records: [], ...(asked.length < 6 ? { nextCursor: `${asked.length}` } : {}) }) + fill,
        ),
    ];
    expect(await connect(5000).collect('A-1', 'orders')).toEqual({ outcome: 'done', records: [] });
    expect(asked).toHaveLength(6);
  });

  it('keeps to Retry-After in seconds, and leaves a long one to the queue', async () => {
    answers = [
      json({ code: 'slow' }, 429, { 'retry-after': '3' }),
      json({ code: 'slow' }, 429, { 'retry-after': '60' }),
    ];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'throttled' });
    expect(slept).toEqual([3000]);
    expect(asked).toHaveLength(2);
  });

  it('only a 404 that says not-found means that the account is absent; one of a proxy is a fault', async () => {
    answers = [problem(404, 'not-found')];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'not-found' });
    expect(await connect().listInstruments('A-1')).toEqual({ outcome: 'not-found' });
    expect(await connect().collect('A-1', 'orders')).toEqual({ outcome: 'not-found' });
    answers = [problem(404, 'no-such-route')];
    expect(await connect().act(hold, 'k2')).toEqual({ outcome: 'unknown', reason: 'bad-answer' });
    expect(await connect().listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'bad-answer' });
  });

  it.each([409, 422])('a %i with a code is refused by that code', async (status) => {
    answers = [problem(status, 'account-locked-by-court')];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'refused', reason: 'account-locked-by-court' });
    expect(await connect().collect('A-1', 'orders')).toEqual({ outcome: 'refused', reason: 'account-locked-by-court' });
  });

  it('L25: follows every cursor and joins what is said of one account on two pages', async () => {
    const candidate = (account: string, value: string) => ({
      account,
      openedAt: '2026-07-01',
      traces: [{ kind: 'email', place: 'profile', value }],
    });
    answers = [
      json({ candidates: [candidate('A-1', 'a'), candidate('A-2', 'b')], nextCursor: 'x' }),
      json({ candidates: [candidate('A-1', 'c')] }),
    ];
    const answer = await connect().search(nobody);
    const found = answer.outcome === 'done' ? answer.candidates : [];
    expect(found.map((c) => [c.account, c.traces.length])).toEqual([
      ['A-1', 2],
      ['A-2', 1],
    ]);
  });

  it('a cursor that stands still is a fault, not an endless search', async () => {
    answers = [json({ candidates: [], nextCursor: 'same' })];
    expect(await connect().search(nobody)).toEqual({ outcome: 'failed', reason: 'bad-answer' });
    answers = [json({ records: [], nextCursor: 'same' })];
    expect(await connect().collect('A-1', 'orders')).toEqual({ outcome: 'failed', reason: 'bad-answer' });
  });

  it('records of a class that was not asked for are a fault', async () => {
    const record = {
      class: 'phone-numbers',
      id: 'r',
      at: '2026-07-01',
      traces: [],
      number: '+12125550143',
      use: 'home',
    };
    answers = [json({ records: [record] })];
    expect(await connect().collect('A-1', 'phone-numbers')).toMatchObject({ outcome: 'done' });
    expect(await connect().collect('A-1', 'orders')).toEqual({ outcome: 'failed', reason: 'bad-answer' });
  });

  it('names who holds the records', async () => {
    answers = [json({ records: [], heldBy: { holder: 'Parcel Carrier Example', askedOn: '2026-11-24' } })];
    expect(await connect().collect('A-1', 'deliveries')).toEqual({
      outcome: 'held-by',
      holder: 'Parcel Carrier Example',
      askedOn: '2026-11-24',
    });
  });

  it('the emergency stop stops changes before they are sent, and never search, listing or collection', async () => {
    stopped = () => true;
    answers = [json(done)];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'emergency-stop' });
    expect(asked).toHaveLength(0);
    answers = [json(done)];
    expect((await connect().act({ verb: 'preserve', account: 'A-1', quiet: true }, 'k2')).outcome).toBe('done');
    answers = [json({ candidates: [] })];
    expect((await connect().search(nobody)).outcome).toBe('done');
    answers = [json({ instruments: [], frozen: false })];
    expect((await connect().listInstruments('A-1')).outcome).toBe('done');
    answers = [json({ records: [] })];
    expect((await connect().collect('A-1', 'orders')).outcome).toBe('done');
  });

  it('T2: it is looked for before every attempt: what was asked before it came may have happened, and says so', async () => {
    stopped = () => asked.length > 0;
    answers = [problem(500, 'failed'), json(done)];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'server-error' });
    expect(asked).toHaveLength(1);
  });

  it('T2: one that cannot be read holds a change until it can; a snapshot needs no look', async () => {
    stopped = () => {
      throw new Error('the registry does not answer');
    };
    answers = [json(done)];
    expect(await connect().act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'unreachable' });
    expect(asked).toHaveLength(0);
    expect((await connect().act({ verb: 'preserve', account: 'A-1', quiet: true }, 'k2')).outcome).toBe('done');
  });

  it('T2: a stop says nothing of the system to its circuit', async () => {
    const system = connect();
    stopped = () => true;
    answers = [json(done)];
    for (let times = 0; times < 6; times++) await system.act(hold, 'k1');
    stopped = () => false;
    expect((await system.act(hold, 'k1')).outcome).toBe('done');
  });

  describe('its circuit', () => {
    const fail = async (system: ReturnType<typeof connect>, times: number) => {
      for (let i = 0; i < times; i++) await system.listInstruments('A-1');
    };

    it('opens after five failed calls in a row, and then calls nobody for 30 s', async () => {
      const system = connect();
      answers = [problem(500, 'failed')];
      await fail(system, 5);
      expect(asked).toHaveLength(15);
      clock = 29_999;
      expect(await system.act(hold, 'k1')).toEqual({ outcome: 'unknown', reason: 'circuit-open' });
      expect(await system.search(nobody)).toEqual({ outcome: 'failed', reason: 'circuit-open' });
      expect(asked).toHaveLength(15);
    });

    it('then lets one call try: it closes when that is answered', async () => {
      const system = connect();
      answers = [problem(500, 'failed')];
      await fail(system, 5);
      clock = 30_000;
      answers = [json({ instruments: [], frozen: false })];
      const both = await Promise.all([system.listInstruments('A-1'), system.listInstruments('A-1')]);
      expect(both.map((a) => (a.outcome === 'failed' ? a.reason : a.outcome))).toEqual(['done', 'circuit-open']);
      expect((await system.listInstruments('A-1')).outcome).toBe('done');
    });

    it('and opens again at once when it is not', async () => {
      const system = connect();
      answers = [problem(500, 'failed')];
      await fail(system, 5);
      clock = 30_000;
      await fail(system, 1);
      clock = 59_999;
      expect(await system.listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'circuit-open' });
    });

    it('an answer between failures keeps it closed, a refusal among them', async () => {
      const system = connect();
      for (let round = 0; round < 3; round++) {
        answers = [problem(500, 'failed')];
        await fail(system, 4);
        answers = [problem(409, 'not-now')];
        expect(await system.act(hold, `k${round}`)).toEqual({ outcome: 'refused', reason: 'not-now' });
      }
      expect(asked).toHaveLength(39);
    });
  });

  it('sends its token over https, or to this machine only', () => {
    const config = { token: new Secret('secret'), emergencyStop: async () => false };
    expect(() => createHttpCommerceSystem({ ...config, baseUrl: 'http://shop.example' })).toThrow(/https/u);
    expect(() => createHttpCommerceSystem({ ...config, baseUrl: 'https://shop.example' })).not.toThrow();
  });

  it('does not follow a redirect with its token', async () => {
    answers = [(response) => response.writeHead(302, { location: `${baseUrl}elsewhere` }).end('{}')];
    expect(await connect().listInstruments('A-1')).toEqual({ outcome: 'failed', reason: 'bad-answer' });
    expect(asked).toHaveLength(1);
  });

  it('the payment provider: a card, no such token, or no answer', async () => {
    const provider = createHttpPaymentProvider({ baseUrl, token: new Secret('secret'), timeoutMs: 200 }, deps);
    const card = { fingerprint: 'fp_1', last4: '4242', expMonth: 4, expYear: 2030, proved: true };
    answers = [json({ ...card, number: '4242424242424242' })];
    expect(await provider.resolve('tok_1')).toEqual({ outcome: 'done', ...card });
    answers = [problem(404, 'not-found')];
    expect(await provider.resolve('tok_2')).toEqual({ outcome: 'not-found' });
    answers = [silence];
    expect(await provider.resolve('tok_3')).toEqual({ outcome: 'failed', reason: 'timeout' });
  });
});
