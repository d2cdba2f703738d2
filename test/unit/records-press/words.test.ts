import { describe, expect, it } from 'vitest';
import { packageWords } from '../../../shared/content/package/package-words.ts';

/** Every sentence with the path of its key; functions are called with stand-ins. */
function sentences(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node('X', 'Y', 'Z'))]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const en = sentences(packageWords.en);
const es = sentences(packageWords.es);

describe('the words of the package', () => {
  it('are the same keys in both languages, and nothing was left in the other language (U10)', () => {
    expect(es.map(([key]) => key)).toEqual(en.map(([key]) => key));
    const english = new Map(en);
    const same = es.filter(([key, text]) => english.get(key) === text && /[a-z]{3}/.test(text)).map(([key]) => key);
    expect(same).toEqual(['.fields.total']);
  });

  it('call nobody what we do not know, and say nothing cold (ux.md, Voice)', () => {
    const banned =
      /thief|criminal|perpetrator|fraudster|suspect|victim|alleged|invalid|fail|\bmust not\b|\bscan\b|\bSSN\b|please|unfortunately|!|ladr[oó]n|sospechos|v[ií]ctima|delincuente|estafador|por favor|lamentablemente/i;
    expect([...en, ...es].filter(([, text]) => banned.test(text))).toEqual([]);
  });

  it('keep sentences short (U9)', () => {
    const long = [...en, ...es]
      .filter(([key]) => !key.startsWith('.readme') && !key.includes('copyFor') && key !== '.letter.law')
      .flatMap(([key, text]) => text.split(/(?<=[.:;?])\s/).map((s) => [key, s.split(/\s+/).length] as const))
      .filter(([, words]) => words > 22);
    expect(long).toEqual([]);
  });
});
