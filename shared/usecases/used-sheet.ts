import type { SearchIdentifiers } from '../domain/identifiers.ts';
import { basisOf, type KnownIdentifiers } from '../domain/matching.ts';
import { isLocalDate, localDate, toEpoch } from '../domain/time.ts';
import type { PackageAccount, UsedIdentifier } from '../ports/records-press.ts';

type Place = UsedIdentifier['places'][number];

/**
 * The what-of-mine-was-used sheet: every identifier she gave, with each account, place and day it stands on in the records; those that
 * stand nowhere are listed too, because "we looked and did not find it" is an answer.
 */
export function usedSheet(
  accounts: readonly PackageAccount[],
  known: KnownIdentifiers,
  timeZone: string,
): readonly UsedIdentifier[] {
  return oneByOne(known).map(({ kind, value, alone }) => ({
    kind,
    value,
    places: accounts.flatMap((account) => placesOn(account, alone, timeZone)),
  }));
}

interface Single {
  readonly kind: UsedIdentifier['kind'];
  readonly value: string;
  /** All her identifiers but this one taken away. */
  readonly alone: KnownIdentifiers;
}

function oneByOne(known: KnownIdentifiers): readonly Single[] {
  const none: KnownIdentifiers = { names: [], emails: [], phones: [], addresses: [], cards: [], ownAccounts: [] };
  return [
    ...known.cards.map((c): Single => ({ kind: 'card', value: c.last4, alone: { ...none, cards: [c] } })),
    ...known.emails.map((e): Single => ({ kind: 'email', value: e, alone: { ...none, emails: [e] } })),
    ...known.phones.map((p): Single => ({ kind: 'phone', value: p, alone: { ...none, phones: [p] } })),
    ...known.addresses.map(
      (a): Single => ({ kind: 'address', value: inOneLine(a), alone: { ...none, addresses: [a] } }),
    ),
    ...known.names.map((n): Single => ({ kind: 'name', value: n, alone: { ...none, names: [n] } })),
  ];
}

function placesOn(account: PackageAccount, alone: KnownIdentifiers, timeZone: string): readonly Place[] {
  const places = new Map<string, Place>();
  for (const record of account.records)
    for (const trace of record.traces) {
      if (basisOf(trace, alone).length === 0) continue;
      const on = dayOf(trace.at ?? record.at, timeZone);
      places.set(`${on} ${trace.place}`, { account: account.label, place: trace.place, on });
    }
  return [...places.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/** A day that does not exist is shown as the system wrote it: her package is not held up by another's mistake. */
function dayOf(at: string, timeZone: string): string {
  return isLocalDate(at) || Number.isNaN(toEpoch(at)) ? at.slice(0, 10) : localDate(at, timeZone);
}

function inOneLine(address: SearchIdentifiers['addresses'][number]): string {
  return [...address.lines, address.city, address.region, address.postalCode].filter(Boolean).join(', ');
}
