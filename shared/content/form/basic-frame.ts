import type { Language } from '../../domain/brand.ts';
import { type Html, type HtmlValue, html } from '../html.ts';
import type { FrameWords } from '../pages/frame.ts';

/** The business, as a page says it; texts only, so that tokens can stand for them while pages are built (web/fill-pages.ts). */
export interface BasicBrand {
  readonly company: string;
  readonly phone: string;
  readonly dial: string;
  readonly tty: string;
  readonly hours: string;
  /** Lines, parted by a line feed. */
  readonly address: string;
}

/** What differs between the page as it is built and the same page as the API answers it. */
export interface BasicSite {
  readonly brand: BasicBrand;
  /** Address of the style sheet. */
  readonly style: string;
  /** Link to the colours of the business, where it has some. */
  readonly look: HtmlValue;
  /** A hidden control that takes the note of it along, since the API does not know. */
  readonly lookNote: HtmlValue;
}

export const basicPath = '/report-basic/';

const at = (path: string, language: Language) => `${language === 'es' ? '/es' : ''}${path}`;

/** Header, page and help block as every page of ours has them, without a script. `form`: the switch of language takes the answers along. */
export function basicDocument(
  { brand, style, look }: BasicSite,
  words: FrameWords,
  page: { readonly language: Language; readonly title: string; readonly form: boolean; readonly body: Html },
): string {
  const { language, title, body } = page;
  const other = language === 'en' ? 'es' : 'en';
  const { help, footer, otherLanguage } = words;
  const links = [
    ['/', footer.notice],
    ['/status/', footer.status],
    ['/privacy/', footer.privacy],
    ['/accessibility/', footer.accessibility],
  ] as const;
  // Enter in a field presses the first button of a form: not the one that changes the language.
  const toOther = page.form
    ? html`<button type="submit" form="basic" hidden></button><button class="switch" type="submit" form="basic" name="step" value="language" lang="${other}" aria-label="${otherLanguage.name}: ${otherLanguage.label}">${otherLanguage.name}</button>`
    : html`<a class="switch" href="${at(basicPath, other)}" lang="${other}" hreflang="${other}" aria-label="${otherLanguage.name}: ${otherLanguage.label}">${otherLanguage.name}</a>`;
  const document = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="referrer" content="no-referrer">
<title>${title} - ${brand.company}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${style}">
${look}
</head>
<body><div id="page">
<a class="skip" href="#main">${words.skip}</a>
<header class="top"><div class="wide top-row">
<a class="company" href="${at('/', language)}"><strong>${brand.company}</strong> <span class="service">${words.service}</span></a>
${toOther}
</div></header>
<main id="main" tabindex="-1"><div class="narrow">
${body}
</div></main>
<footer class="help" aria-labelledby="help-heading"><div class="wide">
<h2 id="help-heading">${help.heading}</h2>
<div class="help-columns">
<div><p>${help.call} <a href="tel:${brand.dial}">${brand.phone}</a> (${help.tty}\u00a0${brand.tty})<br>${brand.hours}</p></div>
<div><p>${help.post}</p><p class="lines">${brand.address}</p><p><a href="${at('/print/', language)}">${help.print}</a></p></div>
<details><summary>${help.others}</summary><p>${help.ftc}</p><p>${help.itrc}</p></details>
</div>
<ul class="foot-links">${links.map(([path, label]) => html`<li><a href="${at(path, language)}">${label}</a></li>`)}</ul>
</div></footer>
</div></body>
</html>
`;
  return `<!doctype html>\n${document.toString()}`;
}
