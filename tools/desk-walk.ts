import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { type StaffName, staffUsers } from '../local/runtime/staff.ts';
import type { Stack } from '../local/stack.ts';
import type { Report } from '../shared/schemas/report.ts';
import { type Client, createClient } from './demo-client.ts';
import { mariasCard, mariasReport } from './demo-people.ts';
import { samplePhoto, sampleReport } from './stories/sample-documents.ts';
import { upload } from './stories/telling.ts';

/** Maria's request with her two documents, searched and inspected: something of every kind for the desk to show. */
export async function fileForDesk(
  stack: Stack,
  change: Partial<Report> = {},
): Promise<{ readonly reference: string; readonly her: Client; readonly link: string }> {
  const report = { ...mariasReport(await mariasCard(stack.shop.url)), ...change };
  const receipt = await createClient(stack.apiUrl).post('/reports', report, { 'idempotency-key': randomUUID() });
  const { reference, link } = receipt.fields('reference', 'link');
  const her = createClient(stack.apiUrl, link.slice(link.indexOf('#') + 1));
  for (const [purpose, contentType, file] of [
    ['identity', 'image/jpeg', await samplePhoto()],
    ['report', 'application/pdf', await sampleReport()],
  ] as const) {
    const policy = await her.post('/case/evidence', { purpose, contentType });
    await upload(policy.fields('url').url, policy.record('fields'), file);
  }
  await stack.idle();
  return { reference, her, link };
}

/** Through the sign-in, as a person does it. */
export async function signInAt(page: Page, stack: Stack, who: StaffName, hash = ''): Promise<void> {
  await page.goto(`${stack.url}/staff/${hash}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: staffUsers[who].name }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Goes to a page of the desk and waits until what it reads is there. */
export async function goTo(page: Page, hash: string, heading: string | RegExp): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.locator('main [role=status]', { hasText: /^Reading/u }).waitFor({ state: 'detached' });
}

/** Pages of one case, by what follows its address, with their headings. */
export const casePages = [
  ['', 'Overview'],
  ['/request', 'Request'],
  ['/accounts', 'Accounts'],
  ['/accounts/m1', 'Accounts'],
  ['/evidence', 'Evidence'],
  ['/proof', 'Proof'],
  ['/records', 'Records'],
  ['/decide', 'Decide'],
  ['/decide/decline', 'Decline'],
  ['/people', 'People'],
  ['/timeline', 'Timeline'],
] as const;

/** The main places. */
export const deskPlaces = [
  ['#/queue', 'Queue: All open'],
  ['#/queue?view=done', 'Queue: Done'],
  ['#/print', 'Letters to print and post'],
  ['#/systems', 'Systems and emergency stops'],
  ['#/key-in', 'Key in a request'],
  ['#/holder', 'The holder of an account asks about a hold'],
  ['#/staff', 'Staff'],
  ['#/numbers', 'Numbers'],
  ['#/set-up', 'Set-up'],
] as const;
