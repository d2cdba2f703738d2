import { correspondentOf } from '../domain/case/recipient.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { type AccessError, type CaseAccessDeps, enter, stamp } from './case-access.ts';
import { execute } from './case-log.ts';

export interface AskedAgain {
  readonly request: string;
  readonly receivedOn: string;
  readonly dueOn: string;
}

/** She asks again for the same records, free and with a date of its own (L32, L33). Pressed twice it answers the request it made. */
export async function askAgain(deps: CaseAccessDeps, token: Secret<string>): Promise<Result<AskedAgain, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  if (entered.value.recipient !== correspondentOf(entered.value.file)) return fail('thing.absent');
  const done = await execute(deps, entered.value.loaded, {
    type: 'receive-request',
    why: 'second-ask',
    channel: 'web',
    ...stamp(deps, entered.value, `ask-again.${deps.ids.uuid()}`),
  });
  if (!done.ok) return done;
  const { state } = done.value;
  const asked =
    state.phase === 'none' ? undefined : Object.values(state.file.requests).findLast((r) => r.why === 'second-ask');
  return asked ? ok({ request: asked.id, receivedOn: asked.receivedOn, dueOn: asked.dueOn }) : fail('thing.absent');
}
