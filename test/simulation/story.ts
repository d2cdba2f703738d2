import type { Account } from '../../local/demo-shop/accounts.ts';
import { fingerprintOf } from '../../local/demo-shop/provider.ts';
import { account, type Person, type PlainCard, purchase } from '../../local/demo-shop/seed-parts.ts';
import type { Want } from '../../shared/domain/case/vocabulary.ts';
import type { Random } from '../fakes/random.ts';
import type { Asker } from './askers.ts';
import { type Turns, turnsOf } from './turns.ts';

/**
 * Every personal value of a world holds this word, and nothing else does: wherever it turns up, personal data turned up. So long that no digest
 * has it by chance, which one of five letters is in after some ten thousand cases.
 */
export const canary = 'QZVKWXJQ';

/** The system without an API: a person looks in it and enters what is there. Some worlds have it. */
export const ledger = 'ledger';
export type SystemName = 'shop' | 'billing' | typeof ledger;

export type AccountTruth = 'misused' | 'innocent' | 'hers';

export interface Story {
  /** A name for the history, not personal data. */
  readonly who: string;
  readonly person: Person & { readonly given: string; readonly family: string };
  readonly card: PlainCard;
  readonly token: string;
  readonly proved: boolean;
  readonly contact: 'email' | 'post';
  readonly bounces: boolean;
  readonly language: 'en' | 'es';
  readonly wants: readonly Want[];
  readonly officer: boolean;
  /** Days after filing at which her documents come; `undefined`: never. */
  readonly documentsAfter: number | undefined;
  readonly arrivesAfterMs: number;
  readonly accounts: readonly {
    readonly system: SystemName;
    readonly account: Account;
    readonly truth: AccountTruth;
    /** What is another victim's stands on it too. */
    readonly shared?: boolean;
  }[];
  /** Days after receipt on which she calls and takes it back; some take that back in turn (L13). */
  readonly withdraws?: number;
  readonly turns: Turns;
  /** Somebody asks in her place. */
  readonly asker?: Asker;
  /** At the desk nothing comes up but what the case calls for: for runs in which exactly one thing goes wrong. */
  readonly isPlain?: true;
  /** A card of another victim's that she says is hers too. `shared`: it is, as spouses' are; else she mistakes it. */
  readonly claims?: {
    readonly card: PlainCard;
    readonly token: string;
    readonly proved: boolean;
    readonly shared: boolean;
  };
  /** Her own card is one that another victim holds too, as spouses do. */
  readonly heldByTwo?: true;
  /** How many times she presses a button at once. */
  readonly presses: number;
  /** More addresses the report says are hers. */
  readonly otherEmails?: readonly string[];
  /** Whoever filed is not who he says, and his papers are forged: whether the desk sees it (malice.ts). */
  readonly forged?: 'seen' | 'taken';
}

const day = 86_400_000;

/** One victim with her ground truth: which accounts misuse what is hers. */
export function storyOf(random: Random, n: number): Story {
  const tag = `${canary}${n}`;
  const digits = String(random.between(1000, 9999));
  const person = {
    given: `Maria${tag}`,
    family: `Example${tag}`,
    name: `Maria${tag} Example${tag}`,
    email: `maria.${tag.toLowerCase()}@mail.example`,
    phone: `+1212555${String(1000 + n).slice(-4)}`,
    address: { lines: [`${n + 1} ${tag} Street`], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
  };
  const card = {
    number: `42424242${String(n).padStart(4, '0')}${digits}`,
    expMonth: random.between(1, 12),
    expYear: 2031,
  };
  const contact = random.chance(0.12) ? 'post' : 'email';
  return {
    who: `victim ${n}`,
    person,
    card,
    token: `tok_${n}_${digits}`,
    proved: random.chance(0.85),
    contact,
    bounces: contact === 'email' && random.chance(0.06),
    language: random.chance(0.3) ? 'es' : 'en',
    wants: random.pick([
      ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
      ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
      ['records', 'remove-cards'],
      ['records'],
      ['records', 'stop-accounts'],
    ] as const),
    officer: random.chance(0.15),
    documentsAfter: random.chance(0.1) ? undefined : random.chance(0.3) ? random.between(8, 20) : random.between(0, 2),
    arrivesAfterMs: random.between(0, 5 * day),
    accounts: accountsOf(random, n, person, card),
    presses: random.pick([1, 1, 2, 3]),
    ...withdrawal(random.fork('withdraws')),
    turns: turnsOf(random.fork('turns'), tag),
  };
}

function withdrawal(random: Random): Pick<Story, 'withdraws'> {
  return random.chance(0.05) ? { withdraws: random.between(0, 12) } : {};
}

function accountsOf(random: Random, n: number, hers: Person, card: PlainCard): Story['accounts'] {
  const found: { system: 'shop' | 'billing'; account: Account; truth: AccountTruth }[] = [];
  const add = (
    truth: AccountTruth,
    by: Person,
    cards: readonly PlainCard[],
    more: Partial<Parameters<typeof purchase>[2]>,
  ) => {
    const system = random.pick(['shop', 'billing'] as const);
    const id = `${system === 'shop' ? 'A' : 'B'}-${n}-${found.length + 1}`;
    const records = purchase(id, 1, { by, on: 20, item: 'Phone', cents: 79900, ...more });
    const pending = random.chance(0.3)
      ? purchase(id, 2, { by, on: 40, item: 'Watch', cents: 19900, pending: true, ...more })
      : [];
    const kept = cards.map((c, i) => [`pm-${i + 1}`, c] as const);
    found.push({
      system,
      truth,
      account: account({ system, id, by, on: 10, cards: kept, records: [...records, ...pending] }),
    });
  };
  const thief = (k: number): Person => ({
    name: `Jordan Holder${n}${k}`,
    email: `jordan.${n}.${k}@mail.example`,
    phone: `+1646555${String(2000 + n * 3 + k).slice(-4)}`,
    address: {
      lines: [`${k} Harbor Road`, `Lot ${n}`],
      city: 'Newark',
      region: 'NJ',
      postalCode: '07102',
      country: 'US',
    },
  });
  const his = (k: number): PlainCard => ({
    number: `55555555${String(n).padStart(4, '0')}000${k}`,
    expMonth: 1,
    expYear: 2032,
  });
  const kinds = random.between(0, 9) === 0 ? 0 : random.between(1, 3);
  for (let k = 0; k < kinds; k++) {
    // Her card on his account; or her phone and address; or only an order sent to her door.
    if (random.chance(0.6)) add('misused', thief(k), [card, his(k)], { card });
    else if (random.chance(0.5))
      add('misused', { ...thief(k), phone: hers.phone, address: hers.address }, [his(k)], { card: his(k) });
    else add('misused', thief(k), [his(k)], { card: his(k), to: hers });
  }
  // Somebody who lives at her door, or once had her number: nothing of hers was misused there.
  if (random.chance(0.3)) add('innocent', { ...thief(8), address: hers.address }, [his(8)], { card: his(8) });
  if (random.chance(0.25)) add('hers', hers, [card], { card });
  return found;
}

/** In some worlds two victims were misused on one account: the card of one pays, phone and door of the other stand in its profile. */
export function sharing(random: Random, stories: readonly Story[]): readonly Story[] {
  if (!random.chance(0.4)) return stories;
  const shuffled = random.shuffled(stories.keys().toArray());
  const more = new Map<number, Story['accounts'][number]>();
  const pairs = random.between(1, 3);
  for (let pair = 0; pair < pairs; pair++) {
    const [one, other] = shuffled.slice(2 * pair, 2 * pair + 2);
    const [payer, resident] = [stories[one ?? -1], stories[other ?? -1]];
    if (one === undefined || other === undefined || !payer || !resident) break;
    const system = random.pick<SystemName>(['shop', 'billing', ...(hasLedger(stories) ? ([ledger] as const) : [])]);
    const id = `${system === 'shop' ? 'A' : 'B'}-shared-${pair}`;
    const { phone, address } = resident.person;
    const by = { name: `Jordan Both${pair}`, email: `jordan.both.${pair}@mail.example`, phone, address };
    const his = { number: `5555555599${pair}0000`, expMonth: 1, expYear: 2032 };
    const cards = [payer.card, his].map((card, i) => [`pm-${i + 1}`, card] as const);
    const bought = { by, on: 20, item: 'Phone', cents: 79_900 };
    const records = [...purchase(id, 1, { ...bought, card: payer.card }), ...purchase(id, 2, { ...bought, card: his })];
    const both = {
      system,
      truth: 'misused',
      shared: true,
      account: account({ system: system === 'billing' ? system : 'shop', id, by, on: 10, cards, records }),
    } as const;
    more.set(one, both).set(other, both);
  }
  return stories.map((story, n) => {
    const both = more.get(n);
    return both ? { ...story, accounts: [...story.accounts, both] } : story;
  });
}

/** In some worlds the business keeps a ledger on paper, where what is hers was used too. */
export function withLedger(random: Random, stories: readonly Story[]): readonly Story[] {
  if (!random.chance(0.3)) return stories;
  return stories.map((story, n) => {
    const mine = random.fork(`ledger ${n}`);
    if (!mine.chance(0.4)) return story;
    const hers = mine.chance(0.2);
    const by = hers
      ? story.person
      : {
          name: `Jordan Paper${n}`,
          email: `jordan.paper.${n}@mail.example`,
          phone: story.person.phone,
          address: story.person.address,
        };
    const records = purchase(`L-${n}`, 1, { by, on: 20, item: 'Phone', cents: 79_900, card: story.card });
    const kept = account({ system: 'shop', id: `L-${n}`, by, on: 10, cards: [['pm-1', story.card]], records });
    const one = { system: ledger, truth: hers ? 'hers' : 'misused', account: kept } as const;
    return { ...story, accounts: [...story.accounts, one] };
  });
}

/** In some worlds two people say of one card that it is theirs (L41): both hold it, or one of them is mistaken. */
export function claiming(random: Random, stories: readonly Story[]): readonly Story[] {
  if (!random.chance(0.3)) return stories;
  const [owner, other] = random.shuffled(stories.keys().toArray());
  const holder = stories[owner ?? -1];
  if (owner === undefined || other === undefined || !holder) return stories;
  const shared = random.chance(0.5);
  const claims = { card: holder.card, token: `also_${holder.token}`, proved: random.chance(0.8), shared };
  const paidWithIt = holder.accounts
    .filter(
      ({ truth, account: of }) => truth === 'misused' && of.instruments.some((i) => isHers(holder, i.fingerprint)),
    )
    .map((one) => ({ ...one, shared }));
  return stories.map((story, n) => {
    if (n === other) return { ...story, claims, accounts: [...story.accounts, ...(shared ? paidWithIt : [])] };
    return n === owner && shared
      ? {
          ...story,
          heldByTwo: true,
          accounts: story.accounts.map((a) => paidWithIt.find((p) => p.account === a.account) ?? a),
        }
      : story;
  });
}

export const hasLedger = (stories: readonly Story[]) =>
  stories.some((s) => s.accounts.some(({ system }) => system === ledger));

export function resolvedToken({ card: { number, expMonth, expYear }, proved }: Pick<Story, 'card' | 'proved'>) {
  return {
    outcome: 'done',
    fingerprint: fingerprintOf(number),
    last4: number.slice(-4),
    expMonth,
    expYear,
    proved,
  } as const;
}

export const isHers = ({ card, claims }: Story, fingerprint: string | undefined) =>
  fingerprint !== undefined &&
  [card, ...(claims?.shared ? [claims.card] : [])].some(({ number }) => fingerprint === fingerprintOf(number));
