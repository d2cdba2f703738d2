import { hydrate, type VNode } from 'preact';
import type { FrameWords } from '../shared/content/pages/frame.ts';
import type { Language } from '../shared/domain/brand.ts';
import { FrameProvider } from './components/context.ts';
import { type PageData, pageData } from './page-data.ts';

/**
 * Brings a prerendered page to life with the data it carries. `view` gives the same as the page's `view` in pages.tsx. What a quick person chose
 * before the script ran stays chosen; `data-live` on the page says that it answers from now on.
 */
export function startPage(language: Language, words: FrameWords, view: (data: PageData) => VNode): void {
  const root = document.getElementById('page');
  if (root === null) throw new Error('the page has no #page');
  const data = pageData.parse(JSON.parse(document.getElementById('page-data')?.textContent ?? ''));
  const { brand, sentences } = data;
  const sentence = (code: string) =>
    (Object.hasOwn(sentences, code) ? sentences[code] : undefined) ?? sentences['field.shape'] ?? '';
  const early = [...root.querySelectorAll<HTMLInputElement>('input:checked')].map(({ id }) => id);
  hydrate(<FrameProvider value={{ language, words, brand, sentence }}>{view(data)}</FrameProvider>, root);
  for (const id of early) {
    const input = document.getElementById(id);
    if (!(input instanceof HTMLInputElement)) continue;
    input.checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  root.dataset['live'] = '';
}
