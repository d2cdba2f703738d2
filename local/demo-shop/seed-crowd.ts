import type { SourceRecord } from '../../shared/domain/records.ts';
import type { Account } from './accounts.ts';
import { maria } from './people.ts';
import { account, note, type Person, type PlainCard, purchase, statement, traces } from './seed-parts.ts';
import { seededRandom } from './switches.ts';

const size = 380;
const towns = [
  { city: 'Miami', region: 'FL', postalCode: '33101', area: '305' },
  { city: 'Denver', region: 'CO', postalCode: '80202', area: '303' },
  { city: 'Boston', region: 'MA', postalCode: '02108', area: '617' },
  { city: 'Seattle', region: 'WA', postalCode: '98101', area: '206' },
];
const streets = ['Palm Street', 'River Road', 'Hill Avenue', 'Station Square'];
const goods = ['Phone', 'Headphones', 'Gift card', 'Tablet', 'Backpack', 'Coffee maker', 'Keyboard', 'Running shoes'];

/**
 * Everybody else: customers, people in the houses next to Maria's, and every 40th a thief with the card, phone or address of another
 * customer, so that a report by anybody finds something. Always the same.
 */
export function crowd(): readonly Account[] {
  const random = seededRandom(609);
  const people = Array.from({ length: size }, (_, n) => person(n));
  return people.map((p, n) => {
    const misused = n % 40 === 39 ? people[n - 20] : undefined;
    const card = misused ? cardOf(n - 20) : cardOf(n);
    const by = misused && n % 80 === 79 ? { ...p, phone: misused.phone, address: misused.address } : p;
    const system = n % 5 === 0 ? 'billing' : 'shop';
    const id = `${system === 'billing' ? 'B' : 'A'}-${5000 + n}`;
    const on = Math.floor(random() * 90);
    const records: SourceRecord[] = Array.from({ length: 1 + Math.floor(random() * 3) }, (__, i) => {
      const item = goods[Math.floor(random() * goods.length)] ?? 'Phone';
      const cents = 1_900 + Math.floor(random() * 60_000);
      return purchase(id, i + 1, { by, card, on: on + 1 + i * 7, item, cents, pending: random() < 0.1 });
    }).flat();
    if (system === 'billing') records.push(statement(`s-${id}`, on + 30, card, [[on + 1, 1_900]]));
    if (random() < 0.2)
      records.push(note(`n-${id}`, on + 4, traces(by, 'support'), 'chat', 'Asked when the parcel arrives.'));
    return account({
      system,
      id,
      by,
      on,
      cards: [[`pm-${id}`, card]],
      records,
      // Some accounts the shop froze or flagged by itself: undoing what we did must leave that as it was.
      frozen: n % 97 === 96,
      flags: n % 61 === 60 ? ['disputed'] : [],
    });
  });
}

/** The first eight live in Maria's house, behind other doors. */
function person(n: number): Person {
  const town = towns[n % towns.length] ?? { city: 'Miami', region: 'FL', postalCode: '33101', area: '305' };
  const { area, ...place } = town;
  const lines =
    n < 8 ? ['12 North Street', `Apt ${5 + n}`] : [`${n + 1} ${streets[n % streets.length] ?? 'Palm Street'}`];
  return {
    name: `Customer Example ${n}`,
    email: `customer${n}@mail.example`,
    phone: `+1 ${area} 555 0${100 + Math.floor(n / towns.length)}`,
    address: n < 8 ? { ...maria.address, lines } : { lines, ...place, country: 'US' },
  };
}

/** Made-up numbers that no check digit makes a card; only their fingerprints are kept. */
function cardOf(n: number): PlainCard {
  const digits = `400000${String(1_000_000_000 + n * 7_919).slice(-10)}`;
  return { number: digits, expMonth: 1 + (n % 12), expYear: 2027 + (n % 4) };
}
