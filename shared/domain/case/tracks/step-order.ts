import { never } from '../../result.ts';
import type { Followed } from '../decided.ts';
import type { CaseFile, Match, Step } from '../state.ts';
import { found } from '../track.ts';
import type { Action } from '../vocabulary.ts';
import { isLifted, mayTell } from './appeals.ts';
import { isClaimed, isNotHers } from './cards.ts';
import { searchesEnded } from './searches.ts';
import { isStopped, listIsGone } from './standing.ts';
import { isFinal } from './steps.ts';
import { again } from './tried-again.ts';

/** The steps each confirmed match needs, and those that may begin. */
export function owedSteps(file: CaseFile): Followed {
  return [...unplanned(file), ...preservedAnew(file), ...dues(file)];
}

/** L42, L43: the list of before was destroyed by its age, and more is to be changed on the account now: what stands on it is kept once more. */
function preservedAnew(file: CaseFile): Followed {
  const touched = Object.values(file.steps).filter((s) => s.outcome === 'planned' && waitsForList(file, s));
  return [...new Set(touched.map((s) => s.match))].map((match) => again(found(file.steps, `${match}.preserve`)));
}

/** What the confirmed matches need and does not stand in the log yet. */
export function unplanned(file: CaseFile): Followed {
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .flatMap((m) => planFor(file, m))
    .filter((e) => file.steps[e.step] === undefined);
}

function planFor(file: CaseFile, match: Match) {
  const plan = (action: Action, instrument?: string) => ({
    v: 1 as const,
    type: 'step-planned' as const,
    step: instrument === undefined ? `${match.id}.${action}` : `${match.id}.${action}.${instrument}`,
    match: match.id,
    action,
    instrument,
  });
  const hers = match.instruments.filter((i) => !isNotHers(file, match.cardsOn.find((c) => c.instrument === i)?.card));
  const cards = file.wants.includes('remove-cards') && !isLifted(file, match.id) ? hers : [];
  return [
    plan('preserve'),
    ...hers.map((i) => plan('hold', i)),
    ...cards.flatMap((i) => [plan('remove', i), plan('block', i)]),
    ...(file.wants.includes('stop-accounts') ? [plan('freeze'), plan('stop-orders')] : []),
    ...(file.wants.includes('flag-disputed') ? [plan('flag')] : []),
    ...(file.wants.includes('records') ? [plan('collect')] : []),
  ];
}

function dues(file: CaseFile): Followed {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'planned' && allowed(file, s))
    .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: 1, undo: false }));
}

/** Preserve before touch (L42); nothing irreversible before all searches ended and verification is recorded. */
export function allowed(file: CaseFile, step: Step): boolean {
  return mayFollow(file, step) && !waitsForList(file, step);
}

/** Nothing else is in its way, and there is no list any more of what stood on the account before. */
function waitsForList(file: CaseFile, step: Step): boolean {
  return listIsGone(file, step) && mayFollow(file, step);
}

function mayFollow(file: CaseFile, step: Step): boolean {
  const isDone = (action: Action) => file.steps[`${step.match}.${action}`]?.outcome === 'done';
  const isSettled = (action: Action) => {
    const before = file.steps[`${step.match}.${action}.${step.instrument}`];
    return before === undefined || isFinal(before);
  };
  if (step.action === 'notice') return mayTell(file, step);
  if (file.matches[step.match]?.status !== 'confirmed') return false;
  if (step.action === 'preserve') return true;
  if (isStopped(file)) return false;
  if (!isDone('preserve')) return false;
  if (step.action === 'collect') return true;
  if (isClaimed(file, step)) return false;
  const sure = searchesEnded(file) && file.proof.status === 'verified' && file.kinLookedUp;
  switch (step.action) {
    case 'hold':
      return true;
    case 'remove':
      return sure && isSettled('hold');
    case 'block':
      return sure && isSettled('remove');
    case 'flag':
      return sure;
    case 'freeze':
      return sure && approvedFreeze(file, step.match);
    case 'stop-orders':
      return sure && isDone('freeze');
    default:
      return never(step.action);
  }
}

/** An approval holds until two people lift the freeze; after that a new one is needed. */
function approvedFreeze(file: CaseFile, match: string): boolean {
  const last = Object.values(file.proposals).findLast(
    ({ status, decision: d }) =>
      status === 'approved' && (d.kind === 'freeze' || d.kind === 'unfreeze') && d.match === match,
  );
  return last?.decision.kind === 'freeze';
}
