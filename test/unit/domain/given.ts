import type { Command } from '../../../shared/domain/case/commands.ts';
import { decide } from '../../../shared/domain/case/decide.ts';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import type { Refusal } from '../../../shared/domain/case/refusals.ts';
import type { CaseFile, CaseState } from '../../../shared/domain/case/state.ts';
import type { Actor, Decision } from '../../../shared/domain/case/vocabulary.ts';

export const rosa: Actor = { kind: 'staff', id: 'rosa', roles: ['reviewer'] };
export const avery: Actor = { kind: 'staff', id: 'avery', roles: ['approver'] };
export const worker: Actor = { kind: 'worker', id: 'run-step' };
export const clock: Actor = { kind: 'clock', id: 'remind' };

type Without<T> = T extends unknown ? Omit<T, 'at' | 'id' | 'actor'> : never;
export type Order = Without<Command> & { actor?: Actor; at?: string };

export const openCase: Order = {
  type: 'open-case',
  reference: '7K4M-9QXT',
  language: 'en',
  timeZone: 'America/New_York',
  wants: ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
  needs: ['identity', 'report'],
  cards: ['card1'],
  byPost: false,
  safeContact: false,
  officer: false,
  channel: 'web',
};
export const prepared: Order = {
  type: 'record-preparation',
  digests: ['d'],
  proved: ['card1'],
  systems: [
    { system: 'shop', owner: 'shop-team' },
    { system: 'billing', owner: 'billing-team' },
  ],
};
export const found: Order = {
  type: 'record-search',
  system: 'shop',
  findings: [
    { account: 'A', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm1'], hers: false },
  ],
};
export const nothing: Order = { type: 'record-search', system: 'billing', findings: [] };
export const proved: Order = {
  type: 'record-proof',
  covers: ['identity', 'report'],
  method: 'document',
  documents: [],
  note: 'note1',
  actor: rosa,
};
export const done = (step: string): Order => ({ type: 'settle-step', step, outcome: 'done' });
export const propose = (decision: Decision, actor: Actor = rosa): Order => ({
  type: 'propose',
  decision,
  note: 'n',
  facts: decision.kind === 'decline' ? 'facts.1' : undefined,
  actor,
});
export const freeze = propose({ kind: 'freeze', match: 'm1' });

/** The link that takes the place of a case's first. */
export const renewed = { version: 2, digest: 'd2' } as const;

export interface Played {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Events of the last order only. */
  readonly last: readonly CaseEvent[];
  readonly refusal: Refusal | undefined;
}

/** Plays orders one after the other; a refused order changes nothing and is reported when it is the last. */
export function play(...orders: readonly Order[]): Played {
  let state: CaseState = { phase: 'none' };
  let events: readonly CaseEvent[] = [];
  let last: readonly CaseEvent[] = [];
  let refusal: Refusal | undefined;
  orders.forEach((order, i) => {
    const command = { at: '2026-11-02T15:00:00.000Z', actor: worker, ...order, id: `c${i}` } as Command;
    const decided = decide(state, command);
    refusal = decided.ok ? undefined : decided.error;
    last = decided.ok ? decided.value : [];
    events = [...events, ...last];
    state = last.reduce((s, e) => evolve(s, e, { at: command.at, actor: command.actor }), state);
  });
  return { state, events, last, refusal };
}

export function file(played: Played): CaseFile {
  if (played.state.phase === 'none') throw new Error('no case');
  return played.state.file;
}

export function outcomes(played: Played): Record<string, string> {
  return Object.fromEntries(Object.values(file(played).steps).map((s) => [s.id, s.outcome]));
}
