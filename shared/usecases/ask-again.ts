import { correspondentOf } from '../domain/case/recipient.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type AddedIdentifiers, tellsNothing } from '../schemas/added-identifiers.ts';
import { type AccessError, type CaseAccessDeps, enter, stamp } from './case-access.ts';
import { execute } from './case-log.ts';

export interface AskedAgain {
  readonly request: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** She told more than is taken in a day: of that nothing was kept. */
  readonly added?: false;
}

/**
 * She asks again for the same records, free and with a date of its own (L32, L33). Pressed twice it answers the request it made. What she tells
 * more of herself is searched for, three times a day (T12); the answer is the same whether it matches anything or not (G11). Told too often, her
 * request is received without it.
 */
export async function askAgain(
  deps: CaseAccessDeps,
  token: Secret<string>,
  more: AddedIdentifiers = {},
): Promise<Result<AskedAgain, AccessError>> {
  const entered = await enter(deps, token);
  if (!entered.ok) return entered;
  const { id, key, file, loaded, recipient } = entered.value;
  if (recipient !== correspondentOf(file)) return fail('thing.absent');
  const uuid = deps.ids.uuid();
  const tells = !tellsNothing(more);
  const taken = tells && (await deps.limits.take('identifiers', deps.hidden(id), uuid));
  const item = taken ? sealedIdentifiers(key, identifiersItem(uuid), more) : undefined;
  const done = await execute(
    deps,
    loaded,
    {
      type: 'receive-request',
      why: 'second-ask',
      channel: 'web',
      identifiers: item?.name,
      cards: item && more.cards?.length,
      ...stamp(deps, entered.value, `ask-again.${uuid}`),
    },
    item ? [item] : [],
  );
  if (!done.ok) return done;
  const { state } = done.value;
  const asked =
    state.phase === 'none' ? undefined : Object.values(state.file.requests).findLast((r) => r.why === 'second-ask');
  if (!asked) return fail('thing.absent');
  const { id: request, receivedOn, dueOn } = asked;
  return ok({ request, receivedOn, dueOn, ...(tells && !taken ? { added: false } : {}) });
}

/** Sealed apart from the report, which is as she filed it. */
export function sealedIdentifiers(
  key: CaseKey,
  name: string,
  { emails, phones, addresses, names, cards }: AddedIdentifiers,
): SealedItem {
  return { name, bytes: key.seal(name, JSON.stringify({ emails, phones, addresses, names, cards })) };
}

export function identifiersItem(uuid: string): string {
  return `identifiers.${uuid}`;
}
