import type { Language } from '../../../shared/domain/brand.ts';

export interface Measure {
  readonly score: number;
  readonly longest: { readonly words: number; readonly sentence: string };
  readonly mean: number;
}

/** English: Flesch-Kincaid grade (lower is easier). Spanish: Szigriszt-Pazos perspicuity (higher is easier). One line is at least one sentence. */
export function measure(text: string, language: Language): Measure {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + (language === 'en' ? english(word) : spanish(word)), 0);
  const perSentence = words.length / sentences.length;
  const perWord = syllables / words.length;
  const longest = sentences.toSorted((a, b) => wordsOf(b).length - wordsOf(a).length)[0] ?? '';
  return {
    score: language === 'en' ? 0.39 * perSentence + 11.8 * perWord - 15.59 : 206.835 - 62.3 * perWord - perSentence,
    longest: { words: wordsOf(longest).length, sentence: longest },
    mean: perSentence,
  };
}

export function wordsOf(sentence: string): readonly string[] {
  return sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/https?:\/\/\S+/gu, '')
    .replaceAll('U.S.C.', 'USC')
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.?!:;]["”»]?)\s+/u))
    .filter((sentence) => wordsOf(sentence).length > 0);
}

function english(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/gu, '');
  if (letters.length <= 3) return 1;
  const stem = letters.replace(/(?:[^laeiouy]es|[^dt]ed|[^laeiouy]e)$/u, '').replace(/^y/u, '');
  return Math.max(1, stem.match(/[aeiouy]{1,2}/gu)?.length ?? 0);
}

/** Strong vowels and accented weak ones are nuclei; a run of weak ones is one only where no nucleus touches it. */
function spanish(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])/gu, 'k')
    .replace(/gu(?=[eiéí])/gu, 'g');
  const nuclei = letters.match(/[aeoáéóíú]/gu)?.length ?? 0;
  const weak = letters.match(/(?<![aeoáéóíúiuüy])[iuüy]+(?![aeoáéóíúiuüy])/gu)?.length ?? 0;
  return Math.max(1, nuclei + weak);
}

/** ux.md, Voice and Rules, and U17: what is never said to the person. */
export const banned: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:thief|thieves|criminals?|perpetrators?|fraudsters?|suspects?|victims?|claims?|claimants?|alleged|invalid|failed|failure|must|scan(?:ned)?|convert|SSN|please|unfortunately|fraud|who did)\b|!/iu,
  es: /(?<!\p{L})(?:ladr[oó]n(?:es)?|criminal(?:es)?|delincuentes?|estafadore?s?|fraude|sospechos[oa]s?|v[ií]ctimas?|inv[aá]lid[oa]s?|no v[aá]lid[oa]s?|falló|fallid[oa]s?|escane\p{L}*|convertir|por favor|lamentablemente|desafortunadamente|robo de identidad|quién lo hizo|tú|tu|tus|ti|contigo)(?!\p{L})|[!¡]/iu,
};
