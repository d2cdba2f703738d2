import type { Basis, Finding } from './case/vocabulary.ts';
import type { HeldCard, SearchIdentifiers, Trace } from './identifiers.ts';
import { namesNoPlace, normaliseAddress, normaliseEmail, normaliseName, normalisePhone } from './normalise.ts';
import { never } from './result.ts';

/** Her identifiers with what is known of each card: `proved` = the payment provider confirmed that she holds it. */
export interface KnownIdentifiers extends Omit<SearchIdentifiers, 'cards'> {
  readonly cards: readonly (HeldCard & { readonly id: string; readonly proved: boolean })[];
  /** E-mail addresses of accounts she says are hers or allowed (L43). */
  readonly ownAccounts: readonly string[];
}

/**
 * What a search is made with. The addresses of accounts she allows go along, so that a system tells when they stand on an account it found
 * by something of hers; alone they find nothing (`matchAccount`).
 */
export function searchedWith({ names, emails, phones, addresses, cards, ownAccounts }: KnownIdentifiers) {
  return {
    names,
    emails: [...new Set([...emails, ...ownAccounts.map((e) => normaliseEmail(e) ?? e)])],
    phones,
    addresses,
    cards: cards.map(({ fingerprint, last4, expMonth, expYear }) => ({ fingerprint, last4, expMonth, expYear })),
  } satisfies SearchIdentifiers;
}

/** Compares what a system found with her identifiers. `undefined`: nothing of hers is on it, the system's search was too wide. */
export function matchAccount(account: string, traces: readonly Trace[], hers: KnownIdentifiers): Finding | undefined {
  const hits = traces.flatMap((trace) => basisOf(trace, hers).map((basis) => ({ trace, basis })));
  if (hits.length === 0) return undefined;
  const own = new Set(hers.ownAccounts.map(normaliseEmail));
  const cardsOn = new Map(
    hits.flatMap(({ trace, basis }) =>
      trace.kind === 'card' && trace.instrument !== undefined && basis.card !== undefined
        ? [[trace.instrument, { instrument: trace.instrument, card: basis.card, exact: basis.exact }] as const]
        : [],
    ),
  );
  const proved = new Set(hers.cards.flatMap((c) => (c.proved ? [c.id] : [])));
  const inHerName = hits.some(({ trace }) => trace.kind === 'name' && ofTheHolder.has(trace.place));
  const instruments = [...cardsOn.values()].filter((c) => c.exact && proved.has(c.card)).map((c) => c.instrument);
  return {
    account,
    basis: unique(hits.map((h) => h.basis)),
    instruments,
    ...(cardsOn.size > 0 ? { cardsOn: [...cardsOn.values()] } : {}),
    hers: traces.some((t) => t.kind === 'email' && t.place === 'profile' && own.has(normaliseEmail(t.value))),
    ...(inHerName ? { inHerName } : {}),
  };
}

/** Where the name stands that an account was opened in. */
const ofTheHolder: ReadonlySet<Trace['place']> = new Set(['profile', 'application']);

/** Whether a trace is one of hers, and how surely. A card by fingerprint is exact; by last 4 and expiry it is not (T2). */
export function basisOf(trace: Trace, hers: KnownIdentifiers): readonly Basis[] {
  const hit = (yes: boolean, exact: boolean): readonly Basis[] => (yes ? [{ kind: trace.kind, exact }] : []);
  switch (trace.kind) {
    case 'email': {
      const value = normaliseEmail(trace.value);
      return hit(value !== undefined && hers.emails.some((e) => normaliseEmail(e) === value), true);
    }
    case 'phone': {
      const value = normalisePhone(trace.value);
      return hit(value !== undefined && hers.phones.some((p) => normalisePhone(p) === value), true);
    }
    case 'address': {
      const value = normaliseAddress(trace.value);
      return hit(!namesNoPlace(value) && hers.addresses.some((a) => normaliseAddress(a) === value), true);
    }
    case 'name': {
      const value = normaliseName(trace.value);
      return hit(value !== '' && hers.names.some((n) => normaliseName(n) === value), false);
    }
    case 'card': {
      const exact = hers.cards.find((c) => c.fingerprint !== undefined && c.fingerprint === trace.fingerprint);
      if (exact) return [{ kind: 'card', exact: true, card: exact.id }];
      const weak = hers.cards.find(
        (c) =>
          (c.fingerprint === undefined || trace.fingerprint === undefined) &&
          c.last4 === trace.last4 &&
          c.expMonth === trace.expMonth &&
          c.expYear === trace.expYear,
      );
      return weak ? [{ kind: 'card', exact: false, card: weak.id }] : [];
    }
    default:
      return never(trace);
  }
}

function unique(all: readonly Basis[]): readonly Basis[] {
  return [...new Map(all.map((b) => [`${b.kind}.${b.exact}.${b.card ?? ''}`, b])).values()];
}
