import { inflateSync } from 'node:zlib';

/**
 * Reads a PDF as a reader would, from its cross-reference table, and shares nothing with the writer. Enough for files of one
 * xref section without object streams, which is what pdfkit writes.
 */
export interface ReadPdf {
  /** Object bodies by number, as Latin-1 text, streams inflated. */
  readonly objects: ReadonlyMap<number, string>;
  readonly catalog: string;
  /** All that is shown on all pages, in the order it is painted. */
  readonly text: string;
  /** Tags of the structure tree in reading order, with the text under each element. */
  readonly structure: readonly Tagged[];
  /** Every byte a person could dig out. */
  readonly everything: string;
}

export interface Tagged {
  readonly tag: string;
  readonly scope: string | undefined;
  readonly text: string;
  readonly children: readonly Tagged[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1');
  const xref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1]);
  const [, count] = /^xref\s+0 (\d+)/.exec(file.slice(xref)) ?? [];
  const lines = file
    .slice(xref)
    .split('\n')
    .slice(2, 2 + Number(count));
  const objects = new Map<number, string>();
  for (const [number, line] of lines.entries()) {
    if (!line.includes(' n')) continue;
    const body = file.slice(Number(line.slice(0, 10)));
    if (!body.startsWith(`${number} 0 obj`)) throw new Error(`xref of object ${number} points elsewhere`);
    objects.set(number, inflated(body));
  }
  const root = Number(/\/Root (\d+) 0 R/.exec(file.slice(xref))?.[1]);
  const catalog = objects.get(root) ?? '';
  const pages = refs(objects.get(ref(catalog, 'Pages')) ?? '', 'Kids');
  const marked = new Map<string, string>();
  let text = '';
  for (const page of pages) {
    const body = objects.get(page) ?? '';
    const content = objects.get(ref(body, 'Contents')) ?? '';
    const fonts = fontsOf(objects.get(ref(body, 'Resources')) ?? body, objects);
    text += shownText(content, fonts);
    for (const [, dictionary, inner] of content.matchAll(/\/\w+ <<([^>]*)>> BDC([\s\S]*?)EMC/g)) {
      const mcid = /\/MCID (\d+)/.exec(dictionary ?? '')?.[1];
      if (mcid !== undefined) marked.set(`${page} ${mcid}`, shownText(inner ?? '', fonts));
    }
  }
  const tree = objects.get(ref(catalog, 'StructTreeRoot')) ?? '';
  const structure = refs(tree, 'K').map((r) => tagged(r, objects, marked));
  const everything = `${file}${[...objects.values()].join('\n')}${text}`;
  return { objects, catalog, text, structure, everything };
}

/** The structure tree flattened, in reading order. */
export function flat(elements: readonly Tagged[]): readonly Tagged[] {
  return elements.flatMap((e) => [e, ...flat(e.children)]);
}

function tagged(id: number, objects: ReadonlyMap<number, string>, marked: ReadonlyMap<string, string>): Tagged {
  const body = objects.get(id) ?? '';
  // The element's own page; the kids in /K may name theirs.
  const page = ref(body.replace(/\/K \[[\s\S]*?\]/, ''), 'Pg');
  const kids = /\/K \[([\s\S]*?)\]/.exec(body)?.[1] ?? '';
  const children: Tagged[] = [];
  let text = '';
  for (const kid of kids.matchAll(/<<[\s\S]*?\/Pg (\d+) 0 R[\s\S]*?\/MCID (\d+)[\s\S]*?>>|(\d+) 0 R|(\d+)/g)) {
    if (kid[3] !== undefined) children.push(tagged(Number(kid[3]), objects, marked));
    else text += marked.get(kid[1] === undefined ? `${page} ${kid[4]}` : `${kid[1]} ${kid[2]}`) ?? '';
  }
  const tag = /\/S \/(\w+)/.exec(body)?.[1] ?? '';
  return { tag, scope: /\/Scope \/(\w+)/.exec(body)?.[1], text, children };
}

function inflated(body: string): string {
  const end = body.indexOf('endobj');
  const start = body.indexOf('stream\n');
  if (start < 0 || start > end) return body.slice(0, end);
  const head = body.slice(0, start);
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const raw = Buffer.from(body.slice(start + 7, start + 7 + length), 'latin1');
  return head + (head.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
}

/** Letters by glyph number, of one font. */
type Letters = ReadonlyMap<string, string>;

/** The fonts of a page by name, each with its table from glyphs back to letters. */
function fontsOf(resources: string, objects: ReadonlyMap<number, string>): ReadonlyMap<string, Letters> {
  const list = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  return new Map(
    [...list.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
      name ?? '',
      lettersOf(objects.get(ref(objects.get(Number(id)) ?? '', 'ToUnicode')) ?? ''),
    ]),
  );
}

function lettersOf(cmap: string): Letters {
  const letters = new Map<string, string>();
  for (const [, first, , list] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    for (const [index, [, units]] of [...(list ?? '').matchAll(/<([0-9a-f ]+)>/g)].entries())
      letters.set(
        (Number.parseInt(first ?? '', 16) + index).toString(16).padStart(4, '0'),
        String.fromCharCode(...(units ?? '').split(' ').map((unit) => Number.parseInt(unit, 16))),
      );
  return letters;
}

function shownText(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let letters: Letters | undefined;
  let text = '';
  for (const [, font, parts] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) letters = fonts.get(font);
    for (const [, hex] of (parts ?? '').matchAll(/<([0-9a-f]*)>/g))
      for (const [glyph] of (hex ?? '').matchAll(/.{4}/g)) {
        const letter = letters?.get(glyph);
        if (letter === undefined) throw new Error(`glyph ${glyph} has no letter: a reader would copy or speak nothing`);
        text += letter;
      }
  }
  return text;
}

function ref(body: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]);
}

function refs(body: string, key: string): readonly number[] {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, n]) => Number(n));
}
