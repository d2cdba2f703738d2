import type { Language } from '../shared/domain/brand.ts';

/** Where the printed form lies as PDF, from the root of the site. Made for each business when its pages are published. */
export function printFile(language: Language): string {
  return `/print/request-form-${language}.pdf`;
}
