import { recordsOf } from '../../../local/demo-shop/accounts.ts';
import { fingerprintOf } from '../../../local/demo-shop/provider.ts';
import type { Step } from '../../../shared/domain/case/state.ts';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import type { Random } from '../../fakes/random.ts';
import { FakeShop } from '../../fakes/shop.ts';
import { ledger, type Story } from '../story.ts';
import type { Order, Sight } from './desk.ts';

const note = 'Looked it up in the ledger.';

/** The system without an API: somebody looks in it, enters what is there, and does there what was to be done. */
export function byHand(sight: Sight, random: Random): readonly Order[] {
  const { file, story } = sight;
  const search = file.searches[ledger];
  if (!search) return unclear(sight, random);
  const params = { system: ledger };
  const asked = search.status !== 'ended' && random.chance(0.5);
  return [
    ...(asked ? [{ route: 'search-sheet', params }] : []),
    ...(asked ? [{ route: 'search-answer', params, body: { candidates: candidatesIn(story), note } }] : []),
    ...(search.status === 'parked' && !asked ? [{ route: 'search', params }] : []),
    ...steps(sight, random),
    ...unclear(sight, random),
  ];
}

/** Every account in it on which something of hers stands, with what stands there: of a card its last digits, as on paper. */
function candidatesIn({ accounts, person, card, claims, otherEmails = [] }: Story) {
  const there = new FakeShop();
  for (const { system, account } of accounts) if (system === ledger) there.add(account);
  const found = there.search({
    names: [person.name],
    emails: [person.email, ...otherEmails],
    phones: [person.phone],
    addresses: [person.address],
    cards: [card, ...(claims ? [claims.card] : [])].map(({ number, expMonth, expYear }) => ({
      fingerprint: fingerprintOf(number),
      last4: number.slice(-4),
      expMonth,
      expYear,
    })),
  });
  return found.map(({ traces, ...one }) => ({
    ...one,
    traces: traces.map((t) => (t.kind === 'card' ? { ...t, fingerprint: undefined } : t)),
  }));
}

function steps({ file, story }: Sight, random: Random): readonly Order[] {
  const here = new Set(Object.values(file.matches).flatMap((m) => (m.system === ledger ? [m.id] : [])));
  return Object.values(file.steps).flatMap((s): readonly Order[] => {
    if (!here.has(s.match) || s.outcome !== 'parked' || random.chance(0.4)) return [];
    if (s.action === 'collect') return [entered(story, file.matches[s.match]?.account ?? '', s.match, random)];
    const outcome = random.chance(0.95) || s.action === 'preserve' ? 'done' : 'refused';
    return [{ route: 'step', params: { step: s.id }, body: { type: 'settle-step', outcome, note } }];
  });
}

/** Of which no machine can say whose they are (L27): a person reads them, and enters what is hers. */
function unclear({ file, story }: Sight, random: Random): readonly Order[] {
  return Object.values(file.steps).flatMap((s): readonly Order[] => {
    const classes = unclearClasses(s);
    if (classes.length === 0 || random.chance(0.3)) return [];
    const of = story.accounts.find((a) => a.account.id === file.matches[s.match]?.account);
    const hers = (of ? recordsOf(of.account) : []).filter((r) => isHers(story, r.traces));
    const lines = classes.map((name) => {
      const records = hers.filter((r) => r.class === name);
      return records.length > 0 ? { class: name, status: 'supplied', records } : { class: name, status: 'none' };
    });
    return [{ route: 'records-by-hand', params: { match: s.match }, body: { classes: lines, note } }];
  });
}

/** What a collection was parked for, when it was only that. */
export function unclearClasses({ action, outcome, reason = '' }: Step): readonly string[] {
  const parts = reason.split('; ').map((part) => part.split(': '));
  const isUnclear = action === 'collect' && outcome === 'parked' && parts.every(([, why]) => why === 'mixed');
  return isUnclear ? parts.map(([name = '']) => name) : [];
}

/** An email, phone or address of hers stands on it, and no card but hers. */
function isHers(story: Story, traces: readonly Trace[]): boolean {
  const { email, phone } = story.person;
  const isOf = (t: Trace) => (t.kind === 'email' && t.value === email) || (t.kind === 'phone' && t.value === phone);
  return isNotAnothers(story, traces) && traces.some(isOf);
}

/** All classes at once, or today these and tomorrow the others. */
function entered(story: Story, account: string, match: string, random: Random): Order {
  const of = story.accounts.find((a) => a.account.id === account);
  const records = of ? recordsOf(of.account).filter((r) => isNotAnothers(story, r.traces)) : [];
  const chosen = random.chance(0.7) ? recordClasses : random.shuffled(recordClasses).slice(0, 5);
  const classes = chosen.map((name) => {
    const ofClass = records.filter((r) => r.class === name);
    return ofClass.length > 0 ? { class: name, status: 'supplied', records: ofClass } : { class: name, status: 'none' };
  });
  return { route: 'records-by-hand', params: { match }, body: { classes, note } };
}

/** Whoever copies what is hers leaves alone what was paid with a card that is not. */
function isNotAnothers({ card, claims }: Story, traces: readonly Trace[]): boolean {
  const hers = new Set([card, ...(claims ? [claims.card] : [])].map(({ number }) => fingerprintOf(number)));
  const cards = traces.flatMap((t) => (t.kind === 'card' ? [t.fingerprint ?? ''] : []));
  return cards.length === 0 || cards.some((one) => hers.has(one));
}
