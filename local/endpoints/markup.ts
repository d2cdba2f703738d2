/** HTML and XML in which every value put into the text is escaped, unless it is itself such markup. */

export type Markup = { readonly markup: string };
type Value = string | number | Markup | undefined | readonly (string | number | Markup | undefined)[];

/** `undefined` leaves nothing; arrays are joined without a separator. Values may stand in text or in quoted attributes. */
export function markup(texts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: texts.reduce((done, text, i) => done + render(values[i - 1]) + text) };
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  if ('markup' in value) return value.markup;
  return value.map(render).join('');
}

// A carriage return would reach an XML reader as a line feed, so it is written as a reference.
const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['\r', '&#13;'],
]);

function escape(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => entities.get(character) ?? '');
}
