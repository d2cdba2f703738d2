import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createLine } from '../../tools/browser.ts';
import { continueButton, onScreen } from '../../tools/report-walk.ts';
import { samplePhoto } from '../../tools/stories/sample-documents.ts';
import { firewallAnswer } from './adverse.ts';
import { ready } from './ready-report.ts';
import { axeFaults, desktop, useSite } from './site.ts';

const site = useSite();
const reads = (page: Page) => page.innerText('main');
const go = (page: Page, screen: string) =>
  page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, screen);

async function send(page: Page): Promise<void> {
  await continueButton(page).click();
  await onScreen(page, 'sent');
}

/** As when she turns to another tab, and comes back. */
async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => to });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

describe('coming back to the form', () => {
  it('U11: after it was sent, every step says that we got it and leads to the receipt, until she begins another one', async () => {
    const { page, seen, close } = await site.open('/report/');
    await ready(page);
    await send(page);
    const reference = await page.innerText('.reference');
    await page.goBack();
    for (const screen of ['send/check', 'about/name', 'documents/other']) {
      await go(page, screen);
      await expect.poll(() => reads(page), { message: screen }).toContain(`We got your request ${reference}`);
      expect(await page.innerText('[role="status"]')).toContain(reference);
    }
    expect(await axeFaults(page)).toEqual([]);
    await page.click('.note a');
    await onScreen(page, 'sent');
    expect(await page.innerText('.reference')).toBe(reference);
    await page.reload();
    await go(page, 'happened/who');
    await page.locator('.note', { hasText: reference }).waitFor();
    await page.check('[id="who"]');
    await page.locator('.note', { hasText: reference }).waitFor({ state: 'detached' });
    expect(seen.violations).toEqual([]);
    await close();
  });

  it('U14: out of sight for more than an hour, the page lets go of answers and files; for less, it keeps them', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page, await samplePhoto());
    const start = Date.now();
    await turn(page, 'hidden');
    await page.clock.setSystemTime(start + 59 * 60_000);
    await turn(page, 'visible');
    expect(await page.inputValue('[id="signature"]')).toBe('Maria Example');
    await turn(page, 'hidden');
    await page.clock.setSystemTime(start + 120 * 60_000 + 1000);
    await turn(page, 'visible');
    await page.locator('[id="who"]').waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await page.check('[id="who"]');
    await go(page, 'documents/identity');
    await page.check('[id="proof.identity"]');
    await page.locator('[id="files.identity"]').waitFor({ state: 'attached' });
    expect(await page.locator('.files li').count()).toBe(0);
    await close();
  });
});

describe('files', () => {
  it('U13: a photo she chose and then took back, with “I’ll add this later”, stays on her device', async () => {
    const { page, seen, close } = await site.open('/report/');
    await ready(page, await samplePhoto());
    await go(page, 'documents/identity');
    await page.locator('.files li').waitFor();
    await page.check('[id="proof.identity-later"]');
    await go(page, 'send/check');
    await page.locator('.answers').first().waitFor();
    expect(await reads(page)).not.toContain('1 file');
    await go(page, 'send/sign');
    await page.locator('[id="signature"]').waitFor();
    await send(page);
    expect(await page.locator('.files').count()).toBe(0);
    expect(seen.requests.filter((line) => line.includes('/case/evidence'))).toEqual([]);
    await close();
  });

  it('a reload lets go of files: the page says so, until she went past it', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page, await samplePhoto());
    await page.reload();
    await go(page, 'send/check');
    await expect.poll(() => reads(page)).toContain('your browser let go of 1 file');
    await page.click('a[href="#/documents/identity/change"]');
    await expect.poll(() => reads(page)).toContain('your browser let go of 1 file');
    await continueButton(page).click();
    await onScreen(page, 'send/check');
    expect(await reads(page)).not.toContain('let go');
    await close();
  });
});

describe('what does not go through', () => {
  it('U11: the firewall’s own words say when to come back, and nothing is lost', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page);
    await page.route('**/api/reports', (route) => route.fulfill(firewallAnswer));
    await continueButton(page).click();
    await page.locator('.note.alert').waitFor();
    expect(await page.innerText('.note.alert')).toContain('Wait five minutes and try again');
    await page.unroute('**/api/reports');
    await send(page);
    await close();
  });

  it('a file the API takes no more of is not tried again, and its words stand beside it; one that came too fast may be', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page, await samplePhoto());
    let asked = 0;
    let answer: object = {
      status: 429,
      json: { code: 'evidence.too-many', detail: 'You have sent many files. To add more, call us.' },
    };
    await page.route('**/api/case/evidence', (route) => {
      asked += 1;
      return route.fulfill(answer);
    });
    await send(page);
    await page.locator('.files .error-text', { hasText: 'To add more, call us.' }).waitFor();
    expect(await page.locator('.files button').count()).toBe(0);
    expect(asked).toBe(1);
    await close();
    const other = await site.open('/report/');
    await ready(other.page, await samplePhoto());
    answer = firewallAnswer;
    await other.page.route('**/api/case/evidence', (route) => route.fulfill(answer));
    await send(other.page);
    await other.page.locator('.files .error-text', { hasText: 'Wait five minutes' }).waitFor();
    await other.page.unroute('**/api/case/evidence');
    await other.page.locator('.files button').click();
    await other.page.locator('.files .done').waitFor();
    await other.close();
  });

  it.each(['en', 'es'] as const)(
    'U4 U11 in %s: a file given up after four tries, and on its way again when she says so: said, with nothing for axe at 320 and 1280 px',
    async (language) => {
      const { page, close } = await site.open(language === 'es' ? '/es/report/' : '/report/');
      await ready(page, await samplePhoto());
      const bucket = `${site.stack().endpoints.s3}/**`;
      const line = await createLine(page);
      const found: string[] = [];
      const look = async (state: string) => {
        for (const width of [320, desktop.width]) {
          await page.setViewportSize({ width, height: 640 });
          found.push(...(await axeFaults(page)).map((fault) => `${state} at ${width} ${fault}`));
        }
      };
      let tries = 0;
      await page.route(bucket, (route) => {
        if (route.request().method() === 'POST') tries += 1;
        return route.abort('connectionreset');
      });
      await send(page);
      await page.locator('.files .error-text').waitFor({ timeout: 30_000 });
      expect(tries).toBe(4);
      const said = { en: 'The file did not finish sending', es: 'El archivo no terminó de enviarse' }[language];
      expect(await page.innerText('.files .error-text')).toContain(said);
      expect(await page.innerText('[role="status"]')).toContain(said);
      await look('upload failed');
      await page.unroute(bucket);
      await line(2000);
      await page.locator('.files button').click();
      await page.locator('.files progress').waitFor();
      await look('uploading');
      await line(-1);
      await page.locator('.files .done').waitFor();
      expect(found).toEqual([]);
      await close();
    },
    90_000,
  );

  // A machine that stands still for a second fails this once, a page that does not move fails it each time.
  it('U11: 10 MB at 750 kbit/s: something moves at least each second', { retry: 2 }, async () => {
    const { page, close } = await site.open('/report/');
    await ready(page);
    await go(page, 'documents/identity');
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_000_000, 'x'), Buffer.from('\n%%EOF')]);
    await page.setInputFiles('[id="files.identity"]', [{ name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf }]);
    await page.locator('.files li').waitFor();
    await go(page, 'send/sign');
    const line = await createLine(page);
    // Before the first byte of the file goes, and not before the pages are there: on the machine itself it would be sent at once.
    await page.route('**/case/evidence', async (route) => {
      await line(750_000 / 8);
      await route.continue();
    });
    await send(page);
    await page.locator('progress').waitFor();
    const longest = await page.evaluate(async () => {
      const moves: number[] = [performance.now()];
      let before = -1;
      while (performance.now() - (moves[0] ?? 0) < 6000) {
        const { value = before } = document.querySelector('progress') ?? {};
        if (value !== before) moves.push(performance.now());
        before = value;
        await new Promise((done) => requestAnimationFrame(done));
      }
      moves.push(performance.now());
      return { moved: moves.length, gap: Math.max(...moves.slice(1).map((at, i) => at - (moves[i] ?? 0))) };
    });
    expect(longest.moved).toBeGreaterThan(6);
    expect(longest.gap).toBeLessThanOrEqual(1000);
    await close();
  });
});
