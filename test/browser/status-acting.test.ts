import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import type { Opened } from '../../tools/browser.ts';
import { answerOf, decisionOf, type StatusState } from '../../tools/status-states.ts';
import { createTelling } from '../../tools/stories/telling.ts';
import { axeFaults, useSite } from './site.ts';

const site = useSite();
const focusAt = (page: Page) => page.evaluate(() => document.activeElement?.id);
const said = (page: Page) => page.locator('.away[role="status"]').innerText();

/** What the API answers about a real case; told once for the file. */
let real: Promise<object> | undefined;
async function realCase(): Promise<object> {
  const telling = createTelling(site.stack(), () => {});
  const { token } = await telling.file(await telling.marias());
  const answer = await fetch(`${site.stack().apiUrl}/case`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as object;
}

/** The page of a case in one state, until `show` gives it another. */
async function openAt(first: StatusState): Promise<Opened & { show(next: StatusState): void }> {
  real ??= realCase();
  const base = await real;
  const opened = await site.open('/status/');
  let state = first;
  await opened.page.route('**/api/case', (route) => route.fulfill({ json: answerOf(state, 'en', base) }));
  await opened.page.route('**/api/case/answer', (route) => route.fulfill({ json: decisionOf(state.word, 'en') }));
  await opened.page.evaluate(() => {
    location.hash = 'a';
  });
  await opened.page.locator('.part strong').waitFor();
  return {
    ...opened,
    show(next) {
      state = next;
    },
  };
}

const press = (page: Page, text: string) => page.getByRole('button', { name: text }).press('Enter');
const change = { change: 'x', what: 'withdrawal', by: 'email' };
const copy = (state: string) => ({ others: [{ recipient: 'b', kind: 'officer', state }] });
const ready: StatusState = { name: 'ready', word: 'ready', more: { recordsUntil: '2027-03-01' } };
const finding: StatusState = { name: 'finding', word: 'finding' };

describe('U5: what she did is said, and the focus is where it can be read, also once the case is shown anew', () => {
  it.each([
    {
      name: 'goes on with a request she stopped',
      before: { name: 'stopped', word: 'closed', more: { withdrawn: true } },
      act: (page) => press(page, 'Go on with my request'),
      path: 'resume',
      after: finding,
      sentence: 'We go on with your request.',
      gone: 'Go on with my request',
    },
    {
      name: 'confirms a change',
      before: { ...finding, more: { changes: [change] } },
      async act(page) {
        await page.fill('[id="code-x"]', '123456');
        await page.keyboard.press('Enter');
      },
      path: 'changes/x',
      after: { name: 'stopped', word: 'closed', more: { withdrawn: true } },
      sentence: 'We stopped your request.',
      gone: 'Confirm',
    },
    {
      name: 'takes a permission back',
      before: { ...finding, more: copy('ready') },
      async act(page) {
        await press(page, 'Take this back');
        await press(page, 'Yes, send nothing more');
      },
      path: 'recipients/b/revoke',
      after: { ...finding, more: copy('revoked') },
      sentence: 'A police officer: You took this back',
      gone: 'Take this back',
    },
    {
      name: 'asks again',
      before: { name: 'declined', word: 'declined' },
      async act(page) {
        await page.locator('summary', { hasText: 'If you know more' }).click();
        await page.fill('[id="more.phones"]', '617 333 0188');
        await press(page, 'Ask again');
      },
      path: 'requests',
      after: { name: 'received', word: 'received' },
      sentence: 'We got it. We answer by Friday, December 25, 2026.',
      gone: 'Ask again',
    },
    {
      name: 'asks again, and tells more for the fourth time that day',
      before: { name: 'declined', word: 'declined' },
      async act(page) {
        await page.locator('summary', { hasText: 'If you know more' }).click();
        await page.fill('[id="more.phones"]', '617 333 0188');
        await press(page, 'Ask again');
      },
      path: 'requests',
      reply: { added: false },
      after: { name: 'received', word: 'received' },
      sentence:
        'We got it. We answer by Friday, December 25, 2026. We cannot take more details today. Send these again tomorrow, or call +1 202-555-0142.',
      gone: 'Ask again',
    },
    {
      name: 'wants paper copies',
      before: ready,
      act: (page) => press(page, 'Send me paper copies'),
      path: 'paper',
      after: { ...ready, more: { ...ready.more, letters: [{ letter: 'a', status: 'owed' }] } },
      sentence: 'We got this. We mail you paper copies, or call you first if that is safer.',
      gone: 'Send me paper copies',
    },
    {
      name: 'asks to stop',
      before: finding,
      async act(page) {
        await page.locator('summary', { hasText: 'Stop my request' }).click();
        await press(page, 'Ask to stop my request');
      },
      path: 'changes',
      after: { ...finding, more: { changes: [change] } },
      sentence: 'You asked us to stop your request',
      at: 'change-x',
    },
  ] satisfies readonly {
    name: string;
    before: StatusState;
    act: (page: Page) => Promise<void>;
    path: string;
    reply?: object;
    after: StatusState;
    sentence: string;
    at?: string;
    gone?: string;
  }[])('$name', async ({ before, act, path, after, sentence, ...row }) => {
    const { page, seen, show, close } = await openAt(before);
    await page.route(`**/api/case/${path}`, (route) => {
      show(after);
      return route.fulfill({
        json: { change: 'x', by: 'email', dueOn: '2026-12-25', ...('reply' in row ? row.reply : {}) },
      });
    });
    const reads = page.waitForResponse('**/api/case');
    await act(page);
    await expect.poll(() => said(page)).toBe(sentence);
    await reads;
    const at = 'at' in row ? row.at : 'done';
    await expect.poll(() => focusAt(page), { timeout: 5000 }).toBe(at);
    if ('gone' in row) {
      await page.getByRole('button', { name: row.gone, exact: true }).waitFor({ state: 'detached' });
      expect(await page.innerText('[id="done"]')).toBe(sentence);
      expect(await focusAt(page)).toBe(at);
    }
    expect(await axeFaults(page)).toEqual([]);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('T4 U12: confirms a new email, which ends the link of this page: it says how the new one comes, and goes on saying so', async () => {
    const { page, seen, close } = await openAt({
      ...finding,
      more: { changes: [{ ...change, what: 'contact', by: 'post' }] },
    });
    await page.route('**/api/case/changes/x', async (route) => {
      await page.unroute('**/api/case');
      await page.route('**/api/case', (read) =>
        read.fulfill({ status: 404, json: { code: 'link.not-working', detail: 'This link no longer works.' } }),
      );
      await route.fulfill({ json: { change: 'x', newLink: 'email' } });
    });
    await page.fill('[id="code-x"]', '123456');
    await page.keyboard.press('Enter');
    const sentence = 'We sent a new link to your new email. Use it from now on.';
    await expect.poll(() => said(page)).toBe(sentence);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('We changed how we reach you');
    // Longer than the page reads again after an order.
    await page.waitForTimeout(3500);
    expect(await page.innerText('main h1')).toBe('We changed how we reach you');
    expect(await page.innerText('main')).toContain(sentence);
    expect(await axeFaults(page)).toEqual([]);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    // The new link, opened in the same tab, shows the case.
    await page.unroute('**/api/case');
    const base = await real;
    await page.route('**/api/case', (read) => read.fulfill({ json: answerOf(finding, 'en', base ?? {}) }));
    await page.evaluate(() => {
      location.hash = 'b';
    });
    await page.locator('.part strong').waitFor();
    await close();
  });

  it('what had the focus is gone from the case: the heading has it', async () => {
    const { page, show, close } = await openAt({
      ...finding,
      more: { changes: [change], documents: [], others: [], missing: [] },
    });
    await page.focus('[id="code-x"]');
    show(finding);
    await page.route('**/api/case/preferences', (route) => route.fulfill({ json: {} }));
    await page.evaluate(() => {
      const save = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Save');
      save?.closest('form')?.requestSubmit();
    });
    await page.locator('[id="code-x"]').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await close();
  });
});

describe('L24 G13: more that she tells with asking again', () => {
  it('a card in the field of the payment provider, one by its last digits, and a name; no whole number leaves the page', async () => {
    const { page, seen, close } = await openAt({ name: 'declined', word: 'declined' });
    const sent: unknown[] = [];
    const answers = [
      { status: 422, json: { code: 'body.faults', faults: [{ path: 'cards.1.last4', code: 'card.last4' }] } },
      { status: 201, json: { dueOn: '2026-12-25' } },
    ];
    await page.route('**/api/case/requests', (route) => {
      sent.push(route.request().postDataJSON());
      return route.fulfill(answers[sent.length - 1] ?? { status: 500 });
    });
    await page.locator('summary', { hasText: 'If you know more' }).click();
    await press(page, 'Confirm a card');
    const field = page.frameLocator('iframe.card-field');
    await field.locator('#number').fill(maria.card.number);
    await field.locator('#expiry').fill(`${maria.card.expMonth}/${maria.card.expYear}`);
    await field.locator('#cvc').fill(maria.card.cvc);
    await field.locator('button').click();
    const last4 = maria.card.number.slice(-4);
    await expect.poll(() => said(page)).toBe(`The card ending in ${last4} is confirmed.`);
    await expect.poll(() => focusAt(page)).toBe('more.card');
    await page.fill('[id="more.names"]', 'Maria Before');
    await page.fill('[id="more.cards"]', maria.card.number);
    await press(page, 'Ask again');
    await page.locator('[id="more.cards-error"]').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.fill('[id="more.cards"]', '1234 07/2028');
    await press(page, 'Ask again');
    await expect.poll(() => said(page)).toBe('We got it. We answer by Friday, December 25, 2026.');
    const { expMonth, expYear } = maria.card;
    const card = { token: expect.stringMatching(/^tok_/u), last4, expMonth, expYear };
    expect(sent).toMatchObject([
      { cards: [card, { last4: '' }] },
      { names: ['Maria Before'], cards: [card, { last4: '1234', expMonth: 7, expYear: 2028 }] },
    ]);
    expect(JSON.stringify(sent)).not.toContain(maria.card.number);
    expect([...seen.violations, ...seen.errors.filter((one) => !one.includes('422'))]).toEqual([]);
    await close();
  });

  it('L24: more that she tells of an address goes with its country, and what is refused of it is said there', async () => {
    const { page, seen, close } = await openAt({ name: 'declined', word: 'declined' });
    const told: unknown[] = [];
    await page.route('**/api/case/requests', (route) => {
      told.push(route.request().postDataJSON());
      return told.length === 1
        ? route.fulfill({
            status: 422,
            json: { code: 'body.faults', faults: [{ path: 'addresses.0.country', code: 'address.country' }] },
          })
        : route.fulfill({ json: { dueOn: '2026-12-25' } });
    });
    await page.locator('summary', { hasText: 'If you know more' }).click();
    await page.getByLabel('Another address that may have been used').fill('Calle Mayor 5\n28013 Madrid');
    expect(await page.locator('[id="more.country"]').inputValue()).toBe('US');
    await page.locator('[id="more.country"]').selectOption('');
    await press(page, 'Ask again');
    await page.getByRole('link', { name: 'Select a country' }).click();
    expect(await focusAt(page)).toBe('more.country');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('[id="more.country"]').selectOption('Spain');
    await press(page, 'Ask again');
    await expect.poll(() => said(page)).toBe('We got it. We answer by Friday, December 25, 2026.');
    const lines = ['Calle Mayor 5', '28013 Madrid'];
    expect(told.map((body) => (body as { addresses: unknown }).addresses)).toEqual([
      [{ lines, country: '' }],
      [{ lines, country: 'ES' }],
    ]);
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  });
});

describe('what we answered', () => {
  it('that it cannot be shown is said, with a way to try again, and the focus on it when it comes', async () => {
    const { page, close } = await openAt({ name: 'declined', word: 'declined' });
    await page.route('**/api/case/answer', (route) => route.abort('connectionreset'));
    await page.reload();
    await page.locator('.note.alert', { hasText: 'we could not show our answer here' }).waitFor();
    await page.unroute('**/api/case/answer');
    await page.route('**/api/case/answer', (route) => route.fulfill({ json: decisionOf('declined', 'en') }));
    await press(page, 'Try again');
    await page.locator('[id="answer"]:focus section').first().waitFor();
    expect(await page.locator('.note.alert').count()).toBe(0);
    await close();
  });

  it('is read again when the state of the case changes while the page is open', async () => {
    const { page, show, close } = await openAt(ready);
    await page.locator('[id="answer"] section').first().waitFor();
    const before = await page.innerText('[id="answer"]');
    show({ ...ready, name: 'partly', word: 'partly' });
    await page.route('**/api/case/paper', (route) => route.fulfill({ json: {} }));
    await press(page, 'Send me paper copies');
    await expect.poll(() => page.innerText('[id="answer"]'), { timeout: 5000 }).not.toBe(before);
    await close();
  });
});
