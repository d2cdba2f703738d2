import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { continueButton, mariasSteps, onScreen, pointer } from '../../tools/report-walk.ts';
import { focusIsSeen, keyboard, tabTo } from './keyboard.ts';
import { ready } from './ready-report.ts';
import { desktop, useSite } from './site.ts';

const site = useSite();

/** What Maria types that may be nowhere but in her report (U14). */
const canaries = [maria.given, maria.email, maria.card.number, '12 North Street', '4471', '555 0143', '10001'];
const where = (page: { url(): string }) => new URL(page.url()).hash;

describe('Maria’s report in English on a phone, by keyboard alone', () => {
  it('U5 U7 U14: from the notice to the receipt, the focus on each question, nothing told to anybody else', async () => {
    const { page, seen, close } = await site.open('/');
    const hands = keyboard(page);
    await hands.press('main .button');
    const titles: string[] = [];
    for (const { screen, fill } of mariasSteps) {
      await onScreen(page, screen);
      if (screen !== 'happened/who')
        await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { message: screen }).toBe('H1');
      titles.push(await page.title());
      await fill(hands, page);
      await tabTo(page, (kind) => document.activeElement?.getAttribute('type') === kind, 'submit');
      expect(await focusIsSeen(page), screen).toBe(true);
      await page.keyboard.press('Enter');
    }
    await onScreen(page, 'sent');
    expect(await page.innerText('.reference')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/u);
    expect(await page.innerText('main')).toMatch(/We will answer by \w+day, \w+ \d+, 20\d\d\./u);
    titles.push(await page.title());
    expect(titles.every((title) => title.endsWith(' - Example Outfitters'))).toBe(true);
    expect(titles[8]).toBe('What is your name? - Part 2 of 5 - Example Outfitters');
    // The provider's own requests hold the number; ours never do.
    const told = [...seen.requests.filter((line) => !line.includes('/pay/')), ...titles, page.url()].join('\n');
    const token = decodeURIComponent((await page.innerText('.secret a')).split('#')[1] ?? 'none');
    for (const canary of [...canaries, token]) expect(told).not.toContain(canary);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(seen.violations).toEqual([]);
    expect(seen.errors).toEqual([]);
    await site.stack().idle();
    const shown = await page.innerText('.reference');
    const first = site
      .stack()
      .mails()
      .find((mail) => mail.to.includes(maria.email) && mail.subject.includes(shown));
    expect(first?.text).toContain(await page.innerText('.secret a'));
    await close();
  });
});

describe('errors and steps', () => {
  it('U5: the focus is on the heading as soon as her card is said to be confirmed, not later, when she has gone on', async () => {
    const { page, close } = await site.open('/');
    const steps = mariasSteps.slice(0, 1 + mariasSteps.findIndex(({ screen }) => screen === 'happened/cards'));
    await page.click('main .button');
    for (const { screen, fill } of steps) {
      await onScreen(page, screen);
      if (screen === 'happened/cards')
        await page.evaluate(() => {
          new MutationObserver((_, observer) => {
            if (document.querySelector('.note.good') === null) return;
            observer.disconnect();
            setTimeout(() => document.body.setAttribute('data-focus', document.activeElement?.tagName ?? ''));
          }).observe(document.body, { subtree: true, childList: true });
        });
      await fill(pointer(page), page);
      if (screen !== 'happened/cards') await continueButton(page).click();
    }
    await expect.poll(() => page.getAttribute('body', 'data-focus'), { timeout: 10_000 }).toBe('H1');
    await close();
  });

  it('U11 U14: what she chose before the script ran stays chosen, and Continue before it leaves nothing in the address', async () => {
    const { page, close } = await site.open('/');
    const script = Promise.withResolvers<void>();
    const asked = page.waitForRequest('**/*.js');
    await page.route('**/*.js', async (route) => {
      await script.promise;
      await route.continue();
    });
    await page.goto(new URL('/report/', page.url()).href, { waitUntil: 'commit' });
    await asked;
    await page.locator('#who').check();
    await continueButton(page).click();
    expect(new URL(page.url()).search).toBe('');
    script.resolve();
    await onScreen(page, 'happened/who');
    expect(await page.locator('#who').isChecked()).toBe(true);
    await continueButton(page).click();
    await onScreen(page, 'happened/what');
    await close();
  });

  it('U12: Continue without an answer says so at the top, has the focus there, leads to the control, and in the title', async () => {
    const { page, close } = await site.open('/es/report/#/about/address');
    await continueButton(page).click();
    await page.locator('.summary:focus').waitFor();
    expect(await page.title()).toMatch(/^Error: ¿Cuál es su dirección\? - Parte 2 de 5/u);
    const links = page.locator('.summary a');
    expect(await links.count()).toBe(4);
    await links.nth(1).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('addresses.0.city');
    expect(where(page)).toBe('#/about/address');
    expect(await page.getAttribute('[id="addresses.0.city"]', 'aria-invalid')).toBe('true');
    await close();
  });

  it('U12: what was put right is not said again on the check page, by Continue or by skipping', async () => {
    const { page, close } = await site.open('/report/');
    await ready(page);
    const go = (hash: string) =>
      page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await go('#/about/name/change');
    await page.fill('[id="name.given"]', '');
    await page.fill('[id="name.family"]', '');
    await continueButton(page).click();
    await page.locator('.summary:focus').waitFor();
    await page.fill('[id="name.given"]', 'Maria');
    await continueButton(page).click();
    await onScreen(page, 'send/check');
    const checked = async () => [await page.title(), await page.locator('.summary').count()];
    const right = ['Check your answers, then send - Part 5 of 5 - Example Outfitters', 0];
    expect(await checked()).toEqual(right);
    await go('#/documents/officer/change');
    await page.check('[id="toOfficer-yes"]');
    await continueButton(page).click();
    await page.locator('.summary:focus').waitFor();
    await page.click('.actions .quiet');
    await onScreen(page, 'send/check');
    expect(await checked()).toEqual(right);
    await close();
  });

  it('U11: a step that holds something is not skipped: the button says that it clears it', async () => {
    const { page, close } = await site.open('/report/#/happened/details');
    const button = page.locator('.actions .quiet');
    expect(await button.innerText()).toBe('Skip this');
    await page.fill('[id="details"]', 'My bank showed four purchases.');
    await page.fill('[id="otherPhones"]', '555');
    await continueButton(page).click();
    await page.locator('.summary:focus').waitFor();
    expect(await button.innerText()).toBe('Clear and go on');
    await button.click();
    await onScreen(page, 'happened/has-cards');
    await page.goBack();
    await onScreen(page, 'happened/details');
    expect(await page.inputValue('[id="details"]')).toBe('');
    await close();
  });

  it('Back, Forward and the address itself lead through the steps', async () => {
    const { page, close } = await site.open('/report/');
    await page.check('[id="who"]');
    await continueButton(page).click();
    await onScreen(page, 'happened/what');
    await page.goBack();
    await page.locator('[id="who"]').waitFor();
    expect(await page.isChecked('[id="who"]')).toBe(true);
    await page.goForward();
    await onScreen(page, 'happened/what');
    await page.click('.back');
    await page.locator('[id="who"]').waitFor();
    await close();
  });

  it('U11 U10: in Spanish on a desktop, a reload at every step and a change of language lose nothing; Change leads back to the check', async () => {
    const { page, seen, close } = await site.open('/es/report/', { viewport: desktop });
    const hands = pointer(page);
    for (const { screen, fill } of mariasSteps.slice(0, -1)) {
      await onScreen(page, screen);
      await fill(hands, page);
      if (screen !== 'happened/cards') {
        // 300 ms after the last key the answers are kept; a reload keeps them at once.
        await page.reload();
        await onScreen(page, screen);
      }
      await continueButton(page).click();
    }
    await onScreen(page, 'send/sign');
    await page.goBack();
    await onScreen(page, 'send/check');
    const answered = await page.innerText('main');
    for (const given of ['Maria Example', maria.email, 'Albany', '4242', '14 de marzo de 1980', 'Compra o pedido'])
      expect(answered).toContain(given);
    await page.click('.switch');
    await page.waitForURL((url) => url.pathname === '/report/' && url.hash === '#/send/check');
    expect(await page.innerText('main')).toContain('March 14, 1980');
    await page.click('.switch');
    await page.locator('text=Revise sus respuestas').waitFor();
    await page.click('a[href="#/reach/contact/change"]');
    await page.check('[id="contact-post"]');
    await continueButton(page).click();
    await onScreen(page, 'send/check');
    expect(await page.innerText('main')).toContain('Correo postal');
    // L24: with letters her email is still searched for, and so is what else of hers may have been used.
    expect(await page.innerText('main')).toMatch(/@[\w.]+\s+Este correo solo lo buscamos/u);
    await page.click('a[href="#/happened/details/change"] >> nth=-1');
    await page.fill('[id="otherEmails"]', 'old@mail.example');
    await page.fill('[id="otherPhones"]', '617 333 0111');
    await continueButton(page).click();
    await onScreen(page, 'send/check');
    expect(await page.innerText('main')).toMatch(/old@mail\.example\s+617 333 0111/u);
    await continueButton(page).click();
    await onScreen(page, 'send/sign');
    await page.fill('[id="signature"]', 'Maria Example');
    await continueButton(page).click();
    await onScreen(page, 'sent');
    expect(await page.innerText('main')).toContain('Le responderemos hasta el');
    expect(await page.title()).toBe('Recibimos su solicitud - Example Outfitters');
    await page.reload();
    await onScreen(page, 'sent');
    expect(await page.innerText('.reference')).toMatch(/-/u);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['redress.receipt.1']);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });
});
