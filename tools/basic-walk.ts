import type { Page } from 'playwright-core';
import { maria } from '../local/demo-shop/people.ts';

/** Fills in the form on one page as Maria would, with what it has to have and a little more. */
export async function fillBasic(page: Page): Promise<void> {
  const at = (id: string) => page.locator(`[id="${id}"]`);
  await at('who').check();
  await page.locator('input[name="happened"][value="bought"]').check();
  await at('accounts.0.kind').selectOption('purchase');
  await at('accounts.0.number').fill('A-1002');
  await at('accounts.0.year').fill('2026');
  await at('details').fill('A store in Springfield.\nBlue shoes.');
  await at('hasCards').check();
  const cards = page.locator('details', { has: page.locator('[id="cards.0.kind"]') });
  if ((await cards.getAttribute('open')) === null) await cards.locator('summary').click();
  await at('cards.0.kind').selectOption('credit');
  await at('cards.0.last4').fill('4242');
  await at('name.given').fill('María');
  await at('name.family').fill('Example');
  await at('birthDate').selectOption('3');
  await at('birthDate.day').fill('4');
  await at('birthDate.year').fill('1980');
  await at('addresses.0.lines').fill('12 North Street');
  await at('addresses.0.city').fill('New York');
  await at('addresses.0.region').selectOption('NY');
  await at('addresses.0.postalCode').fill('10001');
  await at('contact').check();
  await at('email').fill(maria.email);
  await page.locator('input[name="proof.identity"][value="later"]').check();
  await page.locator('input[name="proof.report"][value="later"]').check();
  await at('signature').fill('María Example');
}

/** Its one button to go on. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('button.main').click();
  await page.waitForLoadState();
}
