/** One line of the log. */
export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly who: string;
  readonly types: readonly string[];
}

/** One line of the timeline: an entry, or several in which one worker did the same again and again, as in an outage of days. */
export interface Run extends Entry {
  /** The last of them, and when it was. */
  readonly last: number;
  readonly until: string;
  readonly times: number;
}

/** Oldest first. What people did stays as it is: each of their acts is a line. */
export function runsOf(entries: readonly Entry[], isPerson: (who: string) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (const entry of entries) {
    const before = runs.at(-1);
    if (before !== undefined && !isPerson(entry.who) && isSame(before, entry))
      runs.splice(-1, 1, { ...before, last: entry.seq, until: entry.at, times: before.times + 1 });
    else runs.push({ ...entry, last: entry.seq, until: entry.at, times: 1 });
  }
  return runs;
}

function isSame(a: Entry, b: Entry): boolean {
  return a.who === b.who && a.types.join() === b.types.join();
}
