import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../tools/demo-client.ts';
import { goTo, signInAt } from '../../tools/desk-walk.ts';
import { axeFaults, desktop, overflow, useSite } from './site.ts';

const site = useSite();
let rosa: Client;
let reference: string;

beforeAll(async () => {
  const { apiUrl, signIn } = site.stack();
  rosa = createClient(apiUrl, await signIn('rosa'));
  // She called from abroad: an email is all that was written down.
  const receipt = await rosa.post(
    '/intake',
    {
      channel: 'phone-note',
      receivedOn: '2026-03-02',
      form: 'spoken',
      report: { name: { given: 'Ana', family: 'Rey' }, email: 'ana.rey@example.com' },
    },
    { 'idempotency-key': randomUUID() },
  );
  reference = receipt.fields('reference').reference;
  await site.stack().idle();
}, 400_000);

const file = async () => (await rosa.get(`/desk/cases/${reference}`)).child('file');
const note = 'She said so on the phone today.';

const people = async () => {
  const opened = await site.open('/staff/', { viewport: desktop });
  await signInAt(opened.page, site.stack(), 'rosa');
  await goTo(opened.page, `#/case/${reference}/people`, `${reference}: People`);
  return opened;
};

describe('how people are reached, at the desk', () => {
  it('L34 L36: one more recipient is named, by email or by address, and what is missing is said where it is typed', async () => {
    const { page, seen, close } = await people();
    const adding = page.locator('details', { hasText: 'Name one more recipient' });
    const send = adding.getByRole('button', { name: 'Add the recipient' });
    const fill = async (agency: string) => {
      await adding.locator('summary').click();
      await adding.getByLabel('Law enforcement officer').check();
      await adding.getByLabel('Agency or organization').fill(agency);
      await adding.getByLabel('What the person asked for').fill(note);
    };
    const isThere = async (by: string) => {
      await page.getByText('The recipient is added. What they have to show is listed.').waitFor();
      await page
        .getByRole('row', { name: new RegExp(`Law enforcement officer.*${by}`, 'u') })
        .first()
        .waitFor();
    };
    await fill('Springfield Police');
    await send.click();
    await adding.getByRole('link', { name: 'Enter an email or an address for the officer' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('recipient-add.contact.email');
    expect(await adding.getByLabel('Email of the recipient').getAttribute('aria-invalid')).toBe('true');
    await adding.getByLabel('Email of the recipient').fill('officer@police.example');
    await send.click();
    await isThere('Email');

    if ((await adding.getAttribute('open')) !== null) await adding.locator('summary').click();
    await fill('Lyon Police');
    await fillAddress(adding, ['12 rue des Lilas', 'Lyon', '69001', 'France']);
    await send.click();
    await isThere('Mail');
    expect(Object.values(Object(await (await file()).value('recipients')))).toMatchObject([
      { kind: 'subject' },
      { kind: 'officer', byPost: false, revoked: false },
      { kind: 'officer', byPost: true, revoked: false },
    ]);
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it('an address outside of the United States is taken on the person’s word, and mail goes there from then on', async () => {
    const { page, seen, close } = await people();
    const changing = page.locator('details', { hasText: 'Change the contact details' });
    await changing.locator('summary').click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
    await fillAddress(changing, ['', 'Toronto', 'M5V 2T6', 'Canada']);
    await changing.getByLabel('Mail', { exact: true }).check();
    await changing.getByLabel('Not that we know').check();
    await changing.getByLabel('Why', { exact: true }).fill(note);
    await changing.getByRole('button', { name: 'Change them' }).click();
    const missing = changing.locator('.summary a');
    await missing.click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contact.address.lines');
    await changing.getByLabel('Street and number').fill('8 Front Street');
    await changing.getByRole('button', { name: 'Change them' }).click();
    await page.getByText('Changed, and every way is told.').waitFor();
    await page.getByText('Read the contact details').click();
    await page.getByLabel('Why do you need them').fill('To read the address back.');
    await page.getByRole('button', { name: 'Read them' }).click();
    await page.getByText('8 Front Street, Toronto M5V 2T6, CA').waitFor();
    expect((await file()).child('contact').value('preferred')).toBe('post');
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });
});

async function fillAddress(form: ReturnType<Page['locator']>, [street, city, code, country]: readonly string[]) {
  await form.getByLabel('Street and number').fill(street ?? '');
  await form.getByLabel('City', { exact: true }).fill(city ?? '');
  await form.getByLabel('ZIP or postal code').fill(code ?? '');
  await form.getByLabel('Country', { exact: true }).selectOption({ label: country ?? '' });
}
