import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { RecordClass } from '../../../shared/domain/records.ts';
import type { Random } from '../../fakes/random.ts';
import type { Canaries } from './canaries.ts';
import { type Card, Drawn, type Party, type Person } from './drawn.ts';
import { cardTrace, reachTraces, Telling, type Told } from './told.ts';

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

interface Thief extends Party {
  readonly ownCard: Card;
  /** In whose name the account was opened, when not in his own; `alone`: all else on it is his. */
  readonly opener: { readonly person: Person; readonly alone: boolean } | undefined;
}

/** What was bought: with a victim's card, in a victim's name, with the thief's own card, or with that in the name of whom the account was opened in. */
interface Bought {
  readonly whose: Person | undefined;
  readonly traces: readonly Trace[];
  readonly number: string;
}

/** One account of a thief with 1 to 20 victims, each value in it drawn once. */
export function thiefAccount(random: Random): ThiefAccount {
  const drawn = new Drawn(random);
  const victims = Array.from({ length: random.between(1, 20) }, (_, i) => drawn.person(i < 3));
  const opened = victims.find((v) => v.byName && random.chance(0.4));
  const opener = opened && { person: opened, alone: random.chance(0.6) };
  const thief: Thief = { ...drawn.party(), ownCard: drawn.card(), opener };
  const asker = opened && random.chance(0.5) ? opened : random.pick(victims);
  const lineTraces = random.chance(0.7);
  const telling = new Telling(drawn);
  openAccount(drawn, telling, victims, thief);
  const bought = shop(drawn, telling, victims, thief);
  const shared = tellOfSeveral(drawn, telling, bought, lineTraces);
  return {
    account: `A-${drawn.word()}`,
    victims,
    asker,
    records: telling.records,
    instruments: [...victims.filter((v) => isCardUsed(v, thief)).map((v) => v.card), thief.ownCard],
    canaries: drawn.canaries,
    mixed: new Set(
      asker === opened
        ? telling.records.filter((told) => isForAPerson(told, asker)).map((told) => told.class)
        : shared
            .filter((told) => told.parts?.has(asker) && (told.class !== 'statements' || !lineTraces))
            .map((told) => told.class),
    ),
  };
}

/** Of whom the thief used the name alone he has no card. */
function isCardUsed(v: Person, { opener }: Thief): boolean {
  return !(opener?.alone && opener.person === v);
}

/** On an account in her name: not all of it is hers, or her name is not on it, or a card of his own is. */
function isForAPerson(told: Told, her: Person): boolean {
  const { traces } = told.clean;
  const isHers = (t: Trace) =>
    (t.kind === 'name' && t.value === her.name) || (t.kind === 'card' && t.last4 === her.card.last4);
  return !told.theirs.includes(her) || !traces.some(isHers) || traces.some((t) => t.kind === 'card' && !isHers(t));
}

/** How the account was opened, and what was changed on it: of all of them, unless another person's identifiers stand on it. */
function openAccount(drawn: Drawn, telling: Telling, victims: readonly Person[], thief: Thief): void {
  const { ownCard, opener, ...himself } = thief;
  const applicant = opener
    ? { ...himself, name: opener.person.name, ...(opener.alone ? {} : { phone: opener.person.phone }) }
    : himself;
  telling.tell('application', opener ? [opener.person] : victims, reachTraces(applicant, 'application'), {
    channel: drawn.word(),
    applicant,
    entries: [
      { question: drawn.word(), answer: drawn.perhapsWithPan(drawn.word()) },
      { question: drawn.word(), answer: drawn.word() },
    ],
  });
  telling.tell('phone-numbers', victims, reachTraces({ phone: thief.phone }, 'profile'), {
    number: thief.phone,
    use: drawn.word(),
  });
  const before = `${drawn.word()}@mail.example`;
  telling.tell(
    'account-changes',
    victims,
    [...reachTraces({ email: before }, 'change'), ...reachTraces({ email: thief.email }, 'change')],
    {
      what: drawn.word(),
      from: before,
      to: thief.email,
    },
  );
  const used = victims.filter((v) => isCardUsed(v, thief));
  for (const one of [...used.map((v) => ({ whose: [v], card: v.card })), { whose: [], card: ownCard }])
    telling.tell('account-changes', one.whose, [cardTrace(one.card, 'change')], {
      what: drawn.word(),
      to: drawn.perhapsWithPan(`${one.card.brand} ending ${one.card.last4}`),
    });
  for (const v of used.filter((one) => one.byName)) {
    const { address, phone } = v;
    telling.tell('account-changes', [v], reachTraces({ address }, 'change'), {
      what: drawn.word(),
      to: `${address.lines.join(', ')} ${drawn.word()}`,
    });
    telling.tell('phone-numbers', [v], reachTraces({ phone }, 'profile'), { number: phone, use: drawn.word() });
  }
}

function shop(drawn: Drawn, telling: Telling, victims: readonly Person[], thief: Thief): readonly Bought[] {
  const bought: Bought[] = [];
  const buy = (whose: Person | undefined, paid: Card | undefined) =>
    bought.push(buyOne(drawn, telling, thief, whose, paid));
  for (const v of victims) {
    if (isCardUsed(v, thief)) {
      buy(v, v.card);
      if (drawn.random.chance(0.3)) buy(v, v.card);
    }
    if (v.byName) buy(v, undefined);
    if (v === thief.opener?.person && drawn.random.chance(0.4)) buy(v, thief.ownCard);
  }
  if (drawn.random.chance(0.7)) buy(undefined, thief.ownCard);
  return bought;
}

function buyOne(
  drawn: Drawn,
  telling: Telling,
  holder: Thief,
  whose: Person | undefined,
  paid: Card | undefined,
): Bought {
  const { ownCard, opener, ...thief } = holder;
  const { random } = drawn;
  const theirs = whose ? [whose] : [];
  const number = drawn.word();
  const isOpeners = whose !== undefined && whose === opener?.person;
  const usual = random.chance(0.5) ? { phone: whose?.phone } : { address: whose?.address };
  const more = isOpeners && opener?.alone ? {} : usual;
  const by = whose && (!paid || paid === ownCard) ? { ...thief, name: whose.name, ...more } : thief;
  const to = random.chance(0.6) ? { ...drawn.party(), email: thief.email } : by;
  const traces = [...(paid ? [cardTrace(paid, 'payment')] : []), ...reachTraces(by, 'order')];
  const at = drawn.moment();
  const price = drawn.money();
  const onRecord = ({ brand, last4, expMonth, expYear }: Card) => ({ brand, last4, expMonth, expYear });
  const order = {
    number,
    items: Array.from({ length: random.between(1, 3) }, () => ({
      name: drawn.perhapsWithPan(drawn.word()),
      quantity: 1,
      price,
    })),
    total: price,
    ...(paid ? { paidWith: onRecord(paid) } : {}),
    orderedBy: by,
    deliverTo: to,
    status: drawn.word(),
  };
  telling.tell('orders', theirs, traces, order, at);
  const payment = { money: price, ...(paid ? { card: onRecord(paid) } : {}), order: number, status: drawn.word() };
  telling.tell('payments', theirs, traces, payment, at);
  if (random.chance(0.8)) {
    const receipt = { number: drawn.word(), order: number, total: price, sentTo: by.email };
    // Some shops know of a receipt where it was sent to, and no more.
    const sentTo = isOpeners && random.chance(0.3) ? reachTraces({ email: by.email }, 'order') : traces;
    telling.tell('receipts', theirs, sentTo, receipt, at);
  }
  if (random.chance(0.8))
    telling.tell('deliveries', theirs, [...traces, ...reachTraces(to, 'delivery')], {
      order: number,
      recipient: to,
      carrier: drawn.word(),
      tracking: drawn.word(),
      deliveredAt: drawn.moment(),
    });
  if (random.chance(0.3))
    telling.tell('support-notes', theirs, traces, {
      channel: drawn.word(),
      text: drawn.perhapsWithPan(`${drawn.word()} about ${number}`),
    });
  if (random.chance(0.2))
    telling.tell('vendor-held', theirs, traces, {
      holder: drawn.word(),
      description: drawn.perhapsWithPan(drawn.word()),
    });
  return { whose, traces, number };
}

/** Records of several people: a month's statement, and a note about two orders. */
function tellOfSeveral(
  drawn: Drawn,
  telling: Telling,
  bought: readonly Bought[],
  lineTraces: boolean,
): readonly Told[] {
  const { random } = drawn;
  const told: (Told | undefined)[] = [];
  const months = random.between(1, 3);
  for (let month = 0; month < months; month++) {
    const lines = bought
      .filter((_, i) => i % months === month)
      .map(({ whose, traces, number }) => {
        const line = {
          at: drawn.moment(),
          text: drawn.perhapsWithPan(`${drawn.word()} ${number}`),
          money: drawn.money(),
        };
        return { whose, traces, wire: lineTraces ? { ...line, traces } : line };
      });
    told.push(telling.several('statements', { period: `2026-0${month + 7}` }, lines, (parts) => ({ lines: parts })));
  }
  for (let n = random.between(0, 2); n > 0 && bought.length > 1; n--) {
    const [a, b] = random.shuffled(bought);
    if (!a || !b) break;
    const channel = drawn.word();
    const notes = [a, b].map(({ whose, traces, number }) => ({
      whose,
      traces,
      wire: `${drawn.word()} about ${number}`,
    }));
    told.push(telling.several('support-notes', { channel }, notes, (parts) => ({ text: parts.join('; ') })));
  }
  return told.filter((one) => one !== undefined);
}
