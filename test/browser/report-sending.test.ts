import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { localCredentials } from '../../local/runtime/credentials.ts';
import { createVault } from '../../shared/adapters/kms/vault.ts';
import { continueButton, mariasSteps, onScreen, pointer } from '../../tools/report-walk.ts';
import { blockStorage, photoWithPlace, ready, readyFor } from './ready-report.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Every report the API got, by its Idempotency-Key. */
function watchReports(page: Page): string[] {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/reports')) keys.push(request.headers()['idempotency-key'] ?? 'none');
  });
  return keys;
}

const opens = (page: Page) => page.innerText('.reference');
async function cases(): Promise<number> {
  await site.stack().idle();
  const token = await site.stack().signIn('rosa');
  const answer = await fetch(`${site.stack().apiUrl}/desk/queue`, { headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json()) as { cases?: unknown[] } | unknown[];
  return Array.isArray(body) ? body.length : (body.cases ?? []).length;
}

/** Her report arrived, and the answer to it was lost on the way: she is told to try again. */
async function sentButUnanswered(prepared: (page: Page) => Promise<void> = ready) {
  const before = await cases();
  const { page, close } = await site.open('/report/');
  await prepared(page);
  const keys = watchReports(page);
  let lose = true;
  await page.route('**/api/reports', async (route) => {
    if (!lose) return await route.continue();
    lose = false;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await continueButton(page).click();
  await page.locator('.note.alert').waitFor();
  return { before, page, close, keys };
}

describe('U11: sending', () => {
  it('pressed twice, makes one case', async () => {
    const before = await cases();
    const { page, seen, close } = await site.open('/report/');
    await ready(page);
    const keys = watchReports(page);
    await continueButton(page).dblclick();
    await onScreen(page, 'sent');
    expect(new Set(keys).size).toBe(1);
    expect(await cases()).toBe(before + 1);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('an answer that is lost on the way is asked for again under the same key: the same case, and what she changed since is said to be missing', async () => {
    const { before, page, close, keys } = await sentButUnanswered();
    // Her browser has a connection, so nothing will say that it is back: she has to press again.
    expect(await page.innerText('.note.alert')).toContain('Your answers are still here. Try again in a moment.');
    await page.evaluate(() => {
      location.hash = '#/happened/details';
    });
    await page.fill('[id="details"]', 'One more thing.');
    await page.evaluate(() => {
      location.hash = '#/send/sign';
    });
    await page.locator('[id="signature"]').waitFor();
    await continueButton(page).click();
    await onScreen(page, 'sent');
    expect(await page.innerText('main')).toContain('We already had your request, as you first sent it.');
    expect(new Set(keys).size).toBe(1);
    expect(await cases()).toBe(before + 1);
    await close();
  });

  it('G22: the key survives a reload: pressed again after it, what had arrived is the same case', async () => {
    const { before, page, close, keys } = await sentButUnanswered();
    await page.reload();
    await page.locator('[id="signature"]').waitFor();
    await continueButton(page).click();
    await onScreen(page, 'sent');
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    expect(await cases()).toBe(before + 1);
    await close();
  });

  it('offline it says so, keeps everything, and sends by itself when the connection is back', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page);
    await page.context().setOffline(true);
    await continueButton(page).click();
    await page.locator('.note.alert').waitFor();
    expect(await page.innerText('.note.alert')).toContain('You are offline');
    expect(await page.inputValue('[id="signature"]')).toBe('Maria Example');
    await page.context().setOffline(false);
    await onScreen(page, 'sent');
    expect(await opens(page)).toMatch(/-/u);
    await close();
  });
});

describe('where the browser keeps nothing', () => {
  const unkept = async (page: Page) => {
    await ready(page);
    await blockStorage(page);
  };

  it('U11: what was sent is said to have come, also back on the form', async () => {
    const { page, seen, close } = await site.open('/report/');
    await unkept(page);
    await continueButton(page).click();
    await onScreen(page, 'sent');
    const reference = await opens(page);
    await page.goBack();
    await page.locator('.note', { hasText: reference }).waitFor();
    expect(seen.errors).toEqual([]);
    await close();
  });

  it('G22: an answer that is lost on the way is asked for again under the same key: one case', async () => {
    const { before, page, close, keys } = await sentButUnanswered(unkept);
    await continueButton(page).click();
    await onScreen(page, 'sent');
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    expect(await cases()).toBe(before + 1);
    await close();
  });

  it('U14: answers are cleared when she says so', async () => {
    const { page, seen, close } = await site.open('/report/');
    await unkept(page);
    await page.locator('.kept button').click();
    await page.locator('.kept .pair button').first().click();
    await onScreen(page, 'happened/who');
    await page.evaluate(() => {
      location.hash = '#/about/name';
    });
    await onScreen(page, 'about/name');
    expect(await page.inputValue('[id="name.given"]')).toBe('');
    expect(seen.errors).toEqual([]);
    await close();
  });
});

describe('whoever asks gets the receipt, with all that is missing (L8)', () => {
  it.each([
    {
      who: 'other',
      missing: [
        'The ID of the person you act for',
        'A report about what happened to this person',
        'Proof that you may act for this person',
      ],
    },
    {
      who: 'officer',
      missing: [
        'The ID of the person whose information was used',
        'The report of the person whose information was used',
        'A paper that lets you get the records, signed by the person whose information was used',
      ],
    },
  ] as const)('L8 L36: $who asks, and the receipt lists everything that is missing', async ({ who, missing }) => {
    const { page, seen, close } = await site.open('/report/');
    await readyFor(page, who);
    await continueButton(page).click();
    await onScreen(page, 'sent');
    expect(await opens(page)).toMatch(/-/u);
    const list = page.locator('h2', { hasText: 'What is still missing' }).locator('+ ul li');
    const said = await list.allInnerTexts();
    expect(said.map((text, at) => text.slice(0, missing[at]?.length))).toEqual(missing);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it.each(['other', 'officer'] as const)(
    'L8 L36: the paper that %s chose is sent as what is asked for, and missing no more',
    async (who) => {
      const { page, close } = await site.open('/es/report/');
      await readyFor(page, who, await photoWithPlace());
      const promised = page.waitForRequest('**/api/case/evidence');
      await continueButton(page).click();
      await onScreen(page, 'sent');
      const asked = who === 'other' ? 'authority' : 'authorisation';
      expect((await promised).postDataJSON()).toMatchObject({ purpose: asked });
      await page.locator('.files .done').waitFor();
      expect(await page.innerText('main')).not.toMatch(/puede actuar por esta persona|firmado por la persona/u);
      await close();
    },
  );
});

describe('documents', () => {
  it('U13 U7: a phone’s photo is shrunk, loses its place, goes straight to the bucket, and is seen to be sent', async () => {
    const { page, seen, close } = await site.open('/report/');
    await ready(page, await photoWithPlace());
    await continueButton(page).click();
    await onScreen(page, 'sent');
    await page.locator('.files .done').waitFor();
    expect(await page.innerText('main')).toContain('Photo of ID, page 1');
    expect(await page.innerText('main')).not.toContain('IMG_0001');
    // Missing before it came, and not any more.
    expect(await page.innerText('main')).not.toContain('Proof of who you are');
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    const stored = await sealedOriginal();
    const original = await photoWithPlace();
    const facts = await sharp(stored).metadata();
    expect(facts.width).toBe(2000);
    expect(facts.exif).toBeUndefined();
    expect(stored.length / original.length).toBeLessThan(0.3);
    await close();
  });

  it('U11: the bucket does not answer for a while: it tries again by itself', async () => {
    const { page, close } = await site.open('/es/report/');
    await ready(page, await photoWithPlace());
    let fails = 1;
    await page.route(`${site.stack().endpoints.s3}/**`, async (route) => {
      if (route.request().method() === 'POST' && fails-- > 0) return await route.abort('connectionreset');
      return await route.continue();
    });
    await continueButton(page).click();
    await onScreen(page, 'sent');
    await page.locator('.files .done').waitFor();
    expect(fails).toBeLessThan(1);
    await close();
  });

  it('U12: a file that cannot be used is refused in words, and the others are kept', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page);
    await page.evaluate(() => {
      location.hash = '#/documents/other';
    });
    const input = page.locator('[id="files.other"]');
    const pdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
    for (const [name, mimeType, buffer, said] of [
      ['a.gif', 'image/gif', Buffer.from('GIF89a'), 'We can’t open this file'],
      ['a.pdf', 'application/pdf', Buffer.alloc(0), 'This file is empty'],
      ['b.pdf', 'application/pdf', pdf('trailer << /Encrypt 5 0 R >>'), 'This PDF has a password'],
    ] as const) {
      await input.setInputFiles([{ name, mimeType, buffer }]);
      await expect.poll(() => page.innerText('main')).toContain(said);
    }
    await input.setInputFiles([{ name: 'c.pdf', mimeType: 'application/pdf', buffer: pdf('') }]);
    await expect.poll(() => page.innerText('main')).toContain('1 file chosen');
    expect(await page.innerText('main')).not.toContain('c.pdf');
    await page.locator('.files button').click();
    await expect.poll(() => page.locator('.files li').count()).toBe(0);
    await close();
  });
});

/** What she sent, as inspection sealed it in the vault: the upload itself is destroyed by then. */
async function sealedOriginal(): Promise<Buffer> {
  await site.stack().idle();
  const env = site.stack().env('inspect-evidence');
  const { s3, dynamodb, kms } = site.stack().endpoints;
  const common = { region: 'us-east-1', credentials: localCredentials };
  const client = new S3Client({ ...common, endpoint: s3, forcePathStyle: true });
  const vault = createVault(
    new KMSClient({ ...common, endpoint: kms }),
    new DynamoDBClient({ ...common, endpoint: dynamodb }),
    {
      dataKey: env['DATA_KEY'] ?? '',
      keysTable: env['KEYS_TABLE'] ?? '',
    },
  );
  const Bucket = env['VAULT_BUCKET'] ?? '';
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
  const [, id = '', name = ''] = Contents.flatMap(
    ({ Key = '' }) => /^cases\/([\w-]+)\/(evidence\/.+\/original-1)$/u.exec(Key) ?? [],
  );
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: `cases/${id}/${name}` }));
  const key = await vault.key(id);
  return Buffer.from(key!.openBytes(name, (await Body?.transformToByteArray()) ?? new Uint8Array()));
}

it('the steps of the walk are the form’s own', () => {
  expect(mariasSteps.length).toBeGreaterThan(18);
  expect(pointer).toBeTypeOf('function');
});
