import { describe, expect, it } from 'vitest';
import { axeFaults, desktop, forcedColorFaults, overflow, spacingFaults, useSite } from './site.ts';

const site = useSite();

describe.each([
  { language: 'en', path: '/' },
  { language: 'es', path: '/es/' },
])('the public notice in $language', ({ language, path }) => {
  it('L6: says who asks, what proof, 30 days, free, the police, and post, with version and date, without a script', async () => {
    const { page, close } = await site.open(path, { javaScriptEnabled: false });
    const text = await page.innerText('main');
    const { brand } = await import('../../infra/stages.ts').then(({ stages }) => stages.dev);
    for (const said of [brand.company, '30', ...brand.postalAddress, brand.phone, '609(e)'])
      expect(text).toContain(said);
    expect(text).toMatch(language === 'en' ? /free[\s\S]*police/u : /gratis[\s\S]*policía/u);
    expect(text).toMatch(
      language === 'en' ? /Version 1 .* November 24, 2026/u : /Versión 1 .* 24 de noviembre de 2026/u,
    );
    expect(await page.content()).not.toContain('{{');
    await close();
  });

  it('U4 U6 U7: no fault for axe, no sideways scroll at 320 px, nothing against the policy', async () => {
    for (const viewport of [{ width: 320, height: 640 }, desktop]) {
      const { page, seen, close } = await site.open(path, { viewport });
      expect([...(await axeFaults(page)), ...(await spacingFaults(page)), ...(await forcedColorFaults(page))]).toEqual(
        [],
      );
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(seen.violations).toEqual([]);
      expect(seen.errors).toEqual([]);
      await close();
    }
  });

  it('U1: loads at most 6 things, all from its own origin, and sets no cookie', async () => {
    const { page, seen, close } = await site.open(path);
    expect(seen.requests.length).toBeLessThanOrEqual(6);
    expect(seen.requests.filter((line) => !line.startsWith(`GET ${site.stack().url}/`))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    await close();
  });

  it('U10: says its language, and the switch leads to the same page in the other', async () => {
    const { page, close } = await site.open(path);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    await page.click('.switch');
    expect(new URL(page.url()).pathname).toBe(language === 'en' ? '/es/' : '/');
    await close();
  });
});

it('L6: the page says no more proof than the policy asks', async () => {
  const { fillPage } = await import('../../web/fill-pages.ts');
  const { readFileSync } = await import('node:fs');
  const { stages } = await import('../../infra/stages.ts');
  const { brand, policy } = stages.dev;
  const built = readFileSync('dist/web/index.html', 'utf8');
  const asks = (identity: typeof policy.identity, claim: typeof policy.claim) =>
    fillPage(built, { brand, policy: { ...policy, identity, claim } });
  expect(asks(['government-id'], ['ftc-report'])).toMatch(/your ID[\s\S]*police report/u);
  expect(asks(['government-id'], [])).toContain('your ID,');
  expect(asks(['government-id'], [])).not.toContain('police report');
  expect(asks([], [])).not.toContain('your ID,');
});
