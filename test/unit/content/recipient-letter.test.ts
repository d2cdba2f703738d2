import { describe, expect, it } from 'vitest';
import { recipientLetterBody } from '../../../shared/content/letters/recipient-letter.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { brand } from './fixtures.ts';
import { banned, measure } from './readability.ts';

const linesOf = (body: ReturnType<typeof recipientLetterBody>) =>
  [body.title, ...body.blocks.flatMap((b) => ('text' in b ? [b.text] : [])), ...body.footer].join('\n');

describe('the letter that goes with a copy', () => {
  it.each(languages)('U9 U17 L36 %s: to one who acts for her, in plain words', (language) => {
    const said = linesOf(recipientLetterBody({ template: 'V18' }, { brand, language }));
    const { score, longest } = measure(said, language);
    expect(language === 'en' ? score <= 8 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(22);
    expect(said).not.toMatch(banned[language]);
  });

  it.each(['named', 'authorised'] as const)('L34 %s: to an officer: why, no subpoena, no fee, no name', (why) => {
    const said = linesOf(recipientLetterBody({ template: 'L1', why }, { brand, language: 'es' }));
    expect(said).toContain('1681g(e)');
    expect(said).toContain('You do not need a subpoena. There is no fee.');
    expect(said).toContain('The records are in this envelope.');
  });
});
