interface Line {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly said: () => string;
}

/** What happened, for a person who has to understand a failure. A run of many worlds does not keep it: the seed plays it again. */
export class History {
  readonly #lines: Line[] = [];
  readonly kept: boolean;

  constructor(kept: boolean) {
    this.kept = kept;
  }

  /** `said` is put into words only when somebody reads. */
  add(at: number, who: string, what: string, about = '', said: () => string = () => ''): void {
    if (!this.kept) return;
    this.#lines.push({ at, who, what, about, said });
  }

  /** Lines about one case (and those about none), oldest first; the last `limit`. */
  about(id: string, limit = 400): readonly string[] {
    return this.#lines
      .filter((l) => l.about === '' || l.about.includes(id) || l.who.includes(id))
      .slice(-limit)
      .map((l) => `${new Date(l.at).toISOString()}  ${l.who.padEnd(28)} ${l.what}${l.said()}`);
  }
}
