import { expect, it } from 'vitest';
import { createTelling } from '../../tools/stories/telling.ts';
import { useSite } from './site.ts';

const site = useSite();
/** Without TLS, as the local stack: from https to http a browser never says where it comes from. */
const elsewhere = 'http://elsewhere.example/';

it('G21 T4: wherever she goes from her page, no request says where it comes from, and none carries her link', async () => {
  const telling = createTelling(site.stack(), () => {});
  const hers = await telling.file(await telling.marias());
  const { page, close } = await site.open('/');
  const sent: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[] = [];
  // Before anything leaves: what is outside is answered here.
  await page.context().route('**/*', async (route, request) => {
    sent.push({ url: request.url(), headers: await request.allHeaders() });
    if (request.url().startsWith(site.stack().url)) await route.continue();
    else
      await route.fulfill({
        contentType: 'text/html',
        body: `<title>elsewhere</title><a href="${site.stack().url}/link/">to the desk</a>`,
      });
  });
  const status = `${site.stack().url}/status/#${hers.token}`;
  const open = async () => {
    await page.goto('about:blank');
    await page.goto(status);
    await page.locator('.boxed').waitFor();
  };
  await open();
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('a')].map(({ href }) => href).filter((href) => href.startsWith('http')),
  );
  const away = [...new Set(links)].filter((href) => !href.startsWith(status.split('#')[0] ?? ''));
  expect(away.length).toBeGreaterThan(2);
  console.log(`figure G21: ${away.length} pages of ours and one elsewhere`);
  for (const href of [...away, elsewhere]) {
    await open();
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
    }, href);
    await page.waitForURL((url) => url.href.split('#')[0] === href.split('#')[0]);
  }
  expect(sent.filter(({ headers }) => headers['referer'] !== undefined)).toEqual([]);
  const secret = hers.token.slice(22);
  const bare = sent.map(({ url, headers }) => JSON.stringify([url, { ...headers, authorization: '' }]));
  expect(bare.filter((line) => line.includes(secret))).toEqual([]);
  // The link is used, as a bearer alone; and a page that does say where one comes from is seen to.
  expect(sent.some(({ headers }) => headers['authorization']?.includes(secret))).toBe(true);
  await page.locator('a').click();
  await page.waitForURL((url) => url.pathname === '/link/');
  expect(sent.some(({ headers }) => headers['referer'] === elsewhere)).toBe(true);
  await close();
}, 240_000);
