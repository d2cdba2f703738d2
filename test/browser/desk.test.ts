import { beforeAll, describe, expect, it } from 'vitest';
import { maria } from '../../local/demo-shop/people.ts';
import { type Client, createClient } from '../../tools/demo-client.ts';
import { casePages, deskPlaces, fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { focusIsSeen, keyboard, tabTo } from './keyboard.ts';
import { axeFaults, desktop, forcedColorFaults, overflow, phone, spacingFaults, useSite } from './site.ts';

const site = useSite();
/** What nobody should ever run, in every field a person can write into. */
const evil = `"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{7*7}}`;
let reference: string;
let mariasLink: Client;
let hers: string;

beforeAll(async () => {
  ({ reference, her: mariasLink } = await fileForDesk(site.stack()));
  ({ reference: hers } = await fileForDesk(site.stack(), {
    name: { given: evil, middle: evil, family: evil, other: [evil] },
    callMe: evil.slice(0, 60),
    details: evil,
    accounts: [{ kind: 'other', number: evil.slice(0, 60), amount: evil.slice(0, 30) }],
    addresses: [
      { lines: [evil.slice(0, 100)], city: evil.slice(0, 100), region: 'VA', postalCode: '22150', country: 'US' },
    ],
    codeWord: evil.slice(0, 60),
    officer: { agency: evil, name: evil, email: 'officer@police.example', reportNumber: evil.slice(0, 60) },
    cards: [],
    signature: evil,
  }));
  await (await desk('rosa')).post(`/desk/cases/${hers}/proposals`, {
    decision: { kind: 'decline', request: 'r1', ground: 'B' },
    facts: evil,
    note,
  });
}, 400_000);

const casePage = (path: string, of = reference) => `#/case/${of}${path}`;
const facts = 'The photo on the ID does not fit the other papers.';
const note = 'Compared the ID with the report, page by page, and called.';
const desk = async (who: 'rosa' | 'avery') => createClient(site.stack().apiUrl, await site.stack().signIn(who));

describe('the desk', () => {
  it('U5 U16: a whole decision by keyboard: refused without a reason, shown word for word, waiting for a second person once', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    const hands = keyboard(page);
    const focusOnHeading = () =>
      expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 10_000 }).toBe('H1');
    await hands.press('button');
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    await tabTo(page, (value) => document.activeElement?.getAttribute('value') === value, 'rosa');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Queue: All open' }).waitFor();

    const follow = async (selector: string, heading: string) => {
      await tabTo(page, (at) => document.activeElement?.matches(at) === true, selector);
      expect(await focusIsSeen(page)).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator('nav.sections').waitFor();
      await focusOnHeading();
    };
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.locator('.row-link').last().waitFor();
    await page.keyboard.press('k');
    await expect.poll(focused).toBe(await page.locator('.row-link').last().textContent());
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expect.poll(focused).toBe(await page.locator('.row-link').first().textContent());
    await follow(`a[href="#/case/${reference}"]`, `${reference}: Overview`);
    await follow(`a[href="${casePage('/decide')}"]`, `${reference}: Decide`);
    await follow(`a[href="${casePage('/decide/decline')}"]`, `${reference}: Decline`);

    await hands.press('#decide-decline-send');
    await page.locator('.summary').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('summary');
    expect(await page.title()).toMatch(/^Error: /u);
    expect(await page.locator('.summary a').count()).toBe(4);
    await hands.pick('decide-decline.ground-B');
    await hands.type('decide-decline.facts', facts);
    await hands.type('decide-decline.note', note);
    await hands.pick('decide-decline.faith');
    await hands.press('#decide-decline-send');
    await page.locator('.preview').first().waitFor();
    await focusOnHeading();
    const shownMail = await page.locator('.preview-text').textContent();
    await tabTo(page, (at) => document.activeElement?.matches(at) === true, '#send-proposal-send');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `${reference}: Decide` }).waitFor();
    const waiting = page.getByRole('link', { name: /^Decline: \(B\)/u });
    await waiting.waitFor();
    expect(await waiting.count()).toBe(1);

    await follow(`a[href="${casePage('/decide/proposal/d1')}"]`, `${reference}: Proposal 1`);
    await page.getByText('You proposed this. Another person approves it.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect([...seen.violations, ...seen.errors.filter((line) => !/40[39]|422/u.test(line))]).toEqual([]);
    await close();

    const rosa = await desk('rosa');
    const cases = `/desk/cases/${reference}`;
    expect(await rosa.try(`${cases}/proposals/d1`, { type: 'approve' })).toBe(403);
    const decision = { kind: 'decline', request: 'r1', ground: 'A' };
    expect(await rosa.try(`${cases}/proposals`, { decision, facts })).toBe(422);
    expect(await rosa.try(`${cases}/proposals`, { decision, note })).toBe(422);

    const avery = await site.open('/staff/', { viewport: phone });
    await signInAt(avery.page, site.stack(), 'avery', casePage('/decide/proposal/d1'));
    await avery.page.locator('.preview').first().waitFor();
    const shown = (await (await desk('avery')).post(`${cases}/proposals/d1/view`, {})).child('preview');
    const preview = { title: shown.value('title'), parts: shown.value('parts') };
    await avery.page.getByRole('button', { name: 'Approve' }).click();
    await avery.page.getByText('Approved. What follows from it is under way.').waitFor();
    await site.stack().idle();
    const sent = site
      .stack()
      .mails()
      .findLast((mail) => mail.to.includes(maria.email) && /decision/u.test(mail.subject));
    // A part of a mail ends with the end of a line.
    expect(shownMail).toBe(sent?.text?.replaceAll('\r\n', '\n').replace(/\n$/u, ''));
    const read = await mariasLink.get('/case/answer');
    expect({ title: read.value('title'), parts: read.value('parts') }).toEqual(preview);
    expect([...avery.seen.violations]).toEqual([]);
    await avery.close();
  }, 120_000);

  it('U7: nothing a person wrote runs on the desk, whatever page shows it', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa', casePage('/request', hers));
    await page.getByLabel('The person called').check();
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.getByText('<script>window.hacked=1</script>').first().waitFor();
    for (const [path, heading] of casePages) {
      if (path === '/accounts/m1') continue;
      await goTo(page, casePage(path, hers), `${hers}: ${heading}`);
    }
    await goTo(page, casePage('/people', hers), `${hers}: People`);
    await page.getByText('Read the contact details').click();
    // Said of the request already, in this tab.
    expect(await page.getByLabel('The person called').isChecked()).toBe(true);
    await page.getByLabel('Why do you need them').fill('To call about the proof.');
    await page.getByRole('button', { name: 'Read them' }).click();
    await page.getByText('Code word: say it first when you call').waitFor();
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await page.locator('img, main script').count()).toBe(0);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  }, 60_000);

  it('U16: every page of a document that was looked at is on the timeline, with who', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: phone });
    await signInAt(page, site.stack(), 'rosa', casePage('/evidence', hers));
    await page.getByRole('link', { name: 'Report about what happened' }).click();
    await page.getByRole('button', { name: 'Open the first page' }).click();
    const paper = page.frameLocator('iframe.paper');
    await paper.getByRole('img', { name: 'page 1 of 2' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Next page' }).click();
    await paper.getByRole('img', { name: 'page 2 of 2' }).waitFor();
    const looks = (await (await desk('rosa')).get(`/desk/cases/${hers}`)).list('viewed');
    const viewed = looks.filter((one) => one.value('what') === 'page');
    expect(viewed.map((one) => one.value('part'))).toEqual([1, 2]);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('U16: what a worker tried again and again for days is one line of the timeline', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: phone });
    const tries = Array.from({ length: 617 }, (_, n) => new Date(Date.UTC(2026, 11, 1, 15, 10 * n)).toISOString());
    await page.route(`**/api/desk/cases/${reference}`, async (route) => {
      const answer = await route.fetch();
      const it = (await answer.json()) as { timeline: object[] };
      it.timeline.push(...tries.map((at) => ({ at, who: 'send-mail', types: ['mail-claimed'] })));
      await route.fulfill({ response: answer, json: it });
    });
    await signInAt(page, site.stack(), 'rosa', `${casePage('/timeline')}?show=all`);
    await page.getByRole('cell', { name: 'Mail claimed 617 times' }).waitFor();
    await page.getByRole('cell', { name: 'From Dec 1, 2026, 10:00 AM to Dec 5, 2026, 4:40 PM' }).waitFor();
    expect(await page.getByText('Mail claimed').count()).toBeLessThan(10);
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });

  it('U5 U6: the page is made larger and moved by keyboard alone, at 320 px', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: { width: 320, height: 640 } });
    await signInAt(page, site.stack(), 'rosa', casePage('/evidence', hers));
    const hands = keyboard(page);
    await page.getByRole('link', { name: 'Report about what happened' }).click();
    await page.getByRole('button', { name: 'Open the first page' }).click();
    const paper = page.frameLocator('iframe.paper');
    const picture = paper.getByRole('img', { name: 'page 1 of 2' });
    await picture.waitFor();
    const width = async () => (await picture.boundingBox())?.width ?? 0;
    const before = await width();
    await hands.press('.pair button:first-child');
    await expect.poll(width, { timeout: 10_000 }).toBeGreaterThan(before * 1.4);
    await tabTo(page, () => document.activeElement?.matches('iframe.paper') === true, '');
    await page.keyboard.press('ArrowRight');
    const moved = () => paper.locator('#paper').evaluate((one) => one.scrollLeft);
    await expect.poll(moved, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    // Last: to read the style, axe asks for it once more, which the frame refuses.
    const [, inside] = page.frames();
    expect(await (inside === undefined ? ['no frame'] : axeFaults(inside))).toEqual([]);
    await close();
  }, 60_000);

  it('T6: what draws a page of evidence stands in an opaque origin: no token, no case, no way out, and nothing drawn outside of it', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa', casePage('/evidence', hers));
    await page.getByRole('link', { name: 'Report about what happened' }).click();
    await page.getByRole('button', { name: 'Open the first page' }).click();
    await page.frameLocator('iframe.paper').getByRole('img', { name: 'page 1 of 2' }).waitFor();
    expect(await page.locator('canvas, img').count()).toBe(0);
    const [, inside] = page.frames();
    const reached = await inside?.evaluate(async (site) => {
      const failed = (attempt: () => unknown) =>
        Promise.resolve()
          .then(attempt)
          .then(
            () => 'reached',
            () => 'refused',
          );
      const picture = (from: string) =>
        new Promise((done, fail) => {
          const image = new Image();
          image.onload = done;
          image.onerror = fail;
          image.src = from;
        });
      return {
        origin: globalThis.origin,
        desk: await failed(() => parent.document.title),
        storage: await failed(() => sessionStorage.length),
        cookies: await failed(() => document.cookie),
        ours: await failed(() => fetch('/api/desk/queue')),
        others: await failed(() => fetch('https://example.com/', { mode: 'no-cors' })),
        pictures: await failed(() => picture(`${site}/icon.svg`)),
        window: await failed(() => open('about:blank')?.closed ?? Promise.reject(new Error('no window'))),
        markup: await failed(() => (document.body.innerHTML = '<p>text</p>')),
      };
    }, site.stack().url);
    const { origin, ...rest } = reached ?? {};
    expect(origin).toBe('null');
    expect(Object.entries(rest).filter(([, how]) => how !== 'refused')).toEqual([]);
    expect(Object.keys(rest)).toHaveLength(8);
    expect(seen.violations.filter((line) => line.includes('/staff/'))).toEqual([]);
    await close();

    const alone = await site.open('/viewer/page.html');
    expect(await alone.page.evaluate(() => globalThis.origin)).toBe('null');
    await alone.close();
  }, 60_000);
});

describe.each([
  ['320', { width: 320, height: 640 }],
  ['1280', desktop],
] as const)('at %s px', (_, viewport) => {
  it('U4 U6 U7: every page of the desk: nothing for axe, no sideways scroll, nothing against the policy', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport });
    const found: string[] = [];
    const look = async (name: string) => {
      const faults = [
        ...(await axeFaults(page)),
        ...(await spacingFaults(page)),
        ...(viewport === desktop ? await forcedColorFaults(page) : []),
      ];
      found.push(...faults.map((fault) => `${name} ${fault}`));
      const beyond = await overflow(page);
      if (beyond > 0) found.push(`${name} is ${beyond} px too wide`);
    };
    await look('sign-in');
    await signInAt(page, site.stack(), 'rosa');
    for (const [hash, heading] of deskPlaces) {
      await goTo(page, hash, heading);
      await look(hash);
    }
    await goTo(page, '#/key-in', 'Key in a request');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.locator('.summary').waitFor();
    await look('key-in with its errors');
    await goTo(page, casePage('/request', hers), `${hers}: Request`);
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.locator('.summary').waitFor();
    await look('the request, without a reason');
    await page.getByLabel('To check the proof').check();
    await page.getByRole('button', { name: 'Open the request' }).click();
    await page.getByRole('heading', { name: 'The person', exact: true }).waitFor();
    await look('the request, opened');
    await goTo(page, casePage('/people', hers), `${hers}: People`);
    await page.getByText('Who it is: Law enforcement officer, named in the request').click();
    await page.getByRole('button', { name: 'Read who it is' }).click();
    await page.getByText('officer@police.example').waitFor();
    await look('a recipient, opened');
    for (const [path, heading] of casePages) {
      await goTo(page, casePage(path), `${reference}: ${heading}`);
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
      });
      await look(path);
    }
    await goTo(page, casePage('/decide/proposal/d1', hers), `${hers}: Proposal 1`);
    await page.locator('.preview').first().waitFor();
    await look('a proposal');
    expect(found).toEqual([]);
    expect([...seen.violations, ...seen.errors.filter((line) => !line.includes('422'))]).toEqual([]);
    await close();
  }, 90_000);
});

describe('the work of the desk', () => {
  it('L45: front line takes down what a holder says, and learns of no case; a reviewer reads of it in the queue', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: phone });
    await signInAt(page, site.stack(), 'frida', '#/holder');
    const send = page.getByRole('button', { name: 'Write it down' });
    await send.click();
    await page.locator('.summary').waitFor();
    await page.getByLabel('Which system is the account in?').selectOption('shop');
    await page.getByLabel('Account', { exact: true }).fill('A-1001');
    await page.getByLabel('What the holder said').fill('Says the card is a gift, used with leave.');
    await send.click();
    await page.getByRole('heading', { level: 1, name: 'It is written down' }).waitFor();
    expect(await page.innerText('main')).not.toContain(reference);
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
    const file = (await (await desk('rosa')).get(`/desk/cases/${reference}`)).child('file');
    expect(JSON.stringify(file.value('appeals'))).toContain('"open"');
  });

  it('several cases get an owner and a backup at once; an approver lets somebody go, and the work moves', async () => {
    const { page, seen, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'avery', '#/queue');
    await page.getByLabel(`Choose ${hers}`).check();
    await page.getByLabel(`Choose ${reference}`).check();
    await page.getByLabel('Owner').selectOption({ label: 'Rosa Reviewer' });
    await page.getByLabel('Backup').selectOption({ label: 'Avery Approver' });
    await page.getByRole('button', { name: 'Assign 2 cases' }).click();
    await page.getByText('2 cases are Rosa Reviewer’s now.').waitFor();
    await expect.poll(() => page.getByRole('cell', { name: 'Rosa Reviewer' }).count(), { timeout: 15_000 }).toBe(2);
    await goTo(page, '#/staff', 'Staff');
    await page.getByText('Rosa Reviewer leaves the desk').click();
    const leaving = page.locator('details[open]');
    await leaving.getByLabel('Who takes over?').selectOption({ label: 'Avery Approver' });
    await leaving.getByLabel('Why', { exact: true }).fill('Last day in the company today.');
    await page.getByRole('button', { name: 'Let Rosa Reviewer go' }).click();
    await page.getByText(/Cases that moved to Avery Approver: 2/u).waitFor();
    await page.getByText(/^Gone/u).waitFor();
    expect([...seen.violations, ...seen.errors]).toEqual([]);
    await close();
  });
});
