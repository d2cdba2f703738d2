import { beforeAll, describe, expect, it } from 'vitest';
import { staffUsers } from '../../local/runtime/staff.ts';
import { freshMinutes } from '../../shared/domain/sign-in.ts';
import { createClient } from '../../tools/demo-client.ts';
import { fileForDesk, goTo, signInAt } from '../../tools/desk-walk.ts';
import { axeFaults, overflow, phone, useSite } from './site.ts';

const site = useSite();
let reference: string;
const note = 'Compared the ID with the report, page by page, and called.';
const desk = async (who: 'rosa' | 'avery') => createClient(site.stack().apiUrl, await site.stack().signIn(who));

beforeAll(async () => {
  ({ reference } = await fileForDesk(site.stack()));
  await (await desk('rosa')).post(`/desk/cases/${reference}/proposals`, {
    decision: { kind: 'decline', request: 'r1', ground: 'B' },
    facts: 'The photo on the ID does not fit the other papers.',
    note,
  });
}, 400_000);

describe('a desk left open', () => {
  it('T9 U5: stays signed in, but says yes for nobody: who approves shows again who they are, and is back where they were', async () => {
    const stack = site.stack();
    const { page, seen, close } = await site.open('/staff/', { viewport: phone });
    const proposal = `#/case/${reference}/decide/proposal/d1`;
    await signInAt(page, stack, 'avery', proposal);
    await page.getByText(note).waitFor();
    await stack.clock.advanceTo(stack.clock.now() + (freshMinutes + 1) * 60_000);

    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Sign in again to do this: nothing is lost.').waitFor();
    const left = (await (await desk('rosa')).get(`/desk/cases/${reference}`)).list('timeline');
    expect(left.flatMap((entry) => entry.texts('types'))).not.toContain('decision-approved');
    expect(await axeFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await page.getByRole('button', { name: 'Sign in again' }).click();
    // Somebody is signed in still, and is asked all the same.
    await page.getByRole('button', { name: staffUsers.avery.name }).click();
    await page.getByRole('heading', { level: 1, name: `${reference}: Proposal 1` }).waitFor();
    expect(new URL(page.url()).hash).toBe(proposal);
    await page.getByText(note).waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Approved. What follows from it is under way.').waitFor();

    await goTo(page, `#/case/${reference}/timeline?show=reading`, /Timeline$/u);
    const looks = page.locator('main tbody tr');
    // The case is read again after the approval.
    await expect.poll(() => looks.count()).toBe(2);
    for (const look of await looks.all()) {
      expect(await look.textContent()).toContain('Proposal 1');
      expect(await look.textContent()).toContain(staffUsers.avery.name);
    }
    expect(await axeFaults(page)).toEqual([]);
    expect([...seen.violations, ...seen.errors.filter((line) => !/401/u.test(line))]).toEqual([]);
    await close();
  }, 120_000);
});
