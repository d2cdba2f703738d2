import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { statusEn } from '../../shared/content/pages/status-en.ts';
import { statusEs } from '../../shared/content/pages/status-es.ts';
import { languages } from '../../shared/domain/brand.ts';
import { answerOf, decisionOf, statusStates } from '../../tools/status-states.ts';
import { samplePhoto } from '../../tools/stories/sample-documents.ts';
import { createTelling, type Filed } from '../../tools/stories/telling.ts';
import { focusIsSeen, keyboard, tabTo } from './keyboard.ts';
import { axeFaults, desktop, forcedColorFaults, overflow, overflowWhenLarge, spacingFaults, useSite } from './site.ts';

const site = useSite();
const telling = () => createTelling(site.stack(), () => {});
const at = (filed: Filed, language = 'en') => `${language === 'es' ? '/es' : ''}/status/#${filed.token}`;
const reads = (page: Page) => page.innerText('main');
/** A case of Maria's that the tests which only look share. */
let shared: Promise<Filed> | undefined;
const filed = () => (shared ??= (async () => await telling().file(await telling().marias()))());

describe('from her link to her records', () => {
  it('U5 U7 U14 L37: by keyboard, on a phone: adds an ID, sees it checked, gets a code, comes back with it, opens and downloads, asks for paper', async () => {
    const story = telling();
    const hers = await story.file(await story.marias());
    const { page, seen, close } = await site.open(at(hers));
    const hands = keyboard(page);
    await page.locator('.boxed').waitFor();
    expect(await page.innerText('h1')).toBe('We need something from you');
    expect(await reads(page)).toMatch(/We have to answer by \w+day, \w+ \d+, 20\d\d \(\d+ days left\)/u);
    await hands.press('.tasks a');
    await page.locator('[id="which"]:checked').waitFor();
    await page.setInputFiles('[id="files.identity"]', [
      { name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await samplePhoto() },
    ]);
    await tabTo(page, () => document.activeElement?.textContent === 'Send', '');
    expect(await focusIsSeen(page)).toBe(true);
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => reads(page), { timeout: 20_000 }).toContain('We keep this file and go on');
    await page.context().setOffline(false);
    await expect.poll(() => reads(page), { timeout: 20_000 }).toContain('All your documents are sent.');
    await site.stack().idle();
    await expect
      .poll(() => page.innerText('.files'), { timeout: 20_000 })
      .toMatch(/Proof of who you are[\s\S]*Received/u);
    await story.decideMatches(hers.id);
    await story.prove(hers);
    await story.release(hers.id);
    await page.reload();
    await page.locator('[id="records"]').waitFor();
    expect(await page.innerText('h1')).toBe('Your records are ready');
    expect(await reads(page)).toMatch(/Open them somewhere private[\s\S]*We took your card off/u);
    await tabTo(page, () => document.activeElement?.textContent === 'Get a code', '');
    await page.keyboard.press('Enter');
    await page.locator('[id="code"]:focus').waitFor();
    await site.stack().idle();
    // A letter comes when this tab is long gone: the code in it opens the records without another one.
    await page.reload();
    await tabTo(page, () => document.activeElement?.textContent === 'I have a code', '');
    await page.keyboard.press('Enter');
    await page.locator('[id="code"]:focus').waitFor();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await expect.poll(() => reads(page)).toContain('That code does not match');
    const mail = site
      .stack()
      .mails()
      .findLast(({ subject }) => subject === 'Your code is inside');
    await page.fill('[id="code"]', /\b\d{6}\b/u.exec(mail?.text ?? '')?.[0] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('[id="files"]:focus').waitFor();
    expect(Object.keys((await story.caseFile(hers.id)).codes)).toHaveLength(1);
    const letter = page.locator('.files a', { hasText: 'Letter, and a list of what is here (PDF' });
    const content = await fetch((await letter.getAttribute('href')) ?? '');
    expect(
      Buffer.from(await content.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const zip = await fetch((await page.locator('a.button', { hasText: 'ZIP' }).getAttribute('href')) ?? '');
    const packed = Object.entries(unzipSync(Buffer.from(await zip.arrayBuffer())));
    expect(packed.length).toBe((await page.locator('a[download]').count()) - 1);
    const manifest = packed.find(([name]) => name === 'manifest.sha256')?.[1] ?? new Uint8Array();
    for (const [name, bytes] of packed.filter(([file]) => file !== 'manifest.sha256'))
      expect(Buffer.from(manifest).toString()).toContain(
        `${createHash('sha256').update(bytes).digest('hex')}  ${name}`,
      );
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('button', { hasText: 'Send me paper copies' }).press('Enter');
    await expect.poll(() => reads(page)).toContain('We mail you paper copies, or call you first');
    const told = [...seen.requests, await page.title(), new URL(page.url()).pathname].join('\n');
    for (const canary of [hers.token, maria.email, maria.given, 'IMG_0001', '10001'])
      expect(told).not.toContain(canary);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length])).toEqual([
      0, 0, 0,
    ]);
    expect([...seen.violations, ...seen.errors.filter((line) => !/403|INTERNET_DISCONNECTED/u.test(line))]).toEqual([]);
    await close();
  }, 240_000);

  it('U11 G21: a hundred looks change nothing, and the address of the link says nothing of it', async () => {
    const hers = await filed();
    const before = (await telling().log(hers.id)).length;
    const { page, seen, close } = await site.open(at(hers));
    await page.locator('.boxed').waitFor();
    const answers = await page.evaluate(async (token) => {
      const one = () =>
        fetch('/api/case', { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);
      const all: number[] = [];
      for (let i = 0; i < 100; i += 10) all.push(...(await Promise.all(Array.from({ length: 10 }, one))));
      return all;
    }, hers.token);
    expect(answers).toEqual(Array(100).fill(200));
    await site.stack().idle();
    expect((await telling().log(hers.id)).length).toBe(before);
    expect(seen.requests.filter((line) => line.includes(hers.token))).toEqual([]);
    await page.reload();
    await page.locator('.boxed').waitFor();
    await close();
  });
});

describe('what needs more than the link', () => {
  it('L45 U12: with one way to reach her, a new email waits for a person, is said to, and changes nothing; nor does stopping', async () => {
    const hers = await filed();
    const { page, seen, close } = await site.open(at(hers), { viewport: desktop });
    await page.locator('summary', { hasText: 'Change how we reach you' }).click();
    await page.locator('button', { hasText: 'Ask for this change' }).click();
    await page.locator('.summary:focus', { hasText: 'Enter a new email or address' }).waitFor();
    expect(await page.innerText('.error-text')).toContain('Enter a new email or address');
    expect(await page.title()).toBe('Error: Your request - Example Outfitters');
    await page.locator('.summary a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    await page.fill('[id="email"]', 'somebody-else@mail.example');
    await page.locator('button', { hasText: 'Ask for this change' }).click();
    await page.locator('.note', { hasText: 'You asked us to change how we reach you' }).waitFor({ timeout: 15_000 });
    expect(await page.title()).toBe('Your request - Example Outfitters');
    expect(await reads(page)).toMatch(
      /(A person will call you first|We mail you a code)[\s\S]*Nothing has changed yet/u,
    );
    expect((await telling().caseFile(hers.id)).contact.ways.email.from).toBe('report');
    await page.locator('summary', { hasText: 'Stop my request' }).click();
    await page.locator('button', { hasText: 'Ask to stop my request' }).click();
    await page.locator('.note', { hasText: 'You asked us to stop your request' }).waitFor({ timeout: 15_000 });
    expect((await telling().caseFile(hers.id)).requests['r1']?.answer).toBeUndefined();
    expect(seen.violations).toEqual([]);
    await close();
  });

  it('L34 U12: one more recipient without an email is named by an address; what is missing is said at its control', async () => {
    const hers = await filed();
    const { page, close } = await site.open(at(hers), { viewport: desktop });
    await page.locator('summary', { hasText: 'Send a copy to someone else' }).click();
    await page.check('[id="kind"]');
    const ask = page.locator('button', { hasText: 'Ask for this copy' });
    await ask.click();
    await page.locator('.summary:focus', { hasText: 'Enter an email or an address for this copy' }).waitFor();
    await page.locator('.summary a').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contact.email');
    await page.fill('[id="contact.agency"]', 'Springfield Police');
    await page.fill('[id="contact.address"]', '12 rue des Lilas\n69001 Lyon');
    await page.selectOption('[id="contact.address.country"]', '');
    await ask.click();
    await page.locator('.summary a', { hasText: 'Select a country' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contact.address.country');
    await page.selectOption('[id="contact.address.country"]', 'FR');
    await ask.click();
    await page.locator('div:focus', { hasText: 'A person will call you first' }).waitFor({ timeout: 15_000 });
    await expect.poll(() => reads(page)).toContain('You asked us to send a copy to someone else');
    expect(Object.values((await telling().caseFile(hers.id)).changes).map(({ what }) => what)).toContain('recipient');
    await close();
  });

  it('large print and language are hers to choose with the link alone', async () => {
    const hers = await filed();
    const { page, close } = await site.open(at(hers), { viewport: desktop });
    await page.locator('summary', { hasText: 'Language and large print' }).click();
    await page.check('[id="letters.large"]');
    await page.locator('button', { hasText: /^Save$/u }).click();
    await expect.poll(() => reads(page)).toContain('Saved.');
    expect((await telling().caseFile(hers.id)).contact.largePrint).toBe(true);
    await close();
  });
});

describe('a link that does not work', () => {
  it.each([
    { name: 'an old one', hash: `#${'a'.repeat(65)}` },
    { name: 'half of one', hash: '#abc' },
  ])('G11: $name gets the same calm page and a way to a new one', async ({ hash }) => {
    const { page, close } = await site.open(`/status/${hash}`);
    await expect.poll(() => page.innerText('h1')).toBe('This link no longer works');
    expect(await reads(page)).toMatch(/Your request is safe[\s\S]*Enter your reference/u);
    expect(await page.title()).toBe('Your request - Example Outfitters');
    await close();
  });

  it('no link at all: the page says where it is, and that we can send a new one', async () => {
    const { page, close } = await site.open('/es/status/');
    await expect.poll(() => page.innerText('h1')).toBe('Consulte su solicitud');
    expect(await reads(page)).toContain('Escriba su referencia');
    await close();
  });

  it('G11 U12: asking for a new one says what is wrong, then the same whether there is such a request or not', async () => {
    const hers = await filed();
    const said: string[] = [];
    for (const [reference, known] of [
      [hers.reference.toLowerCase(), maria.email],
      ['ZZZZ-ZZZZ', 'nobody@mail.example'],
    ] as const) {
      const { page, seen, close } = await site.open('/link/');
      await page.locator('form button').click();
      await page.locator('.summary:focus').waitFor();
      expect(await page.locator('.summary a').count()).toBe(2);
      expect(await page.title()).toMatch(/^Error: /u);
      await page.fill('[id="reference"]', reference);
      await page.fill('[id="known"]', known);
      await page.locator('form button').click();
      await page.locator('[id="sent"]:focus').waitFor();
      expect(await page.title()).not.toMatch(/^Error: /u);
      said.push(await reads(page));
      expect([...seen.violations, ...seen.errors]).toEqual([]);
      expect(seen.requests.join()).not.toContain(known);
      await close();
    }
    expect(said[0]).toBe(said[1]);
    await site.stack().idle();
    expect(
      site
        .stack()
        .mails()
        .filter(({ subject }) => subject === 'Your new private link'),
    ).toHaveLength(1);
    const old = await site.open(at(hers));
    await expect.poll(() => old.page.innerText('h1')).toBe('This link no longer works');
    await old.close();
    shared = undefined;
  });
});

it.each(languages)(
  'U4 U6 U7: every state in %s, at 320 and at 1280 px: nothing for axe, no sideways scroll, nothing against the policy',
  async (language) => {
    const hers = await filed();
    const answer = await fetch(`${site.stack().apiUrl}/case`, { headers: { authorization: `Bearer ${hers.token}` } });
    const real = await answer.json();
    const words = language === 'es' ? statusEs : statusEn;
    const { page, seen, close } = await site.open(language === 'es' ? '/es/status/' : '/status/');
    const found: string[] = [];
    const look = async (name: string) => {
      for (const width of [320, desktop.width]) {
        await page.setViewportSize({ width, height: 640 });
        const faults = [...(await axeFaults(page)), ...(await spacingFaults(page))];
        found.push(...faults.map((fault) => `${name} at ${width} ${fault}`));
        const beyond = await overflow(page);
        if (beyond > 0) found.push(`${name} is ${beyond} px too wide for ${width}`);
      }
      const large = await overflowWhenLarge(page);
      if (large > 0) found.push(`${name} with its text twice as large is ${large} px too wide for a phone`);
    };
    const arrive = async (hash: string, heading: string) => {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await expect.poll(() => reads(page), { timeout: 15_000 }).toContain(heading);
    };
    let state = statusStates[0];
    await page.route('**/api/case', (route) =>
      state === undefined ? route.abort() : route.fulfill({ json: answerOf(state, language, real) }),
    );
    await page.route('**/api/case/answer', (route) =>
      route.fulfill({ json: decisionOf(state?.word ?? 'ready', language) }),
    );
    await look('not-working');
    for (const one of statusStates) {
      state = one;
      const { words: said } = answerOf(one, language, real) as { words: { heading: string } };
      await arrive(one.name, said.heading);
      await page.evaluate(() => {
        for (const more of document.querySelectorAll('details')) more.open = true;
      });
      await look(one.name);
    }
    state = undefined;
    await arrive('failed', words.failed.title);
    await look('failed');
    found.push(...(await forcedColorFaults(page)));
    expect(found).toEqual([]);
    expect(seen.violations).toEqual([]);
    await close();
  },
  120_000,
);
