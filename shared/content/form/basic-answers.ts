import { type Answers, emptyAccount, emptyCard, noAnswers } from './answers.ts';
import { blocks } from './basic-questions.ts';

/** What was filled in, by the name of its control. */
export type Given = (name: string) => readonly string[];

/** The answers of the form as the page without a script sends them. What belongs to a choice that was not made is left out. */
export function basicAnswers(given: Given): Answers {
  const one = (name: string) => given(name)[0] ?? '';
  const filled = (name: string, fields: readonly string[]) => fields.some((field) => one(`${name}.${field}`) !== '');
  const who = one('who') === 'other' ? 'other' : one('who') === 'self' ? 'self' : '';
  const free = one('addresses.0.free').trim() !== '';
  const toOfficer = filled('officer', ['agency', 'name', 'reportNumber', 'email', 'address']);
  const accounts = blocks
    .filter((n) => n === 0 || filled(`accounts.${n}`, ['kind', 'number', 'month', 'year', 'amount']))
    .map((n) => ({
      ...emptyAccount,
      kind: one(`accounts.${n}.kind`),
      number: one(`accounts.${n}.number`),
      month: one(`accounts.${n}.month`),
      year: one(`accounts.${n}.year`),
      amount: one(`accounts.${n}.amount`),
    }));
  const cards = blocks
    .filter((n) => filled(`cards.${n}`, ['kind', 'last4', 'exp.month', 'exp.year', 'bank']))
    .map((n) => ({
      ...emptyCard,
      kind: one(`cards.${n}.kind`),
      last4: one(`cards.${n}.last4`),
      month: one(`cards.${n}.exp.month`),
      year: one(`cards.${n}.exp.year`),
      bank: one(`cards.${n}.bank`),
    }));
  return {
    ...noAnswers,
    who,
    acting: one('requester.kind'),
    askerName: one('requester.name'),
    organisation: one('requester.organisation'),
    happened: [...given('happened')],
    accounts,
    details: one('details'),
    usedEmails: one('otherEmails'),
    usedPhones: one('otherPhones'),
    hasCards: one('hasCards'),
    cards,
    own: one('ownAccounts'),
    wants: [...given('wants')],
    given: one('name.given'),
    middle: one('name.middle'),
    family: one('name.family'),
    otherNames: one('name.other'),
    callMe: who === 'self' ? one('callMe') : '',
    birthMonth: one('birthDate'),
    birthDay: one('birthDate.day'),
    birthYear: one('birthDate.year'),
    address: {
      ...noAnswers.address,
      form: free ? 'free' : 'us',
      street: one('addresses.0.lines'),
      street2: one('addresses.0.street2'),
      urbanization: one('addresses.0.urbanization'),
      city: one('addresses.0.city'),
      state: one('addresses.0.region'),
      zip: one('addresses.0.postalCode'),
      lines: one('addresses.0.free'),
      country: one('addresses.0.country') || 'US',
    },
    elsewhere: one('addresses.1.lines').trim() !== '',
    before: { ...noAnswers.before, form: 'free', lines: one('addresses.1.lines') },
    contact: one('contact'),
    email: one('email'),
    lines: one('requester.address'),
    askerCountry: one('requester.address.country') || 'US',
    phone: one('phone'),
    message: one('phoneMessage') !== '',
    letters: one('language'),
    help: [...given('help')],
    safe: one('safeContact'),
    codeWord: one('codeWord'),
    identity: one('proof.identity'),
    report: one('proof.report'),
    // Whoever names an officer and answers nothing means yes.
    toOfficer: one('toOfficer') || (toOfficer ? 'yes' : ''),
    officerAgency: one('officer.agency'),
    officerName: one('officer.name'),
    officerEmail: one('officer.email'),
    officerLines: one('officer.address'),
    officerCountry: one('officer.address.country') || 'US',
    officerReport: one('officer.reportNumber'),
    signature: one('signature'),
  };
}
