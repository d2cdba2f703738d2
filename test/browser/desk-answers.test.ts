import { beforeAll, describe, expect, it } from 'vitest';
import { staffUsers } from '../../local/runtime/staff.ts';
import { createClient } from '../../tools/demo-client.ts';
import { fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { desktop, useSite } from './site.ts';

const site = useSite();

let reference = '';

beforeAll(async () => {
  ({ reference } = await fileForDesk(site.stack()));
}, 400_000);

describe('a desk that gets no answer', () => {
  it.each([
    ['a page of the list is not answered', { status: 503, body: '' }],
    ['a page of the list cannot be read', { status: 200, json: { rows: 'none' } }],
  ])('L48: %s: no number and no file of a part is given out, and reading can be tried again', async (_, answer) => {
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'avery');
    await page.route('**/api/desk/asked?closed=1', (route) => route.fulfill(answer), { times: 1 });
    await goTo(page, '#/numbers', 'Numbers');
    const alert = page.getByRole('alert');
    await alert.getByText('Not every case was read, so no number is shown.').waitFor();
    const file = page.getByRole('button', { name: 'Save everyone who asked (CSV)' });
    expect([await file.count(), await page.locator('main table').count()]).toEqual([0, 0]);
    expect(await page.locator('main').innerText()).not.toMatch(/\d+ requests?\b/u);

    await alert.getByRole('button', { name: 'Try again' }).click();
    await file.waitFor();
    expect(await alert.count()).toBe(0);
    expect(await page.locator('main [role=status].quiet').innerText()).toMatch(/^1 request\. Target/u);
    await close();
  });

  it.each([
    ['nothing answers', { status: 503, body: '' }, 'The desk did not answer'],
    ['the gateway says no', { status: 403, json: { message: 'Forbidden' } }, 'Sign in to the records desk'],
  ])('who signs in while %s is told that, and nothing else', async (_, answer, heading) => {
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await page.route('**/api/desk/me', (route) => route.fulfill(answer), { times: 1 });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: staffUsers.rosa.name }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const stranger = page.getByText('You are signed in, but not as one of the desk.');
    expect(await stranger.count()).toBe(answer.status === 403 ? 1 : 0);
    await page.getByRole('button', { name: answer.status === 403 ? 'Sign in' : 'Try again' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Queue: All open' }).waitFor();
    expect(await page.title()).toMatch(/^Queue/u);
    await close();
  });
});

describe('an order that was done before', () => {
  it('L8: the same list is asked for once, and whoever presses again is told that nothing was sent', async () => {
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${reference}/proof`, `${reference}: Proof`);
    const ask = page.getByRole('button', { name: 'Ask for this list' });
    // Nobody is told that a paper does not show it before somebody has opened it.
    expect(await page.getByText('A paper came, and nobody has looked at it').count()).toBe(2);
    await ask.click();
    await page.getByText('Look at the papers that came first.').waitFor();
    for (const paper of ['Proof of identity', 'Report about what happened']) {
      await goTo(page, `#/case/${reference}/evidence`, `${reference}: Evidence`);
      await page.getByRole('link', { name: paper }).click();
      await page.getByRole('button', { name: 'Open the first page' }).click();
      await page.frameLocator('.paper').locator('canvas').waitFor();
    }
    await goTo(page, `#/case/${reference}/proof`, `${reference}: Proof`);
    await ask.click();
    await page.getByText('The person is asked for the whole list.').waitFor();
    await ask.click();
    await page.getByText('The person has this list already, so nothing was sent.').waitFor();
    expect(await page.getByText('The person is asked for the whole list.').count()).toBe(0);
    await close();
  });
});

describe('what stands on a page of a case', () => {
  it('T9: what a colleague has proposed meanwhile is there when one goes to it, without loading the page again', async () => {
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'avery');
    await goTo(page, `#/case/${reference}/decide`, `${reference}: Decide`);
    await page.getByText('Nothing is proposed.').waitFor();
    const rosa = createClient(site.stack().apiUrl, await site.stack().signIn('rosa'));
    await rosa.post(`/desk/cases/${reference}/proposals`, {
      decision: { kind: 'decline', request: 'r1', ground: 'B' },
      note: 'Compared the ID with the report, page by page, and called.',
      facts: 'The photo on the ID does not fit the other papers.',
    });
    await goTo(page, `#/case/${reference}/decide/proposal/d1`, `${reference}: Proposal 1`);
    await page.getByText('Waits for a second person').waitFor();
    expect(await page.getByText('There is no such proposal.').count()).toBe(0);
    await close();
  });

  it('U12: proof by document with none chosen is told at the documents', async () => {
    const { page, close } = await site.open('/staff/', { viewport: desktop });
    await signInAt(page, site.stack(), 'rosa');
    await goTo(page, `#/case/${reference}/proof`, `${reference}: Proof`);
    await page.getByLabel('By document').check();
    await page.getByRole('group', { name: 'What is proved' }).getByLabel('Proof of identity').check();
    await page.getByLabel('What you relied on').fill('Looked at both of them.');
    await page.getByRole('button', { name: 'Record the proof' }).click();
    const summary = page.locator('.summary:focus');
    await summary.waitFor();
    expect(await summary.getByRole('link').allInnerTexts()).toEqual(['Choose the documents it rests on']);
    await close();
  });
});
