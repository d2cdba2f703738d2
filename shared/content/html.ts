/**
 * The one way HTML is made: a tagged template that escapes every value put into it. Mails and the package's HTML copies use it.
 * Values stand in text or inside a *quoted* attribute; never in a script, a style, an unquoted attribute or a URL a person gave.
 */
class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type { Html };

export type HtmlValue = string | number | Html | readonly HtmlValue[] | false | null | undefined;

/** Only this template makes markup; a string put into it always stays text. `false`, `null` and `undefined` put nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, value] of values.entries()) markup += render(value) + (strings[index + 1] ?? '');
  return new Html(markup);
}

export interface HtmlDocument {
  /** BCP 47. */
  readonly lang: string;
  readonly title: string;
  /** Our own constant style sheet; never built from data. */
  readonly css: string;
  /** More elements for `<head>`. */
  readonly head?: Html | undefined;
  readonly body: Html;
}

/** A whole page with nothing to load from anywhere. */
export function renderDocument({ lang, title, css, head, body }: HtmlDocument): string {
  if (css.includes('<')) throw new Error('a style sheet cannot hold "<"');
  const page = html`<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}<style>${new Html(css)}</style>
</head>
${body}
</html>
`;
  return `<!doctype html>\n${page.toString()}`;
}

function render(value: HtmlValue): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (value === false || value === null || value === undefined) return '';
  return value.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

const keptControls = new Set(['\t', '\n', '\r']);

/** What no HTML parser keeps (control characters, half surrogates) becomes U+FFFD here, so that it is seen and not lost. */
function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => (keptControls.has(control) ? control : '\ufffd'))
    .replace(/[&<>"'\r]/g, (character) => entities[character] ?? '');
}
