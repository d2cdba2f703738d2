import { type LimitName, limits, type Taken, take } from '../../shared/domain/limits.ts';
import type { Limits } from '../../shared/ports/limits.ts';
import { type Gate, straight } from './gate.ts';

/** The limits table, in memory. */
export class LimitTable {
  readonly taken = new Map<string, readonly Taken[]>();
  readonly spent = new Map<string, number>();
}

export function fakeLimits(table: LimitTable, now: () => number, view: { readonly gate?: Gate } = {}): Limits {
  const { gate = straight } = view;
  return {
    take: (limit: LimitName, who, by) =>
      gate('limits.take', () => {
        const key = `${limit}:${who}`;
        const done = take(limits[limit], table.taken.get(key) ?? [], now(), by);
        table.taken.set(key, done.taken);
        return done.allowed;
      }),
    spend: (template, most) =>
      gate('limits.spend', () => {
        const day = `${template}#${new Date(now()).toISOString().slice(0, 10)}`;
        const spent = table.spent.get(day) ?? 0;
        if (spent >= most) return false;
        table.spent.set(day, spent + 1);
        return true;
      }),
  };
}
