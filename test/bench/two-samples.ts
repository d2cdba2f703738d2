/** Two samples of times, in milliseconds: how far apart, and whether they could come from one source (G11, T3). */
export interface Compared {
  readonly n: number;
  /** Of the medians, and of the means, the hundredth at either end left out: one collection of garbage is no answer. */
  readonly medians: number;
  readonly means: number;
  /** Two-sided two-sample test of Kolmogorov and Smirnov, by the limiting distribution: right for hundreds and more. */
  readonly p: number;
}

export function compare(a: readonly number[], b: readonly number[]): Compared {
  const [x, y] = [a.toSorted((m, n) => m - n), b.toSorted((m, n) => m - n)];
  const middle = (all: readonly number[]) => all[Math.floor(all.length / 2)] ?? Number.NaN;
  return {
    n: Math.min(x.length, y.length),
    medians: middle(x) - middle(y),
    means: trimmed(x) - trimmed(y),
    p: kolmogorovSmirnov(x, y),
  };
}

function trimmed(sorted: readonly number[]): number {
  const cut = Math.floor(sorted.length / 100);
  const kept = sorted.slice(cut, sorted.length - cut);
  return kept.reduce((sum, one) => sum + one, 0) / kept.length;
}

/** Of sorted samples. Equal values count on both sides before the distance is taken. */
function kolmogorovSmirnov(x: readonly number[], y: readonly number[]): number {
  let distance = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const here = Math.min(x[i] ?? 0, y[j] ?? 0);
    while (x[i] === here) i++;
    while (y[j] === here) j++;
    distance = Math.max(distance, Math.abs(i / x.length - j / y.length));
  }
  const root = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  if (lambda < 0.2) return 1;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, p));
}
