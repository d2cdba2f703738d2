import { type AddressAnswer, type Answers, fullName, isFor } from '../../shared/content/form/answers.ts';
import { countryOptions } from '../../shared/content/form/countries.ts';
import { lines } from '../../shared/content/form/lines.ts';
import { emailToSearch, isBlank } from '../../shared/content/form/to-report.ts';
import { type ChoiceWords, type FormWords, filePurposes, type partNames } from '../../shared/content/form/words.ts';
import { longDate } from '../../shared/content/format.ts';
import type { PageData } from '../page-data.ts';
import { filesToSend } from './files.ts';
import { ofWhom } from './part.ts';
import { type ScreenId, way } from './screens.ts';
import type { Files } from './store.ts';

export interface CheckRow {
  readonly label: string;
  /** Empty: not provided. */
  readonly value: readonly string[];
  readonly screen: ScreenId;
}

type PartName = (typeof partNames)[number];

export interface CheckSection {
  readonly part: PartName;
  readonly rows: readonly CheckRow[];
}

/** Every answer in words, in the order of the questions; what was not asked is not there. */
export function checkSections(
  answers: Answers,
  files: Files,
  words: FormWords,
  policy: PageData['policy'],
): readonly CheckSection[] {
  const asked = new Set<string>(way(answers, policy));
  const all: Readonly<Record<PartName, readonly CheckRow[]>> = {
    happened: happened(answers, words),
    about: about(answers, words),
    reach: reach(answers, words),
    documents: documents(answers, filesToSend(answers, files, policy), words),
    send: [],
  };
  const order: readonly PartName[] = ['happened', 'about', 'reach', 'documents'];
  return order.map((part) => ({ part, rows: all[part].filter(({ screen }) => asked.has(screen)) }));
}

function happened(answers: Answers, words: FormWords): readonly CheckRow[] {
  const { rows } = words.check;
  const whom = ofWhom(answers);
  return [
    {
      label: rows.who,
      value: [labelOf(words.who.options, answers.who), labelOf(words.acting.options, answers.acting)].filter(
        (_, index) => index === 0 || answers.who === 'other',
      ),
      screen: 'happened/who',
    },
    {
      label: rows.happened,
      value: answers.happened.map((one) => labelOf(words.happened.options, one)),
      screen: 'happened/what',
    },
    {
      label: rows.accounts,
      value: answers.accounts.flatMap((one) => account(one, words)),
      screen: 'happened/accounts',
    },
    { label: rows.details, value: lines(answers.details) ?? [], screen: 'happened/details' },
    {
      label: rows.used,
      value: [...(lines(answers.usedEmails) ?? []), ...(lines(answers.usedPhones) ?? [])],
      screen: 'happened/details',
    },
    {
      label: rows.cards,
      value: cards(answers, words),
      screen: answers.hasCards === 'yes' ? 'happened/cards' : 'happened/has-cards',
    },
    { label: rows.own, value: lines(answers.own) ?? [], screen: 'happened/own' },
    {
      label: rows.wants,
      value: answers.wants.map((want) => labelOf(words.wants[whom], want)),
      screen: 'happened/wants',
    },
  ];
}

function account(one: Answers['accounts'][number], words: FormWords): readonly string[] {
  if (one.kind === '') return [];
  const when = [words.months[Number(one.month) - 1], one.year].filter(Boolean).join(' ');
  return [
    [
      labelText(words.accounts.kinds, one.kind),
      one.number === '' ? '' : words.check.number(one.number),
      when === '' ? '' : words.check.about(when),
      one.amount,
    ]
      .filter(Boolean)
      .join(', '),
  ];
}

function cards(answers: Answers, words: FormWords): readonly string[] {
  if (answers.hasCards !== 'yes')
    return [{ no: words.no, 'not-sure': words.notSure }[answers.hasCards] ?? ''].filter(Boolean);
  return answers.cards.map((card) =>
    words.check.cardLine(card.last4, words.cards.state[card.token === '' ? 'typed' : 'confirmed']),
  );
}

function about(answers: Answers, words: FormWords): readonly CheckRow[] {
  const { rows } = words.check;
  const born = `${answers.birthYear}-${answers.birthMonth.padStart(2, '0')}-${answers.birthDay.padStart(2, '0')}`;
  return [
    {
      label: rows.name,
      value: [fullName(answers)].filter(Boolean),
      screen: 'about/name',
    },
    { label: rows.otherNames, value: lines(answers.otherNames) ?? [], screen: 'about/name' },
    ...(isFor(answers) === 'self'
      ? [{ label: rows.callMe, value: [answers.callMe].filter(Boolean), screen: 'about/name' } as const]
      : []),
    { label: rows.birth, value: answers.birthYear === '' ? [] : [day(born, words)], screen: 'about/birth' },
    { label: rows.address, value: address(answers.address, words), screen: 'about/address' },
    { label: rows.before, value: address(answers.before, words), screen: 'about/before' },
  ];
}

/** "March 14, 1980": nobody asks which day of the week. */
function day(date: string, words: FormWords): string {
  return longDate(date, words.language).replace(/^[^,]+, /u, '');
}

function address(given: AddressAnswer, words: FormWords): readonly string[] {
  if (isBlank(given)) return [];
  if (given.form === 'free') return envelope(given.lines, given.country, words);
  const last = [given.city, [given.state, given.zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [given.street, given.state === 'PR' ? given.urbanization : '', given.street2, last].filter(Boolean);
}

function envelope(text: string, country: string, { language }: FormWords): readonly string[] {
  const named = countryOptions(language).find(({ value }) => value === country)?.label ?? country;
  const written = lines(text);
  return written ? [...written, named] : [];
}

function reach(answers: Answers, words: FormWords): readonly CheckRow[] {
  const { rows } = words.check;
  const who = isFor(answers);
  return [
    {
      label: rows.asker,
      value: [answers.askerName, who === 'officer' ? answers.agency : answers.organisation].filter(Boolean),
      screen: 'reach/asker',
    },
    {
      label: rows.contact,
      value: [
        labelOf(words.contact.options, answers.contact),
        ...(answers.contact === 'email'
          ? [answers.email]
          : who === 'self'
            ? (emailToSearch(answers) ?? []).flatMap((email) => [email, words.contact.emailToSearch])
            : envelope(answers.lines, answers.askerCountry, words)),
      ].filter(Boolean),
      screen: 'reach/contact',
    },
    {
      label: rows.phone,
      value:
        answers.phone === ''
          ? []
          : [answers.phone, ...(answers.message && who === 'self' ? [words.check.messageYes] : [])],
      screen: 'reach/easier',
    },
    ...(who === 'officer'
      ? []
      : [
          {
            label: rows.letters,
            value: [labelText(words.easier.languages, answers.letters || words.language)],
            screen: 'reach/easier',
          } as const,
          {
            label: rows.help,
            value: answers.help.map((one) => labelText(words.easier.helps, one)),
            screen: 'reach/easier',
          } as const,
        ]),
    ...(who === 'self'
      ? [
          {
            label: rows.safe,
            value: answers.safe === 'yes' ? [words.check.safeYes] : answers.safe === 'no' ? [words.no] : [],
            screen: 'reach/easier',
          } as const,
        ]
      : []),
  ];
}

function documents(answers: Answers, files: Files, words: FormWords): readonly CheckRow[] {
  const { rows } = words.check;
  const counted = (purpose: (typeof filePurposes)[number]) =>
    files[purpose].length === 0 ? [] : [words.check.files(files[purpose].length)];
  return [
    {
      label: rows.identity,
      value: [labelOf(words.identity.options, answers.identity), ...counted('identity')].filter(Boolean),
      screen: 'documents/identity',
    },
    {
      label: rows.report,
      value: [labelOf(words.report.options, answers.report), ...counted('report')].filter(Boolean),
      screen: 'documents/report',
    },
    { label: rows.authority, value: counted('authority'), screen: 'documents/authority' },
    { label: rows.other, value: counted('other'), screen: 'documents/other' },
    {
      label: rows.officer,
      value:
        answers.toOfficer === 'yes'
          ? [
              answers.officerAgency,
              answers.officerName,
              answers.officerReport,
              answers.officerEmail,
              ...envelope(answers.officerLines, answers.officerCountry, words),
            ].filter(Boolean)
          : answers.toOfficer === 'no'
            ? [words.no]
            : [],
      screen: 'documents/officer',
    },
  ];
}

function labelOf(choices: Readonly<Record<string, ChoiceWords>>, value: string): string {
  return Object.hasOwn(choices, value) ? (choices[value]?.label ?? '') : '';
}

function labelText(labels: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(labels, value) ? (labels[value] ?? '') : '';
}
