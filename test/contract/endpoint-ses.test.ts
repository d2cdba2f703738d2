import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  ListIdentitiesCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BusEvent } from '../../local/endpoints/event-bus.ts';
import { type Ses, startSes } from '../../local/endpoints/ses/start-ses.ts';

const from = 'Redress <desk@example.com>';
let dataDir: string;
let ses: Ses;
let client: SESClient;
let events: BusEvent[];
let now: number;

async function start(configurationSets?: readonly string[]) {
  ses = await startSes({
    dataDir,
    clock: { now: () => now },
    onEvent: (event) => void events.push(event),
    ...(configurationSets === undefined ? {} : { configurationSets }),
  });
  const pair = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SESClient({ region: 'us-east-1', endpoint: ses.url, credentials: pair, maxAttempts: 1 });
}

async function stop() {
  client.destroy();
  await ses.close();
}

beforeEach(async () => {
  now = Date.parse('2026-03-01T10:00:00.000Z');
  events = [];
  dataDir = await mkdtemp(join(tmpdir(), 'endpoint-ses-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
});

const mime = (headers: readonly string[], body = 'Hello.') => Buffer.from([...headers, '', body].join('\r\n'));
const plain = (to: string, ...more: string[]) => mime([`From: ${from}`, `To: ${to}`, 'Subject: Your request', ...more]);

const raw = (Data: Uint8Array, more: Partial<SendRawEmailCommandInput> = {}) =>
  client.send(new SendRawEmailCommand({ RawMessage: { Data }, ...more }));

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (e: { name: string; message: string }) => `${e.name}: ${e.message}`,
  );

const types = () => events.map((event) => event['detail-type']);

describe('accepting', () => {
  test('SendRawEmail keeps the MIME exactly, every recipient, tags, configuration set and custom headers', async () => {
    const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const made = await composer.sendMail({
      from,
      to: 'ana@example.com',
      subject: '=?utf-8?q?not_an_encoded_word?= Su solicitud — recibida',
      text: 'Hola, Ana.\nhttps://example.com/case#abc',
      html: '<p>Hola, <b>Ana</b>.</p>',
      headers: { 'List-Unsubscribe': '<https://example.com/u>', 'Auto-Submitted': 'auto-generated' },
    });
    const bytes = made.message as Buffer;
    const { MessageId } = await raw(bytes, {
      Source: from,
      Destinations: ['ana@example.com', 'bo@example.com', 'cy@example.com'],
      Tags: [
        { Name: 'case', Value: 'AbC-_1' },
        { Name: 'mail', Value: 'm1' },
      ],
      ConfigurationSetName: 'redress',
    });
    const [mail] = await ses.mails();
    expect(mail).toMatchObject({
      id: MessageId,
      at: '2026-03-01T10:00:00.000Z',
      from: 'desk@example.com',
      to: ['ana@example.com', 'bo@example.com', 'cy@example.com'],
      subject: '=?utf-8?q?not_an_encoded_word?= Su solicitud — recibida',
      text: 'Hola, Ana.\nhttps://example.com/case#abc\n',
      tags: { case: 'AbC-_1', mail: 'm1' },
      configurationSet: 'redress',
    });
    expect(mail?.html).toContain('<b>Ana</b>');
    expect(mail?.headers).toContainEqual({ name: 'List-Unsubscribe', value: '<https://example.com/u>' });
    const source = await (await fetch(`${ses.url}/mail/${MessageId}/source`)).arrayBuffer();
    expect(Buffer.from(source).equals(bytes)).toBe(true);
    expect(await (await fetch(`${ses.url}/api/mails`)).json()).toEqual(JSON.parse(JSON.stringify([mail])));
  });

  test('bytes that are no UTF-8 and lines without CR come back untouched', async () => {
    const bytes = Buffer.concat([
      Buffer.from('From: a@example.com\nTo: b@example.com\n\n'),
      Buffer.from([0xff, 0xfe, 0, 0x80]),
    ]);
    const { MessageId } = await raw(bytes);
    const source = await (await fetch(`${ses.url}/mail/${MessageId}/source`)).arrayBuffer();
    expect(Buffer.from(source).equals(bytes)).toBe(true);
  });

  test('without Source and Destinations the headers decide, Cc and Bcc among them', async () => {
    await raw(plain('a@example.com, B <b@example.com>', 'Cc: c@example.com', 'Bcc: d@example.com'));
    expect((await ses.mails())[0]?.to).toEqual(['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
  });

  test('tags and set may come by header; those of the API take their place and are not joined', async () => {
    const headers = ['X-SES-MESSAGE-TAGS: case=h1, mail=h2', 'X-SES-CONFIGURATION-SET: by-header'];
    await raw(plain('a@example.com', ...headers));
    expect((await ses.mails())[0]).toMatchObject({ tags: { case: 'h1', mail: 'h2' }, configurationSet: 'by-header' });
    now += 1000;
    await raw(plain('a@example.com', ...headers), {
      Tags: [{ Name: 'case', Value: 'api' }],
      ConfigurationSetName: 'api',
    });
    expect((await ses.mails())[0]).toMatchObject({ tags: { case: 'api' }, configurationSet: 'api' });
  });

  test('SendEmail composes the message, with all To, Cc and Bcc recipients and no Bcc header', async () => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        Source: from,
        Destination: {
          ToAddresses: ['a@example.com', 'b@example.com'],
          CcAddresses: ['c@example.com'],
          BccAddresses: ['d@example.com'],
        },
        Message: { Subject: { Data: 'Olá' }, Body: { Text: { Data: 'text ñ' }, Html: { Data: '<p>html ñ</p>' } } },
        ReplyToAddresses: ['reply@example.com'],
        Tags: [{ Name: 'case', Value: 'x' }],
      }),
    );
    const mail = (await ses.mails())[0]!;
    expect(mail).toMatchObject({ id: MessageId, subject: 'Olá', tags: { case: 'x' } });
    expect(mail.to).toEqual(['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']);
    expect([mail.text.trim(), mail.html.trim()]).toEqual(['text ñ', '<p>html ñ</p>']);
    expect(mail.headers.map((one) => one.name.toLowerCase())).toContain('reply-to');
    expect(mail.headers.map((one) => one.name.toLowerCase())).not.toContain('bcc');
  });

  test('T7: what SES refuses is refused and not kept', async () => {
    const answers = {
      noDomain: await failure(raw(plain('a@example.com'), { Destinations: ['nobody'] })),
      spaced: await failure(raw(plain('a@example.com'), { Destinations: ['a b@exa mple.com'] })),
      accented: await failure(raw(plain('a@example.com'), { Destinations: ['josé@example.com'] })),
      noFrom: await failure(raw(mime(['To: a@example.com']))),
      noTo: await failure(raw(mime([`From: ${from}`]))),
      empty: await failure(raw(Buffer.alloc(0))),
      twice: await failure(raw(plain('a@example.com', 'Subject: injected'))),
      crowd: await failure(
        raw(plain('a@example.com'), { Destinations: Array.from({ length: 51 }, (_, i) => `p${i}@example.com`) }),
      ),
      huge: await failure(raw(mime([`From: ${from}`, 'To: a@example.com'], 'x'.repeat(10 * 1024 * 1024)))),
      tag: await failure(raw(plain('a@example.com'), { Tags: [{ Name: 'case', Value: 'a b' }] })),
      unknown: await failure(client.send(new GetSendStatisticsCommand({}))),
    };
    expect(Object.fromEntries(Object.entries(answers).map(([what, text]) => [what, text.split(':')[0]]))).toEqual({
      noDomain: 'InvalidParameterValue',
      spaced: 'InvalidParameterValue',
      accented: 'InvalidParameterValue',
      noFrom: 'InvalidParameterValue',
      noTo: 'InvalidParameterValue',
      empty: 'ValidationError',
      twice: 'InvalidParameterValue',
      crowd: 'InvalidParameterValue',
      huge: 'InvalidParameterValue',
      tag: 'InvalidParameterValue',
      unknown: 'InvalidAction',
    });
    expect(await ses.mails()).toEqual([]);
    expect(events).toEqual([]);
  });

  test('a configuration set outside those named does not exist', async () => {
    await stop();
    await start(['redress']);
    const wrong = failure(raw(plain('a@example.com'), { ConfigurationSetName: 'other' }));
    expect(await wrong).toContain('ConfigurationSetDoesNotExist');
    expect((await raw(plain('a@example.com'), { ConfigurationSetName: 'redress' })).MessageId).toMatch(/^[\w-]+$/u);
  });

  test('identities are verified at once and listed', async () => {
    await client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'desk@example.com' }));
    expect((await client.send(new ListIdentitiesCommand({}))).Identities).toEqual(['desk@example.com']);
    const known = await client.send(
      new GetIdentityVerificationAttributesCommand({ Identities: ['desk@example.com', 'other@example.com'] }),
    );
    expect(known.VerificationAttributes).toEqual({ 'desk@example.com': { VerificationStatus: 'Success' } });
  });

  test("switches: throttled, over the day's quota by the clock, paused", async () => {
    ses.switches.throttleNext = 1;
    expect(await failure(raw(plain('a@example.com')))).toBe('Throttling: Maximum sending rate exceeded.');
    await raw(plain('a@example.com'));
    ses.switches.max24HourSend = 1;
    expect(await failure(raw(plain('a@example.com')))).toBe('Throttling: Daily message quota exceeded.');
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 1, SentLast24Hours: 1 });
    now += 86_400_001;
    await raw(plain('a@example.com'));
    ses.switches.paused = true;
    expect(await failure(raw(plain('a@example.com')))).toContain('AccountSendingPausedException');
    expect(await ses.mails()).toHaveLength(2);
  });
});

describe('events', () => {
  const send = (to: string) =>
    raw(plain(to), { ConfigurationSetName: 'redress', Tags: [{ Name: 'case', Value: 'c1' }] });

  test('Send, then Delivery, in the shape EventBridge delivers', async () => {
    const { MessageId } = await send('ana@example.com');
    await vi.waitFor(() => expect(types()).toEqual(['Email Sent', 'Email Delivered']));
    const mail = {
      timestamp: '2026-03-01T10:00:00.000Z',
      messageId: MessageId,
      source: 'desk@example.com',
      destination: ['ana@example.com'],
      tags: { case: ['c1'], 'ses:configuration-set': ['redress'], 'ses:from-domain': ['example.com'] },
    };
    for (const event of events) {
      expect(event).toMatchObject({
        version: '0',
        id: expect.any(String),
        source: 'aws.ses',
        time: '2026-03-01T10:00:00Z',
        resources: [expect.stringContaining('configuration-set/redress')],
        detail: { mail },
      });
    }
    expect(events[0]?.detail).toMatchObject({ eventType: 'Send', send: {} });
    expect(events[1]?.detail).toMatchObject({ eventType: 'Delivery', delivery: { recipients: ['ana@example.com'] } });
  });

  test.each([
    ['success@simulator.amazonses.com', ['Email Sent', 'Email Delivered'], {}],
    [
      'bounce@simulator.amazonses.com',
      ['Email Sent', 'Email Bounced'],
      { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
    ],
    ['bounce+c1@simulator.amazonses.com', ['Email Sent', 'Email Bounced'], { bounce: { bounceType: 'Permanent' } }],
    [
      'Anybody@Bounce.Example',
      ['Email Sent', 'Email Bounced'],
      { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } },
    ],
    [
      'suppressionlist@simulator.amazonses.com',
      ['Email Sent', 'Email Bounced'],
      { bounce: { bounceType: 'Permanent', bounceSubType: 'Suppressed' } },
    ],
    [
      'complaint@simulator.amazonses.com',
      ['Email Sent', 'Email Delivered', 'Email Complaint Received'],
      { complaint: { complaintFeedbackType: 'abuse' } },
    ],
    [
      'ooto+x@simulator.amazonses.com',
      ['Email Sent', 'Email Delivered', 'Email Bounced'],
      { bounce: { bounceType: 'Transient', bounceSubType: 'General' } },
    ],
  ])('%s is answered %j', async (to, expected, detail) => {
    await send(to);
    await vi.waitFor(() => expect(types()).toEqual(expected));
    expect(events.at(-1)?.detail).toMatchObject(detail);
  });

  test('each recipient of one mail has a fate of its own', async () => {
    await send('a@example.com, b@bounce.example');
    await vi.waitFor(() => expect(types()).toEqual(['Email Sent', 'Email Delivered', 'Email Bounced']));
    expect(events[2]?.detail).toMatchObject({
      mail: { destination: ['a@example.com', 'b@bounce.example'] },
      bounce: { bouncedRecipients: [{ emailAddress: 'b@bounce.example', status: '5.1.1' }] },
    });
  });

  test('a mail without a configuration set is delivered in silence, as on AWS', async () => {
    await raw(plain('a@example.com'));
    await send('b@example.com');
    await vi.waitFor(() => expect(types()).toEqual(['Email Sent', 'Email Delivered']));
    expect(events[0]?.detail).toMatchObject({ mail: { destination: ['b@example.com'] } });
  });
});

describe('the inbox', () => {
  test('lists newest first by the clock, and is the same after a restart', async () => {
    await raw(plain('first@example.com'));
    now += 60_000;
    await raw(plain('second@example.com'));
    const before = await ses.mails();
    expect(before.map((mail) => mail.to[0])).toEqual(['second@example.com', 'first@example.com']);
    await stop();
    await start();
    expect(await ses.mails()).toEqual(before);
    now += 60_000;
    await raw(plain('third@example.com'));
    const page = await (await fetch(ses.url)).text();
    const order = ['third@', 'second@', 'first@'].map((who) => page.indexOf(who));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(page).toContain('<time datetime="2026-03-01T10:02:00.000Z">1 Mar 2026, 10:02 UTC</time>');
  });

  test('G2: what became of the mails of the last hour can be told again after a restart: the process that would have told it may have been killed', async () => {
    await raw(plain('old@example.com'), { ConfigurationSetName: 'redress' });
    now += 3_600_001;
    await raw(plain('new@example.com'), { ConfigurationSetName: 'redress' });
    await stop();
    await start();
    const before = events.length;
    await ses.tellAgain(now - 3_600_000);
    const told = events.slice(before);
    expect(told.map((e) => e['detail-type'])).toEqual(['Email Sent', 'Email Delivered']);
    expect(JSON.stringify(told)).toContain('new@example.com');
    expect(JSON.stringify(told)).not.toContain('old@example.com');
  });

  test('T7: hostile mails stay text: no markup of theirs on our pages, no script in the frame', async () => {
    const attack = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
    const message = mime(
      [
        `From: ${from}`,
        'To: a@example.com',
        `Subject: ${attack}`,
        `X-Evil: ${attack}`,
        'Content-Type: text/html; charset=utf-8',
      ],
      `<html><head></head><body>${attack}<a href="https://example.com/case">Your case</a></body></html>`,
    );
    const { MessageId } = await raw(message);
    for (const path of ['/', `/mail/${MessageId}`]) {
      const answer = await fetch(ses.url + path);
      const page = await answer.text();
      expect(page).not.toContain('<script');
      expect(page).not.toContain('<img');
      expect(page).toContain('&lt;script&gt;');
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    }
    const page = await (await fetch(`${ses.url}/mail/${MessageId}`)).text();
    expect(page).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const frame = await fetch(`${ses.url}/mail/${MessageId}/html`);
    expect(frame.headers.get('content-security-policy')).toContain('sandbox allow-popups');
    expect(frame.headers.get('content-security-policy')).not.toContain('allow-scripts');
    expect(await frame.text()).toContain('<head><base target="_blank">');
  });

  test('only web addresses of the text become links', async () => {
    const { MessageId } = await raw(
      mime(
        [`From: ${from}`, 'To: a@example.com', 'Subject: s'],
        'See https://example.com/c?a=1&b=2#t"x. Not javascript:alert(1).',
      ),
    );
    const page = await (await fetch(`${ses.url}/mail/${MessageId}`)).text();
    expect(page).toContain('<a href="https://example.com/c?a=1&amp;b=2#t" target="_blank" rel="noopener noreferrer">');
    expect(page).not.toContain('href="javascript');
  });

  test('what is not there is said so, and other methods are refused', async () => {
    expect((await fetch(`${ses.url}/mail/none`)).status).toBe(404);
    expect((await fetch(`${ses.url}/mail/..%2f..%2fidentities`)).status).toBe(404);
    expect((await fetch(`${ses.url}/`, { method: 'DELETE' })).status).toBe(405);
  });
});
