/** A value that must be nowhere in clear, and the eight forms in which it is looked for. */
export interface Canary {
  /** What it is, for the report: `report.details`. */
  readonly name: string;
  readonly value: string;
}

export interface Hit {
  readonly where: string;
  readonly canary: string;
  readonly form: Form;
}

export const forms = [
  'plain',
  'base64',
  'base64url',
  'hex',
  'url-encoded',
  'json-escaped',
  'html-escaped',
  'reversed',
] as const;
export type Form = (typeof forms)[number];

/** Base64 of a text in the midst of another: the three ways in which three bytes become four letters, without the letters its neighbours share. */
function base64Inside(value: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value)]);
    const first = before === 0 ? 0 : before + 1;
    return bytes
      .toString('base64')
      .replace(/=+$/u, '')
      .slice(first, Math.floor((bytes.length * 8) / 6));
  });
}

const jsonEscaped = (value: string) =>
  Array.from({ length: value.length }, (_, i) => value.charCodeAt(i))
    .map((c) =>
      c > 126 ? `\\u${c.toString(16).padStart(4, '0')}` : JSON.stringify(String.fromCharCode(c)).slice(1, -1),
    )
    .join('');

const htmlEscaped = (value: string) =>
  value.replace(/[&<>"']/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? '&#39;');

/** What to look for, by form. Letters other than those of base64 are compared without case. */
export function written(value: string, form: Form): readonly string[] {
  switch (form) {
    case 'plain':
      return [value];
    case 'base64':
      return base64Inside(value);
    case 'base64url':
      return base64Inside(value).map((t) => t.replaceAll('+', '-').replaceAll('/', '_'));
    case 'hex':
      return [Buffer.from(value).toString('hex')];
    case 'url-encoded':
      return [encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2)];
    case 'json-escaped':
      return [JSON.stringify(value).slice(1, -1), jsonEscaped(value)];
    case 'html-escaped':
      return [htmlEscaped(value)];
    case 'reversed':
      return [Array.from(value).toReversed().join('')];
    default:
      return form satisfies never;
  }
}

/** Looks for all canaries in all forms; a form that reads like an earlier one is counted as the earlier. */
export function searcher(canaries: readonly Canary[]): (where: string, text: string) => readonly Hit[] {
  const needles = canaries.flatMap(({ name, value }) => {
    const seen = new Set<string>();
    return forms.flatMap((form) => {
      const exact = form === 'base64' || form === 'base64url';
      return written(value, form)
        .map((text) => (exact ? text : text.toLowerCase()))
        .filter((text) => !seen.has(text) && seen.add(text))
        .map((text) => ({ name, form, exact, text }));
    });
  });
  return (where, text) => {
    const read = readings(text).map((exact) => ({ exact, lower: exact.toLowerCase() }));
    return needles
      .filter((needle) => read.some(({ exact, lower }) => (needle.exact ? exact : lower).includes(needle.text)))
      .map(({ name, form }) => ({ where, canary: name, form }));
  };
}

/** A message is JSON in the JSON of a call, in the JSON of a log: what is escaped twice or three times is read one and two levels down too. */
function readings(text: string): readonly string[] {
  const once = unescaped(text);
  const twice = unescaped(once);
  return [...new Set([text, once, twice])];
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(["\\])/gu, '$1') : text;
}
