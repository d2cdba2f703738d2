import { inParts } from '../domain/address-in-line.ts';
import { hasPassed } from '../domain/case/recipient.ts';
import type { CaseFile } from '../domain/case/state.ts';
import type { KnownIdentifiers } from '../domain/matching.ts';
import { normaliseAddress, normaliseEmail, normaliseName, normalisePhone } from '../domain/normalise.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type AddedIdentifiers, addedIdentifiers } from '../schemas/added-identifiers.ts';
import { filedReport, type Report } from '../schemas/report.ts';
import { type PreparedCard, preparedCards } from '../schemas/sealed.ts';

/** Opens the report of a case. Throws when it is not there: the case's key was shredded, or the table was tampered with. */
export async function openReport(store: CaseStore, key: CaseKey, id: string): Promise<Report> {
  const sealed = await store.sealedItem(id, 'report');
  if (!sealed) throw new Error(`case ${id} has no report`);
  return filedReport.parse(JSON.parse(key.open('report', sealed)));
}

/** All she told us of herself: what she filed, and what she added since (L24, L33). What was added is searched for and writes to nobody. */
export async function openTold(
  store: CaseStore,
  key: CaseKey,
  id: string,
  file: Pick<CaseFile, 'added'>,
): Promise<Told> {
  const [filed, ...added] = await Promise.all([openReport(store, key, id), ...file.added.map(openAdded)]);
  return {
    ...filed,
    name: { ...filed.name, other: [...(filed.name.other ?? []), ...added.flatMap(({ names = [] }) => names)] },
    cards: [...(filed.cards ?? []), ...added.flatMap(({ cards = [] }) => cards)],
    otherEmails: [...(filed.otherEmails ?? []), ...added.flatMap(({ emails = [] }) => emails)],
    otherPhones: [...(filed.otherPhones ?? []), ...added.flatMap(({ phones = [] }) => phones)],
    otherAddresses: added.flatMap(({ addresses = [] }) => addresses),
  };

  async function openAdded(item: string): Promise<AddedIdentifiers> {
    const sealed = await store.sealedItem(id, item);
    if (!sealed) throw new Error(`case ${id} has no ${item}`);
    return addedIdentifiers.parse(JSON.parse(key.open(item, sealed)));
  }
}

/** The report with what she told since. */
export type Told = Report & { readonly otherAddresses: Report['addresses'] };

/** The cards as the payment provider knows them, once preparation has asked it. */
export async function openCards(
  store: CaseStore,
  key: CaseKey,
  id: string,
  { cardsIn = 'cards' }: Pick<CaseFile, 'cardsIn'>,
): Promise<readonly PreparedCard[]> {
  const sealed = await store.sealedItem(id, cardsIn);
  return sealed ? preparedCards.parse(JSON.parse(key.open(cardsIn, sealed))) : [];
}

/** Where whoever asks is written to: she herself, at the mailing place she gave or her address, or the one who asks for her. */
export function correspondent(filed: Pick<Report, 'requester' | 'email' | 'mailing' | 'addresses'>) {
  const { requester } = filed;
  return requester === undefined || requester.kind === 'self'
    ? herReach(filed)
    : { email: requester.email, address: requester.address };
}

/** Where she herself is written to, whoever asked. */
export function herReach({ email, mailing, addresses }: Pick<Report, 'email' | 'mailing' | 'addresses'>) {
  return { email, address: mailing ?? addresses[0] };
}

/** The name on the envelope. */
export function correspondentName(filed: Report, file: CaseFile): string {
  const { requester } = filed;
  if (requester === undefined || requester.kind === 'self' || hasPassed(file)) return subjectName(filed);
  const of = requester.kind === 'officer' ? requester.agency : requester.organisation;
  return [requester.name, of].filter(Boolean).join('\n');
}

export function subjectName(filed: Report): string {
  return [filed.name.given, filed.name.family].filter(Boolean).join(' ');
}

function withMiddle({ name }: Report): string {
  return [name.given, name.middle, name.family].filter(Boolean).join(' ');
}

/** The person's own identifiers, normalised (L24). */
export function identifiersOf(filed: Told, cards: readonly PreparedCard[]): KnownIdentifiers {
  const emails = [filed.email, ...(filed.otherEmails ?? [])].flatMap((e) =>
    e === undefined ? [] : [normaliseEmail(e) ?? e],
  );
  return {
    names: [...new Set([subjectName(filed), withMiddle(filed), ...(filed.name.other ?? [])])].filter((n) => n !== ''),
    emails: [...new Set(emails)],
    phones: [
      ...new Set([...(filed.phones ?? []), ...(filed.otherPhones ?? [])].flatMap((p) => normalisePhone(p) ?? [])),
    ],
    addresses: [...filed.addresses, ...filed.otherAddresses].map(inParts),
    cards,
    ownAccounts: filed.ownAccounts ?? [],
  };
}

/** What is digested for look-ups: kind and canonical value. */
export function digestible(known: KnownIdentifiers): readonly { readonly kind: string; readonly value: string }[] {
  return [
    ...known.emails.map((value) => ({ kind: 'email', value })),
    ...known.phones.map((value) => ({ kind: 'phone', value })),
    ...known.addresses.map((a) => ({ kind: 'address', value: normaliseAddress(a) })),
    ...known.names.map((n) => ({ kind: 'name', value: normaliseName(n) })),
    ...known.cards.flatMap((c) => (c.fingerprint === undefined ? [] : [{ kind: 'card', value: c.fingerprint }])),
  ];
}
