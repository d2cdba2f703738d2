import type { Match, Step } from '../domain/case/state.ts';
import type { LookUps } from '../ports/look-ups.ts';
import { casesOn } from './account-index.ts';
import { type LogDeps, load } from './case-log.ts';

/** The account stays as it is: another case still stands behind the same change. */
export const wantedElsewhere = 'another-case';

/**
 * Two cases did the same to one account (a card two people share, a freeze both asked for): the one that takes it back leaves the other's
 * standing. `perhaps`: the other is still at it, and may yet leave it or be refused, so that nobody would stand behind what is left. Of two that
 * take it back at once both do, since neither stands behind it any more; that is harmless (docs/connectors.md).
 */
export async function isWantedElsewhere(
  deps: LogDeps & { readonly lookUps: LookUps },
  id: string,
  step: Step,
  on: Match,
): Promise<'yes' | 'perhaps' | 'no'> {
  let wanted: 'perhaps' | 'no' = 'no';
  for (const other of (await casesOn(deps, on)).filter((one) => one !== id)) {
    const { state } = await load(deps, other);
    if (state.phase === 'none') continue;
    const { matches, steps } = state.file;
    const same = Object.values(steps).filter((s) => {
      const match = matches[s.match];
      return (
        match?.status === 'confirmed' &&
        match.system === on.system &&
        match.account === on.account &&
        s.action === step.action &&
        s.instrument === step.instrument &&
        !s.undoing
      );
    });
    if (same.some((s) => s.outcome === 'done')) return 'yes';
    if (same.some((s) => s.outcome === 'running' || s.outcome === 'unknown')) wanted = 'perhaps';
  }
  return wanted;
}
