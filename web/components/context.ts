import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FrameWords } from '../../shared/content/pages/frame.ts';
import type { Language } from '../../shared/domain/brand.ts';
import type { PageBrand } from '../page-data.ts';

/** What every part of a page may ask for: the language, its words, and whose page it is. */
export interface Frame {
  readonly language: Language;
  readonly words: FrameWords;
  readonly brand: PageBrand;
  /** What is wrong with an answer. A code nobody knows reads as "Check this answer". */
  readonly sentence: (code: string) => string;
}

const FrameContext = createContext<Frame | undefined>(undefined);
export const FrameProvider = FrameContext.Provider;

/** @throws outside of a page: a part of a page cannot do without. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error('a component stands outside of FrameProvider');
  return frame;
}

/** `/report/` → `/es/report/` in Spanish. */
export function inLanguage(path: string, language: Language): string {
  return language === 'es' ? `/es${path}` : path;
}
