import type { Brand, Language } from '../domain/brand.ts';
import type { PostalAddress } from '../domain/records.ts';
import type { LocalDate } from '../domain/time.ts';

/** What a letter is made of; `action` is a link, printed as a square for a phone's camera. */
export type LetterBlock =
  | { readonly kind: 'text' | 'heading' | 'key'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly value: string }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'action'; readonly label: string; readonly url: string };

export interface LetterPage {
  readonly brand: Brand;
  readonly language: Language;
  readonly largePrint: boolean;
  readonly to: { readonly name: string; readonly address: PostalAddress };
  /** The day it was made. */
  readonly on: LocalDate;
  readonly reference: string;
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
  /** How to reach the business, and why this came. */
  readonly footer: readonly string[];
  /** For a household that reads the other language. */
  readonly otherLanguage?: { readonly language: Language; readonly text: string } | undefined;
}

/** Prints one letter: a tagged PDF on US Letter, folded in three so that name and address stand in the window of the envelope. Deterministic. */
export interface LetterPress {
  print(page: LetterPage): Promise<Uint8Array>;
}
