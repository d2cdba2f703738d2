import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../tools/demo-client.ts';
import { goTo, signInAt } from '../../tools/desk-walk.ts';
import { axeFaults, overflow, phone, useSite } from './site.ts';

const site = useSite();

const keyIn = async () => {
  const opened = await site.open('/staff/', { viewport: phone });
  await signInAt(opened.page, site.stack(), 'rosa');
  await goTo(opened.page, '#/key-in', 'Key in a request');
  return opened;
};
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const came = async (page: Page, how: string, what: string) => {
  await page.getByLabel('How it came in').selectOption({ label: how });
  await page.getByLabel('What came in').selectOption({ label: what });
  await page.getByLabel('The day it first came to anyone here').fill(yesterday);
};
const send = async (page: Page) => {
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByRole('heading', { name: 'The case is open' }).waitFor();
  const title = await page.locator('.note-title').first().textContent();
  return title?.replace('Reference ', '') ?? '';
};
const caseOf = async (reference: string) => {
  await site.stack().idle();
  const rosa = createClient(site.stack().apiUrl, await site.stack().signIn('rosa'));
  const file = (await rosa.get(`/desk/cases/${reference}`)).child('file');
  const report = (await rosa.post(`/desk/cases/${reference}/report/view`, { why: 'proof' })).child('report');
  return { file, report };
};

describe('keying in a request', () => {
  it('L4 L45: a printed form with the wish for safe contact: no letter goes home, and the code word is with the case', async () => {
    const { page, seen, close } = await keyIn();
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByRole('link', { name: 'Enter a name, or one way to reach the person' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('key-in.report.name.given');
    // No day is taken for granted: a paper of last week would get the clock of today.
    await page.getByRole('link', { name: 'Enter the day it came in, like 2026-03-31' }).waitFor();

    await came(page, 'Mail', 'The person’s own letter');
    await page.getByLabel('First or given name of the person').fill('Ana');
    await page.getByLabel('Last or family name of the person').fill('Rey');
    await page.getByLabel('Date of birth').fill('1980-03-31');
    const home = page.getByRole('group', { name: 'Address of the person' });
    await home.getByLabel('Street and number').fill('8 Front Street');
    await home.getByLabel('City').fill('Toronto');
    await home.getByLabel('Country').selectOption({ label: 'Canada' });
    await page.getByRole('group', { name: 'How they want us to write' }).getByLabel('Mail', { exact: true }).check();
    await page.getByRole('group', { name: 'Language of the letters' }).getByLabel('Spanish').check();
    await page.getByLabel('Large print').check();
    await page.getByRole('group', { name: 'Could someone they live with see' }).getByLabel('Yes').check();
    await page.getByLabel('Code word').fill('heron');
    await page.getByLabel('Last 4 digits').first().fill('0042');
    await page.getByLabel('Last 4 digits').nth(1).fill('1881');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    const reference = await send(page);
    // What is read out is in the person's language.
    expect(await page.locator('q[lang=es]').textContent()).toContain(reference);

    const { file, report } = await caseOf(reference);
    expect(report.value('addresses')).toEqual([{ lines: ['8 Front Street'], city: 'Toronto', country: 'CA' }]);
    expect(report.fields('codeWord', 'birthDate')).toEqual({ codeWord: 'heron', birthDate: '1980-03-31' });
    expect(report.value('cards')).toEqual([{ last4: '0042' }, { last4: '1881' }]);
    expect(file.value('safeContact')).toBe(true);
    expect(file.child('contact').value('largePrint')).toBe(true);
    expect(file.value('letters')).toEqual({});
    expect(Object.values(Object(file.value('parked')))).toMatchObject([{ template: 'V1', why: 'no-way' }]);
    await goTo(page, `#/case/${reference}/request`, `${reference}: Request`);
    await page.getByLabel('To check the proof').check();
    await page.getByRole('button', { name: 'Open the request' }).click();
    for (const said of ['Large print', 'Someone they live with could see it', 'heron'])
      await page.getByText(said, { exact: true }).waitFor();
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it.each([
    ['corrected', async () => undefined],
    ['loaded again and corrected', async (page: Page) => void (await page.reload())],
  ])(
    'G22 L4: its answer was lost, and it is %s and sent again: one case, and the reference of the first is read out',
    async (_, between) => {
      const { page, seen, close } = await keyIn();
      await came(page, 'Phone', 'Spoken words');
      await page.getByLabel('First or given name of the person').fill('Ana');
      let first = '';
      await page.route('**/api/intake', async (route) => {
        if (route.request().method() !== 'POST' || first !== '') return await route.continue();
        first = String((await (await route.fetch()).json()).reference);
        await route.abort('connectionreset');
      });
      await page.getByRole('button', { name: 'Open the case' }).click();
      await page.locator('.summary').waitFor();
      await between(page);
      await page.getByLabel('Last or family name of the person').fill('Rey');
      expect(await send(page)).toBe(first);
      expect(await page.innerText('main')).toContain('It had already arrived as you first sent it, for Ana.');
      expect(await page.locator('q[lang=en]').textContent()).toContain(first);
      expect(await axeFaults(page)).toEqual([]);
      // The next one is another case.
      await page.getByRole('button', { name: 'Key in another one' }).click();
      await came(page, 'Phone', 'Spoken words');
      await page.getByLabel('First or given name of the person').fill('Eva');
      expect(await send(page)).not.toBe(first);
      expect(await page.innerText('main')).not.toContain('already arrived');
      expect(seen.violations).toEqual([]);
      await close();
    },
  );

  it('L36: who asks for the person is written down, and gets the letters in place of the person', async () => {
    const { page, seen, close } = await keyIn();
    await came(page, 'Mail', 'The person’s own letter');
    await page.getByLabel('First or given name of the person').fill('Ana');
    await page.getByRole('group', { name: 'Who asks?' }).getByLabel('Attorney').check();
    await page.getByLabel('Firm or organization').fill('Ng Law');
    const office = page.getByRole('group', { name: 'Address of the one who asks' });
    await office.getByLabel('Street and number').fill('5 Court Square');
    await office.getByLabel('City').fill('Reston');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByRole('link', { name: 'Enter your own name' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('key-in.report.requester.name');
    await page.getByLabel('Name of the one who asks').fill('Lee Ng');
    const { file, report } = await caseOf(await send(page));
    expect(file.value('requester')).toBe('attorney');
    expect(report.value('requester')).toEqual({
      kind: 'attorney',
      name: 'Lee Ng',
      organisation: 'Ng Law',
      address: { lines: ['5 Court Square'], city: 'Reston', country: 'US' },
    });
    expect(Object.values(Object(file.value('letters')))).toMatchObject([{ template: 'V1' }]);
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });
});
