import type { Telling } from './telling.ts';

/** One kind of case, played with real HTTP calls on a stack of its own. A point of the law that does not hold throws. */
export interface Story {
  /** What `npm run demo -- --story NAME` takes. */
  readonly name: string;
  /** One line: who, and what is hard about it. */
  readonly title: string;
  /** Ids of the rules it shows: L, G, U. */
  readonly rules: readonly string[];
  /** What it shows the domain tests hold too: `npm run test:stories` plays it, `npm test` does not, so that the gate stays under its twenty minutes. */
  readonly isLong?: true;
  /** It calls the operator's tools, which go by the machine's own clock. */
  readonly beginsNow?: true;
  play(telling: Telling): Promise<void>;
}
