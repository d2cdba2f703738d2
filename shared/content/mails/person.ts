import type { Brand, Language } from '../../domain/brand.ts';
import type { LocalDate } from '../../domain/time.ts';
import { longDate, monthDay } from '../format.ts';
import { action, type Block, heading, type MailBody, text } from './blocks.ts';
import { mailEn } from './en.ts';
import { mailEs } from './es.ts';
import type { OfMissing, PersonMail } from './template.ts';
import type { MailWords } from './words.ts';

/** Mail and letter share their words. */
export const wordsOf: Readonly<Record<Language, MailWords>> = { en: mailEn, es: mailEs };

interface Telling {
  readonly brand: Brand;
  readonly language: Language;
  /** Somebody she lives with could see her mail: subject and preview say nothing (product.md, safe contact). */
  readonly safeContact: boolean;
}

export function personMail(mail: PersonMail, { brand, language, safeContact }: Telling): MailBody {
  const words = wordsOf[language];
  const other: Language = language === 'en' ? 'es' : 'en';
  const title = titleOf(mail, words, language);
  // A code is looked for at once by its subject, which gives nothing away.
  const neutral = safeContact && mail.id !== 'V13';
  const blocks = [
    ...reference(mail, words),
    ...(neutral ? [heading(title)] : []),
    ...body(mail, { words, brand, language, safeContact }),
  ];
  return {
    language,
    subject: neutral ? words.neutral.title : mail.id === 'V1' ? words.withReference(title, mail.reference) : title,
    title: neutral ? words.neutral.title : title,
    blocks: neutral ? [text(words.neutral.opening), ...blocks] : blocks,
    footer: [
      words.footer.help(brand.phone, brand.tty, brand.hours[language]),
      words.footer.post(brand.postalAddress.join(', ')),
      words.footer.why,
      words.footer.never,
    ],
    otherLanguage: { language: other, text: wordsOf[other].switchToThis(brand.phone) },
  };
}

export function titleOf(mail: PersonMail, words: MailWords, language: Language): string {
  return mail.id === 'V15' ? words.titles.V15(monthDay(mail.availableUntil, language)) : words.titles[mail.id];
}

function reference(mail: PersonMail, words: MailWords): readonly Block[] {
  return 'reference' in mail ? [{ kind: 'fact', label: words.reference, value: mail.reference }] : [];
}

interface Page extends Telling {
  readonly words: MailWords;
}

function body(mail: PersonMail, page: Page): readonly Block[] {
  const { words } = page;
  const date = (day: string) => longDate(day, page.language);
  switch (mail.id) {
    case 'V1':
      return received(mail, page);
    case 'V2':
      return [
        key(words.documentsReceived(mail.count)),
        text(words.documentsChecked),
        ...stillMissing(mail, words),
        ...toSite(words.see.request, page),
      ];
    case 'V3':
      return [...words.fileNotTaken.map(text), ...toSite(words.see.request, page)];
    case 'V4':
    case 'V5':
      return [
        text(words.missing.need),
        things(mail, words),
        ...(mail.id === 'V4' && mail.again === true ? [text(words.missing.again)] : []),
        text(words.missing.why),
        text(words.missing.otherWays),
        ...(mail.id === 'V5' ? [text(words.missing.byPost), text(words.missing.onlyReminder)] : []),
        answerBy(mail, page),
        ...toSite(words.see.request, page),
      ];
    case 'V6':
      return [
        text(words.stillWorking),
        answerBy(mail, page),
        ...stillMissing(mail, words),
        ...toSite(words.see.request, page),
      ];
    case 'V7':
    case 'V8':
    case 'V15':
      return [
        key(words.records.until(date(mail.availableUntil))),
        ...words.records.private.map(text),
        ...(mail.id === 'V8' ? words.records.rest.map(text) : []),
        ...toSite(words.see.records, page),
        text(words.records.code),
        text(words.records.again),
      ];
    case 'V9':
      return [
        ...words.decision.map(text),
        ...toSite(words.see.decision, page),
        ...(page.safeContact ? [] : words.helpLines.map(text)),
      ];
    case 'V10':
      return [...(mail.soFar === true ? words.resultSoFar : words.result).map(text), ...toSite(words.see.result, page)];
    case 'V11': {
      const late = words.late(date(mail.dueDate));
      return [key(late.key), ...late.lines.map(text), ...toSite(words.see.request, page)];
    }
    case 'V12':
      return [...words.newLink.map(text), ...privateLink(mail.link, page)];
    case 'V13':
      // No link: she has the page open and would lose her place.
      return [
        { kind: 'code', code: mail.code },
        text(mail.until === undefined ? words.code.use(mail.minutes) : words.code.useUntil(date(mail.until))),
        text(words.code.never),
        text(words.code.notYou),
      ];
    case 'V14':
      return [...words.contactChanged.map(text), ...toSite(words.see.request, page)];
    case 'V17':
      return [...words.copyWanted.map(text), ...toSite(words.see.request, page)];
    case 'V18':
      return [
        ...words.copyReady.map(text),
        key(words.records.until(date(mail.availableUntil))),
        ...words.records.private.map(text),
        ...privateLink(mail.link, page, words.see.records),
        text(words.records.code),
      ];
    case 'V16':
      return [...words.closed.map(text), ...toSite(words.see.request, page)];
    default:
      return mail satisfies never;
  }
}

/** L8: reference, date and one complete list of what is missing. L47: the issuer's separate clock, always. */
function received(mail: Extract<PersonMail, { id: 'V1' }>, page: Page): readonly Block[] {
  const { words, language } = page;
  const due = longDate(mail.dueDate, language);
  const { asker = 'self' } = mail;
  const card = words.card[asker];
  return [
    ...(mail.late === true
      ? [key(words.late(due).key), ...words.late(due).lines.map(text)]
      : [key(words.answerBy(due))]),
    ...(mail.missing.length === 0 ? [text(words.nothingToDo)] : []),
    ...privateLink(mail.link, page),
    ...(mail.missing.length === 0
      ? []
      : [
          heading(words.missing.heading),
          text(words.missing.whenYouHaveThem),
          things(mail, words),
          text(words.missing.dateStays),
          text(words.missing.otherWays),
        ]),
    heading(words.next.heading),
    { kind: 'steps', items: words.next.steps(mail.late === true ? undefined : due, asker) },
    heading(card.heading),
    ...card.bank.map(text),
    ...(mail.cardRoute === true ? [text(card.ours)] : []),
  ];
}

/** By when, or that it should have been by then. */
export function answerBy(
  { dueDate, late }: { readonly dueDate: LocalDate; readonly late?: boolean | undefined },
  { words, language }: Pick<Page, 'words' | 'language'>,
): Block {
  const due = longDate(dueDate, language);
  return key(late === true ? words.late(due).key : words.answerBy(due));
}

function key(words: string): Block {
  return { kind: 'key', text: words };
}

/** L8: whoever still owes something is never told that there is nothing to do. */
function stillMissing(of: OfMissing, words: MailWords): readonly Block[] {
  return of.missing.length === 0
    ? [text(words.nothingToDo)]
    : [heading(words.missing.heading), things(of, words), text(words.missing.otherWays)];
}

export function things({ missing, asker = 'self' }: OfMissing, words: MailWords): Block {
  return { kind: 'list', items: missing.map((proof) => words.missing.items[asker][proof]) };
}

function privateLink(link: string, { words, brand }: Page, label = words.see.request): readonly Block[] {
  return [action(label, link, brand.site), text(words.keepPrivate), text(words.otherRoute(hostOf(brand)))];
}

function toSite(label: string, { words, brand, language }: Page): readonly Block[] {
  return [
    action(label, `${brand.site}${language === 'es' ? '/es' : ''}/status/`, brand.site),
    text(words.otherRoute(hostOf(brand))),
  ];
}

export function hostOf(brand: Brand): string {
  return brand.site.replace(/^https?:\/\//u, '');
}
