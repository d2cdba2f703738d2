import type { PrintWords } from '../pages/print-form.ts';
import type { BasicWords } from './basic-words.ts';
import { countryOptions } from './countries.ts';
import { stateOptions } from './states.ts';
import type { ChoiceWords, FormWords } from './words.ts';

interface Asked {
  /** Name of the control and its id: where a fault of the shared schema leads (faults.ts). */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export type Question =
  | (Asked & { readonly kind: 'radios' | 'boxes'; readonly options: readonly Choice[] })
  | (Asked & { readonly kind: 'box' })
  | (Asked & { readonly kind: 'select'; readonly options: readonly Choice[]; readonly empty: string })
  | (Asked & { readonly kind: 'lines'; readonly rows: number })
  | (Asked & {
      readonly kind: 'text';
      readonly width?: 'tiny' | 'short' | 'half';
      readonly complete?: string;
      readonly type?: 'email' | 'tel';
      readonly digits?: true;
    });

/** Questions under one legend; `name` is where its own fault stands. */
export interface QuestionSet {
  readonly kind: 'set';
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: true;
  /** Set apart, as one of several alike. */
  readonly block?: true;
  /** Side by side, and one answer. */
  readonly row?: true;
  /** Shut until somebody opens it, needs it or has filled it in: most people do not need it. */
  readonly fold?: true;
  readonly questions: readonly (Question | QuestionSet)[];
}

export interface BasicPart {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Asked only where the policy asks it. */
  readonly when?: 'identity' | 'report' | 'birthDate';
  readonly questions: readonly (Question | QuestionSet)[];
}

const choices = (of: Readonly<Record<string, ChoiceWords>>): readonly Choice[] =>
  Object.entries(of).map(([value, { label, hint }]) => ({ value, label, hint }));
const labels = (of: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(of).map(([value, label]) => ({ value, label }));

/** How many accounts and cards there is room for; more goes into the free text, or by phone. */
export const blocks = [0, 1] as const;

/** Every question of the form, on one page, in the words of the form itself. */
export function basicParts(words: FormWords, print: PrintWords, basic: BasicWords): readonly BasicPart[] {
  const text = (name: string, label: string, more: Partial<Extract<Question, { kind: 'text' }>> = {}): Question => ({
    kind: 'text',
    name,
    label,
    ...more,
  });
  const lines = (name: string, label: string, rows: number, hint?: string): Question => ({
    kind: 'lines',
    name,
    label,
    rows,
    hint,
    optional: true,
  });
  const yesNo = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  const months = words.months.map((label, index) => ({ value: String(index + 1), label }));
  const monthYear = (name: string, label: string): QuestionSet => ({
    kind: 'set',
    name: `${name}.year`,
    label,
    optional: true,
    row: true,
    questions: [
      {
        kind: 'select',
        name: `${name}.month`,
        label: words.month,
        options: months,
        empty: words.accounts.monthUnknown,
      },
      text(`${name}.year`, words.year, { width: 'tiny', digits: true }),
    ],
  });
  const { accounts, cards, name, address, before, contact, easier, officer } = words;
  const country = (of: string): Question => ({
    kind: 'select',
    name: of,
    label: address.country,
    options: countryOptions(words.language),
    empty: address.stateEmpty,
  });
  return [
    {
      title: words.parts.happened,
      questions: [
        {
          kind: 'radios',
          name: 'who',
          label: words.who.title,
          hint: basic.officers,
          options: choices(words.who.options).filter(({ value }) => value !== 'officer'),
        },
        {
          kind: 'set',
          name: 'requester',
          label: print.forOther,
          hint: print.forOtherHint,
          fold: true,
          questions: [
            {
              kind: 'radios',
              name: 'requester.kind',
              label: words.acting.title,
              options: choices(words.acting.options),
            },
            text('requester.name', words.asker.name),
            text('requester.organisation', words.asker.organisation, { optional: true }),
          ],
        },
        {
          kind: 'boxes',
          name: 'happened',
          label: words.happened.title,
          hint: words.happened.hint,
          options: choices(words.happened.options),
        },
        ...blocks.map(
          (n): QuestionSet => ({
            kind: 'set',
            name: `accounts.${n}`,
            label: accounts.block(n + 1),
            hint: n === 0 ? accounts.hint : undefined,
            ...(n === 0 ? { block: true } : { fold: true, optional: true }),
            questions: [
              {
                kind: 'select',
                name: `accounts.${n}.kind`,
                label: accounts.kind,
                options: labels(accounts.kinds),
                empty: accounts.kindEmpty,
              },
              text(`accounts.${n}.number`, accounts.number, {
                hint: accounts.numberHint,
                width: 'half',
                optional: true,
              }),
              monthYear(`accounts.${n}`, accounts.when),
              text(`accounts.${n}.amount`, accounts.amount, { width: 'short', optional: true }),
            ],
          }),
        ),
        lines('details', words.details.title, 5, words.details.hint),
        lines('otherEmails', words.used.emails, 2, `${words.used.hint.yours} ${basic.forOther}`),
        lines('otherPhones', words.used.phones, 2, `${words.used.hint.yours} ${basic.forOther}`),
        {
          kind: 'radios',
          name: 'hasCards',
          label: words.hasCards.yours.title,
          hint: words.hasCards.yours.hint,
          options: [...yesNo, { value: 'not-sure', label: words.notSure }],
        },
        ...blocks.map(
          (n): QuestionSet => ({
            kind: 'set',
            name: n === 0 ? 'cards' : `cards.${n}`,
            label: cards.block(n + 1),
            hint: basic.card,
            fold: true,
            optional: true,
            questions: [
              {
                kind: 'select',
                name: `cards.${n}.kind`,
                label: cards.kind,
                options: labels(cards.kinds),
                empty: cards.kindEmpty,
              },
              text(`cards.${n}.last4`, cards.last4, { width: 'tiny', digits: true }),
              { ...monthYear(`cards.${n}.exp`, cards.expires), name: `cards.${n}.expYear` },
              text(`cards.${n}.bank`, cards.bank, { optional: true }),
            ],
          }),
        ),
        lines('ownAccounts', words.own.label, 2, words.own.yours.hint),
        {
          kind: 'boxes',
          name: 'wants',
          label: words.wants.title,
          hint: words.wants.hint,
          options: choices(words.wants.yours),
        },
      ],
    },
    {
      title: words.parts.about,
      questions: [
        {
          kind: 'set',
          name: 'name',
          label: name.yours.title,
          hint: name.yours.hint,
          questions: [
            text('name.given', name.given, { complete: 'given-name' }),
            text('name.middle', name.middle, { complete: 'additional-name' }),
            text('name.family', name.family, { complete: 'family-name' }),
          ],
        },
        lines('name.other', name.other, 2, name.otherHint),
        text('callMe', name.callMe, { width: 'half', complete: 'nickname', optional: true }),
      ],
    },
    {
      title: words.birth.yours.title,
      when: 'birthDate',
      questions: [
        {
          kind: 'set',
          name: 'birthDate',
          label: words.check.rows.birth,
          hint: words.birth.yours.hint,
          row: true,
          questions: [
            {
              kind: 'select',
              name: 'birthDate',
              label: words.month,
              options: months,
              empty: words.monthEmpty,
            },
            text('birthDate.day', words.day, { width: 'tiny', digits: true, complete: 'bday-day' }),
            text('birthDate.year', words.year, { width: 'tiny', digits: true, complete: 'bday-year' }),
          ],
        },
      ],
    },
    {
      title: address.yours.title,
      hint: address.yours.hint,
      questions: [
        text('addresses.0.lines', address.street, { complete: 'address-line1' }),
        text('addresses.0.street2', address.street2, { complete: 'address-line2', optional: true }),
        text('addresses.0.urbanization', basic.urbanization, { optional: true }),
        text('addresses.0.city', address.city, { complete: 'address-level2', width: 'half' }),
        {
          kind: 'select',
          name: 'addresses.0.region',
          label: address.state,
          options: stateOptions,
          empty: address.stateEmpty,
        },
        text('addresses.0.postalCode', address.zip, { complete: 'postal-code', width: 'short', digits: true }),
        {
          kind: 'set',
          name: 'addresses.0.free',
          label: address.otherForm,
          fold: true,
          questions: [
            { kind: 'lines', name: 'addresses.0.free', label: address.free, hint: address.freeHint, rows: 4 },
            country('addresses.0.country'),
          ],
        },
        lines('addresses.1.lines', before.yours.title, 3, before.yours.hint),
      ],
    },
    {
      title: words.parts.reach,
      questions: [
        {
          kind: 'radios',
          name: 'contact',
          label: contact.title,
          hint: contact.hint,
          options: choices(contact.options),
        },
        text('email', contact.email, { hint: basic.emailHint, type: 'email', complete: 'email' }),
        lines('requester.address', contact.lines, 3, basic.lettersHint),
        country('requester.address.country'),
        text('phone', easier.phone, {
          hint: easier.phoneHint,
          type: 'tel',
          complete: 'tel',
          width: 'half',
          optional: true,
        }),
        { kind: 'box', name: 'phoneMessage', label: easier.message },
        { kind: 'radios', name: 'language', label: easier.language, options: labels(easier.languages), optional: true },
        { kind: 'boxes', name: 'help', label: easier.help, options: labels(easier.helps), optional: true },
        {
          kind: 'radios',
          name: 'safeContact',
          label: easier.safe,
          hint: `${easier.safeHint} ${easier.safeThen}`,
          options: yesNo,
          optional: true,
        },
        text('codeWord', easier.codeWord, { hint: easier.codeWordHint, width: 'half', optional: true }),
      ],
    },
    {
      title: words.check.rows.identity,
      when: 'identity',
      questions: [
        {
          kind: 'radios',
          name: 'proof.identity',
          label: words.identity.yours.title,
          hint: words.identity.yours.hint,
          options: choices(words.identity.options),
        },
      ],
    },
    {
      title: words.check.rows.report,
      when: 'report',
      questions: [
        {
          kind: 'radios',
          name: 'proof.report',
          label: words.report.title,
          hint: words.report.hint,
          options: choices(words.report.options),
        },
      ],
    },
    {
      title: words.check.rows.officer,
      questions: [
        {
          kind: 'radios',
          name: 'toOfficer',
          label: officer.title,
          hint: officer.hint,
          options: yesNo.toReversed(),
          optional: true,
        },
        text('officer.agency', officer.agency, { optional: true }),
        text('officer.name', officer.name, { optional: true }),
        text('officer.reportNumber', officer.reportNumber, { optional: true }),
        text('officer.email', officer.email, { type: 'email', optional: true }),
        lines('officer.address', officer.address, 3, officer.addressHint),
        country('officer.address.country'),
      ],
    },
    {
      title: words.sign.title,
      hint: words.sign.statement,
      questions: [text('signature', words.sign.label, { complete: 'name' })],
    },
  ];
}
