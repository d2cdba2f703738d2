import { type Fault, ways } from './failing.ts';

export interface PlanOptions {
  /** How often the first calls fail. */
  readonly times: readonly number[];
  /** Operations that fail in one life; Infinity: all of them. */
  readonly together: number;
}

/** Lives in which every operation fails in every way each number of times exactly once, no operation twice in one life. */
export function plansOf(
  operations: readonly string[],
  { times, together }: PlanOptions,
): readonly (readonly Fault[])[] {
  const kinds = times.flatMap((n) => ways.map((way) => ({ way, times: n })));
  const size = Math.min(together, operations.length);
  const groups = Array.from({ length: Math.ceil(operations.length / size) }, (_, n) =>
    // Not neighbours: what is called first in a life would always fail together.
    operations.filter((_operation, at) => at % Math.ceil(operations.length / size) === n),
  );
  return groups.flatMap((group) =>
    kinds.map((_, life) =>
      group.flatMap((operation, at): readonly Fault[] => {
        const kind = kinds[(life + at * 7) % kinds.length];
        return kind === undefined ? [] : [{ operation, ...kind }];
      }),
    ),
  );
}
