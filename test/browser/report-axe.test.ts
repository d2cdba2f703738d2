import { describe, expect, it } from 'vitest';
import { formEn } from '../../shared/content/form/en.ts';
import { continueButton, mariasSteps, onScreen, pointer } from '../../tools/report-walk.ts';
import { screenIds } from '../../web/report/screens.ts';
import { axeFaults, desktop, forcedColorFaults, overflow, spacingFaults, useSite } from './site.ts';

const site = useSite();

/** Answers that open every question, kept as the page keeps them. */
async function prepare(page: import('playwright-core').Page, who: 'self' | 'other' | 'officer'): Promise<void> {
  const answers = {
    who,
    hasCards: 'yes',
    elsewhere: true,
    contact: who === 'self' ? 'email' : 'post',
    phone: '1',
    safe: 'yes',
    toOfficer: 'yes',
    cards: [{ last4: '' }],
    accounts: [{}, {}],
  };
  await page.evaluate((kept) => sessionStorage.setItem('redress.report.1', kept), JSON.stringify({ answers }));
  await page.reload();
}

describe.each(['en', 'es'] as const)('every screen in %s', (language) => {
  it.each(['self', 'other', 'officer'] as const)(
    'U4 U6 U7: for %s, as it opens and with its errors, at 320 and 1280 px: nothing for axe, no sideways scroll, nothing against the policy',
    async (who) => {
      const { page, seen, close } = await site.open(language === 'es' ? '/es/report/' : '/report/', {
        viewport: { width: 320, height: 640 },
      });
      await prepare(page, who);
      const found: string[] = [];
      const shown = new Set<string>();
      let states = 0;
      for (const screen of screenIds) {
        await page.evaluate((id) => {
          location.hash = `#/${id}`;
        }, screen);
        await page.locator('main h1').waitFor();
        await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#/${screen}`);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
        const title = await page.title();
        // A question that is not on this way shows the first one instead.
        if (shown.has(title)) continue;
        shown.add(title);
        for (const state of ['open', 'errors']) {
          if (state === 'errors') {
            await page.evaluate(() => document.querySelector<HTMLFormElement>('form')?.requestSubmit());
            await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
            if ((await page.locator('.summary').count()) === 0) continue;
          }
          states += 1;
          for (const width of [desktop.width, 320]) {
            await page.setViewportSize({ width, height: 640 });
            const faults = [
              ...(await axeFaults(page)),
              ...(await spacingFaults(page)),
              ...(who === 'self' && language === 'en' ? await forcedColorFaults(page) : []),
            ];
            found.push(...faults.map((fault) => `${screen} ${state} at ${width} ${fault}`));
            const beyond = await overflow(page);
            if (beyond > 0) found.push(`${screen} ${state} is ${beyond} px too wide for ${width}`);
          }
        }
      }
      expect(found).toEqual([]);
      expect(states).toBeGreaterThan(who === 'officer' ? 18 : 28);
      expect([...seen.violations, ...seen.errors]).toEqual([]);
      await close();
    },
    240_000,
  );
});

it('U6: every target is at least 44 px high, links in a sentence aside', async () => {
  const { page, close } = await site.open('/report/');
  await prepare(page, 'self');
  const small: string[] = [];
  for (const screen of screenIds) {
    await page.evaluate((id) => {
      location.hash = `#/${id}`;
    }, screen);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    small.push(
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('main button, main input, main select, main textarea, main a, .switch')]
          .filter((one) => !one.closest('p:not(:has(> button)), .away'))
          .map((one) => ({ one, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && box.height < 43.5)
          .map(({ one, box }) => `${location.hash} ${one.outerHTML.slice(0, 80)} ${Math.round(box.height)}`),
      )),
    );
  }
  expect([...new Set(small)]).toEqual([]);
  await close();
});

it('U4 U6: the receipt, with its link and dates', async () => {
  const { page, close } = await site.open('/report/', { viewport: { width: 320, height: 640 } });
  const hands = pointer(page);
  for (const { screen, fill } of mariasSteps) {
    await onScreen(page, screen);
    await fill(hands, page);
    await continueButton(page).click();
  }
  await onScreen(page, 'sent');
  expect(await page.innerText('h1')).toBe(formEn.sent.title);
  for (const width of [desktop.width, 320]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
  await close();
});

it('U8: without a script the form says so and how else to ask', async () => {
  const { page, close } = await site.open('/report/', { javaScriptEnabled: false });
  const text = await page.innerText('body');
  expect(text).toMatch(/needs JavaScript[\s\S]*202-555-0142[\s\S]*Springfield/u);
  await close();
});
