import type { Brand, Language } from '../../domain/brand.ts';
import type { AnswerText } from '../answer.ts';
import { longDate } from '../format.ts';
import { action, type Block, heading, type MailBody, text } from '../mails/blocks.ts';
import { answerBy, hostOf, things, titleOf, wordsOf } from '../mails/person.ts';
import type { OfMissing, PersonMail } from '../mails/template.ts';
import type { MailWords, PaperWords } from '../mails/words.ts';

interface Facts {
  /** V9 and V10: the answer itself, which a mail may not carry (ux.md, Mails, rule 11) and a sealed letter does (L26, L38). */
  readonly answer?: AnswerText | undefined;
}

interface Telling {
  readonly brand: Brand;
  readonly language: Language;
  readonly facts: Facts;
}

/** The message of a mail as it is said on paper: the same words, but nothing to select and nothing only a page would tell. */
export function letterBody(mail: PersonMail, telling: Telling): MailBody {
  const { brand, language } = telling;
  const words = wordsOf[language];
  const { paper } = words;
  const other: Language = language === 'en' ? 'es' : 'en';
  const title = titleOf(mail, words, language);
  return {
    language,
    subject: title,
    title,
    blocks: body(mail, { ...telling, words, paper }),
    footer: [paper.help(brand.phone, brand.tty, brand.hours[language]), paper.why, paper.never],
    otherLanguage: { language: other, text: wordsOf[other].paper.switchToThis(brand.phone) },
  };
}

interface Page extends Telling {
  readonly words: MailWords;
  readonly paper: PaperWords;
}

function body(mail: PersonMail, page: Page): readonly Block[] {
  const { words, paper, facts } = page;
  const date = (day: string) => longDate(day, page.language);
  switch (mail.id) {
    case 'V1':
      return received(mail, page);
    case 'V2':
      return [key(words.documentsReceived(mail.count)), text(words.documentsChecked), ...stillMissing(mail, page)];
    case 'V3':
      return [text(words.fileNotTaken[0] ?? ''), text(paper.documentAgain), text(paper.byPost)];
    case 'V4':
    case 'V5':
      return [
        text(words.missing.need),
        things(mail, words),
        ...(mail.id === 'V4' && mail.again === true ? [text(words.missing.again)] : []),
        text(words.missing.why),
        text(paper.byPost),
        text(words.missing.otherWays),
        ...(mail.id === 'V5' ? [text(words.missing.onlyReminder)] : []),
        answerBy(mail, page),
        ...site(page),
      ];
    case 'V6':
      return [text(words.stillWorking), answerBy(mail, page), ...stillMissing(mail, page), ...site(page)];
    case 'V7':
    case 'V8':
      return [
        key(paper.enclosed[0] ?? ''),
        ...paper.enclosed.slice(1).map(text),
        ...words.records.private.map(text),
        ...(mail.id === 'V8' ? paper.restInside.map(text) : []),
        text(paper.enclosedAgain),
      ];
    case 'V9':
    case 'V10':
      return answer(facts.answer);
    case 'V11': {
      const late = words.late(date(mail.dueDate));
      return [key(late.key), text(late.lines[0] ?? ''), text(paper.late), ...site(page)];
    }
    case 'V12':
      return [...words.newLink.map(text), ...link(mail.link, page)];
    case 'V13':
      return [
        { kind: 'code', code: mail.code },
        text(mail.until === undefined ? words.code.use(mail.minutes) : words.code.useUntil(date(mail.until))),
        text(paper.codeNever),
        text(words.code.notYou),
      ];
    case 'V14':
      return words.contactChanged.map(text);
    case 'V15':
      return [key(words.records.until(date(mail.availableUntil))), ...words.records.private.map(text), ...site(page)];
    case 'V16':
      return words.closed.map(text);
    case 'V17':
      return words.copyWanted.map(text);
    case 'V18':
      return [
        ...words.copyReady.map(text),
        key(words.records.until(date(mail.availableUntil))),
        ...words.records.private.map(text),
        ...link(mail.link, page),
      ];
    default:
      return mail satisfies never;
  }
}

/** L8 and L47, as in the mail. */
function received(mail: Extract<PersonMail, { id: 'V1' }>, page: Page): readonly Block[] {
  const { words, paper, language } = page;
  const due = longDate(mail.dueDate, language);
  const { asker = 'self' } = mail;
  const card = words.card[asker];
  return [
    ...(mail.late === true
      ? [key(words.late(due).key), text(words.late(due).lines[0] ?? ''), text(paper.late)]
      : [key(words.answerBy(due))]),
    ...(mail.missing.length === 0
      ? [text(words.nothingToDo)]
      : [
          heading(words.missing.heading),
          text(paper.whenYouHaveThem),
          things(mail, words),
          text(paper.byPost),
          text(words.missing.dateStays),
          text(words.missing.otherWays),
        ]),
    heading(words.next.heading),
    { kind: 'steps', items: words.next.steps(mail.late === true ? undefined : due, asker) },
    heading(card.heading),
    ...card.bank.map(text),
    ...(mail.cardRoute === true ? [text(card.ours)] : []),
    ...link(mail.link, page),
  ];
}

/** The same parts as the status page shows. */
function answer(given: AnswerText | undefined): readonly Block[] {
  if (given === undefined) throw new Error('an answer on paper says the answer');
  return given.parts.flatMap((part) => [
    heading(part.heading),
    ...part.text.map(text),
    ...(part.items.length === 0 ? [] : [list(part.items)]),
  ]);
}

function link(url: string, { words, paper, brand }: Page): readonly Block[] {
  return [
    heading(words.see.request.replace(/:$/u, '')),
    text(paper.site(hostOf(brand))),
    action(paper.camera, url, brand.site),
    text(paper.keepPrivate),
  ];
}

function site({ paper, brand }: Page): readonly Block[] {
  return [text(paper.site(hostOf(brand)))];
}

/** As in the mail. */
function stillMissing(of: OfMissing, { words, paper }: Page): readonly Block[] {
  return of.missing.length === 0
    ? [text(words.nothingToDo)]
    : [heading(words.missing.heading), things(of, words), text(paper.byPost), text(words.missing.otherWays)];
}

function list(items: readonly string[]): Block {
  return { kind: 'list', items };
}

function key(words: string): Block {
  return { kind: 'key', text: words };
}
