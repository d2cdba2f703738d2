import type { Step } from '../domain/case/state.ts';

/**
 * Under which the records of an account are sealed in the vault, below `cases/<id>/`. Collected anew they have another name: what was collected while
 * others stood behind the account is found by nobody (L27).
 */
export function collectedName({ match, round }: Pick<Step, 'match' | 'round'>): string {
  return `records/${match}${round > 1 ? `.${round}` : ''}`;
}
