import type { ComponentChildren } from 'preact';
import { logoToken } from '../look.ts';
import { inLanguage, useFrame } from './context.ts';
import { HelpBlock } from './help-block.tsx';

export interface PageProps {
  /** Path in English, `/report/`: the other language is found from it. */
  readonly path: string;
  /** What follows the path, so that the switch keeps the step: `#/about/name`. */
  readonly hash?: string;
  readonly children: ComponentChildren;
  /** Stands beside the help block, on pages that bring heavy news. */
  readonly lifeline?: boolean;
}

/** Header with the language switch, the page, the help block in its one place (WCAG 3.2.6). Nothing sticks to the screen. */
export function Page({ path, hash = '', children, lifeline = false }: PageProps) {
  const { language, words, brand } = useFrame();
  const other = language === 'en' ? 'es' : 'en';
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <header class="top">
        <div class="wide top-row">
          <a class="company" href={inLanguage('/', language)}>
            <Logo src={brand.logo} />
            <strong>{brand.company}</strong> <span class="service">{words.service}</span>
          </a>
          <a
            class="switch"
            href={`${inLanguage(path, other)}${hash}`}
            lang={other}
            hreflang={other}
            aria-label={`${words.otherLanguage.name}: ${words.otherLanguage.label}`}
          >
            {words.otherLanguage.name}
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div class="narrow">{children}</div>
      </main>
      <HelpBlock lifeline={lifeline} />
    </>
  );
}

/** Built pages hold it with a flag, since only some businesses have one (fill-pages.ts). */
function Logo({ src }: { readonly src: string }) {
  const picture = <img class="logo" src={src} alt="" />;
  if (src !== logoToken) return src === '' ? null : picture;
  return (
    <>
      {'{{#logo}}'}
      {picture}
      {'{{/logo}}'}
    </>
  );
}

/** Without this the address would lose the step it holds. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
