import { describe, expect, it } from 'vitest';
import { answerText } from '../../../shared/content/answer.ts';
import { documentText } from '../../../shared/content/documents.ts';
import { letterBody } from '../../../shared/content/letters/letter.ts';
import { renderMail } from '../../../shared/content/mails/render-mail.ts';
import type { PersonMail } from '../../../shared/content/mails/template.ts';
import { statusEn } from '../../../shared/content/pages/status-en.ts';
import { statusEs } from '../../../shared/content/pages/status-es.ts';
import { statusText } from '../../../shared/content/status.ts';
import { wantedEn, wantedEs } from '../../../shared/content/wanted.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { askers } from '../../../shared/domain/case/recipient.ts';
import { documentPurposes } from '../../../shared/domain/case/vocabulary.ts';
import { brand, dueDate } from './fixtures.ts';
import { banned, measure } from './readability.ts';

const reference = '7K4M-9QXT';
const link = `${brand.site}/status/#x`;
const pages = { en: statusEn, es: statusEs };
const items = { en: wantedEn, es: wantedEs };
/** An ID, a report or a card of the reader's own. */
const own = {
  en: /who (?:you are|I am)|\byour (?:ID|report|information|card|bank)|you are the person|Tell your/iu,
  es: /quién (?:es usted|soy)|(?:Revisamos|foto de) su identificación|y su informe|(?:usaron|usó) sus? |usted es la persona|a su banco/iu,
};
/** Whose it is, to whoever asks for somebody else. */
const theirs = {
  acting: { en: /the person (?:you|I) act for/u, es: /la persona por quien act/u },
  officer: { en: /whose information was used/u, es: /cuyos datos se usaron/u },
};

describe.each(languages.flatMap((language) => askers.map((asker) => ({ language, asker }))))(
  'L8 L18 L36: what is asked of $asker in $language',
  ({ language, asker }) => {
    const missing = (['identity', 'report'] as const).concat();
    const mails: readonly PersonMail[] = [
      { id: 'V1', reference, dueDate, link, missing, cardRoute: true, asker },
      { id: 'V4', reference, dueDate, missing, asker },
      { id: 'V5', reference, dueDate, missing, asker },
    ];
    const paper = (mail: PersonMail) =>
      letterBody(mail, { brand, language, facts: {} })
        .blocks.flatMap((block) => ('items' in block ? block.items : 'text' in block ? [block.text] : []))
        .join('\n');
    const words = pages[language];
    const answer = answerText({ how: 'declined', ground: 'B', facts: 'F', asker }, language, brand);
    const why = answer.parts.flatMap((part) => part.text).join('\n');

    it.each(mails)('$id asks for the papers of the person the records are about, by mail and on paper', (mail) => {
      for (const said of [renderMail(mail, { brand, language }).text, paper(mail)]) {
        expect(said).toContain(items[language][asker].identity);
        expect(said).toContain(items[language][asker].report);
        expect(own[language].test(said)).toBe(asker === 'self');
        if (asker !== 'self') expect(said).toMatch(theirs[asker][language]);
      }
    });

    it('L38 V9: ground (B) doubts who that person is, and doubts the reader only when she asks for herself', () => {
      expect(why).toContain('1681g(e)(5)(B)');
      expect(own[language].test(why)).toBe(asker === 'self');
      if (asker !== 'self') expect(why).toMatch(theirs[asker][language]);
    });

    it('the page names them so too: what to do, what to send, what was sent', () => {
      const named = [
        words.todo.missing[asker].identity,
        words.documents.kinds[asker].identity,
        documentText({ purpose: 'identity', state: 'received' }, language, asker).name,
      ];
      for (const name of named) {
        expect(own[language].test(name)).toBe(asker === 'self');
        if (asker !== 'self') expect(name).toMatch(theirs[asker][language]);
      }
      const facts = { dueDate, daysLeft: 3 };
      for (const word of ['received', 'checking'] as const)
        expect(statusText(word, facts, language).next).not.toMatch(own[language]);
    });

    it('U9 U17: in plain words', () => {
      const said = [
        ...Object.values(words.todo.missing[asker]),
        ...Object.values(words.documents.kinds[asker]),
        ...documentPurposes.map((purpose) => documentText({ purpose, state: 'received' }, language, asker).name),
        why.replace(/15 U\.S\.C\. \S+/gu, ''),
      ].join('\n');
      const { score, longest } = measure(said, language);
      expect(language === 'en' ? score <= 8 : score >= 65, `score ${score}`).toBe(true);
      expect(longest.words, longest.sentence).toBeLessThanOrEqual(22);
      expect(said).not.toMatch(banned[language]);
    });
  },
);
