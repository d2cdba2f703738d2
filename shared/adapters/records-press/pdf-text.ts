import { hasLetter } from './pdf-fonts.ts';

/** Stands in a PDF for letters it cannot show; the page then says so and names the HTML copy, which shows them. */
export const unshownMarker = '[?]';

/**
 * Nothing is transliterated, because a name would become another name: a run of letters that cannot be shown becomes the marker, and
 * what combines with such a letter goes with it.
 */
export function printable(text: string): string {
  let shown = '';
  for (const character of prepared(text)) {
    if (character === '\n' || (hasLetter(character) && !(combining.test(character) && shown.endsWith(unshownMarker))))
      shown += character;
    else if (!shown.endsWith(unshownMarker)) shown += unshownMarker;
  }
  return shown;
}

export function hasUnshown(text: string): boolean {
  return Array.from(prepared(text)).some((character) => character !== '\n' && !hasLetter(character));
}

/** Breaks text into lines no wider than `width`; a word that is wider alone is broken between any two letters. Line feeds stay breaks. */
export function wrap(text: string, width: number, widthOf: (piece: string) => number): readonly string[] {
  return printable(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, width, widthOf));
}

function wrapLine(text: string, width: number, widthOf: (piece: string) => number): readonly string[] {
  const space = widthOf(' ');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((w) => pieces(w, width, widthOf))) {
    const wide = widthOf(word);
    if (line !== '' && used + space + wide > width) {
      lines.push(line);
      line = word;
      used = wide;
    } else {
      used += line === '' ? wide : space + wide;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, widthOf: (piece: string) => number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const [character] of word.matchAll(/.\p{M}*/gsu)) {
    const wide = widthOf(character);
    if (part !== '' && used + wide > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += wide;
  }
  return [...parts, part];
}

function prepared(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(invisible, '');
}

/** Soft hyphens, joiners, and the controls that turn the direction of writing: nothing to see, and no business on paper. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const combining = /^\p{M}$/u;
