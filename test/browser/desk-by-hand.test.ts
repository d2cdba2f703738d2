import { expect, it } from 'vitest';
import { createClient } from '../../tools/demo-client.ts';
import { fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { addSystem } from '../../tools/stories/cards/by-hand.ts';
import { axeFaults, desktop, overflow, useSite } from './site.ts';

const site = useSite();
const note = 'Copied from the file card in the archive.';

it('L24 L25 L28: what a system without an API has is entered at the desk: the account, then its records, kind by kind', async () => {
  const stack = site.stack();
  await addSystem(stack, {
    id: 'old-shop',
    name: 'Archive of the old shop',
    kind: 'predecessor',
    owner: 'archive.keeper@example.com',
    answerDays: 5,
  });
  const { reference } = await fileForDesk(stack);
  const rosa = createClient(stack.apiUrl, await stack.signIn('rosa'));
  const path = `/desk/cases/${reference}`;
  const file = async () => (await rosa.get(path)).child('file');
  const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
  await signInAt(page, stack, 'rosa');

  await goTo(page, `#/case/${reference}/accounts/search/old-shop`, `${reference}: Accounts`);
  await page.getByLabel('Accounts on which something of the person’s stands').selectOption('1');
  await page.getByLabel('Its number in the system').fill('OLD-77');
  await page.getByLabel('Phone of the person on it').fill('+1 212 555 0134');
  await page.getByLabel('How you searched').fill('Searched paper and film by phone.');
  await page.getByRole('button', { name: 'Save the result' }).click();
  await page.locator('.summary a').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-old-shop.candidates.0.openedAt');
  await page.getByLabel('Opened on').fill('2026-07-02');
  await page.getByRole('button', { name: 'Save the result' }).click();
  await page.getByRole('link', { name: /^Account 1: Nothing entered of this account is the person’s/u }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-old-shop.candidates.0.traces.email');
  await page.getByLabel('Phone of the person on it').fill('+1 212 555 0143');
  await page.getByRole('button', { name: 'Save the result' }).click();
  await page.getByText('The search has ended.').waitFor();
  await stack.idle();

  const found = Object.values(Object((await file()).value('matches')));
  const match = String(Object(found.find((one) => Object(one).account === 'OLD-77')).id);
  await rosa.post(`${path}/matches/${match}`, { confirmed: true, note });
  await stack.idle();
  await rosa.post(`${path}/steps/${match}.preserve`, { type: 'settle-step', outcome: 'done', note });
  await stack.idle();

  // The case is read anew on every page of it, not within one.
  await goTo(page, `#/case/${reference}`, `${reference}: Overview`);
  await goTo(page, `#/case/${reference}/accounts/${match}`, `${reference}: Accounts`);
  const step = page.locator('ul.steps > li', { hasText: 'Collect the records' });
  await step.getByText(/^Resolve by hand/u).click();
  expect(await step.getByRole('radio', { name: 'Done', exact: true }).count()).toBe(0);
  const form = step.locator('details', { hasText: 'Enter the records by hand' });
  await form.locator('summary').first().click();
  await form.getByRole('button', { name: 'Save the records' }).click();
  expect(await form.locator('.summary a').count()).toBe(10);
  const kinds = form.getByRole('group');
  for (const at of Array.from({ length: 10 }, (_, n) => n))
    await kinds.nth(at).getByLabel('What there is').selectOption('none');
  const phones = form.getByRole('group', { name: 'Phone numbers used' });
  await phones.getByLabel('What there is').selectOption('supplied');
  await phones.getByLabel('Records').fill('2026-07-02 | +1 212 555 0143');
  const orders = form.getByRole('group', { name: 'Orders' });
  await orders.getByLabel('What there is').selectOption('held-by');
  await orders.getByLabel('Who has them').fill('film-archive');
  await form.getByLabel('Where you found them').fill(note);
  await form.getByRole('button', { name: 'Save the records' }).click();
  await form
    .getByRole('link', { name: 'Line 1: 2 of 3 parts are there: Day | Number | What it was used for' })
    .waitFor();
  await phones.getByLabel('Records').fill('2026-07-02 | +1 212 555 0143 | On the file card');
  await form.getByRole('button', { name: 'Save the records' }).click();
  await form.getByRole('link', { name: /^Enter a real date/u }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`records-${match}.classes.2.askedOn`);
  expect(await axeFaults(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await orders.getByLabel('Asked on').fill('2026-07-03');
  const receipts = form.getByRole('group', { name: 'Receipts' });
  await receipts.getByLabel('What there is').selectOption('supplied');
  const mistyped = '2026-07-02 | R-8 | 24.90 | | +1 212 555 0134';
  await receipts.getByLabel('Records').fill(`2026-07-02 | R-7 | 24.90 | | +1 212 555 0143\n${mistyped}`);
  await form.getByRole('button', { name: 'Save the records' }).click();
  await form.getByRole('link', { name: /^Line 2 \(On it of the person\): Nothing entered of this record/u }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`records-${match}.classes.3.records`);
  expect(await receipts.getByLabel('Records').getAttribute('aria-describedby')).toContain('-error');
  expect(await axeFaults(page)).toEqual([]);
  await receipts.getByLabel('What there is').selectOption('none');
  await form.getByRole('button', { name: 'Save the records' }).click();
  await page.getByText('The records are saved.').waitFor();
  const steps = Object((await file()).value('steps'));
  expect(steps[`${match}.collect`]).toMatchObject({ outcome: 'done' });
  expect(steps[`${match}.collect`].matrix).toHaveLength(10);
  expect(steps[`${match}.collect`].matrix).toEqual(
    expect.arrayContaining([
      { class: 'phone-numbers', status: 'supplied', count: 1 },
      { class: 'orders', status: 'held-by', holder: 'film-archive', askedOn: '2026-07-03' },
      { class: 'receipts', status: 'none' },
    ]),
  );
  expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
  await close();
}, 120_000);
