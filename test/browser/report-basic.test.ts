import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { fillBasic, goOn } from '../../tools/basic-walk.ts';
import { createClient } from '../../tools/demo-client.ts';
import { tabTo } from './keyboard.ts';
import { axeFaults, desktop, forcedColorFaults, overflow, phone, spacingFaults, useSite } from './site.ts';

const site = useSite();
const basic = { en: '/report-basic/', es: '/es/report-basic/' } as const;
const title = (page: Page, pattern: RegExp) => expect.poll(() => page.title(), { timeout: 10_000 }).toMatch(pattern);
const tokenOf = (link: string | null) => (link ?? '').slice((link ?? '').indexOf('#') + 1);
const secret = async (page: Page) => tokenOf(await page.locator('.secret a').getAttribute('href'));

describe.each(['en', 'es'] as const)('the form on one page in %s', (language) => {
  it('U8 U14 L1: without a script a request is filed: what is wrong in words, the answers once more, the receipt, and nothing of it in an address', async () => {
    const { page, seen, close } = await site.open(basic[language], { javaScriptEnabled: false, viewport: phone });
    await goOn(page);
    await title(page, /^Error: /u);
    const links = page.locator('.summary a');
    expect(await links.count()).toBeGreaterThanOrEqual(9);
    for (const link of await links.all())
      expect(await page.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`).count()).toBe(1);
    expect(await page.locator('.error-text').count()).toBe(await links.count());

    await fillBasic(page);
    await page.locator('[id="email"]').fill('maria at example');
    await goOn(page);
    await page.locator('.summary').waitFor();
    expect(await links.count()).toBe(1);
    expect(await page.locator('[id="name.given"]').inputValue()).toBe('María');
    expect(await page.locator('[id="details"]').inputValue()).toBe('A store in Springfield.\nBlue shoes.');
    await page.locator('[id="email"]').fill(maria.email);
    await goOn(page);

    await page.locator('button[value="send"]').waitFor();
    expect(await page.innerText('main')).toContain(maria.email);
    await page.locator('button[value="change"]').click();
    await page.locator('[id="name.given"]').waitFor();
    expect(await page.locator('[id="name.given"]').inputValue()).toBe('María');
    await goOn(page);
    await page.locator('button[value="send"]').dblclick();
    await page.locator('.reference').waitFor();

    const token = await secret(page);
    const view = await createClient(site.stack().apiUrl, token).get('/case');
    expect(view.value('reference')).toBe(await page.innerText('.reference'));
    expect(view.value('language')).toBe(language);
    // Loaded again, which sends it again: the same receipt.
    await page.reload();
    await page.locator('.reference').waitFor();
    expect(await secret(page)).toBe(token);

    const asked = seen.requests.join('\n');
    for (const hers of ['Mar', 'example.com', '1980', '10001', token]) expect(asked).not.toContain(hers);
    expect(seen.requests.filter((line) => !line.includes(`${site.stack().url}/`))).toEqual([]);
    await close();
  }, 60_000);

  it('U4 U6 U7: form, errors, check and receipt: no fault for axe, no sideways scroll, nothing against the policy', async () => {
    const narrow = { width: 320, height: 640 };
    for (const viewport of language === 'es' ? [narrow] : [narrow, desktop]) {
      const { page, seen, close } = await site.open(basic[language], { viewport });
      const found: string[] = [];
      const look = async (name: string) => {
        const faults = [
          ...(await axeFaults(page)),
          ...(await spacingFaults(page)),
          ...(await forcedColorFaults(page)),
        ].map((fault) => `${name} ${fault}`);
        const beyond = await overflow(page);
        found.push(...faults, ...(beyond > 0 ? [`${name} is ${beyond} px too wide`] : []));
      };
      await look('form');
      await goOn(page);
      await page.locator('.summary').waitFor();
      await look('errors');
      await fillBasic(page);
      await goOn(page);
      await page.locator('button[value="send"]').waitFor();
      await look('check');
      await page.locator('button[value="send"]').click();
      await page.locator('.reference').waitFor();
      await look('receipt');
      expect(found).toEqual([]);
      // axe reads the style once more, which the policy of what the API answers refuses.
      expect(seen.violations.filter((line) => !/^connect-src .*\/style\.css/u.test(line))).toEqual([]);
      await close();
    }
  }, 90_000);
});

it('U5: the form on one page is filled and sent by keyboard; what is wrong has the focus', async () => {
  const { page, close } = await site.open(basic.en, { viewport: desktop });
  const press = async (selector: string) => {
    await tabTo(page, (wanted) => document.activeElement?.matches(wanted) === true, selector);
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
  };
  for (const id of ['name.given', 'signature'])
    await tabTo(page, (wanted) => document.activeElement?.id === wanted, id);
  await page.keyboard.press('Enter');
  await page.locator('.summary').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.className);
  await expect.poll(focused, { timeout: 10_000 }).toBe('summary');
  await fillBasic(page);
  await page.locator('[id="signature"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('button[value="send"]').waitFor();
  await press('button[value="send"]');
  await page.locator('.reference').waitFor();
  await close();
}, 60_000);

it('U10: the switch of language takes the answers along', async () => {
  const { page, close } = await site.open(basic.en, { javaScriptEnabled: false });
  await fillBasic(page);
  await page.locator('.switch').click();
  await expect.poll(() => page.getAttribute('html', 'lang'), { timeout: 10_000 }).toBe('es');
  expect(await page.locator('[id="name.given"]').inputValue()).toBe('María');
  expect(await page.locator('.summary').count()).toBe(0);
  await close();
}, 60_000);

it('U8: where the step by step form cannot run, it says where to go', async () => {
  const { page, close } = await site.open('/es/report/', { javaScriptEnabled: false });
  await page.locator('.no-script a').click();
  await page.locator('[id="name.given"]').waitFor();
  expect(new URL(page.url()).pathname).toBe(basic.es);
  await close();
});
