import * as z from 'zod/mini';
import type { Card } from '../../../local/demo-shop/people.ts';
import { shopToken } from '../../../local/seed.ts';
import type { Stack } from '../../../local/stack.ts';
import { instrumentsAnswer } from '../../../shared/schemas/commerce-system.ts';
import type { Report } from '../../../shared/schemas/report.ts';
import type { Telling } from '../telling.ts';

/** A card as the form sends it, after its number was typed into the provider's own field. */
export async function typedCard(stack: Stack, card: Card): Promise<NonNullable<Report['cards']>[number]> {
  const answer = await fetch(`${stack.shop.url}/pay/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(card),
  });
  const { token } = z.object({ token: z.string() }).parse(await answer.json());
  return { last4: card.number.slice(-4), expMonth: card.expMonth, expYear: card.expYear, token };
}

/** What the shop itself says is on an account, by last 4. */
export async function onAccount(stack: Stack, account: string): Promise<Readonly<Record<string, string>>> {
  const base = account.startsWith('B') ? stack.shop.billingBaseUrl : stack.shop.shopBaseUrl;
  const answer = await fetch(`${base}/v1/accounts/${account}/instruments`, {
    headers: { authorization: `Bearer ${shopToken}` },
  });
  const { instruments } = instrumentsAnswer.parse(await answer.json());
  return Object.fromEntries(instruments.map((i) => [i.last4, i.status]));
}

/** The id of the match on an account. */
export async function matchOn(telling: Telling, id: string, account: string): Promise<string> {
  const match = Object.values((await telling.caseFile(id)).matches).find((m) => m.account === account);
  if (!match) throw new Error(`no match on ${account}`);
  return match.id;
}

/** Whether anybody was told: what the demo shop did not send stands beside what it did; `texts` is what it sent. */
export async function noticesOn(
  stack: Stack,
  account: string,
): Promise<{ readonly sent: number; readonly kept: number; readonly texts: readonly string[] }> {
  const system = account.startsWith('B') ? 'billing' : 'shop';
  const page = await (await fetch(`${stack.shop.url}/accounts/${system}/${account}`)).text();
  const notices = page.slice(page.indexOf('Notices to the account holder'));
  const count = (word: string) => notices.split(`>${word}<`).length - 1;
  const texts = [...notices.matchAll(/<td>([^<]*)<\/td><td><[^>]*>sent</gu)].map(([, text = '']) => text);
  return { sent: count('sent'), kept: count('not sent'), texts };
}
