import { describe, expect, it } from 'vitest';
import { basicWords } from '../../../shared/content/form/basic-words.ts';
import { formEn } from '../../../shared/content/form/en.ts';
import { formEs } from '../../../shared/content/form/es.ts';
import { frameEn } from '../../../shared/content/pages/frame-en.ts';
import { frameEs } from '../../../shared/content/pages/frame-es.ts';
import { noticeEn } from '../../../shared/content/pages/notice-en.ts';
import { noticeEs } from '../../../shared/content/pages/notice-es.ts';
import { plainEn } from '../../../shared/content/pages/plain-en.ts';
import { plainEs } from '../../../shared/content/pages/plain-es.ts';
import { printEn } from '../../../shared/content/pages/print-en.ts';
import { printEs } from '../../../shared/content/pages/print-es.ts';
import { statusEn } from '../../../shared/content/pages/status-en.ts';
import { statusEs } from '../../../shared/content/pages/status-es.ts';
import { historyWords } from '../../../shared/content/status-history.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { banned, measure } from './readability.ts';

const words = {
  en: {
    frame: frameEn,
    notice: noticeEn,
    form: formEn,
    basic: basicWords.en,
    status: statusEn,
    history: historyWords.en,
    plain: plainEn,
    print: printEn,
  },
  es: {
    frame: frameEs,
    notice: noticeEs,
    form: formEs,
    basic: basicWords.es,
    status: statusEs,
    history: historyWords.es,
    plain: plainEs,
    print: printEs,
  },
};

/** Every sentence under a thing, by its path. A sentence that takes something is said for one and for many. */
function sentencesOf(thing: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof thing === 'string') return [[path, thing]];
  if (typeof thing === 'function') {
    const say = thing as (...given: unknown[]) => unknown;
    return [
      [1, 'Maria'],
      [3, 'Wednesday, September 30, 2026'],
    ].flatMap(([number, text]) =>
      sentencesOf(
        say.length === 2
          ? say(path.endsWith('part') ? number : text, text)
          : say(
              /date|answerBy|done|on$|lines|when|email|last4|text|version|lead|about|call|number|didYou|confirmed/u.test(
                path,
              )
                ? text
                : number,
            ),
        path,
      ),
    );
  }
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => sentencesOf(value, path === '' ? key : `${path}.${key}`));
}

const pathsOf = (thing: unknown) => [...new Set(sentencesOf(thing).map(([path]) => path))].sort();

describe('U10: the pages in both languages', () => {
  it('say every sentence in each', () => {
    expect(pathsOf(words.es)).toEqual(pathsOf(words.en));
    expect(pathsOf(words.en).length).toBeGreaterThan(250);
  });

  it('leave none untranslated', () => {
    // The same word in both: names, numbers and what is no word.
    const same = new Set([
      'No',
      '12',
      'TTY',
      'PDF',
      'Error: ',
      'Identity Theft Resource Center: idtheftcenter.org or 888-400-5530.',
    ]);
    const english = new Map(sentencesOf(words.en));
    const twins = sentencesOf(words.es).filter(
      ([path, text]) => english.get(path) === text && !same.has(text) && /\p{L}{3}/u.test(text),
    );
    expect(twins.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });
});

describe.each(languages)('sentences of the pages in %s', (language) => {
  const { frame, notice, form, basic, status, history, plain, print } = words[language];
  const screens = [
    { name: 'frame', text: frame },
    ...Object.entries(notice).map(([name, text]) => ({ name: `notice ${name}`, text })),
    ...Object.entries(form).map(([name, text]) => ({ name: `form ${name}`, text })),
    ...Object.entries(status).map(([name, text]) => ({ name: `status ${name}`, text })),
    { name: 'status history of the case', text: history },
    ...Object.entries(plain).map(([name, text]) => ({ name: `plain ${name}`, text })),
    { name: 'print form', text: print },
    { name: 'form on one page', text: basic },
  ]
    .map(({ name, text }) => ({ name, text: [...new Set(sentencesOf(text).map(([, said]) => said))].join('\n') }))
    // A formula of sentences says nothing about a word or two.
    .filter(
      ({ name, text }) =>
        text.split(/\s+/u).length > 8 &&
        !/notice (?:law|version)|months|parts|status (?:reference|title|copies)/u.test(name),
    );

  it.each(screens)('U9 $name: plain, short', ({ text }) => {
    const { score, longest, mean } = measure(text, language);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(20);
    expect(mean).toBeLessThanOrEqual(12);
    expect(language === 'en' ? score <= 8 : score >= 60, `score ${score}`).toBe(true);
  });

  it('U9 all together: grade 6 or easier in English, 65 or more in Spanish', () => {
    const { score } = measure(screens.map(({ text }) => text).join('\n'), language);
    expect(language === 'en' ? score <= 6 : score >= 65, `score ${score}`).toBe(true);
  });

  it('U17 none of the words we do not say', () => {
    const said = sentencesOf({ frame, notice, form, basic, status, history, plain, print })
      // The name of the FTC's report and site.
      .map(([path, text]) => [path, text.replaceAll(/IdentityTheft\.gov|Identity Theft Re\w+/gu, '')] as const)
      .filter(([, text]) => banned[language].test(text));
    expect(said.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });
});
