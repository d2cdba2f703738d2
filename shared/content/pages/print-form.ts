import type { Brand } from '../../domain/brand.ts';
import type { FormWords } from '../form/words.ts';

/** A part of the printed form. `when`: only where the business's policy asks for it. */
export type PrintPart = { readonly when?: PrintWhen | undefined } & (
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Where to send it: lines of an address. */
  | { readonly kind: 'lines'; readonly text: string }
  /** Boxes to tick. */
  | {
      readonly kind: 'boxes';
      readonly label: string;
      readonly hint?: string | undefined;
      readonly options: readonly string[];
    }
  /** Room to write. */
  | {
      readonly kind: 'blank';
      readonly label: string;
      readonly hint?: string | undefined;
      readonly rows: number;
    }
);
export type PrintWhen = 'identity' | 'report' | 'birthDate';

/** What only the paper says; its questions are those of the form. */
export interface PrintWords {
  readonly title: string;
  readonly intro: readonly string[];
  readonly send: string;
  readonly counts: string;
  readonly know: string;
  readonly cards: string;
  readonly card: (number: number) => string;
  readonly cardBlanks: string;
  readonly usedBlanks: string;
  readonly birthBlank: string;
  readonly forOther: string;
  readonly forOtherHint: string;
  readonly emailOrAddress: string;
  readonly identity: string;
  readonly report: string;
  readonly copies: string;
  readonly sign: string;
  readonly date: string;
  readonly pdf: string;
  readonly howToPrint: string;
  readonly footer: (company: string, page: number, pages: number) => string;
}

/** The same questions as online, in the order of the form, and nothing about who did it (L2). HTML and PDF are both made of this. */
export function printForm(
  form: FormWords,
  words: PrintWords,
  brand: Pick<Brand, 'company'> & { readonly address: string; readonly phone: string },
): readonly PrintPart[] {
  const labels = (options: Readonly<Record<string, { readonly label: string }>>) =>
    Object.values(options).map(({ label }) => label);
  const boxes = (label: string, options: readonly string[], hint?: string, when?: PrintWhen): PrintPart => ({
    kind: 'boxes',
    label,
    hint,
    options,
    when,
  });
  const blank = (label: string, rows = 1, hint?: string, when?: PrintWhen): PrintPart => ({
    kind: 'blank',
    label,
    hint,
    rows,
    when,
  });
  const part = (text: string): PrintPart => ({ kind: 'heading', level: 2, text });
  const small = (text: string): PrintPart => ({ kind: 'heading', level: 3, text });
  const text = (said: string): PrintPart => ({ kind: 'text', text: said });
  const account = (number: number): readonly PrintPart[] => [
    small(form.accounts.block(number)),
    boxes(form.accounts.kind, labelsOf(form.accounts.kinds)),
    blank(form.accounts.number, 1, form.accounts.numberHint),
    blank(form.accounts.when),
    blank(form.accounts.amount),
  ];
  const sections: readonly (readonly PrintPart[])[] = [
    [...words.intro.map(text), text(words.send), { kind: 'lines', text: brand.address }, text(words.counts)],
    [
      part(form.parts.happened),
      text(words.know),
      boxes(form.who.title, labels(form.who.options)),
      boxes(form.happened.title, labels(form.happened.options), form.happened.hint),
      ...account(1),
      ...account(2),
      blank(form.details.title, 4, form.details.hint),
      blank(form.used.emails, 2, words.usedBlanks),
      blank(form.used.phones, 2, words.usedBlanks),
      small(words.cards),
      ...[1, 2, 3].map((number) => blank(words.card(number), 1, words.cardBlanks)),
      blank(form.own.yours.title, 2, form.own.yours.hint),
      boxes(form.wants.title, labels(form.wants.yours)),
    ],
    [
      part(form.parts.about),
      blank(form.name.yours.title, 1, form.name.yours.hint),
      blank(form.name.other),
      blank(form.birth.yours.title, 1, words.birthBlank, 'birthDate'),
      blank(form.address.yours.title, 3),
      blank(form.before.yours.title, 2, form.before.yours.hint),
      small(words.forOther),
      text(words.forOtherHint),
      boxes(form.acting.title, labels(form.acting.options)),
      blank(form.asker.other.title),
      blank(form.asker.organisation),
    ],
    [
      part(form.parts.reach),
      boxes(form.contact.title, labels(form.contact.options)),
      blank(words.emailOrAddress, 2),
      blank(form.easier.phone, 1, form.easier.phoneHint),
      boxes(form.easier.message, [form.yes, form.no]),
      boxes(form.easier.language, Object.values(form.easier.languages)),
      boxes(form.easier.help, labelsOf(form.easier.helps)),
      boxes(form.easier.safe, [form.yes, form.no], form.easier.safeHint),
      blank(form.easier.codeWord, 1, form.easier.codeWordHint),
    ],
    [
      part(form.parts.documents),
      text(words.copies),
      boxes(words.identity, labels(form.identity.options), undefined, 'identity'),
      boxes(words.report, labels(form.report.options), undefined, 'report'),
      boxes(form.officer.title, [form.no, form.yes], form.officer.hint),
      blank(form.officer.agency),
      blank(form.officer.name),
      blank(form.officer.reportNumber),
      blank(form.officer.email),
      blank(form.officer.address, 2),
    ],
    [part(form.sign.title), text(form.sign.statement), blank(words.sign), blank(words.date)],
  ];
  return sections.flat();
}

function labelsOf(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(options);
}
