import type { Account } from './accounts.ts';
import { closedCard, holder, jointCard, lostCard, maria, otherVictim, secondHolder, spouse } from './people.ts';
import {
  account,
  cardTrace,
  note,
  type Person,
  type Purchase,
  personOf,
  purchase,
  statement,
  traces,
} from './seed-parts.ts';

const hers = personOf({ ...maria, name: `${maria.given} ${maria.family}` });
/** Opened with her name, phone and address; only the e-mail address is somebody else's. */
const inHerName: Person = { ...hers, email: 'm.example.2@mail.example' };
const atHerAddress: Person = {
  name: 'Alex Roommate',
  email: 'alex@mail.example',
  phone: '+1 212 555 0148',
  address: maria.address,
};
const thief = personOf(holder);
const secondThief = personOf(secondHolder);
const other = personOf(otherVictim);
const sam = personOf({ ...spouse, name: `${spouse.given} ${spouse.family}` });
/** Where the goods went instead of home. */
const drop: Person = {
  ...thief,
  name: 'J. Sample, Unit 3',
  address: { ...holder.address, lines: ['90 Harbor Road', 'Unit 3'] },
};

const buys = (id: string, all: readonly Purchase[]) => all.flatMap((one, i) => purchase(id, 10 + i, one));

/** Maria's story: what was done with her card, name and address, and who has nothing to do with it. */
export function story(): readonly Account[] {
  return [
    account({
      system: 'shop',
      id: 'A-1001',
      by: thief,
      on: 2,
      story:
        'Another person’s account. Maria’s card was added to it and used; the other card is his own and must stay.',
      cards: [
        ['pm-1', maria.card],
        ['pm-2', holder.card],
      ],
      records: [
        ...buys('A-1001', [
          { by: thief, card: maria.card, on: 10, item: 'Phone', cents: 79_900 },
          { by: thief, card: maria.card, on: 19, item: 'Headphones', cents: 24_900, to: drop },
          { by: thief, card: maria.card, on: 28, item: 'Gift card', cents: 20_000 },
          { by: thief, card: maria.card, on: 118, item: 'Tablet', cents: 64_900, to: drop, pending: true },
          { by: thief, card: maria.card, on: 119, item: 'Game console', cents: 49_900, to: drop, pending: true },
          { by: thief, card: holder.card, on: 60, item: 'Kettle', cents: 3_900 },
          { by: thief, card: holder.card, on: 117, item: 'Toaster', cents: 2_900, pending: true },
        ]),
        note(
          'n-1001-1',
          20,
          [cardTrace(maria.card, 'support')],
          'chat',
          'Asked to change the delivery address of order A-1001-11. Changed after the one-time code.',
        ),
      ],
    }),
    account({
      system: 'shop',
      id: 'A-1002',
      by: inHerName,
      on: 30,
      story: 'Opened in Maria’s name, phone and address by somebody else. No card on it.',
      records: buys('A-1002', [{ by: inHerName, on: 33, item: 'Phone on instalments', cents: 89_900, to: drop }]),
    }),
    account({
      system: 'shop',
      id: 'A-1003',
      by: secondThief,
      on: 40,
      story: 'Two victims on one account: Maria’s card and another person’s. Nothing of the other one may reach Maria.',
      cards: [
        ['pm-3', maria.card],
        ['pm-4', otherVictim.card],
      ],
      records: [
        ...buys('A-1003', [
          { by: secondThief, card: maria.card, on: 44, item: 'Laptop', cents: 119_900 },
          { by: secondThief, card: maria.card, on: 53, item: 'Monitor', cents: 34_900 },
          { by: secondThief, card: otherVictim.card, on: 70, item: 'Camera', cents: 89_900, to: other },
          { by: secondThief, card: otherVictim.card, on: 79, item: 'Lens', cents: 44_900 },
        ]),
        note(
          'n-1003-1',
          75,
          [cardTrace(otherVictim.card, 'support'), ...traces(other, 'support')],
          'phone',
          `${otherVictim.name} called about a charge of 899.00 and left ${otherVictim.phone}.`,
        ),
      ],
    }),
    account({
      system: 'shop',
      id: 'A-1004',
      by: hers,
      on: 0,
      story: 'Maria’s own account, with the same card. It must be left alone.',
      cards: [['pm-5', maria.card]],
      records: buys('A-1004', [
        { by: hers, card: maria.card, on: 5, item: 'Cookbook', cents: 2_900 },
        { by: hers, card: maria.card, on: 100, item: 'Desk lamp', cents: 5_900 },
      ]),
    }),
    account({
      system: 'shop',
      id: 'A-1005',
      by: atHerAddress,
      on: 15,
      story: 'An innocent person at Maria’s address. Only a person may decide about it.',
      records: buys('A-1005', [{ by: atHerAddress, on: 18, item: 'Bicycle light', cents: 1_900 }]),
    }),
    account({
      system: 'shop',
      id: 'A-1006',
      by: sam,
      on: 3,
      story: 'The account of Maria’s husband, with their joint card. She allows it: it must be left alone.',
      cards: [['pm-6', jointCard]],
      records: buys('A-1006', [{ by: sam, card: jointCard, on: 8, item: 'Garden hose', cents: 4_900 }]),
    }),
    account({
      system: 'shop',
      id: 'A-1007',
      by: thief,
      on: 50,
      story: 'Another person’s account with the joint card of Maria and Sam, and a card of its own.',
      cards: [
        ['pm-7', jointCard],
        ['pm-8', holder.card],
      ],
      records: buys('A-1007', [
        { by: thief, card: jointCard, on: 52, item: 'Watch', cents: 39_900 },
        { by: thief, card: holder.card, on: 54, item: 'Socks', cents: 900 },
      ]),
    }),
    account({
      system: 'shop',
      id: 'A-1008',
      by: secondThief,
      on: 55,
      story: 'Another person’s account with a card of Maria’s that her bank has closed since.',
      cards: [['pm-9', closedCard]],
      records: buys('A-1008', [{ by: secondThief, card: closedCard, on: 57, item: 'Speaker', cents: 12_900 }]),
    }),
    account({
      system: 'shop',
      id: 'A-1009',
      by: secondThief,
      on: 58,
      story: 'Another person’s account with a card of which Maria knows the last 4 digits only.',
      cards: [['pm-10', lostCard]],
      records: buys('A-1009', [{ by: secondThief, card: lostCard, on: 59, item: 'Drill', cents: 8_900 }]),
    }),
    account({
      system: 'billing',
      id: 'B-2001',
      by: thief,
      on: 2,
      story: 'The billing side of A-1001.',
      cards: [['bm-1', maria.card]],
      records: [
        statement('s-2001-1', 40, maria.card, [
          [10, 79_900],
          [19, 24_900],
          [28, 20_000],
        ]),
        ...purchase('B-2001', 1, { by: thief, card: maria.card, on: 41, item: 'Warranty', cents: 12_900 }),
      ],
    }),
    account({
      system: 'billing',
      id: 'B-2003',
      by: secondThief,
      on: 40,
      story: 'The billing side of A-1003. Only the other victim’s card is stored; Maria’s was used.',
      cards: [['bm-3', otherVictim.card]],
      records: [
        statement('s-2003-1', 60, maria.card, [
          [44, 119_900],
          [53, 34_900],
        ]),
        statement('s-2003-2', 90, otherVictim.card, [
          [70, 89_900],
          [79, 44_900],
        ]),
      ],
    }),
    account({
      system: 'billing',
      id: 'B-2004',
      by: hers,
      on: 0,
      story: 'The billing side of Maria’s own account.',
      cards: [['bm-4', maria.card]],
      records: [statement('s-2004-1', 40, maria.card, [[5, 2_900]])],
    }),
  ];
}
