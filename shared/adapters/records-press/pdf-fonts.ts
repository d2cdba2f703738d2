import { readFileSync } from 'node:fs';
import { lettersOf } from './font-letters.ts';

/**
 * DejaVu Sans Condensed goes into each PDF as a subset, so that a name in Latin, Greek or Cyrillic letters is printed as it is written,
 * on any reader. It is as wide as Helvetica, which has Western European letters only. Read at the first print, not at start.
 */
const files = {
  regular: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
} as const;

export type PdfFont = keyof typeof files;

const read = new Map<PdfFont, Buffer>();

export function fontBytes(font: PdfFont): Buffer {
  const bytes = read.get(font) ?? readFileSync(new URL(files[font]));
  read.set(font, bytes);
  return bytes;
}

let letters: ReadonlySet<number> | undefined;

/**
 * Scripts whose letters stand side by side from left to right, each with its own shape. Others need joining or turning, which is not
 * done here: half-shaped Arabic is worse than a marker that leads to the HTML copy.
 */
const setAsWritten =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Whether both weights show this character; controls never are. */
export function hasLetter(character: string): boolean {
  if (letters === undefined) {
    const bold = lettersOf(fontBytes('bold'));
    letters = new Set([...lettersOf(fontBytes('regular'))].filter((letter) => bold.has(letter)));
  }
  return (
    letters.has(character.codePointAt(0) ?? 0) &&
    setAsWritten.test(character) &&
    !/^[\p{C}\p{Zl}\p{Zp}]$/u.test(character)
  );
}
