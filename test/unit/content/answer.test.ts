import { describe, expect, it } from 'vitest';
import { type AnswerFacts, type AnswerText, answerText } from '../../../shared/content/answer.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { grounds } from '../../../shared/domain/case/vocabulary.ts';
import { brand } from './fixtures.ts';
import { banned, measure } from './readability.ts';

const nothing: AnswerFacts = {
  how: 'nothing-found',
  searches: [{ system: 'Web shop', searchedOn: '2026-11-02' }],
  kinds: ['name', 'address', 'phone', 'email', 'card'],
};
const partly: AnswerFacts = {
  how: 'records',
  partial: true,
  withheld: [{ class: 'support-notes', citation: '18 U.S.C. 2511' }],
};
const declined = grounds.map(
  (ground): AnswerFacts => ({ how: 'declined', ground, facts: 'The photo shows a different date of birth.' }),
);
const all: readonly AnswerFacts[] = [...declined, nothing, partly, { how: 'records', partial: false, withheld: [] }];
const lines = (text: AnswerText) => [text.title, ...text.parts.flatMap((p) => [p.heading, ...p.text, ...p.items])];

describe.each(languages)('the answer in %s', (language) => {
  const texts = all.map((facts) => answerText(facts, language, brand));

  it.each(grounds)('L38: a decline on (%s) names law, facts, what would change it and how to ask again', (ground) => {
    const text = answerText({ how: 'declined', ground, facts: 'FACTS OF THIS REQUEST' }, language, brand);
    const said = lines(text).join('\n');
    expect(said).toContain(`15 U.S.C. 1681g(e)(5)(${ground})`);
    expect(said).toContain('FACTS OF THIS REQUEST');
    expect(text.parts.map((p) => p.text.length > 0)).toEqual([true, true, true, true]);
    expect(said).toContain(brand.phone);
  });

  it('L26: nothing found says each place, its day, what was looked for and how to send more', () => {
    const [where, used, more] = answerText(nothing, language, brand).parts;
    expect(where?.items).toEqual([expect.stringContaining('Web shop')]);
    expect(where?.items[0]).toContain('2026');
    expect(used?.items).toHaveLength(5);
    expect(more?.text).toHaveLength(1);
  });

  it('L40 L31: a part says that the rest follows, and what law holds back what', () => {
    const said = lines(answerText(partly, language, brand)).join('\n');
    expect(said).toContain('18 U.S.C. 2511');
    expect(answerText(partly, language, brand).parts).toHaveLength(3);
  });

  it('U9: plain words, nothing banned', () => {
    expect(texts.flatMap(lines).filter((line) => banned[language].test(line))).toEqual([]);
    const { score, longest } = measure(texts.flatMap((t) => t.parts.flatMap((p) => p.text)).join('\n'), language);
    expect(language === 'en' ? score : -score).toBeLessThanOrEqual(language === 'en' ? 6 : -65);
    expect(longest.words).toBeLessThanOrEqual(20);
  });
});

it('U10: both languages have the same parts', () => {
  for (const facts of all) {
    const [en, es] = [answerText(facts, 'en', brand), answerText(facts, 'es', brand)];
    expect(es.parts.map((p) => [p.text.length, p.items.length])).toEqual(
      en.parts.map((p) => [p.text.length, p.items.length]),
    );
  }
});
