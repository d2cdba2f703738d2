/** A service that takes a connection and says nothing, or a kept connection that died while the function was frozen. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { anchorDeps } from '../../shared/adapters/anchors.ts';
import { caseDeps, sealedDeps } from '../../shared/adapters/aws.ts';
import { dispatchDeps } from '../../shared/adapters/dispatch.ts';
import { announcerOf } from '../../shared/adapters/eventbridge/announcer.ts';
import { openStores } from '../../shared/adapters/s3/stores.ts';
import { sesMailer } from '../../shared/adapters/ses/mailer.ts';
import { shredderOf } from '../../shared/adapters/shredder.ts';
import { defaultRetention } from '../../shared/domain/retention.ts';

/** When each kind of request was heard. The first of a kind is never answered, later ones are answered `{}`. */
const heard = new Map<string, number[]>();
const server = createServer((request, response) => {
  const target = String(request.headers['x-amz-target'] ?? '');
  const kind = `${request.method} ${target === '' ? request.url?.split('&')[0] : target.split('.').at(-1)}`;
  const times = heard.get(kind) ?? [];
  heard.set(kind, [...times, performance.now()]);
  request.resume();
  if (times.length > 0) response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
});
let url = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
beforeEach(() => {
  heard.clear();
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_ENDPOINT_URL', url);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const env = { CASES_TABLE: 'cases', KEYS_TABLE: 'keys', DATA_KEY: 'data', ANCHORS_BUCKET: 'anchors', ANCHOR_KEY: 'a' };
const buckets = { quarantine: 'quarantine', vault: 'vault' };

describe('a service that says nothing', () => {
  it('G7: is asked again, and her page is answered while its function still runs', async () => {
    const { store } = caseDeps(env);
    const from = performance.now();
    expect(await store.head('c')).toBeUndefined();
    expect(performance.now() - from).toBeLessThan(6_000);
  });

  it('G7: whichever it is, it is asked again after some seconds', async () => {
    const dispatched = dispatchDeps({
      ...env,
      STEPS_QUEUE: `${url}/steps`,
      PACKAGES_QUEUE: '',
      MAILS_QUEUE: '',
      PURGES_QUEUE: '',
      RETENTION: defaultRetention,
      SCHEDULE_GROUP: 'group',
      REMINDERS_QUEUE_ARN: 'arn:q',
      SCHEDULER_ROLE_ARN: 'arn:r',
      SCHEDULER_DLQ_ARN: 'arn:d',
    });
    const { records } = openStores(buckets);
    const { dynamo } = caseDeps(env);
    const anchors = anchorDeps(env);
    const anchor = { number: 1, body: 'b', digest: 'd', through: '2026-11-24T03' };
    const flags = { at: '2026-11-02T15:00:00.000Z' } as never;
    const asked = {
      'POST GenerateDataKey': sealedDeps(env).vault.create('c'),
      'POST SendMessageBatch': dispatched.outbox.send('steps', [{ case: 'c', work: 'w' }]),
      'DELETE /schedules/': dispatched.reminders.drop('c', 'r', [5]),
      'POST PutEvents': announcerOf('flags').announce(flags),
      'GET /vault/read': records.get('read'),
      // Large enough that the SDK first asks whether it may send it.
      'PUT /vault/kept': records.put('kept', Buffer.alloc(5 * 1024 * 1024), 'application/pdf'),
      'GET /vault': shredderOf(dynamo, { ...buckets, keysTable: 'keys', casesTable: 'cases' }).removeFiles(
        'vault',
        'c',
      ),
      'PUT /anchors/': anchors.keeper.keep(anchor, 'signature'),
      'POST Query': anchors.book.last(),
      'POST Sign': anchors.signer.sign('text'),
    };
    // What they make of `{}` is not held here.
    await Promise.allSettled(Object.values(asked));
    const waits = Object.keys(asked).map((kind) => {
      const [first = 0, second = Number.POSITIVE_INFINITY] = [...heard].find(([so]) => so.startsWith(kind))?.[1] ?? [];
      return { kind, inTime: second - first < 6_000 };
    });
    expect(waits.filter(({ inTime }) => !inTime)).toEqual([]);
  });

  it('G2: SES is waited for longer and never asked again: a mail whose answer was not heard may have gone out', async () => {
    const from = performance.now();
    const mail = { from: 'desk@shop.example', to: ['mara@mail.example'], subject: 's', text: 't', html: '<p>t</p>' };
    const sent = sesMailer({ configurationSet: 'set' }).send({ ...mail, case: 'c', mail: 'm' });
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
    const took = performance.now() - from;
    expect(took).toBeGreaterThan(6_000);
    expect(took).toBeLessThan(20_000);
    expect([...heard.values()].flat()).toHaveLength(1);
  });
});
