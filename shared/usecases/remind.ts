import type { Clock } from '../ports/outside.ts';
import { execute, type LogDeps, load } from './case-log.ts';

/** A schedule fired: the log says what, if anything, is owed now. */
export async function remind(
  deps: LogDeps & { readonly clock: Clock },
  message: { readonly case: string; readonly work: string },
): Promise<'done'> {
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return 'done';
  await execute(deps, loaded, {
    type: 'tick',
    by: 'schedule',
    at: deps.clock.now(),
    actor: { kind: 'clock', id: 'remind' },
    id: `fired.${message.work}`,
  });
  return 'done';
}
