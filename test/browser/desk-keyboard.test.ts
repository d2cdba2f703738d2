import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { focusIsSeen, keyboard, tabTo } from './keyboard.ts';
import { axeFaults, desktop, useSite } from './site.ts';

const site = useSite();
let reference: string;

beforeAll(async () => {
  ({ reference } = await fileForDesk(site.stack()));
}, 400_000);

const at = async (path: string, heading: string) => {
  const opened = await site.open('/staff/', { viewport: desktop });
  await signInAt(opened.page, site.stack(), 'rosa');
  await goTo(opened.page, `#/case/${reference}${path}`, `${reference}: ${heading}`);
  return opened;
};
const focusOn = (page: Page, id: string) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 }).toBe(id);
const focusOnHeading = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 10_000 }).toBe('H1');
const note = 'Compared the ID with the report, page by page, and called.';

describe('the desk by keyboard', () => {
  it('U5 U12: a page of a document that comes is said, and the focus is not lost with what was pressed', async () => {
    const { page, seen, close } = await at('/evidence', 'Evidence');
    const hands = keyboard(page);
    await page.getByRole('link', { name: 'Report about what happened' }).click();
    await hands.press('form button');
    await focusOn(page, 'page-shown');
    const said = page.locator('#page-shown[role=status]');
    expect(await said.innerText()).toBe('Page 1 of 2');
    expect(await focusIsSeen(page)).toBe(true);
    await tabTo(page, () => document.activeElement?.textContent === 'Next page', '');
    await page.keyboard.press('Enter');
    await said.getByText('Page 2 of 2').waitFor();
    await focusOn(page, 'page-shown');
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('T9 U5: the request opens when why is chosen, the focus goes to what came, and who looked and why is told', async () => {
    const { page, seen, close } = await at('/request', 'Request');
    const hands = keyboard(page);
    await hands.press('#open-request-send');
    await page.getByRole('link', { name: 'Select why you look' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await hands.pick('open-request.why-she-called');
    await hands.press('#open-request-send');
    await focusOn(page, 'request-shown');
    expect(await focusIsSeen(page)).toBe(true);
    await goTo(page, `#/case/${reference}/timeline?show=reading`, `${reference}: Timeline`);
    await page.getByRole('row', { name: /^The request Rosa Reviewer The person called/u }).waitFor();
    // Read once in this tab, it is there.
    await goTo(page, `#/case/${reference}/request`, `${reference}: Request`);
    await page.locator('#request-shown').waitFor();
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it('T9: on an account’s page the reason is the account, and what the request says comes into the table', async () => {
    const { page, seen, close } = await at('/accounts/m1', 'Accounts');
    expect(await page.getByLabel('To decide about an account').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.getByText('Open the request to see it').waitFor({ state: 'detached' });
    await focusOnHeading(page);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('U5 U12: from the preview both ways back lead to the form with what was written', async () => {
    const { page, seen, close } = await at('/decide/decline', 'Decline');
    const facts = 'The photo on the ID does not fit the other papers.';
    await page.getByLabel('(B)').check();
    await page.getByLabel('The facts about this very request').fill(facts);
    await page.getByLabel('What did you rely on?').fill(note);
    await page.getByLabel('I make this decision in good faith').check();
    const onPreview = async () => {
      await page.getByRole('button', { name: 'Go on to the preview' }).click();
      await page.getByRole('heading', { level: 1, name: `${reference}: Preview: Decline` }).waitFor();
      await page.locator('.preview').first().waitFor();
      await focusOnHeading(page);
    };
    const onForm = async () => {
      await page.getByRole('heading', { level: 1, name: `${reference}: Decline` }).waitFor();
      expect(await page.getByLabel('The facts about this very request').inputValue()).toBe(facts);
      expect(await page.getByLabel('(B)').isChecked()).toBe(true);
      await focusOnHeading(page);
    };
    await onPreview();
    expect(await axeFaults(page)).toEqual([]);
    await page.goBack();
    await onForm();
    // What was shown may no longer be what is written.
    await page.goForward();
    await onForm();
    await onPreview();
    await page.getByRole('link', { name: 'Change it' }).click();
    await onForm();
    await onPreview();
    await page.getByRole('button', { name: 'Send to a second person' }).click();
    await page.getByRole('link', { name: /^Decline: \(B\)/u }).waitFor();
    // It was sent: nothing of it is left to be sent once more.
    await goTo(page, `#/case/${reference}/decide/decline`, `${reference}: Decline`);
    expect(await page.getByLabel('The facts about this very request').inputValue()).toBe('');
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it.each([
    ['withhold', 'Hold back one kind of record', 'citation', 'Privacy'],
    ['correct-receipt', 'Correct the date of receipt to a later day', 'receivedOn', 'March 3'],
  ])(
    'U12: of %s, what is wrong with it is said at its field, here and by the API',
    async (kind, heading, field, wrong) => {
      const { page, close } = await at(`/decide/${kind}`, heading);
      const go = page.getByRole('button', { name: 'Go on to the preview' });
      const id = `decide-${kind}.${field}`;
      const control = page.locator(`[id="${id}"]`);
      const isSaid = async () => {
        await page.locator('.summary').waitFor();
        const sentence = await page.locator(`[id="${id}-error"]`).innerText();
        await page.locator('.summary a', { hasText: sentence.replace(/^Error:\s*/u, '') }).click();
        await focusOn(page, id);
        expect(await control.getAttribute('aria-invalid')).toBe('true');
      };
      await control.fill('');
      await go.click();
      await isSaid();
      await control.fill(wrong);
      for (const select of await page.locator('form.desk-form select').all()) await select.selectOption({ index: 1 });
      await page.getByLabel('What did you rely on?').fill(note);
      await page.getByLabel('I make this decision in good faith').check();
      await go.click();
      await expect.poll(() => page.locator('.summary a').count(), { timeout: 10_000 }).toBe(1);
      await isSaid();
      await close();
    },
  );
});
