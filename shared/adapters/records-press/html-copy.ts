import { type Html, html, renderDocument } from '../../content/html.ts';
import type { PackageWords } from '../../content/package/words.ts';
import type { PackageContents } from '../../ports/records-press.ts';
import { type Block, type Pages, senderLine } from './blocks.ts';
import type { Format } from './format.ts';
import { htmlStyle } from './html-style.ts';

/** The HTML copy: one file that loads nothing, for large print, screen readers and the scripts the PDF can't set. */
export function htmlCopy(pages: Pages, contents: PackageContents, words: PackageWords, format: Format): string {
  const sections = pages.blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2 ? [{ id: `s${index}`, text: block.text }] : [],
  );
  return renderDocument({
    lang: contents.language,
    title: pages.title,
    css: htmlStyle,
    head: html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="robots" content="noindex, nofollow">
`,
    body: html`<body>
<header><p>${contents.brand.company}</p><p>${senderLine(contents.brand)}</p></header>
<main>
${pages.blocks.map((block, index) => [
  blockHtml(block, index),
  '\n',
  index === 0 && sections.length > 3 ? contentsHtml(sections, words) : '',
])}</main>
<footer><p>${words.page.htmlFooter(contents.reference, format.date(contents.preparedOn))}</p></footer>
</body>`,
  });
}

function contentsHtml(sections: readonly { readonly id: string; readonly text: string }[], words: PackageWords): Html {
  return html`<nav aria-labelledby="contents"><p id="contents">${words.page.contents}</p>
<ul>${sections.map((s) => html`<li><a href="#${s.id}">${s.text}</a></li>`)}</ul></nav>
`;
}

/** `dir="auto"` keeps a value of another script from turning the words around it. */
function blockHtml(block: Block, index: number): Html {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block.level, block.text, `s${index}`);
    case 'paragraph':
      return html`<p class="${block.tone}" dir="auto">${block.text}</p>`;
    case 'notice':
      return html`<p class="notice" dir="auto">${block.text}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li dir="auto">${item}</li>`)}</ul>`;
    case 'facts':
      return html`<dl>${block.facts.map((f) => html`<div><dt>${f.label}</dt><dd dir="auto">${f.value}</dd></div>`)}</dl>`;
    case 'table':
      return html`<table>
<caption>${block.caption}</caption>
<thead><tr>${block.columns.map((c) => html`<th scope="col"${c.right === true && html` class="right"`}>${c.label}</th>`)}</tr></thead>
<tbody>
${block.rows.map((row) => html`<tr>${row.map((cell, column) => cellHtml(cell, column, block.columns[column]?.right === true))}</tr>\n`)}</tbody>
</table>`;
  }
}

function cellHtml(text: string, column: number, right: boolean): Html {
  if (column === 0) return html`<th scope="row" dir="auto">${text}</th>`;
  return right ? html`<td class="right" dir="auto">${text}</td>` : html`<td dir="auto">${text}</td>`;
}

function headingHtml(level: 1 | 2 | 3 | 4, text: string, id: string): Html {
  switch (level) {
    case 1:
      return html`<h1 dir="auto">${text}</h1>`;
    case 2:
      return html`<h2 id="${id}" dir="auto">${text}</h2>`;
    case 3:
      return html`<h3 dir="auto">${text}</h3>`;
    case 4:
      return html`<h4 dir="auto">${text}</h4>`;
  }
}
