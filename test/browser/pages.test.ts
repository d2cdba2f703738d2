import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plainEn } from '../../shared/content/pages/plain-en.ts';
import { plainEs } from '../../shared/content/pages/plain-es.ts';
import { printEn } from '../../shared/content/pages/print-en.ts';
import { printEs } from '../../shared/content/pages/print-es.ts';
import { languages } from '../../shared/domain/brand.ts';
import { screenIds } from '../../web/report/screens.ts';
import { axeFaults, desktop, forcedColorFaults, overflow, overflowWhenLarge, spacingFaults, useSite } from './site.ts';

const site = useSite();
const words = {
  en: {
    '/print/': printEn,
    '/privacy/': plainEn.privacy,
    '/accessibility/': plainEn.accessibility,
    '/nowhere/': plainEn.lost,
  },
  es: {
    '/print/': printEs,
    '/privacy/': plainEs.privacy,
    '/accessibility/': plainEs.accessibility,
    '/nowhere/': plainEs.lost,
  },
};

describe.each(languages)('pages of words in %s', (language) => {
  it('U4 U6 U7 U8: without a script: read, phone and address shown, nothing for axe, no sideways scroll at 320 px', async () => {
    const found: string[] = [];
    for (const [path, { title }] of Object.entries(words[language])) {
      const { page, seen, close } = await site.open(`${language === 'es' ? '/es' : ''}${path}`, {
        viewport: { width: 320, height: 640 },
        // axe runs in the page; that these pages have no script of their own is held below.
      });
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.innerText('h1')).toBe(title);
      expect(await page.title()).toBe(`${title} - Example Outfitters`);
      const text = await page.innerText('body');
      for (const said of ['202-555-0142', 'Springfield, VA 22150']) expect(text).toContain(said);
      expect(text).not.toContain('{{');
      for (const width of [320, desktop.width]) {
        await page.setViewportSize({ width, height: 640 });
        const faults = [...(await axeFaults(page)), ...(await spacingFaults(page))];
        found.push(...faults.map((fault) => `${path} at ${width} ${fault}`));
        const beyond = await overflow(page);
        if (beyond > 0) found.push(`${path} is ${beyond} px too wide`);
      }
      const large = await overflowWhenLarge(page);
      if (large > 0) found.push(`${path} with its text twice as large is ${large} px too wide for a phone`);
      found.push(...(await forcedColorFaults(page)));
      expect(seen.violations).toEqual([]);
      await close();
    }
    expect(found).toEqual([]);
  });

  it('U8: the form is there as a PDF, and every link of the frame leads somewhere', async () => {
    const { page, close } = await site.open(language === 'es' ? '/es/' : '/', { javaScriptEnabled: false });
    const links = await page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const pdf = `/print/request-form-${language}.pdf`;
    for (const path of new Set([...links, pdf])) {
      const answer = await fetch(`${site.stack().url}${path}`);
      expect(answer.status, `${path}`).toBe(200);
    }
    const file = await fetch(`${site.stack().url}${pdf}`);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await close();
  });
});

it('an address that leads nowhere answers 404', async () => {
  expect((await fetch(`${site.stack().url}/es/nowhere/`)).status).toBe(404);
});

it('U8: without a script the status page and the page for a new link say the other ways', async () => {
  for (const path of ['/status/', '/es/link/']) {
    const { page, close } = await site.open(path, { javaScriptEnabled: false });
    expect(await page.innerText('.no-script')).toMatch(/call us|llamarnos/u);
    expect(await page.innerText('body')).toContain('202-555-0142');
    await close();
  }
});

it('U10: one build takes on another business’s name, colours and logo when it is filled', async () => {
  const { readFileSync } = await import('node:fs');
  const { stages } = await import('../../infra/stages.ts');
  const { fillPage } = await import('../../web/fill-pages.ts');
  const { brand, policy } = stages.dev;
  const built = readFileSync('dist/web/status/index.html', 'utf8');
  const other = { ...brand, company: 'Ñandú & Sons', postalAddress: ['Ñandú', 'Boston, MA 02108'] };
  const look = { accent: '#7a0019', accentDark: '#4a000f', logo: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  const page = fillPage(built, { brand: other, policy, look });
  expect(page).toContain('Ñandú &amp; Sons');
  expect(page).toContain('<link rel="stylesheet" href="/look.css">');
  expect(page).toContain('src="/logo.svg"');
  expect(page).not.toContain('Example Outfitters');
  expect(fillPage(built, { brand, policy })).not.toMatch(/look\.css|logo\.svg|\{\{/u);
});

/** https://github.com/alphagov/forms-runner, config/locales/en.yml, accessibility_statement: what its makers say is wrong with their forms. */
describe('U18: the six faults GOV.UK Forms names in its own statement', () => {
  const go = async (page: Page, screen: string) => {
    await page.evaluate((id) => {
      location.hash = `#/${id}`;
    }, screen);
    await page.waitForFunction((id) => location.hash === `#/${id}`, screen);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
  };
  const submit = async (page: Page) => {
    await page.locator('form button[type=submit]').click();
    await page.locator('.summary').waitFor();
  };

  it('1 nothing is asked twice, 4 no heading level is skipped, on any question', async () => {
    const { page, close } = await site.open('/report/');
    // For herself: only then do fields say what of hers a browser may fill in.
    await page.check('[id="who"]');
    const asked: string[] = [];
    const skips: string[] = [];
    for (const screen of screenIds) {
      await go(page, screen);
      asked.push(
        ...(await page
          .locator('main [autocomplete]:not(form)')
          .evaluateAll((all) =>
            all.map((one) => one.getAttribute('autocomplete') ?? '').filter((token) => !['off', ''].includes(token)),
          )),
      );
      const levels = await page
        .locator('h1, h2, h3, h4')
        .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
      if (levels.some((level, at) => level - (levels[at - 1] ?? 0) > 1)) skips.push(`${screen}: ${levels.join()}`);
    }
    const own = asked.filter((token) => /^(?:given|family|email|tel|bday)/u.test(token));
    // A question that is not on this way shows the first one instead, which has none of these.
    expect(own.filter((token, at) => own.indexOf(token) !== at)).toEqual([]);
    expect(own.length).toBeGreaterThan(4);
    expect(skips).toEqual([]);
    await close();
  });

  it('2 each error of the check page leads to its own control, 3 its title says Error, 5 the way back stays', async () => {
    const { page, close } = await site.open('/report/');
    await go(page, 'send/check');
    await submit(page);
    expect(await page.title()).toMatch(/^Error: /u);
    expect(await page.locator('.back').count()).toBe(1);
    const links = await page
      .locator('.summary a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(5);
    for (const href of links) expect(href).toMatch(/^#\/\w+\/[\w-]+\/change$/u);
    await page.locator('.summary a').first().click();
    await page.locator('form .wrong, form fieldset').first().waitFor();
    await close();
  });

  it('6 every control that may stay empty says so', async () => {
    const { page, close } = await site.open('/report/');
    for (const screen of ['happened/accounts', 'about/birth', 'about/address']) {
      await go(page, screen);
      await submit(page);
      const silent = await page.locator('main .group:not(:has(.group))').evaluateAll((groups) =>
        groups
          .filter((group) => !group.matches('.wrong') && group.closest('fieldset.wrong') === null)
          .filter((group) => !/\(optional\)/u.test(group.closest('fieldset')?.textContent ?? group.textContent ?? ''))
          .map((group) => group.textContent ?? ''),
      );
      expect(silent, screen).toEqual([]);
    }
    await close();
  });
});
