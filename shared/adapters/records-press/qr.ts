/**
 * QR codes for the private link on paper (ISO/IEC 18004: byte mode, level M, versions 1 to 12). Written here because a letter needs one
 * small square and nothing else: no image format, no canvas.
 */
export type QrMatrix = readonly (readonly boolean[])[];

/** By version: codewords of error correction per block, and blocks as [how many, data codewords of each]. */
const levels: readonly (readonly [number, readonly (readonly [number, number])[]])[] = [
  [10, [[1, 16]]],
  [16, [[1, 28]]],
  [26, [[1, 44]]],
  [18, [[2, 32]]],
  [24, [[2, 43]]],
  [16, [[4, 27]]],
  [18, [[4, 31]]],
  [
    22,
    [
      [2, 38],
      [2, 39],
    ],
  ],
  [
    22,
    [
      [3, 36],
      [2, 37],
    ],
  ],
  [
    26,
    [
      [4, 43],
      [1, 44],
    ],
  ],
  [
    30,
    [
      [1, 50],
      [4, 51],
    ],
  ],
  [
    22,
    [
      [6, 36],
      [2, 37],
    ],
  ],
];

/** Centres of the alignment patterns, by version. */
const alignments: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
  [6, 30, 54],
  [6, 32, 58],
];

/** @throws when the text is longer than 287 bytes. Row by row, true is dark; without the quiet zone of four modules. */
export function qrMatrix(text: string): QrMatrix {
  const bytes = [...new TextEncoder().encode(text)];
  const index = levels.findIndex((_, i) => bitsFor(bytes.length, i + 1) <= dataCodewords(i) * 8);
  if (index < 0) throw new Error(`${bytes.length} bytes are too many for the square on a letter`);
  const version = index + 1;
  const codewords = interleaved(index, encoded(bytes, version, dataCodewords(index)));
  const candidates = masks.map((mask, number) => drawn(version, codewords, mask, number));
  return candidates.toSorted((a, b) => penalty(a) - penalty(b))[0] ?? [];
}

function dataCodewords(index: number): number {
  return (levels[index]?.[1] ?? []).reduce((sum, [count, data]) => sum + count * data, 0);
}

function bitsFor(bytes: number, version: number): number {
  return 4 + (version < 10 ? 8 : 16) + bytes * 8;
}

function encoded(bytes: readonly number[], version: number, capacity: number): readonly number[] {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i -= 1) bits.push((value >> i) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const words: number[] = [];
  for (let i = 0; i < bits.length; i += 8) words.push(bits.slice(i, i + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

function interleaved(index: number, data: readonly number[]): readonly number[] {
  const [ecCount = 0, groups = []] = levels[index] ?? [];
  const blocks: (readonly number[])[] = [];
  let from = 0;
  for (const [count, length] of groups) {
    for (let i = 0; i < count; i += 1) blocks.push(data.slice(from, (from += length)));
  }
  const corrections = blocks.map((block) => correction(block, ecCount));
  const longest = Math.max(...blocks.map((b) => b.length));
  const across = (all: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, i) => all.flatMap((block) => (i < block.length ? [block[i] ?? 0] : []))).flat();
  return [...across(blocks, longest), ...across(corrections, ecCount)];
}

/** Reed-Solomon over GF(256) with 0x11d. */
function correction(data: readonly number[], count: number): readonly number[] {
  const divisor: number[] = Array.from({ length: count }, (_, i) => (i === count - 1 ? 1 : 0));
  let root = 1;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < count; j += 1) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
    root = times(root, 2);
  }
  const rest: number[] = Array.from({ length: count }, () => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [i, d] of divisor.entries()) rest[i] = (rest[i] ?? 0) ^ times(d, factor);
  }
  return rest;
}

function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> i) & 1) * a;
  }
  return product;
}

type Mask = (x: number, y: number) => boolean;
const masks: readonly Mask[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function drawn(version: number, codewords: readonly number[], mask: Mask, number: number): QrMatrix {
  const size = version * 4 + 17;
  const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const fixed = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const set = (x: number, y: number, on: boolean) => {
    const [row, kept] = [dark[y], fixed[y]];
    if (!row || !kept || x < 0 || x >= size) return;
    row[x] = on;
    kept[x] = true;
  };
  patterns(version, size, set);
  format(number, size, set);
  if (version >= 7) versionBits(version, size, set);
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    for (let step = 0; step < size; step += 1) {
      const y = ((column + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [column, column - 1]) {
        const row = dark[y];
        if (!row || fixed[y]?.[x] === true) continue;
        const word = codewords[bit >> 3];
        row[x] = (word !== undefined && ((word >> (7 - (bit & 7))) & 1) === 1) !== mask(x, y);
        bit += 1;
      }
    }
  }
  return dark;
}

type Set = (x: number, y: number, on: boolean) => void;

function patterns(version: number, size: number, set: Set): void {
  for (let i = 0; i < size; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const) {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        if (cy + dy >= 0 && cy + dy < size) set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  const centres = alignments[version - 1] ?? [];
  const last = centres.at(-1);
  for (const cx of centres) {
    for (const cy of centres) {
      if ((cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6)) continue;
      for (let dy = -2; dy <= 2; dy += 1)
        for (let dx = -2; dx <= 2; dx += 1) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
}

/** Level M is 00; BCH(15, 5), masked. */
function format(mask: number, size: number, set: Set): void {
  let rest = mask;
  for (let i = 0; i < 10; i += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const on = (i: number) => ((bits >> i) & 1) === 1;
  for (let i = 0; i <= 5; i += 1) set(8, i, on(i));
  set(8, 7, on(6));
  set(8, 8, on(7));
  set(7, 8, on(8));
  for (let i = 9; i < 15; i += 1) set(14 - i, 8, on(i));
  for (let i = 0; i < 8; i += 1) set(size - 1 - i, 8, on(i));
  for (let i = 8; i < 15; i += 1) set(8, size - 15 + i, on(i));
  set(8, size - 8, true);
}

/** BCH(18, 6). */
function versionBits(version: number, size: number, set: Set): void {
  let rest = version;
  for (let i = 0; i < 12; i += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i += 1) {
    const on = ((bits >> i) & 1) === 1;
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(a, b, on);
    set(b, a, on);
  }
}

/** Runs of five and more of one colour, squares of four, and how far from half of it is dark: what readers stumble over. */
function penalty(matrix: QrMatrix): number {
  const size = matrix.length;
  const at = (x: number, y: number) => matrix[y]?.[x] === true;
  let points = 0;
  let darkCount = 0;
  for (let i = 0; i < size; i += 1) {
    let [row, column] = [0, 0];
    for (let j = 0; j < size; j += 1) {
      row = j > 0 && at(j, i) === at(j - 1, i) ? row + 1 : 1;
      column = j > 0 && at(i, j) === at(i, j - 1) ? column + 1 : 1;
      points += row === 5 ? 3 : row > 5 ? 1 : 0;
      points += column === 5 ? 3 : column > 5 ? 1 : 0;
      if (at(j, i)) darkCount += 1;
      const same = at(j, i) === at(j + 1, i) && at(j, i) === at(j, i + 1) && at(j, i) === at(j + 1, i + 1);
      if (same && j + 1 < size && i + 1 < size) points += 3;
    }
  }
  return points + Math.floor(Math.abs((darkCount * 20) / (size * size) - 10)) * 10;
}
