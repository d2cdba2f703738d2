import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../tools/demo-client.ts';
import { goTo, signInAt } from '../../tools/desk-walk.ts';
import { createTelling } from '../../tools/stories/telling.ts';
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
    await adding.getByRole('link', { name: 'Enter an email or an address for this copy' }).click();
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
    // Two of a kind: each is told from the other, and who he is is read where it is needed (T9).
    await page.getByText(/^Who it is: Law enforcement officer 2, named on/u).click();
    const second = page.locator('details', { hasText: 'Who it is: Law enforcement officer 2' });
    await second.getByRole('button', { name: 'Read who it is' }).click();
    await second.getByText('12 rue des Lilas, Lyon 69001, FR').waitFor();
    await second.getByText('Lyon Police').waitFor();
    expect(await second.locator('div[tabindex="-1"]:focus').count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    expect(Object.values(Object(await (await file()).value('recipients')))).toMatchObject([
      { kind: 'subject' },
      { kind: 'officer', byPost: false, revoked: false },
      { kind: 'officer', byPost: true, revoked: false },
    ]);
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it('L24 L33 U6: what she told since is added on a small screen: a card by its last digits, a name; what is wrong is told at its field', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: { width: 320, height: 700 } });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${reference}/people`, `${reference}: People`);
    const telling = page.locator('details', { hasText: /^Add what the person told since/u });
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await telling.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    const send = telling.getByRole('button', { name: 'Add it and search again' });
    const card = telling.getByRole('group', { name: 'Card or bank account of the person 1' });
    await telling.getByLabel('More emails of the person').fill('ana at home');
    await card.getByLabel('Last 4 digits').fill('431');
    await card.getByLabel('Month it ends').fill('13');
    await send.click();
    for (const [sentence, field] of [
      ['Enter an email address like name@example.com', 'emails'],
      ['Enter the last 4 digits of the card', 'cards.0.last4'],
      [/^Enter the month and year on the card/u, 'cards.0.expMonth'],
    ] as const) {
      await telling.getByRole('link', { name: sentence }).click();
      expect(await focused()).toBe(`identifiers.${field}`);
      expect(await page.locator(`[id="identifiers.${field}"]`).getAttribute('aria-invalid')).toBe('true');
    }
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);

    await telling.getByLabel('More emails of the person').fill('');
    await card.getByLabel('Last 4 digits').fill('4312');
    await card.getByLabel('Month it ends').fill('3');
    await card.getByLabel('Year it ends').fill('2031');
    await telling.getByLabel('More names the person used').fill('Ana Reyes');
    await send.click();
    await page.getByText('It is kept, and every system is searched again with it.').waitFor();
    await site.stack().idle();
    expect((await file()).value('added')).toHaveLength(1);
    await goTo(page, `#/case/${reference}/request`, `${reference}: Request`);
    await page.getByLabel('The person called').check();
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.getByText('ends in 4312, 3/2031, not confirmed', { exact: true }).waitFor();
    await page.getByText('Ana Reyes', { exact: true }).waitFor();
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it('L34 T9: whoever proposes chooses between two officers by name, and the second person reads which one it is', async () => {
    const [, , second = ''] = Object.keys(Object(await (await file()).value('recipients')));
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    const decision = { kind: 'release-copy', recipient: second, package: 'p1' };
    await page.route(`**/api/desk/cases/${reference}`, async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      body.file.proposals = { d1: { id: 'd1', decision, by: 'remy', status: 'open' } };
      await route.fulfill({ response, json: body });
    });
    await page.route('**/proposals/d1/view', (route) => route.fulfill({ json: { note } }));
    await goTo(page, `#/case/${reference}/decide/release-copy`, `${reference}: Send a copy to a recipient`);
    const options = await page.getByLabel('Recipient', { exact: true }).locator('option').allInnerTexts();
    expect(options.filter((one) => one.startsWith('Law'))).toEqual([
      expect.stringMatching(/^Law enforcement officer 1, named on \w+ \d+, \d{4}$/u),
      expect.stringMatching(/^Law enforcement officer 2, named on \w+ \d+, \d{4}$/u),
    ]);
    await goTo(page, `#/case/${reference}/decide/proposal/d1`, `${reference}: Proposal 1`);
    await page.getByRole('heading', { name: /^Release a copy to: Law enforcement officer 2, named on/u }).waitFor();
    await page.getByRole('button', { name: /^Read who it is/u }).click();
    await page.getByText('Lyon Police').waitFor();
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });

  it('L34 U6: another address of a recipient is recorded on a small screen, what is wrong is told at its field, and he is called back anew', async () => {
    const [, first = ''] = Object.keys(Object(await (await file()).value('recipients')));
    const { page, seen, close } = await site.open('/staff/', { viewport: { width: 320, height: 700 } });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${reference}/people`, `${reference}: People`);
    const moving = page.locator('details', { hasText: /^Record another address: Law enforcement officer 1/u });
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await moving.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    const send = moving.getByRole('button', { name: 'Record the address' });
    await send.click();
    await moving.getByRole('link', { name: 'Write why' }).waitFor();
    await moving.getByRole('link', { name: 'Enter an email or an address for this copy' }).click();
    expect(await focused()).toBe(`move-${first}.contact.email`);
    await moving.getByLabel('Email of the recipient').fill('officer at police.example');
    await moving.getByLabel('Where you found it').fill(note);
    await send.click();
    await moving.getByRole('link', { name: 'Enter an email address like name@example.com' }).click();
    expect(await focused()).toBe(`move-${first}.contact.email`);
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);

    await moving.getByLabel('Email of the recipient').fill('');
    await fillAddress(moving, ['', 'Montreal', 'H2Y 1C6', 'Canada']);
    await send.click();
    await moving.getByRole('link', { name: 'Enter the address of the recipient' }).click();
    expect(await focused()).toBe(`move-${first}.contact.address.lines`);
    await moving.getByLabel('Street and number').fill('4 rue Notre-Dame');
    await send.click();
    await page
      .getByText('It is recorded. Nothing goes there until two people release the copy again.', { exact: true })
      .waitFor();
    const row = page.getByRole('row', { name: /Law enforcement officer 1/u });
    await row.getByText('Mail', { exact: true }).waitFor();
    const who = page.locator('details', { hasText: /^Who it is: Law enforcement officer 1/u });
    await who.locator('summary').first().click();
    await who.getByRole('button', { name: 'Read who it is' }).click();
    await who.getByText('4 rue Notre-Dame, Montreal H2Y 1C6, CA').waitFor();
    // Who he is stays as he was named.
    await who.getByText('Springfield Police').waitFor();
    expect(Object((await file()).value('recipients'))[first]).toMatchObject({ byPost: true, missing: ['call-back'] });
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);
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
    await page.getByLabel('To write to the person').check();
    await page.getByLabel('Why do you need them').fill('To read the address back.');
    await page.getByRole('button', { name: 'Read them' }).click();
    await page.getByText('8 Front Street, Toronto M5V 2T6, CA').waitFor();
    expect((await file()).child('contact').value('preferred')).toBe('post');
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });

  it('T1 L45: what was asked with her link is read back before it is confirmed, and what it took the place of is said', async () => {
    const telling = createTelling(site.stack(), () => {});
    const { her, id, reference: of } = await telling.file(await telling.marias());
    for (const email of ['hers@new.example', 'thief@mail.example'])
      await her.post('/case/changes', { what: 'contact', email });
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${of}/people`, `${of}: People`);
    const card = page.locator('section.card', { hasText: 'The person asked: new contact details' });
    await card.getByText('It took the place of one asked before, which nobody had settled').waitFor();
    await card.getByLabel('Yes, read back and confirmed on a call').check();
    await card.getByLabel('Why').fill(note);
    await card.getByRole('button', { name: 'Save what the person said' }).click();
    await card.getByRole('link', { name: 'Open what was asked for first, and read it back' }).waitFor();
    await card.getByRole('button', { name: /^Read what was asked Asked last/u }).click();
    await card.getByText('thief@mail.example').waitFor();
    await card.getByRole('button', { name: /^Read what was asked Asked before/u }).click();
    await card.getByText('hers@new.example').waitFor();
    expect(await card.locator('div[tabindex="-1"]:focus').count()).toBe(1);
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);
    await card.getByLabel('No, refused').check();
    await card.getByRole('button', { name: 'Save what the person said' }).click();
    await page.getByText('It is settled, and every way is told.').waitFor();
    const log = await rosa.get(`/desk/cases/${id}`);
    expect(JSON.stringify(log.value('viewed')).match(/"what":"change"/gu)).toHaveLength(2);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  }, 120_000);

  it('L33 L37: a posted letter stays listed, and when it comes back that makes a task and a request of its own', async () => {
    const { reference: of } = await declinedByPost();
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, '#/print', 'Letters to print and post');
    const line = page.locator('ul.steps > li', { hasText: of }).filter({ hasText: 'Our decision' });
    await line.getByRole('button', { name: /^Print/u }).click();
    await line.getByText('For one envelope, in this order.').waitFor();
    expect(await page.getByText('Came back').count()).toBe(0);
    await line.getByText(/^Posted: /u).click();
    await line.getByLabel('Proof').fill('RA 123 456 789 US');
    await line.getByRole('button', { name: 'It is posted' }).click();
    await page.getByText('The letter is posted.').waitFor();

    await goTo(page, `#/case/${of}/people`, `${of}: People`);
    await page.getByRole('row', { name: /^Our decision The person Posted, with proof/u }).waitFor();
    const back = page.locator('details', { hasText: 'Came back: Our decision' });
    await back.locator('summary').click();
    await back.getByRole('button', { name: 'It came back' }).click();
    await back.getByRole('link', { name: 'Choose what was written on it' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await back.getByLabel('What was written on it').selectOption({ label: 'Moved' });
    await back.getByRole('button', { name: 'It came back' }).click();
    await page.getByRole('row', { name: /^Our decision The person Came back/u }).waitFor();
    await page.getByRole('row', { name: /^Mail came back/u }).waitFor();
    await page.getByText('Did not reach the person').waitFor();
    await page.getByText('Key in a second ask or late proof').click();
    // L4: a paper of last week would get the clock of today.
    await page.getByRole('button', { name: 'Add the request' }).click();
    await page.getByRole('link', { name: 'Enter the day it came in, like 2026-03-31' }).waitFor();
    const why = page.getByRole('group', { name: 'Why is it a new request?' });
    expect(await why.getByRole('radio').evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual([
      'second-ask',
      'late-proof',
    ]);
    await page.getByText('Change the language or the size of print').click();
    await page.getByRole('group', { name: 'Large print' }).getByLabel('Yes').check();
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('Everything from now on is written so.').waitFor();
    await goTo(page, `#/case/${of}`, `${of}: Overview`);
    expect(await page.getByRole('link', { name: 'A letter came back' }).getAttribute('href')).toBe(
      `#/case/${of}/people`,
    );
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  }, 120_000);

  it('what one person has on a case is handed to another, and a shredding is taken back, each with why', async () => {
    const avery = createClient(site.stack().apiUrl, await site.stack().signIn('avery'));
    const id = {
      rosa: (await rosa.post('/desk/me', {})).fields('id').id,
      avery: (await avery.post('/desk/me', {})).fields('id').id,
    };
    await rosa.post(`/desk/cases/${reference}/owner`, { owner: id.rosa, backup: id.avery });
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    const orders: unknown[] = [];
    await page.route('**/api/desk/cases/*/cancel-shred', (route) => {
      orders.push(route.request().postDataJSON());
      return route.fulfill({ json: { seq: 1, events: [] } });
    });
    await page.route(`**/api/desk/cases/${reference}`, async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      body.file.retention.shred = { status: 'scheduled', day: '2033-03-31' };
      await route.fulfill({ response, json: body });
    });
    await goTo(page, `#/case/${reference}`, `${reference}: Overview`);
    const over = page.locator('details', { hasText: 'Hand over what one person has on it' });
    await over.locator('summary').click();
    await over.getByRole('button', { name: 'Hand it over' }).click();
    await over.getByRole('link', { name: 'Choose somebody else to take over' }).waitFor();
    await expect.poll(() => page.title()).toMatch(/^Error: [^E]/u);
    await over.getByLabel('To').selectOption(id.avery);
    await over.getByLabel('Why').fill(note);
    await over.getByRole('button', { name: 'Hand it over' }).click();
    await page.getByText('has it now.').waitFor();
    await expect.poll(() => page.title()).not.toMatch(/^Error/u);
    expect((await file()).value('owner')).toBe(id.avery);

    const shred = page.locator('details', { hasText: /Take back the shredding of .*March 31, 2033/u });
    await shred.locator('summary').click();
    expect(await axeFaults(page)).toEqual([]);
    await shred.getByLabel('Why').fill(note);
    await shred.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('The shredding is taken back.').waitFor();
    expect(orders).toEqual([{ note }]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });

  it('T9: a case of somebody’s own: kept off it by a colleague, told so in words, let back by an approver only', async () => {
    const { apiUrl, signIn } = site.stack();
    const [remy, audra] = await Promise.all(
      [signIn('remy'), signIn('audra')].map(async (t) => createClient(apiUrl, await t)),
    );
    const id = { remy: (await remy?.post('/desk/me', {}))?.fields('id').id ?? '' };
    await rosa.post(`/desk/cases/${reference}/owner`, { owner: id.remy, backup: 'backup' });

    const { page, seen, close } = await site.open('/staff/', { viewport: { width: 320, height: 700 } });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${reference}`, `${reference}: Overview`);
    const keep = page.locator('details', { hasText: 'Somebody must stand aside' });
    await keep.locator('summary').focus();
    await page.keyboard.press('Enter');
    const send = keep.getByRole('button', { name: 'Keep them off this case' });
    await send.click();
    await keep.getByRole('link', { name: 'Choose who stands aside' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('aside.staff');
    expect([await overflow(page), await axeFaults(page)]).toEqual([0, []]);
    await keep.getByLabel('Who stands aside').selectOption(id.remy);
    await send.click();
    await keep.getByRole('link', { name: 'Write why' }).waitFor();
    await keep.getByLabel('What ties them to this case').fill('His sister is who asks.');
    await send.click();
    await page.getByText('Remy Reviewer stands aside from this case.').waitFor();
    await page
      .locator('#about + dl', { hasText: 'Stands aside' })
      .getByText('Remy Reviewer', { exact: true })
      .waitFor();
    expect((await file()).fields('owner', 'backup')).toEqual({ owner: 'compliance', backup: 'backup' });
    // Neither choosing them again, nor letting them back, is offered to a reviewer.
    await page.locator('summary', { hasText: /^Assign$/u }).click();
    expect(await page.locator(`#assign\\.owner option[value="${id.remy}"]`).count()).toBe(0);
    expect(await page.getByText(/^Let back/u).count()).toBe(0);
    await close();

    const kept = await site.open('/staff/', { viewport: desktop });
    await signInAt(kept.page, site.stack(), 'remy');
    for (const place of ['', '/people', '/request']) {
      await goTo(kept.page, `#/case/${reference}${place}`, new RegExp(`^${reference}: `, 'u'));
      await kept.page.getByText('You stand aside from this case. A colleague works on it.').waitFor();
      expect(await kept.page.getByRole('alert').count()).toBe(0);
      expect(await kept.page.getByRole('navigation', { name: 'Pages of this case' }).count()).toBe(0);
    }
    expect(await axeFaults(kept.page)).toEqual([]);
    await kept.page.getByRole('main').getByRole('link', { name: 'Back to the queue' }).click();
    await kept.page.getByRole('heading', { level: 1, name: /^Queue/u }).waitFor();
    await kept.close();
    expect((await audra?.get(`/desk/cases/${reference}`))?.child('file').value('aside')).toEqual({
      [id.remy]: 'aside',
    });

    const approver = await site.open('/staff/', { viewport: desktop });
    await signInAt(approver.page, site.stack(), 'avery');
    await goTo(approver.page, `#/case/${reference}`, `${reference}: Overview`);
    await approver.page.getByText('Let back: Remy Reviewer').click();
    await approver.page.getByLabel('Why it does not tie them any more').fill('It was another person of that name.');
    await approver.page.getByRole('button', { name: 'Let them back' }).click();
    await approver.page.getByText('Remy Reviewer works on this case again.').waitFor();
    await approver.close();
    expect((await remy?.get(`/desk/cases/${reference}`))?.child('file').value('aside')).toEqual({ [id.remy]: 'back' });
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
  }, 120_000);
});

async function declinedByPost(): Promise<{ readonly reference: string }> {
  const { apiUrl, signIn, idle } = site.stack();
  const receipt = await rosa.post(
    '/intake',
    {
      channel: 'post',
      receivedOn: '2026-03-02',
      form: 'own-letter',
      report: {
        name: { given: 'Lena', family: 'Hall' },
        contact: 'post',
        addresses: [
          { lines: ['8 Front Street'], city: 'Springfield', region: 'VA', postalCode: '22150', country: 'US' },
        ],
      },
    },
    { 'idempotency-key': randomUUID() },
  );
  const { reference: of } = receipt.fields('reference');
  await idle();
  const decision = { kind: 'decline', request: 'r1', ground: 'B' };
  await rosa.post(`/desk/cases/${of}/proposals`, { decision, note, facts: 'No proof of identity came.' });
  await createClient(apiUrl, await signIn('avery')).post(`/desk/cases/${of}/proposals/d1`, { type: 'approve' });
  await idle();
  return { reference: of };
}

async function fillAddress(form: ReturnType<Page['locator']>, [street, city, code, country]: readonly string[]) {
  await form.getByLabel('Street and number').fill(street ?? '');
  await form.getByLabel('City', { exact: true }).fill(city ?? '');
  await form.getByLabel('ZIP or postal code').fill(code ?? '');
  await form.getByLabel('Country', { exact: true }).selectOption({ label: country ?? '' });
}
