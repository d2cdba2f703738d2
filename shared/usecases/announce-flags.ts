import type { CaseFile } from '../domain/case/state.ts';
import { downstreamFlags } from '../domain/verbs.ts';
import type { Announcer, Clock } from '../ports/outside.ts';
import { execute, type Loaded, type LogDeps } from './case-log.ts';

export interface AnnounceDeps extends LogDeps {
  readonly announcer: Announcer;
  readonly clock: Clock;
}

/**
 * Tells how the flags of an account stand, then writes that it was told. At least once: a worker that dies in between tells it again, under
 * the same id, and who listens knows it by that.
 */
export async function announceFlags(deps: AnnounceDeps, loaded: Loaded, file: CaseFile, id: string): Promise<'done'> {
  const owed = file.announcements[id];
  const match = owed && file.matches[owed.match];
  if (!owed || !match || owed.status === 'sent') return 'done';
  await deps.announcer.announce({
    version: '1',
    id: deps.sha256(JSON.stringify(['announcement', loaded.id, id])),
    at: owed.since,
    system: match.system,
    account: match.account,
    dispute: deps.sha256(JSON.stringify(['dispute', loaded.id, match.id])),
    number: owed.number,
    flags: owed.set ? downstreamFlags : [],
  });
  const told = await execute(deps, loaded, {
    type: 'record-announced',
    announcement: id,
    at: deps.clock.now(),
    actor: { kind: 'worker', id: 'run-step' },
    id: `announced.${id}`,
  });
  if (!told.ok) throw new Error(`the log refused an announcement: ${told.error}`);
  return 'done';
}
