import type { LetterPress } from '../../ports/letter-press.ts';

/** The press for a function that mostly does other things: pdfkit is loaded with the first letter, not at start (P1). */
export function lazyLetterPress(): LetterPress {
  return {
    async print(page) {
      const { createLetterPress } = await import('./letter-copy.ts');
      return await createLetterPress().print(page);
    },
  };
}
