import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { PartyOnRecord, PostalAddress, RecordClass } from '../../../shared/domain/records.ts';
import type { Random } from '../../fakes/random.ts';
import { Canaries } from './canaries.ts';

/** A card as a shop tells it; of some shops without a fingerprint. */
export interface Card {
  readonly instrument: string;
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string | undefined;
  readonly expMonth: number;
  readonly expYear: number;
}

interface Party {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress;
}

export interface Person extends Party {
  readonly card: Card;
  /** The thief bought in her name and not with her card alone; she has told us so herself, as all those have whose name stands on the account. */
  readonly byName: boolean;
}

/** One record as the shop's system tells it, and whose it is: `theirs` are the people to whom all of it is owed. */
interface Told {
  readonly class: RecordClass;
  readonly at: string;
  readonly clean: { readonly traces: readonly Trace[] } & Readonly<Record<string, unknown>>;
  /** With all that the system sends along besides. */
  readonly wire: Readonly<Record<string, unknown>>;
  readonly theirs: readonly Person[];
  /** A record of several people: what of it is owed to each, and what a member of staff enters who cuts it by hand. */
  readonly parts?: ReadonlyMap<Person, Readonly<Record<string, unknown>>> | undefined;
}

export interface ThiefAccount {
  readonly account: string;
  readonly victims: readonly Person[];
  /** The one whose package is made. */
  readonly asker: Person;
  readonly records: readonly Told[];
  readonly instruments: readonly Card[];
  readonly canaries: Canaries;
  /** Classes in which some record is of several people and the system does not say what of it is whose. */
  readonly mixed: ReadonlySet<RecordClass>;
}

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** One account of a thief with 1 to 20 victims, each value in it drawn once. */
export function thiefAccount(random: Random): ThiefAccount {
  const canaries = new Canaries(random.fork('canaries'));
  const word = () => canaries.word();
  const moment = () => new Date(Date.UTC(2026, 6, random.between(1, 120), random.between(0, 23), 30)).toISOString();
  const party = (): Party => ({
    name: `${word()} Example`,
    email: `${word()}@mail.example`,
    phone: canaries.phone(),
    address: {
      lines: [`12 ${word()} Street`, `Unit ${word()}`],
      city: word(),
      region: 'NY',
      postalCode: '10001',
      country: 'US',
    },
  });
  const fingerprints = random.chance(0.85);
  let cards = 0;
  const card = (): Card => ({
    instrument: `pm-${++cards}`,
    brand: `Visa ${word()}`,
    last4: canaries.last4(),
    fingerprint: fingerprints ? word() : undefined,
    expMonth: random.between(1, 12),
    expYear: random.between(2027, 2032),
  });
  const victims = Array.from({ length: random.between(1, 20) }, (_, i): Person => {
    return { ...party(), card: card(), byName: i < 3 && random.chance(0.5) };
  });
  const thief = party();
  const own = card();
  const asker = random.pick(victims);
  const lineTraces = random.chance(0.7);
  const records: Told[] = [];
  const mixed = new Set<RecordClass>();
  let made = 0;
  const tell = (
    of: RecordClass,
    theirs: readonly Person[],
    traces: readonly Trace[],
    body: object,
    at = moment(),
  ): Told => {
    const clean = { id: `${of}-${++made}-${word()}`, at, class: of, traces, ...body };
    const told = { class: of, at, clean, wire: withSecrets(clean, canaries, random), theirs };
    records.push(told);
    return told;
  };
  const maybePan = (text: string) => (random.chance(0.2) ? `${text} card ${canaries.cardNumber()} read out` : text);
  const cardTrace = (c: Card, place: Trace['place']): Trace => {
    const { instrument: _, brand: __, ...known } = c;
    return { kind: 'card', place, ...known };
  };
  const reach = (p: PartyOnRecord, place: Trace['place']): readonly Trace[] => [
    ...(p.email === undefined ? [] : [{ kind: 'email' as const, place, value: p.email }]),
    ...(p.phone === undefined ? [] : [{ kind: 'phone' as const, place, value: p.phone }]),
    ...(p.address === undefined ? [] : [{ kind: 'address' as const, place, value: p.address }]),
    ...(p.name === undefined ? [] : [{ kind: 'name' as const, place, value: p.name }]),
  ];
  const onRecord = ({ brand, last4, expMonth, expYear }: Card) => ({ brand, last4, expMonth, expYear });

  // How the account was opened, and what was changed on it: of all of them, unless another person's identifiers stand on it.
  const opener = victims.find((v) => v.byName && random.chance(0.4));
  const applicant = opener ? { ...thief, name: opener.name, phone: opener.phone } : thief;
  tell('application', opener ? [opener] : victims, reach(applicant, 'application'), {
    channel: word(),
    applicant,
    entries: [
      { question: word(), answer: maybePan(word()) },
      { question: word(), answer: word() },
    ],
  });
  tell('phone-numbers', victims, reach({ phone: thief.phone }, 'profile'), { number: thief.phone, use: word() });
  const before = `${word()}@mail.example`;
  tell(
    'account-changes',
    victims,
    [...reach({ email: before }, 'change'), ...reach({ email: thief.email }, 'change')],
    {
      what: word(),
      from: before,
      to: thief.email,
    },
  );
  for (const one of [...victims.map((v) => ({ whose: [v], card: v.card })), { whose: [], card: own }])
    tell('account-changes', one.whose, [cardTrace(one.card, 'change')], {
      what: word(),
      to: maybePan(`${one.card.brand} ending ${one.card.last4}`),
    });
  for (const v of victims.filter((one) => one.byName)) {
    const { address, phone } = v;
    tell('account-changes', [v], reach({ address }, 'change'), {
      what: word(),
      to: `${address.lines.join(', ')} ${word()}`,
    });
    tell('phone-numbers', [v], reach({ phone }, 'profile'), { number: phone, use: word() });
  }

  // What was bought: with a victim's card, in a victim's name, or with the thief's own card.
  interface Bought {
    readonly whose: Person | undefined;
    readonly traces: readonly Trace[];
    readonly card: Card | undefined;
    readonly number: string;
  }
  const bought: Bought[] = [];
  const buy = (whose: Person | undefined, paid: Card | undefined) => {
    const theirs = whose ? [whose] : [];
    const number = word();
    const usual = random.chance(0.5) ? { phone: whose?.phone } : { address: whose?.address };
    const by = whose && !paid ? { ...thief, name: whose.name, ...usual } : thief;
    const to = random.chance(0.6) ? { ...party(), email: thief.email } : by;
    const traces = [...(paid ? [cardTrace(paid, 'payment')] : []), ...reach(by, 'order')];
    const at = moment();
    const price = usd(random.between(100, 99_999));
    const paidWith = paid ? { paidWith: onRecord(paid) } : {};
    tell(
      'orders',
      theirs,
      traces,
      {
        number,
        items: Array.from({ length: random.between(1, 3) }, () => ({ name: maybePan(word()), quantity: 1, price })),
        total: price,
        ...paidWith,
        orderedBy: by,
        deliverTo: to,
        status: word(),
      },
      at,
    );
    tell(
      'payments',
      theirs,
      traces,
      { money: price, ...(paid ? { card: onRecord(paid) } : {}), order: number, status: word() },
      at,
    );
    if (random.chance(0.8))
      tell('receipts', theirs, traces, { number: word(), order: number, total: price, sentTo: by.email }, at);
    if (random.chance(0.8))
      tell('deliveries', theirs, [...traces, ...reach(to, 'delivery')], {
        order: number,
        recipient: to,
        carrier: word(),
        tracking: word(),
        deliveredAt: moment(),
      });
    if (random.chance(0.3))
      tell('support-notes', theirs, traces, { channel: word(), text: maybePan(`${word()} about ${number}`) });
    if (random.chance(0.2)) tell('vendor-held', theirs, traces, { holder: word(), description: maybePan(word()) });
    bought.push({ whose, traces, card: paid, number });
  };
  for (const v of victims) {
    buy(v, v.card);
    if (random.chance(0.3)) buy(v, v.card);
    if (v.byName) buy(v, undefined);
  }
  if (random.chance(0.7)) buy(undefined, own);

  // Records of several people: a month's statement, and a note about two orders.
  const months = random.between(1, 3);
  for (let month = 0; month < months; month++) {
    const some = bought.filter((_, i) => i % months === month);
    const lines = some.map((b) => ({
      whose: b.whose,
      line: { at: moment(), text: maybePan(`${word()} ${b.number}`), money: usd(random.between(100, 99_999)) },
      traces: b.traces,
    }));
    several(
      'statements',
      { period: `2026-0${month + 7}` },
      lines.map((l) => ({
        whose: l.whose,
        traces: l.traces,
        wire: lineTraces ? { ...l.line, traces: l.traces } : l.line,
      })),
      (parts) => ({ lines: parts }),
    );
  }
  for (let n = random.between(0, 2); n > 0 && bought.length > 1; n--) {
    const [a, b] = random.shuffled(bought);
    if (!a || !b) break;
    const channel = word();
    several(
      'support-notes',
      { channel },
      [a, b].map((one) => ({ whose: one.whose, traces: one.traces, wire: `${word()} about ${one.number}` })),
      (parts) => ({ text: parts.join('; ') }),
    );
  }

  function several<P>(
    of: RecordClass,
    head: object,
    pieces: readonly { readonly whose: Person | undefined; readonly traces: readonly Trace[]; readonly wire: P }[],
    body: (parts: readonly P[]) => object,
  ): void {
    if (pieces.length === 0) return;
    const whose = [...new Set(pieces.map((p) => p.whose))];
    const told = tell(
      of,
      whose.length === 1 ? whose.flatMap((w) => w ?? []) : [],
      pieces.flatMap((p) => p.traces),
      {
        ...head,
        ...body(pieces.map((p) => p.wire)),
      },
    );
    if (whose.length === 1) return;
    const parts = new Map<Person, Readonly<Record<string, unknown>>>();
    for (const person of whose) {
      const hers = pieces.filter((p) => p.whose === person);
      if (person)
        parts.set(person, { ...told.clean, traces: hers.flatMap((p) => p.traces), ...body(hers.map((p) => p.wire)) });
    }
    records.splice(records.indexOf(told), 1, { ...told, parts });
    if (parts.has(asker) && (of !== 'statements' || !lineTraces)) mixed.add(of);
  }

  return {
    account: `A-${word()}`,
    victims,
    asker,
    records,
    instruments: [...victims.map((v) => v.card), own],
    canaries,
    mixed,
  };
}

/** What a shop's system may send along in any object though nobody asked: numbers, codes, scores, notes of staff, visits. */
function withSecrets<T>(value: T, canaries: Canaries, random: Random): T;
function withSecrets(value: unknown, canaries: Canaries, random: Random): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withSecrets(one, canaries, random));
  if (typeof value !== 'object' || value === null) return value;
  const inside = Object.entries(value).map(([name, one]) => [name, withSecrets(one as unknown, canaries, random)]);
  const secrets: readonly (() => object)[] = [
    () => ({ pan: canaries.cardNumber() }),
    () => ({ cvv: canaries.word() }),
    () => ({ riskScore: canaries.word() }),
    () => ({ staffNote: `${canaries.word()} seems to be the one of last year` }),
    () => ({ visits: [{ page: `/checkout?visit=${canaries.word()}` }] }),
  ];
  return { ...Object.fromEntries(inside), ...(random.chance(0.08) ? random.pick(secrets)() : {}) };
}
