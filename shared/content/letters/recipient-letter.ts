import type { Brand, Language } from '../../domain/brand.ts';
import { type Block, type MailBody, text } from '../mails/blocks.ts';
import { wordsOf } from '../mails/person.ts';
import { officerWhy } from '../mails/staff.ts';

/** The letter that goes with a copy to one who acts for her (V18), or to an officer or agency (L1): the records are in the envelope. */
export function recipientLetterBody(
  letter: { readonly template: 'V18' } | { readonly template: 'L1'; readonly why: 'named' | 'authorised' },
  { brand, language }: { readonly brand: Brand; readonly language: Language },
): MailBody {
  if (letter.template === 'L1') {
    const title = 'Records requested under FCRA 609(e)';
    const { paper } = wordsOf.en;
    return {
      language: 'en',
      subject: title,
      title,
      blocks: [
        { kind: 'key', text: 'The records are in this envelope.' },
        text(officerWhy[letter.why]),
        text('You do not need a subpoena. There is no fee.'),
        text('The first pages say what is in it and what we did.'),
        text(paper.enclosedAgain),
      ],
      footer: [
        paper.help(brand.phone, brand.tty, brand.hours.en),
        'You got this because someone who sent us a request gave this address as yours. If that is wrong, call us.',
      ],
    };
  }
  const { paper, titles, copyReady, records } = wordsOf[language];
  const other: Language = language === 'en' ? 'es' : 'en';
  const blocks: readonly Block[] = [
    ...copyReady.map(text),
    { kind: 'key', text: paper.enclosed[0] ?? '' },
    ...paper.enclosed.slice(1).map(text),
    ...records.private.map(text),
    text(paper.enclosedAgain),
  ];
  return {
    language,
    subject: titles.V18,
    title: titles.V18,
    blocks,
    footer: [paper.help(brand.phone, brand.tty, brand.hours[language]), paper.why, paper.never],
    otherLanguage: { language: other, text: wordsOf[other].paper.switchToThis(brand.phone) },
  };
}
