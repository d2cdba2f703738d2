import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Report } from '../../shared/schemas/report.ts';
import { createClient } from '../../tools/demo-client.ts';
import { casePages, deskPlaces, fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Each is markup somewhere: as an element, at the end of an attribute or of a script, as an address. Any that runs says so. */
const hostile = [
  '<img src=x onerror=ran=1>',
  '"><svg onload=ran=1>',
  "'><b id=made>",
  '</script><script>ran=1</script>',
  '</title><iframe srcdoc="<script>parent.ran=1</script>">',
  'javascript:ran=1//',
  '&lt;img src=x onerror=ran=1&gt;',
] as const;
let given = 0;
const text = () => hostile[given++ % hostile.length] ?? '';
const place = () => ({ lines: [text(), text()], city: text(), region: text(), postalCode: '<b>1</b>', country: 'US' });

const report: Partial<Report> = {
  name: { given: text(), middle: text(), family: text(), other: [text(), text()] },
  callMe: text(),
  addresses: [place(), place()],
  codeWord: text(),
  accounts: hostile.map((number) => ({ kind: 'purchase', number, amount: '<b id=made>' })),
  details: hostile.join('\n'),
  officer: { agency: text(), name: text(), email: 'officer@police.example', address: place(), reportNumber: text() },
  signature: text(),
};

let reference: string;
let link: string;
beforeAll(async () => {
  ({ reference, link } = await fileForDesk(site.stack(), report));
  const rosa = createClient(site.stack().apiUrl, await site.stack().signIn('rosa'));
  await rosa.post(`/desk/cases/${reference}/proposals`, {
    decision: { kind: 'decline', request: 'r1', ground: 'B' },
    facts: hostile.join('\n'),
    note: hostile.join('\n'),
  });
}, 400_000);

/** What came of her words besides words. */
async function madeOfText(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
      ({ protocol, origin }) => !['mailto:', 'tel:'].includes(protocol) && origin !== location.origin,
    );
    const elements = document.querySelectorAll('[onerror], [onload], [id=made], img[src=x], iframe[srcdoc], svg:empty');
    const scripts = [...document.scripts].filter(({ src, type }) => src === '' && type !== 'application/json');
    const ran = 'ran' in globalThis ? ['it ran'] : [];
    return [...ran, ...[...links, ...elements, ...scripts].map((one) => one.outerHTML.slice(0, 200))];
  });
}

it('G16 T7: on the desk what she wrote is words, wherever it stands', async () => {
  const { page, seen, close } = await site.open('/staff/');
  await signInAt(page, site.stack(), 'avery');
  for (const [hash, heading] of deskPlaces) {
    await goTo(page, hash, heading);
    expect(await madeOfText(page), hash).toEqual([]);
  }
  const shown = new Set<string>();
  for (const [path, heading] of [...casePages, ['/decide/proposal/d1', 'Proposal 1']] as const) {
    await goTo(page, `#/case/${reference}${path}`, `${reference}: ${heading}`);
    const open = page.locator('#open-request-send');
    if ((await open.count()) > 0) {
      await page.getByLabel('To decide about an account').check();
      await open.click();
      await open.waitFor({ state: 'detached' });
    }
    expect(await madeOfText(page), path).toEqual([]);
    const words = (await page.locator('main').textContent()) ?? '';
    for (const one of hostile) if (words.includes(one)) shown.add(`${path} ${one}`);
  }
  for (const path of ['/request', '/decide/proposal/d1'])
    expect([...shown]).toEqual(expect.arrayContaining(hostile.map((one) => `${path} ${one}`)));
  expect([...seen.violations, ...seen.errors]).toEqual([]);
  await close();
}, 180_000);

it('G16 T7: on her page too', async () => {
  const { page, seen, close } = await site.open('/');
  await page.goto(link);
  await page.locator('.boxed').waitFor();
  expect(await madeOfText(page)).toEqual([]);
  expect([...seen.violations, ...seen.errors]).toEqual([]);
  await close();
}, 60_000);
