import { shredding } from '../domain/case/effects.ts';
import type { CaseFile } from '../domain/case/state.ts';
import { isToBePurged } from '../domain/case/tracks/retention.ts';
import { type PurgeClass, purgeClasses } from '../domain/retention.ts';
import type { Clock, Shredder } from '../ports/outside.ts';
import { accountDigest } from './account-index.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';

export interface PurgeCaseDeps extends LogDeps {
  readonly shredder: Shredder;
  readonly clock: Clock;
}

/**
 * Destroys what the log ordered to destroy, and nothing else: a message alone does nothing (T15). The key goes last, so that a run that
 * dies half-way is done again. Asked twice, it finds nothing left and records the same.
 */
export async function purgeCase(
  deps: PurgeCaseDeps,
  message: { readonly case: string; readonly work: string },
): Promise<'done'> {
  const loaded = await load(deps, message.case);
  const { id, state } = loaded;
  if (state.phase !== 'closed' || state.file.retention.legalHold) return 'done';
  const { shred } = state.file.retention;
  /** Of the moment at which nothing is left, not of the one at which it began. */
  const stamp = () =>
    ({
      at: deps.clock.now(),
      actor: { kind: 'worker', id: 'purge-case' },
      id: `purge.${message.work}`,
    }) as const;
  const ordered = purgeClasses.find((one) => one === message.work);
  if (ordered && isToBePurged(state.file, ordered)) {
    const files = await removeAll(deps, placesOf(id, state.file, ordered));
    await execute(deps, loaded, { type: 'record-purge', class: ordered, files, ...stamp() });
  } else if (message.work === shredding && shred?.status === 'due') {
    const files = await removeAll(deps, [
      { where: 'quarantine', prefix: `cases/${id}/` },
      { where: 'vault', prefix: `cases/${id}/` },
    ]);
    for (const digest of digestsOf(deps, loaded, state.file))
      await deps.shredder.removeLookUp({ digest, case: id, openedAt: state.file.openedAt });
    await deps.shredder.removeKey(id);
    await execute(deps, loaded, { type: 'record-shred', files, ...stamp() });
  }
  return 'done';
}

/** Every digest under which this case is found: of her identifiers, and of the accounts it worked on. */
function digestsOf({ sha256 }: LogDeps, { log }: Loaded, file: CaseFile): readonly string[] {
  const hers = log
    .flatMap(({ commit }) => commit.events)
    .flatMap((e) => (e.type === 'identifiers-prepared' ? e.digests : []));
  const accounts = Object.values(file.matches).map((m) => accountDigest(sha256, m.system, m.account));
  return [...new Set([...hers, ...accounts])];
}

interface Place {
  readonly where: 'quarantine' | 'vault';
  readonly prefix: string;
}

function placesOf(id: string, file: CaseFile, one: PurgeClass): readonly Place[] {
  if (one === 'records')
    return ['records/', 'instruments/', 'packages/'].map((part) => ({ where: 'vault', prefix: `cases/${id}/${part}` }));
  const identity = one === 'identity-images';
  return Object.values(file.documents)
    .filter(({ purpose }) => (purpose === 'identity') === identity)
    .flatMap(({ id: document }): readonly Place[] => [
      { where: 'quarantine', prefix: `cases/${id}/${document}` },
      { where: 'vault', prefix: `cases/${id}/evidence/${document}/` },
    ]);
}

async function removeAll(deps: PurgeCaseDeps, places: readonly Place[]): Promise<number> {
  let files = 0;
  for (const { where, prefix } of places) files += await deps.shredder.removeFiles(where, prefix);
  return files;
}
