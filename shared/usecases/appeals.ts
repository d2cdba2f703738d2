import { isKeptOff } from '../domain/case/tracks/aside.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { HeldAccount } from '../schemas/appeal-orders.ts';
import { casesOn } from './account-index.ts';
import { load } from './case-log.ts';
import { type DeskDeps, type DeskError, deskOrder, type Staff } from './desk.ts';

export interface AppealDeps extends DeskDeps {
  readonly lookUps: LookUps;
}

/**
 * The holder of an account asks customer service for another look at a hold. Whoever keys it in knows the account, not the case, and is
 * told no more than that it was taken (L45). Two cases on one account both get it.
 */
export async function keyInAppeal(
  deps: AppealDeps,
  staff: Staff,
  { system, account, receivedOn, note }: HeldAccount,
): Promise<Result<{ readonly taken: true }, DeskError>> {
  let taken = false;
  let refusal: DeskError = 'thing.absent';
  const loaded = await Promise.all((await casesOn(deps, { system, account })).map(async (id) => await load(deps, id)));
  // One colleague keys it in on every case: half of it taken here would be twice on the others.
  if (loaded.some(({ state }) => state.phase !== 'none' && isKeptOff(state.file, staff)))
    return fail('rule.stands-aside');
  for (const { id, state } of loaded) {
    if (state.phase === 'none') continue;
    for (const match of Object.values(state.file.matches).filter((m) => m.system === system && m.account === account)) {
      const done = await deskOrder(deps, staff, id, { type: 'receive-appeal', match: match.id, receivedOn, note });
      if (done.ok) taken = true;
      else refusal = done.error;
    }
  }
  return taken ? ok({ taken }) : fail(refusal);
}
