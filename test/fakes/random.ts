/** Repeatable chance. The same seed gives the same numbers on every machine; nothing here asks the operating system. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(all: readonly T[]): readonly T[];
  bytes(count: number): Uint8Array;
  /** A source of its own: what one part draws never shifts what another gets. */
  fork(name: string): Random;
}

/** sfc32, seeded by the text's own characters (cyrb128). */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = mixed(seed);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)]!,
    shuffled(all) {
      const left = [...all];
      for (let i = left.length - 1; i > 0; i--) {
        const j = between(0, i);
        [left[i], left[j]] = [left[j]!, left[i]!];
      }
      return left;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
    fork: (name) => seededRandom(`${seed}/${name}`),
  };
}

function mixed(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
  }
  return [h1 | 0, h2 | 0, h3 | 0, h4 | 0];
}
