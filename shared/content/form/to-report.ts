import type { Language } from '../../domain/brand.ts';
import { type AccountAnswer, type AddressAnswer, type Answers, type CardAnswer, isFor } from './answers.ts';
import { lines } from './lines.ts';

/** The body of `POST /reports` as the answers stand. Only the shared schema says whether it is one. */
export function toReport(answers: Answers, language: Language): unknown {
  const who = isFor(answers);
  const officer = who === 'officer';
  return withoutEmpty({
    language: answers.letters || language,
    requester: requester(answers),
    name: {
      given: answers.given,
      middle: blank(answers.middle),
      family: blank(answers.family),
      other: lines(answers.otherNames),
    },
    callMe: blank(answers.callMe),
    birthDate: birthDate(answers),
    addresses: [
      ...(officer && isBlank(answers.address) ? [] : [address(answers.address)]),
      ...(answers.elsewhere && !isBlank(answers.before) ? [address(answers.before)] : []),
    ],
    contact: blank(answers.contact),
    email: who === 'self' && answers.contact === 'email' ? answers.email : undefined,
    otherEmails: list([...(emailToSearch(answers) ?? []), ...(lines(answers.usedEmails) ?? [])]),
    phones: who === 'self' && answers.phone !== '' ? [answers.phone] : undefined,
    otherPhones: lines(answers.usedPhones),
    phoneMessage: who === 'self' && answers.phone !== '' ? answers.message : undefined,
    safeContact: who === 'self' && answers.safe !== '' ? answers.safe === 'yes' : undefined,
    codeWord: answers.safe === 'yes' ? blank(answers.codeWord) : undefined,
    help: answers.help.length > 0 ? answers.help : undefined,
    happened: answers.happened,
    accounts: answers.accounts.filter((one) => !officer || one.kind !== '').map(account),
    wants: officer ? ['records'] : answers.wants,
    cards: answers.hasCards === 'yes' && !officer ? answers.cards.map(card) : undefined,
    ownAccounts: answers.hasCards === 'yes' && !officer ? lines(answers.own) : undefined,
    details: blank(answers.details),
    officer:
      answers.toOfficer === 'yes' && !officer
        ? {
            agency: answers.officerAgency,
            name: blank(answers.officerName),
            reportNumber: blank(answers.officerReport),
            email: blank(answers.officerEmail),
            address: envelope(answers.officerLines, answers.officerCountry),
          }
        : undefined,
    proof: officer ? undefined : { identity: blank(answers.identity), report: blank(answers.report) },
    signature: answers.signature,
  });
}

/** Whoever asks for herself and wants letters may have given her email too: searched for, never written to (L24, L45). */
export function emailToSearch(answers: Answers): readonly string[] | undefined {
  const given = isFor(answers) === 'self' && answers.contact === 'post' ? blank(answers.email) : undefined;
  return given === undefined ? undefined : [given];
}

function list(texts: readonly string[]): readonly string[] | undefined {
  return texts.length > 0 ? texts : undefined;
}

function requester(answers: Answers): unknown {
  const who = isFor(answers);
  if (who === 'self') return undefined;
  const reach = {
    email: answers.contact === 'email' ? answers.email : undefined,
    phone: blank(answers.phone),
    address: answers.contact === 'post' ? envelope(answers.lines, answers.askerCountry) : undefined,
  };
  return who === 'other'
    ? { kind: answers.acting, name: answers.askerName, organisation: blank(answers.organisation), ...reach }
    : {
        kind: 'officer',
        agency: answers.agency,
        name: blank(answers.askerName),
        reportNumber: blank(answers.reportNumber),
        ...reach,
      };
}

function account({ kind, number, month, year, amount }: AccountAnswer): unknown {
  return { kind, number: blank(number), month: figure(month), year: figure(year), amount: blank(amount) };
}

/** What the provider confirmed is told by its token; the rest as typed, the year with two figures too, as most cards have it. */
function card({ kind, last4, month, year, bank, token }: CardAnswer): unknown {
  return {
    kind: blank(kind),
    last4: last4.replace(/\s/gu, ''),
    expMonth: figure(month),
    expYear: figure(year.trim().replace(/^\d\d$/u, '20$&')),
    bank: blank(bank),
    token: blank(token),
  };
}

function address(given: AddressAnswer): unknown {
  if (given.form === 'free') return { lines: lines(given.lines) ?? [], country: given.country };
  const { street, street2, city, zip } = given;
  const urbanization = given.state === 'PR' ? given.urbanization : '';
  const written = [street, urbanization, street2].map((line) => line.trim()).filter((line) => line !== '');
  return {
    lines: written.length > 0 ? written : [city.trim() || zip.trim()].filter((line) => line !== ''),
    city: blank(city),
    region: blank(given.state),
    postalCode: blank(zip),
    country: 'US',
  };
}

/** Lines as they stand on an envelope. */
function envelope(text: string, country: string): unknown {
  const written = lines(text);
  return written === undefined ? undefined : { lines: written, country };
}

export function isBlank({ form, street, street2, city, state, zip, lines: free }: AddressAnswer): boolean {
  return (form === 'free' ? [free] : [street, street2, city, state, zip]).every((text) => text.trim() === '');
}

/** `undefined` when nothing was given, and no date when it is none: the schema says so. */
function birthDate({ birthYear, birthMonth, birthDay }: Answers): string | undefined {
  if ([birthYear, birthMonth, birthDay].every((part) => part.trim() === '')) return undefined;
  return `${birthYear.trim()}-${birthMonth.padStart(2, '0')}-${birthDay.trim().padStart(2, '0')}`;
}

function blank(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}

/** A number, or the text itself, which the schema then finds fault with. */
function figure(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^\d{1,4}$/u.test(trimmed) ? Number(trimmed) : trimmed;
}

function withoutEmpty(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
