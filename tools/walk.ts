import type { Page } from 'playwright-core';
import type { Stack } from '../local/stack.ts';
import type { Language } from '../shared/domain/brand.ts';

/** A way through some pages, with a picture of each. A new page is a new walk. */
export interface Walk {
  readonly name: string;
  go(tour: {
    readonly page: Page;
    readonly stack: Stack;
    readonly language: Language;
    /** In the language and size of this tour, or of what the page was brought to. */
    shoot(name: string, as?: string): Promise<void>;
  }): Promise<void>;
}

export const sizes = { phone: { width: 375, height: 812 }, desktop: { width: 1280, height: 900 } } as const;

export function at(stack: Stack, language: Language, path: string): string {
  return `${stack.url}${language === 'es' ? '/es' : ''}${path}`;
}
