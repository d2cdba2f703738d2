import type { CaseFile } from '../state.ts';
import { cannotFreeze, cannotRelease } from './decisions.ts';
import { releasable } from './disclosure.ts';

/** The records of a request without an answer stand ready, whether or not somebody has proposed to send them. */
export function isPacked(file: CaseFile): boolean {
  return Object.values(file.requests).some(
    ({ id, answer }) => answer === undefined && releasable(file, id) !== undefined,
  );
}

/** What can be decided at this moment: a request whose records stand ready, an account she wants stopped. */
export interface Ripe {
  readonly kind: 'release' | 'freeze';
  /** The request, or the account. */
  readonly about: string;
}

/**
 * What waits for a proposal and for nothing else. No machine goes on from there (L44, product.md), and no reminder rings before day 10 (L15):
 * whoever opens the case or looks at the queue has to see it.
 */
export function ripeOf(file: CaseFile): readonly Ripe[] {
  const proposed = Object.values(file.proposals).flatMap(({ status, decision }) =>
    status === 'open' ? [decision] : [],
  );
  // The rest of what went out in part is a task (L40).
  const releases = Object.values(file.requests).flatMap(({ id: request, answer }): readonly Ripe[] => {
    const pack = answer === undefined ? releasable(file, request) : undefined;
    if (pack === undefined || proposed.some((d) => d.kind === 'release' && d.request === request)) return [];
    return cannotRelease(file, { kind: 'release', request, package: pack }) === undefined
      ? [{ kind: 'release', about: request }]
      : [];
  });
  const freezes = Object.values(file.steps).flatMap(({ action, match }): readonly Ripe[] => {
    if (action !== 'freeze' || proposed.some((d) => d.kind === 'freeze' && d.match === match)) return [];
    return cannotFreeze(file, { kind: 'freeze', match }) === undefined ? [{ kind: 'freeze', about: match }] : [];
  });
  return [...releases, ...freezes];
}
