/** Which row of a list is next: `j` goes down, `k` up, both stop at the ends; from nowhere `j` is the first and `k` the last. `undefined`: not such a key. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'j') return Math.min(at + 1, count - 1);
  if (key === 'k') return at < 0 ? count - 1 : Math.max(at - 1, 0);
  return undefined;
}
