import type { LookReason } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { StaffList } from '../ports/staff-list.ts';
import { execute, load } from './case-log.ts';
import type { DeskDeps, DeskError, Staff } from './desk.ts';
import { openTold, type Told } from './known-identifiers.ts';

export interface ReadingDeps extends DeskDeps {
  readonly colleagues: StaffList;
}

/** Who works here, by name: the log knows ids only. Whoever comes with an identity token is noted. */
export async function meAtDesk(
  deps: Pick<ReadingDeps, 'colleagues'>,
  me: { readonly id: string; readonly roles: readonly string[]; readonly name?: string | undefined },
) {
  const known = await deps.colleagues.names();
  const { id, name } = me;
  if (name !== undefined && !known.some((one) => one.id === id && one.name === name))
    await deps.colleagues.note(id, name);
  const others = known.filter((one) => one.id !== id);
  return { id, roles: me.roles, staff: name === undefined ? known : [...others, { id, name }] };
}

/** The request as it came in, in the words of the person. That it was read is on the log before it is shown. */
export async function viewReport(
  deps: ReadingDeps,
  staff: Staff,
  id: string,
  why: LookReason,
): Promise<Result<{ readonly report: Told }, DeskError>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const seen = await execute(deps, loaded, {
    type: 'view-report',
    why,
    at: deps.clock.now(),
    actor: staff,
    id: `view-report.${deps.ids.uuid()}`,
  });
  return seen.ok ? ok({ report: await openTold(deps.store, key, id, loaded.state.file) }) : seen;
}
