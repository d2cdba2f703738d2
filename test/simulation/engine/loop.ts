/** What a thing that was done answers when it woke nobody: the next may follow at once. */
export const quiet = Symbol('quiet');

/** Virtual time: things happen in the order of their instants, one after the other, each to its end before the next. */
export class Loop {
  now: number;
  #heap: Item[] = [];
  #order = 0;
  /** Things done so far. */
  steps = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Answers what takes it back. */
  after(ms: number, run: () => unknown): () => void {
    return this.at(this.now + ms, run);
  }

  at(instant: number, run: () => unknown): () => void {
    const item: Item = { at: Math.max(Math.ceil(instant), this.now), order: (this.#order += 1), run };
    const heap = this.#heap;
    let i = heap.push(item) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(item, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = item;
    return () => {
      item.run = undefined;
    };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Runs what is due up to `until`, then stands there. */
  run(until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let ended = false;
      // Node drains promises and ticks between two immediates of one turn: everything that can go on without a new instant has gone on
      // before the next event. A turn of many immediates spares a wait for the operating system at each event.
      const next = () => {
        if (ended) return;
        try {
          for (let answer: unknown = quiet; answer === quiet; ) {
            const item = this.#due(until);
            if (item === undefined) {
              ended = true;
              this.now = until;
              resolve();
              return;
            }
            this.now = item.at;
            this.steps += 1;
            answer = item.run?.();
          }
        } catch (error) {
          ended = true;
          reject(error);
        }
      };
      const turn = () => {
        if (ended) return;
        for (let n = 0; n < 200; n++) setImmediate(next);
        setImmediate(turn);
      };
      turn();
    });
  }

  /** Takes the first of what nobody took back. */
  #due(until: number): Item | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined || (first.run !== undefined && first.at > until)) return undefined;
      this.#pop();
      if (first.run !== undefined) return first;
    }
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, last)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
  }
}

type Item = { readonly at: number; readonly order: number; run: (() => unknown) | undefined };
const before = (a: Item, b: Item) => a.at < b.at || (a.at === b.at && a.order < b.order);
