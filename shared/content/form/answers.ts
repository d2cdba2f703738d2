import * as z from 'zod/mini';
import { wants } from '../../domain/case/vocabulary.ts';
import { filePurposes } from './words.ts';

z.config({ jitless: true });

const text = z._default(z.string(), '');
const list = z._default(z.array(z.string()), []);
const flag = z._default(z.boolean(), false);
const country = z._default(z.string(), 'US');

const account = z.object({ kind: text, number: text, month: text, year: text, amount: text });
const card = z.object({ kind: text, last4: text, month: text, year: text, bank: text, token: text });
const address = z.object({
  /** `free`: lines as on an envelope, for whoever has no fixed address or lives abroad. */
  form: z._default(z.enum(['us', 'free']), 'us'),
  street: text,
  street2: text,
  urbanization: text,
  city: text,
  state: text,
  zip: text,
  lines: text,
  country,
});

export const emptyAccount = account.parse({});
export const emptyCard = card.parse({});
const emptyAddress = address.parse({});

/** Answers as they are typed: texts, not yet read. Every field has a default, so that what an older page kept still opens. */
export const answersSchema = z.object({
  who: text,
  acting: text,
  happened: list,
  accounts: z._default(z.array(account), [emptyAccount]),
  details: text,
  /** What of hers a search is made with beside where she is written to and called. */
  usedEmails: text,
  usedPhones: text,
  hasCards: text,
  cards: z._default(z.array(card), []),
  own: text,
  wants: z._default(z.array(z.string()), [...wants]),
  given: text,
  middle: text,
  family: text,
  otherNames: text,
  callMe: text,
  birthMonth: text,
  birthDay: text,
  birthYear: text,
  address: z._default(address, emptyAddress),
  elsewhere: flag,
  before: z._default(address, emptyAddress),
  askerName: text,
  organisation: text,
  agency: text,
  reportNumber: text,
  contact: text,
  email: text,
  lines: text,
  askerCountry: country,
  phone: text,
  message: flag,
  letters: text,
  help: list,
  safe: text,
  codeWord: text,
  identity: text,
  report: text,
  toOfficer: text,
  officerAgency: text,
  officerName: text,
  officerEmail: text,
  officerLines: text,
  officerCountry: country,
  officerReport: text,
  signature: text,
  /** How many files were chosen; the files themselves are never kept. */
  files: z._default(z.record(z.enum(filePurposes), z.number()), { identity: 0, report: 0, authority: 0, other: 0 }),
});

export type Answers = z.infer<typeof answersSchema>;
export type AddressAnswer = Answers['address'];
export type AccountAnswer = Answers['accounts'][number];
export type CardAnswer = Answers['cards'][number];

export const noAnswers: Answers = answersSchema.parse({});

export function isFor(answers: Answers): 'self' | 'other' | 'officer' {
  return answers.who === 'other' || answers.who === 'officer' ? answers.who : 'self';
}

export function fullName({ given, middle, family }: Answers): string {
  return [given, middle, family].filter((part) => part !== '').join(' ');
}
