/** Who is doing something now. `idle` is built on it: nothing under way, and nothing begun while one looked. */

export type Activity = {
  /** Counts every piece of work ever begun. */
  begun(): number;
  underWay(): readonly string[];
  /** Counts `work` as under way until it settles. */
  during<T>(what: string, work: () => Promise<T>): Promise<T>;
};

export function createActivity(): Activity {
  let begun = 0;
  const underWay = new Map<number, string>();
  return {
    begun: () => begun,
    underWay: () => [...underWay.values()],
    async during(what, work) {
      begun += 1;
      const id = begun;
      underWay.set(id, what);
      try {
        return await work();
      } finally {
        underWay.delete(id);
      }
    },
  };
}
