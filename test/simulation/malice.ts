import { account, type Person, type PlainCard, purchase } from '../../local/demo-shop/seed-parts.ts';
import type { Random } from '../fakes/random.ts';
import { type Story, storyOf } from './story.ts';

/**
 * A report against an innocent person (T2): an ex, a rival. He says he is the one whose account he wants touched and knows all there is to know of
 * her: name, address, phone, e-mail, last digits and expiry of her card, some even hold the card. Only his mailbox is his own.
 */
export function maliceOf(random: Random, n: number): Story {
  const { accounts: _, ...hers } = storyOf(random, n);
  const target: Person = { ...hers.person, email: `target.${hers.person.email}` };
  // One who lives there has the card in his hands: the payment provider confirms it.
  const holdsCard = random.chance(0.3);
  const another: PlainCard = { number: `55555555${String(n).padStart(4, '0')}0009`, expMonth: 2, expYear: 2032 };
  const accounts = Array.from({ length: random.between(1, 2) }, (__, i): Story['accounts'][number] => {
    const system = random.pick(['shop', 'billing'] as const);
    const id = `${system === 'shop' ? 'A' : 'B'}-${n}-${i + 1}`;
    const of = { by: target, on: 20, item: 'Phone', cents: 79_900, card: hers.card };
    const pending = random.chance(0.5) ? purchase(id, 2, { ...of, on: 40, pending: true }) : [];
    const kept = [hers.card, another].map((card, k) => [`pm-${k + 1}`, card] as const);
    const records = [...purchase(id, 1, of), ...pending];
    return { system, truth: 'innocent', account: account({ system, id, by: target, on: 10, cards: kept, records }) };
  });
  return {
    ...hers,
    who: `malice ${n}`,
    contact: 'email',
    bounces: false,
    proved: holdsCard,
    token: holdsCard ? hers.token : `unproved_${hers.token}`,
    wants: ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
    documentsAfter: random.chance(0.6) ? random.between(0, 4) : undefined,
    otherEmails: [target.email],
    forged: random.chance(0.2) ? 'taken' : 'seen',
    accounts,
  };
}
