import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import type { LogEntry } from '../../../shared/ports/case-store.ts';
import type { Written } from '../../fakes/case-table.ts';
import type { Performed } from '../../fakes/shop.ts';
import type { World } from '../engine/world.ts';
import type { Story, SystemName } from '../story.ts';

export interface Violation {
  /** Goal of reliability.md or rule of law.md. */
  readonly rule: string;
  readonly case: string;
  readonly what: string;
}

/** One case of the world with all an invariant may look at. Invariants read the log's raw events, not what `evolve` makes of them. */
export interface Looked {
  readonly world: World;
  readonly id: string;
  readonly log: readonly Written[];
  readonly events: readonly Seen[];
  readonly story: Story;
  /** Whether somebody acts at the desk in this world. */
  readonly staffed: boolean;
}

/** What had left for a mailbox when it became the wrong one: a claim lasts ten minutes, and a function may take its time. */
export const underWayMs = 30 * 60_000;

/** Its commit, and when that was written, milliseconds since 1970: clocks of machines are off, and what came first is asked of the world's. */
type Told = { readonly on: LogEntry['commit']; readonly when: number };

export type Seen = CaseEvent & Told;

export type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }> & Told;

export function all<T extends CaseEvent['type']>(looked: Looked, type: T): readonly Of<T>[] {
  return looked.events.filter((e): e is Of<T> => e.type === type);
}

/** What the business's systems were made to do for this case: its keys begin with its id. */
export function madeFor({ id, world }: Looked, system: SystemName, account: string): readonly Performed[] {
  return world.shops[system].performed.filter((p) => p.order.account === account && p.key.startsWith(`${id}.`));
}

/** Another case did something to this account: then it may stand, or be done, for that one (usecases/wanted-elsewhere.ts). */
export function othersDid({ id, world }: Looked, system: SystemName, account: string, instrument?: string): boolean {
  return world.shops[system].performed.some(
    ({ key, order }) =>
      order.account === account &&
      order.verb !== 'preserve' &&
      !key.startsWith(`${id}.`) &&
      (instrument === undefined || order.instrument?.id === instrument),
  );
}

export function eventsOf(log: readonly Written[]): readonly Seen[] {
  return log.flatMap(({ commit, when }) => commit.events.map((e) => ({ ...e, on: commit, when })));
}

/** When records, and the lists of what stood on her accounts, were ordered destroyed, milliseconds since 1970. */
export function recordsDestroyed(looked: Looked): readonly number[] {
  return all(looked, 'purge-ordered').flatMap((e) => (e.class === 'records' ? [e.when] : []));
}

/** L31: classes of one account that two people held back, and did not give back, before that commit. */
export function withheldAt(looked: Looked, match: string, before: number): (recordClass: string) => boolean {
  const approved = all(looked, 'decision-approved').filter((a) => a.on.seq < before);
  const decided = approved.flatMap((a) => {
    const { decision } = all(looked, 'decision-proposed').find((p) => p.proposal === a.proposal) ?? {};
    return decision?.kind === 'withhold' || decision?.kind === 'supply' ? [decision] : [];
  });
  return (recordClass) => decided.findLast((d) => d.match === match && d.class === recordClass)?.kind === 'withhold';
}
