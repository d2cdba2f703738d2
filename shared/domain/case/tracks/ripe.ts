import type { Followed } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import type { Decision } from '../vocabulary.ts';
import { cannotFreeze, cannotRelease } from './decisions.ts';
import { closes, task } from './desk.ts';
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
  const proposed = openDecisions(file);
  const releases = Object.values(file.requests).flatMap((asked): readonly Ripe[] => {
    const { id: request } = asked;
    const pack = packFor(file, asked);
    if (pack === undefined || proposed.some((d) => d.kind === 'release' && d.request === request)) return [];
    return cannotRelease(file, { kind: 'release', request, package: pack }) === undefined
      ? [{ kind: 'release', about: request }]
      : [];
  });
  const freezes = undecided(file).map((about) => ({ kind: 'freeze', about }) as const);
  return [...releases, ...freezes];
}

/** Accounts she wants stopped of which nothing but the yes of two people is missing. */
function freezable(file: CaseFile): readonly string[] {
  return Object.values(file.steps).flatMap(({ action, match }) =>
    action === 'freeze' && cannotFreeze(file, { kind: 'freeze', match }) === undefined ? [match] : [],
  );
}

/** Nobody has proposed it, or said why not. */
function undecided(file: CaseFile): readonly string[] {
  const proposed = openDecisions(file);
  return freezable(file)
    .filter((match) => !proposed.some((d) => d.kind === 'freeze' && d.match === match))
    .filter((match) => file.tasks[`freeze-choice.${match}`] === undefined);
}

function openDecisions(file: CaseFile): readonly Decision[] {
  return Object.values(file.proposals).flatMap(({ status, decision }) => (status === 'open' ? [decision] : []));
}

/** Every request is answered, and the case would end without a word on an account she wants stopped: a person says so, either way (L44). */
export function owedFreezeChoices(file: CaseFile): Followed {
  if (Object.values(file.requests).some((r) => r.answer === undefined)) return [];
  return undecided(file).map((match) => task('freeze-choice', match));
}

/** It was ordered, or is not to be any more. What only waits meanwhile, for a claim or a search, is still a person's to say. */
export function followFreezeChoices(file: CaseFile): Followed {
  return Object.values(file.tasks)
    .filter(({ kind, open }) => kind === 'freeze-choice' && open)
    .filter(({ about: match }) => cannotFreeze(file, { kind: 'freeze', match }) === 'case.moved-on')
    .flatMap(({ about }) => closes(file, 'freeze-choice', about));
}
