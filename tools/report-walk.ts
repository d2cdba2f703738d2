import type { Locator, Page } from 'playwright-core';
import { maria } from '../local/demo-shop/people.ts';

/** How somebody uses a page: with a pointer, or by keyboard alone. Controls are named by their ids, which are the same in every language. */
export interface Hands {
  /** Picks a radio or ticks a box. */
  pick(id: string): Promise<void>;
  type(id: string, text: string): Promise<void>;
  select(id: string, value: string): Promise<void>;
  press(target: string): Promise<void>;
  /** Gives her card to the payment provider's own field, in its frame. */
  card(): Promise<void>;
}

export function pointer(page: Page): Hands {
  const at = (id: string) => page.locator(`[id="${id}"]`);
  return {
    pick: (id) => at(id).check(),
    type: (id, text) => at(id).fill(text),
    select: async (id, value) => void (await at(id).selectOption(value)),
    press: (target) => page.click(target),
    async card() {
      const frame = page.frameLocator('iframe.card-field');
      await frame.locator('#number').fill(maria.card.number);
      await frame.locator('#expiry').fill(`${maria.card.expMonth}/${maria.card.expYear}`);
      await frame.locator('#cvc').fill(maria.card.cvc);
      await frame.locator('button').click();
    },
  };
}

/** What Maria does on one screen before she goes on. */
export interface Step {
  readonly screen: string;
  fill(hands: Hands, page: Page): Promise<void>;
}

/** Waits for the step the address names, with its question on the screen, and for the page to answer. The first one needs no name. */
export async function onScreen(page: Page, screen: string): Promise<void> {
  const names = screen === 'happened/who' ? ['', `#/${screen}`] : [`#/${screen}`];
  await page.waitForURL((url) => names.includes(url.hash.replace('/change', '')), { waitUntil: 'commit' });
  await page.locator('#page[data-live]').waitFor({ state: 'attached' });
  await page.locator('main h1').waitFor();
}

const nothing = async () => undefined;
const address = maria.address;

/** Maria's report, as she fills it in: every question, her card in the payment provider's own field. */
export const mariasSteps: readonly Step[] = [
  { screen: 'happened/who', fill: (hands) => hands.pick('who') },
  {
    screen: 'happened/what',
    async fill(hands) {
      await hands.pick('happened');
      await hands.pick('happened-bought');
    },
  },
  {
    screen: 'happened/accounts',
    async fill(hands) {
      await hands.select('accounts.0.kind', 'purchase');
      await hands.type('accounts.0.number', '4471');
      await hands.select('accounts.0.month', '3');
      await hands.type('accounts.0.year', '2026');
      await hands.type('accounts.0.amount', '$1,250.50');
    },
  },
  { screen: 'happened/details', fill: (hands) => hands.type('details', 'My bank showed four purchases.') },
  { screen: 'happened/has-cards', fill: (hands) => hands.pick('hasCards') },
  {
    screen: 'happened/cards',
    async fill(hands, page) {
      await hands.press('[id="cards"]');
      await hands.card();
      await page.locator('.note.good').waitFor();
    },
  },
  { screen: 'happened/own', fill: (hands) => hands.type('ownAccounts', maria.email) },
  { screen: 'happened/wants', fill: nothing },
  {
    screen: 'about/name',
    async fill(hands) {
      await hands.type('name.given', maria.given);
      await hands.type('name.family', maria.family);
    },
  },
  {
    screen: 'about/birth',
    async fill(hands) {
      await hands.select('birthDate', '3');
      await hands.type('birthDate.day', '14');
      await hands.type('birthDate.year', '1980');
    },
  },
  {
    screen: 'about/address',
    async fill(hands) {
      await hands.type('addresses.0.lines', address.lines[0] ?? '');
      await hands.type('addresses.0.city', address.city ?? '');
      await hands.select('addresses.0.region', address.region ?? '');
      await hands.type('addresses.0.postalCode', address.postalCode ?? '');
      await hands.pick('elsewhere');
    },
  },
  { screen: 'about/before', fill: (hands) => hands.type('addresses.1.city', 'Albany') },
  {
    screen: 'reach/contact',
    async fill(hands) {
      await hands.pick('contact');
      await hands.type('email', maria.email);
    },
  },
  {
    screen: 'reach/easier',
    async fill(hands) {
      await hands.type('phone', maria.phone);
      await hands.pick('phoneMessage');
    },
  },
  { screen: 'documents/identity', fill: (hands) => hands.pick('proof.identity') },
  { screen: 'documents/report', fill: (hands) => hands.pick('proof.report') },
  { screen: 'documents/other', fill: nothing },
  { screen: 'documents/officer', fill: (hands) => hands.pick('toOfficer') },
  { screen: 'send/check', fill: nothing },
  { screen: 'send/sign', fill: (hands) => hands.type('signature', `${maria.given} ${maria.family}`) },
];

export function continueButton(page: Page): Locator {
  return page.locator('form button[type=submit]');
}
