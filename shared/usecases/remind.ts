import type { Clock } from '../ports/outside.ts';
import { type Executed, execute, type LogDeps, load } from './case-log.ts';

/** A schedule fired: the log says what, if anything, is owed now. */
export async function remind(
  deps: LogDeps & { readonly clock: Clock },
  message: { readonly case: string; readonly work: string },
): Promise<Ticked> {
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return { late: false };
  const done = await execute(deps, loaded, {
    type: 'tick',
    by: 'schedule',
    at: deps.clock.now(),
    actor: { kind: 'clock', id: 'remind' },
    id: `fired.${message.work}`,
  });
  return { late: done.ok && saysLate(done.value) };
}

/** `late`: a date that was missed was said now, at first and then once a day (L16). */
export interface Ticked {
  readonly late: boolean;
}

export function saysLate({ events, state }: Executed): boolean {
  return events.some(
    (e) =>
      e.type === 'deadline-missed' ||
      (e.type === 'reminder-fired' && state.phase !== 'none' && state.file.requests[e.request]?.missed === true),
  );
}
