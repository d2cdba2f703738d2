/** The XML that S3 clients send: elements and text. No DTD, no entities but the five, so nothing can be pulled in or blown up. */

export type Element = { readonly name: string; readonly text: string; readonly children: readonly Element[] };

type Open = { name: string; text: string; children: Element[] };

const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)[^<>]*?(\/?)>|([^<]+)/gy;

/** The root element; `undefined` for anything malformed. Attributes are read over: S3's requests use none but xmlns and xsi:type. */
export function parseXml(source: string): Element | undefined {
  const top: Open = { name: '', text: '', children: [] };
  const open: Open[] = [top];
  token.lastIndex = 0;
  const text = source.replace(/^\uFEFF/, '');
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    const current = open.at(-1);
    if (found === null || current === undefined) return undefined;
    const [, slash, name, selfClosing, characters] = found;
    if (characters !== undefined) {
      const plain = unescape(characters);
      if (plain === undefined) return undefined;
      current.text += plain;
    } else if (name === undefined) {
      continue;
    } else if (slash === '/') {
      if (current.name !== name || current === top) return undefined;
      open.pop();
    } else {
      const element = { name, text: '', children: [] };
      current.children.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  return open.length === 1 && top.children.length === 1 && top.text.trim() === '' ? top.children[0] : undefined;
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the first child of that name. */
export function textOf(element: Element | undefined, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescape(text: string): string | undefined {
  let known = true;
  const plain = text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);|&/gi, (whole: string, reference?: string) => {
    const point = reference?.startsWith('#') ? Number(reference.replace(/^#x/i, '0x').replace('#', '')) : undefined;
    const character =
      point === undefined ? named.get(reference ?? '') : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    known &&= character !== undefined;
    return character ?? whole;
  });
  return known ? plain : undefined;
}
