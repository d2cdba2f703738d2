import { describe, expect, it } from 'vitest';
import { type AnswerFacts, answerText } from '../../../shared/content/answer.ts';
import { letterBody } from '../../../shared/content/letters/letter.ts';
import type { Block } from '../../../shared/content/mails/blocks.ts';
import type { MailTemplate, PersonMail } from '../../../shared/content/mails/template.ts';
import { statusEn } from '../../../shared/content/pages/status-en.ts';
import { statusEs } from '../../../shared/content/pages/status-es.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { grounds } from '../../../shared/domain/case/vocabulary.ts';
import { brand, everyMail } from './fixtures.ts';
import { banned, measure } from './readability.ts';

const isPerson = (mail: MailTemplate): mail is PersonMail => mail.id.startsWith('V');
const answers: readonly (readonly [PersonMail['id'], AnswerFacts])[] = [
  ...grounds.map((ground) => ['V9', { how: 'declined', ground, facts: 'The ID shows another date.' }] as const),
  ['V10', { how: 'nothing-found', searches: [{ system: 'Web shop', searchedOn: '2026-09-01' }], kinds: ['name'] }],
];

const letters = everyMail.filter(isPerson).flatMap((mail) =>
  languages.flatMap((language) => {
    const its = answers.filter(([id]) => id === mail.id);
    const given = its.length === 0 ? [undefined] : its.map(([, facts]) => answerText(facts, language, brand));
    return given.map((answer, n) => ({
      name: `${mail.id} ${language} ${n}`,
      mail,
      language,
      body: letterBody(mail, { brand, language, facts: { answer } }),
    }));
  }),
);
const lineOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
    case 'heading':
    case 'key':
      return [block.text];
    case 'fact':
      return [`${block.label}: ${block.value}`];
    case 'list':
    case 'steps':
      return block.items;
    case 'code':
    case 'work':
      return [];
    case 'action':
      return [block.label];
  }
};

describe('every letter, in every language', () => {
  it.each(letters)('U9 U17 $name: plain words, none that we do not say', ({ body, language }) => {
    const said = [body.title, ...body.blocks.flatMap(lineOf), ...body.footer].join('\n');
    const { score, longest, mean } = measure(said.replace(/15 U\.S\.C\. \S+/gu, ''), language);
    expect(language === 'en' ? score <= 8 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(22);
    expect(mean).toBeLessThanOrEqual(12);
    expect(said).not.toMatch(banned[language]);
  });

  it.each(letters)(
    'L37 $name: complete without the internet: nothing to select, no answer that only a page would give',
    ({ mail, body }) => {
      const said = [...body.blocks.flatMap(lineOf), ...body.footer].join('\n');
      expect(said).not.toMatch(/this email|este correo\b|request page|página de su solicitud/iu);
      const links = body.blocks.filter((b) => b.kind === 'action').length;
      expect(links).toBe(['V1', 'V12', 'V18'].includes(mail.id) ? 1 : 0);
    },
  );

  it.each(languages)(
    'L37: in %s, a code by post says which button of the page takes it, days after she asked',
    (language) => {
      const letter = letters.find((one) => one.mail.id === 'V13' && 'until' in one.mail && one.language === language);
      const { have } = { en: statusEn, es: statusEs }[language].records;
      expect(letter?.body.blocks.flatMap(lineOf).join('\n')).toContain(have);
    },
  );

  it.each(['V4', 'V5', 'V6'])('L16: %s on paper promises no answer on a day gone by either', (id) => {
    const its = letters.filter(({ mail }) => mail.id === id);
    for (const { mail, body } of its) {
      const late = 'late' in mail && mail.late === true;
      const said = body.blocks.flatMap(lineOf).join('\n');
      expect(/We will answer by|Le responderemos hasta/u.test(said)).toBe(!late);
      expect(/We should have answered|La fecha para responderle/u.test(said)).toBe(late);
    }
    expect(its.filter(({ mail }) => 'late' in mail && mail.late)).toHaveLength(languages.length);
  });

  it.each(languages)(
    'L4 L16: in %s, a request keyed in after its date is not promised an answer on a day gone by',
    (language) => {
      const said = (late: boolean) =>
        letters
          .filter(({ mail, ...one }) => mail.id === 'V1' && (mail.late === true) === late && one.language === language)
          .map(({ body }) => body.blocks.flatMap(lineOf).join('\n'));
      const promise = {
        en: /We will answer by|By \w+day, .* we send you/u,
        es: /Le responderemos hasta|Hasta el \w+/u,
      }[language];
      expect(said(false).every((text) => promise.test(text))).toBe(true);
      expect(said(true)).toHaveLength(1);
      expect(said(true)[0]).not.toMatch(promise);
    },
  );

  it.each(['V2', 'V6'])('L8 L39: %s on paper too says “nothing to do” only when nothing is missing', (id) => {
    const its = letters.filter(({ mail }) => mail.id === id);
    expect(its.length).toBeGreaterThanOrEqual(2 * languages.length);
    for (const { mail, body } of its) {
      const owes = 'missing' in mail && mail.missing.length > 0;
      const said = body.blocks.flatMap(lineOf).join('\n');
      expect(/need to do anything now|tiene que hacer nada ahora/u.test(said)).toBe(!owes);
      expect(/ID\nA report about|identificación\nUn informe/u.test(said)).toBe(owes);
      expect(/Keep the originals|Guarde los originales/u.test(said)).toBe(owes);
    }
  });

  it('U10: says in the other language how to get it in that one', () => {
    expect(letters.every(({ body, language }) => body.otherLanguage?.language !== language)).toBe(true);
  });

  it('L38: a decline on paper has the ground, what would change it and how to ask again', () => {
    const declined = letters.filter(({ mail }) => mail.id === 'V9');
    expect(declined.length).toBe(grounds.length * languages.length);
    for (const { body } of declined) {
      const said = body.blocks.flatMap(lineOf).join('\n');
      expect(said).toContain('1681g(e)(5)');
      expect(said).toContain('The ID shows another date.');
    }
  });

  it('L26: a search that found nothing says on paper where we looked', () => {
    const found = letters.filter(({ mail }) => mail.id === 'V10');
    expect(found.every(({ body }) => body.blocks.flatMap(lineOf).join().includes('Web shop'))).toBe(true);
  });
});
