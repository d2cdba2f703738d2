import { purgeClasses, type RetentionPolicy } from '../../../shared/domain/retention.ts';
import type { Written } from '../../fakes/case-table.ts';
import type { World } from '../engine/world.ts';
import { nothingIsLeft } from '../invariants/retention.ts';
import { eventsOf, type Violation } from '../invariants/violation.ts';
import type { Ran } from '../judging.ts';
import type { Kept } from '../people/kept.ts';
import { bring } from '../people/victim.ts';

const hour = 3_600_000;

/** Days in place of years, of which three ends fall on one. */
export const shortly: RetentionPolicy = { identityImages: 1, otherEvidence: 3, records: 3, personalData: 3 };

/**
 * Whenever something is destroyed there are files in both buckets. When all has come to its end her papers come once more, so that their
 * classes go again before the shredding.
 */
export function papersAgain(world: World, kept: Kept): void {
  const uploaded = world.onUpload;
  world.onUpload = (key, bytes) => {
    uploaded(key, bytes);
    // Pressed twice: of the second copy nobody is told, so that it lies in the quarantine until it is destroyed.
    astray(world, key, bytes);
  };
  onEvent(world, 'retention-ended', (_, { log }) => {
    if (eventsOf(log).filter((e) => e.type === 'retention-ended').length > 1) return;
    // Some hours later: what had gone wrong when her papers were to go has been done.
    for (const purpose of ['identity', 'report'] as const)
      world.loop.after(3 * hour, () => void bring(world, kept, purpose));
  });
  onEvent(world, 'shred-scheduled', (id) => astray(world, `cases/${id}/of-nobody`, Buffer.from('a picture')));
  // At the end everything is gone: what a purge leaves behind is seen when it says that it is done.
  onEvent(world, 'purged', (id, { log, seq }) => {
    const events = eventsOf(log).filter((e) => e.type !== 'purged' || e.on.seq === seq);
    const left = nothingIsLeft({ world, id, log, events, story: kept.story, staffed: true });
    world.contradicted.push(...left.map(({ rule, what }) => ({ rule, id, what: `in commit ${seq}: ${what}` })));
  });
}

function astray(world: World, key: string, bytes: Uint8Array): void {
  const there = world.quarantine.get(key) ?? [];
  world.quarantine.set(key, [...there, { version: `astray-${there.length}`, bytes, verdict: 'unscanned' }]);
}

function onEvent(
  world: World,
  type: string,
  then: (id: string, at: { readonly log: readonly Written[]; readonly seq: number }) => void,
): void {
  const committed = world.onCommit;
  world.onCommit = (id, seq) => {
    committed(id, seq);
    const log = (world.table.cases.get(id)?.commits ?? []).map((c) => c.entry);
    if (log.some(({ commit }) => commit.seq === seq && commit.events.some((e) => e.type === type)))
      then(id, { log, seq });
  };
}

/** L50: it came to its end, the key last, and nothing was written down as destroyed that was not ordered since the last time. */
export function destroyedOnce(ran: Ran): readonly Violation[] {
  return ran.ids.flatMap((id) => {
    const last = ran.world.ashes.removals.findLast((r) => r.key.includes(id));
    const said = eventsOf(ran.log(id)).map((e) => ('class' in e ? `${e.type} ${String(e.class)}` : e.type));
    const ends: readonly (readonly [order: string, done: string])[] = [
      ...purgeClasses.map((one) => [`purge-ordered ${one}`, `purged ${one}`] as const),
      ['shred-due', 'shredded'],
    ];
    const wrong = ends.flatMap(([order, done]) => {
      const both = said.filter((one) => one === order || one === done);
      const twice = both.filter((one, i) => one === done && both[i - 1] !== order).length;
      return [
        ...(both.at(-1) === done ? [] : [`${done} is missing at the end`]),
        ...(twice === 0 ? [] : [`${done} ${twice} times more than it was ordered`]),
      ];
    });
    return [...wrong, ...(last?.of === 'keys' ? [] : [`${last?.key} went after the key`])].map((what) => ({
      rule: 'L50',
      case: id,
      what,
    }));
  });
}
