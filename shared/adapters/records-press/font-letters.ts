/** The code points a TrueType font has a glyph for, from its `cmap`: the Windows subtables, format 4 (to U+FFFF) or 12 (all). */
export function lettersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const count = view.getUint16(cmap + 2);
  const letters = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const record = cmap + 4 + index * 8;
    if (view.getUint16(record) !== windows) continue;
    const subtable = cmap + view.getUint32(record + 4);
    const format = view.getUint16(subtable);
    if (format === 4) addFormat4(view, subtable, letters);
    if (format === 12) addFormat12(view, subtable, letters);
  }
  if (letters.size === 0) throw new Error('the font has no table of letters that can be read');
  return letters;
}

const windows = 3;

function tableAt(view: DataView, wanted: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (tag === wanted) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no ${wanted} table`);
}

/** Segments of code points: their ends, a padding, starts, deltas and offsets, each a list of 16-bit numbers. */
function addFormat4(view: DataView, subtable: number, letters: Set<number>): void {
  const bytes = view.getUint16(subtable + 6);
  for (let at = 0; at < bytes; at += 2) {
    const end = view.getUint16(subtable + 14 + at);
    const start = view.getUint16(subtable + 16 + bytes + at);
    const delta = view.getUint16(subtable + 16 + 2 * bytes + at);
    const offsetAt = subtable + 16 + 3 * bytes + at;
    const offset = view.getUint16(offsetAt);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const listed = offset === 0 ? point : view.getUint16(offsetAt + offset + 2 * (point - start));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) letters.add(point);
    }
  }
}

function addFormat12(view: DataView, subtable: number, letters: Set<number>): void {
  const groups = view.getUint32(subtable + 12);
  for (let index = 0; index < groups; index += 1) {
    const group = subtable + 16 + index * 12;
    const [start, end, glyph] = [view.getUint32(group), view.getUint32(group + 4), view.getUint32(group + 8)];
    for (let point = start; point <= end; point += 1) if (glyph + point - start !== 0) letters.add(point);
  }
}
