import type { LookUpRow, LookUps } from '../../shared/ports/look-ups.ts';
import { type Gate, straight } from './gate.ts';

/** Rows by digest, in order of their time: always consistent, as the port asks. */
export function fakeLookUps(
  rows: Map<string, LookUpRow> = new Map(),
  { gate = straight }: { readonly gate?: Gate } = {},
): LookUps {
  return {
    put: (row) => gate('lookUps.put', () => void rows.set(lookUpKey(row), row)),
    find: (digest, from) =>
      gate('lookUps.find', () =>
        [...rows.values()]
          .filter((r) => r.digest === digest && r.openedAt >= from)
          .toSorted((a, b) => lookUpKey(a).localeCompare(lookUpKey(b)))
          .slice(0, 100),
      ),
  };
}

export function lookUpKey({ digest, openedAt, case: id }: Pick<LookUpRow, 'digest' | 'case' | 'openedAt'>): string {
  return `${digest} ${openedAt}#${id}`;
}
