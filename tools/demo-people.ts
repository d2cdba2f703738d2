import * as z from 'zod/mini';
import { maria } from '../local/demo-shop/people.ts';
import type { Report } from '../shared/schemas/report.ts';

/** Maria's report as the form would send it: the card is a token of the payment provider's own field, the number never comes to us. */
export function mariasReport(cardToken: string): Report {
  return {
    language: 'en',
    name: { given: maria.given, family: maria.family },
    addresses: [maria.address],
    contact: 'email',
    email: maria.email,
    phones: [maria.phone],
    happened: ['bought', 'account-opened'],
    wants: ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
    cards: [
      {
        last4: maria.card.number.slice(-4),
        expMonth: maria.card.expMonth,
        expYear: maria.card.expYear,
        token: cardToken,
      },
    ],
    ownAccounts: [maria.email],
    details: 'My bank showed four purchases I did not make.',
    signature: `${maria.given} ${maria.family}`,
  };
}

/** Types the card into the provider's own field, as her browser does, and gets the token. */
export async function mariasCard(shop: string): Promise<string> {
  const answer = await fetch(`${shop}/pay/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(maria.card),
  });
  return z.object({ token: z.string() }).parse(await answer.json()).token;
}
