import type { CaseFile } from '../state.ts';
import { cannotFreeze, cannotRelease } from './decisions.ts';
import { releasable } from './disclosure.ts';

/** The records of a request without an answer stand ready, whether or not somebody has proposed to send them. */
export function isPacked(file: CaseFile): boolean {
  return Object.values(file.requests).some((request) => packFor(file, request) !== undefined);
}

/** All there is: what a part waits for is a task, and to send it before is a choice of people (L40). */
function packFor(file: CaseFile, { id, answer }: CaseFile['requests'][string]): string | undefined {
  const pack = answer === undefined ? releasable(file, id) : undefined;
  return pack !== undefined && file.packages[pack]?.partial === false ? pack : undefined;
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
  const releases = Object.values(file.requests).flatMap((asked): readonly Ripe[] => {
    const { id: request } = asked;
    const pack = packFor(file, asked);
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
