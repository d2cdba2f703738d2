import { fold } from '../../../shared/usecases/case-log.ts';
import type { Looked, Violation } from './violation.ts';

const hour = 3_600_000;
/** What a message lost, the hourly look sends again; a claim on a mail is given up in ten minutes. */
const longest = 4 * hour;
/** What the stream itself lost, the daily look finds. */
const longestUnheard = 25 * hour;

/** G7: in calm weather nothing stays under way for hours. Read from the state itself and not from what the sweep believes to be owed. */
export function doneInHours({ id, log, world }: Looked): readonly Violation[] {
  const state = fold(log);
  if (state.phase === 'none') return [];
  const { steps, mails, packages, searches } = state.file;
  const under = [
    ...Object.values(steps).flatMap((s) => (s.outcome === 'running' || s.outcome === 'unknown' ? [s.id] : [])),
    ...Object.values(mails).flatMap((m) => (m.status === 'owed' || m.status === 'claimed' ? [m.id] : [])),
    ...Object.values(packages).flatMap((p) => (p.status === 'ordered' ? [p.id] : [])),
    ...Object.entries(searches).flatMap(([system, s]) => (s.status === 'running' && !s.byHand ? [system] : [])),
  ];
  return under.flatMap((what) => {
    const last = log.findLast(({ commit }) =>
      commit.events.some((e) => Object.values(e).some((value) => value === what)),
    );
    const since = last?.when ?? Number.NaN;
    return world.loop.now - since > (world.unheard.has(id) ? longestUnheard : longest)
      ? [{ rule: 'G7', case: id, what: `${what} is under way since ${last?.commit.at}, and the weather is calm` }]
      : [];
  });
}
