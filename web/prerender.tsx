import { renderToString } from 'preact-render-to-string';
import { basicPath } from '../shared/content/form/basic-frame.ts';
import { type BasicPage, formPage, untouched } from '../shared/content/form/basic-pages.ts';
import { basicWords } from '../shared/content/form/basic-words.ts';
import { html } from '../shared/content/html.ts';
import { frameEn } from '../shared/content/pages/frame-en.ts';
import { frameEs } from '../shared/content/pages/frame-es.ts';
import { type Language, languages } from '../shared/domain/brand.ts';
import type { Assets, BuiltPage } from './built-page.ts';
import { FrameProvider, inLanguage } from './components/context.ts';
import { brandTokens } from './fill-pages.ts';
import { lookStyle } from './look.ts';
import { type PageSource, pages } from './pages.tsx';
import { viewerPath } from './viewer/shown.ts';

/** Every page in every language, with tokens where the business will stand (fill-pages.ts). */
export function prerender(assets: Assets): readonly BuiltPage[] {
  const built = pages.flatMap((page) =>
    languagesOf(page).map((language) => ({
      file: `${inLanguage(page.path, language).slice(1)}index.html`,
      html: document(page, language, assets),
    })),
  );
  const basic = languages.map((language) => ({
    file: `${inLanguage(basicPath, language).slice(1)}index.html`,
    html: formPage(basicPage(language, assets), untouched(language)),
  }));
  return [...built, ...basic, { file: viewerPath.slice(1), html: viewer(assets) }];
}

function basicPage(language: Language, { style }: Assets): BasicPage {
  return {
    language,
    site: {
      brand: brandTokens,
      style,
      look: html`{{#look}}<link rel="stylesheet" href="${lookStyle}">{{/look}}`,
      lookNote: html`{{#look}}<input type="hidden" name="look" value="yes">{{/look}}`,
    },
    when: (asked, part) => html`{{#${asked}}}${part}{{/${asked}}}`,
  };
}

/** No module: one is asked for with CORS, and an opaque origin gets nothing that way. */
function viewer(assets: Assets): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>A page of a document</title>
<link rel="stylesheet" href="${assets.viewer.style}">
<script defer src="${assets.viewer.script}"></script>
</head>
<body></body>
</html>
`;
}

function languagesOf(page: PageSource): readonly Language[] {
  return page.staff === true ? ['en'] : languages;
}

function document(page: PageSource, language: Language, assets: Assets): string {
  const frame = { language, words: { en: frameEn, es: frameEs }[language], brand: brandTokens, sentence: () => '' };
  const body = renderToString(<FrameProvider value={frame}>{page.view(language)}</FrameProvider>);
  const script = page.entry === undefined ? undefined : assets.script(`${page.entry}-${language}`);
  // The page stands without its script, which therefore yields the line to the style.
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">',
    '<meta name="referrer" content="no-referrer">',
    ...(page.hidden === true || page.staff === true ? ['<meta name="robots" content="noindex">'] : []),
    `<title>${page.title[language]} - {{company}}</title>`,
    ...(page.staff === true ? [] : languages).map(
      (l) => `<link rel="alternate" hreflang="${l}" href="${inLanguage(page.path, l)}">`,
    ),
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    ...[assets.style, ...(page.staff === true ? [assets.deskStyle] : [])].map(
      (style) => `<link rel="stylesheet" href="${style}">`,
    ),
    `{{#look}}<link rel="stylesheet" href="${lookStyle}">{{/look}}`,
    ...(script === undefined ? [] : [`<script type="module" src="${script}" fetchpriority="low"></script>`]),
  ];
  const data =
    script === undefined
      ? ''
      : `<script type="application/json" id="page-data">{{${page.staff === true ? 'staffData' : 'data'}}}</script>`;
  return `<!doctype html>
<html lang="${language}">
<head>
${head.join('\n')}
</head>
<body>${script === undefined ? '' : `<noscript><p class="no-script">${frame.words.noScript}${page.basic === true ? ` <a href="${inLanguage(basicPath, language)}">${basicWords[language].instead}</a>` : ''}</p></noscript>`}<div id="page">${body}</div>${data}</body>
</html>
`;
}
