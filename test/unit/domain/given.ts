import type { Command } from '../../../shared/domain/case/commands.ts';
import { decide } from '../../../shared/domain/case/decide.ts';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import type { Refusal } from '../../../shared/domain/case/refusals.ts';
import type { CaseFile, CaseState } from '../../../shared/domain/case/state.ts';
import { isToGoOut } from '../../../shared/domain/case/tracks/mails.ts';
import type { Actor, Decision, Finding } from '../../../shared/domain/case/vocabulary.ts';

export const rosa: Actor = { kind: 'staff', id: 'rosa', roles: ['reviewer'] };
export const avery: Actor = { kind: 'staff', id: 'avery', roles: ['approver'] };
export const worker: Actor = { kind: 'worker', id: 'run-step' };
export const clock: Actor = { kind: 'clock', id: 'remind' };

type Stamped = 'at' | 'id' | 'actor';
type Without<T> = T extends { owedAt: string }
  ? Omit<T, Stamped | 'owedAt'> & { owedAt?: string }
  : T extends unknown
    ? Omit<T, Stamped>
    : never;
/** `withKin`: right afterwards it is looked up who else has what she gave, and nobody has. A mail is sent as it is owed, unless `owedAt` says otherwise. */
export type Order = Without<Command> & { actor?: Actor; at?: string; withKin?: true };

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
export const openedWith = (more: object): Order => ({ ...openCase, ...more }) as Order;
/** She does not ask to stop accounts: nobody has to decide about a freeze. */
export const wantsNoStop = openedWith({ wants: ['records', 'remove-cards', 'flag-disputed'] });
export const wantsRecords = openedWith({ wants: ['records'] });
export const byPost = openedWith({ byPost: true });
/** Who else has what she gave was not looked up yet. */
export const preparedAlone: Order = {
  type: 'record-preparation',
  digests: ['d'],
  proved: ['card1'],
  systems: [
    { system: 'shop', owner: 'shop-team' },
    { system: 'billing', owner: 'billing-team' },
  ],
};
export const prepared: Order = { ...preparedAlone, withKin: true };
/** Nobody else has an identifier of hers. */
export const kinLookedUp: Order = { type: 'record-kin', kin: [], lookedUp: true };
/** An account on which her card stands. */
const withCard = (account: string, instrument: string): Finding => ({
  account,
  basis: [{ kind: 'card', exact: true, card: 'card1' }],
  instruments: [instrument],
  hers: false,
});
export const found: Order = { type: 'record-search', system: 'shop', findings: [withCard('A', 'pm1')] };
export const twoFound: Order = { ...found, findings: [withCard('A', 'pm1'), withCard('B', 'pm2')] };
export const foundInBilling: Order = { type: 'record-search', system: 'billing', findings: [withCard('B', 'pm2')] };
/** An account of which nobody can say without looking whether it has to do with her. */
export const weak: Order = {
  type: 'record-search',
  system: 'shop',
  findings: [{ account: 'B', basis: [{ kind: 'phone', exact: true }], instruments: [], hers: false }],
};
export const noFindings: Order = { type: 'record-search', system: 'shop', findings: [] };
export const nothing: Order = { type: 'record-search', system: 'billing', findings: [] };
export const silent: Order = { type: 'park-search', system: 'billing', reason: 'timeout' };
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
export const approve = (proposal: string, actor: Actor = avery): Order => ({ type: 'approve', proposal, actor });
export const freeze = propose({ kind: 'freeze', match: 'm1' });
/** The match was wrong: nothing on the account has to do with her. */
export const wrong: Order = { type: 'decide-match', match: 'm1', confirmed: false, note: 'n', actor: rosa };
export const close = (task: string): Order => ({ type: 'close-task', task, note: 'n', actor: rosa });
export const tick = (at: string): Order => ({ type: 'tick', by: 'sweep', at, actor: clock });
/** Once a day, from one day after her report to another. */
export const ticks = (from: number, to: number): readonly Order[] =>
  Array.from({ length: to - from + 1 }, (_, n) => tick(new Date(Date.UTC(2026, 10, 2 + from + n, 15)).toISOString()));

/** The link that takes the place of a case's first. */
export const renewed = { version: 2, digest: 'd2' } as const;

/** Every mail that has still to go out goes out. */
export function mailsOut({ mails }: CaseFile, at?: string): readonly Order[] {
  const when = at === undefined ? {} : { at };
  return Object.values(mails)
    .filter(isToGoOut)
    .flatMap(({ id: mail, owedAt }): readonly Order[] => [
      { type: 'claim-mail', mail, ...when },
      { type: 'record-mail-sent', mail, message: `of ${mail}`, owedAt, ...when },
    ]);
}

/** The same, and every mail that is owed by then has gone out. */
export function mailed(...orders: readonly Order[]): readonly Order[] {
  return [...orders, ...mailsOut(file(play(...orders)), orders.at(-1)?.at)];
}

export interface Played {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Events of the last order only, without those of a look-up right after it. */
  readonly last: readonly CaseEvent[];
  readonly refusal: Refusal | undefined;
}

/** Plays orders one after the other; a refused order changes nothing and is reported when it is the last. */
export function play(...orders: readonly Order[]): Played {
  let state: CaseState = { phase: 'none' };
  let events: readonly CaseEvent[] = [];
  let last: readonly CaseEvent[] = [];
  let refusal: Refusal | undefined;
  const made = (command: Command) => {
    const decided = decide(state, command);
    refusal = decided.ok ? undefined : decided.error;
    const more = decided.ok ? decided.value : [];
    events = [...events, ...more];
    state = more.reduce((s, e) => evolve(s, e, { at: command.at, actor: command.actor }), state);
    return more;
  };
  orders.forEach(({ withKin, ...order }, i) => {
    const stamp = { at: '2026-11-02T15:00:00.000Z', actor: worker, ...owing(state, order), ...order };
    last = made({ ...stamp, id: `c${i}` } as Command);
    if (withKin && refusal === undefined) made({ ...stamp, ...kinLookedUp, id: `c${i}.kin` } as Command);
  });
  return { state, events, last, refusal };
}

function owing(state: CaseState, order: Order): object {
  if (order.type !== 'record-mail-sent' || state.phase === 'none') return {};
  return { owedAt: state.file.mails[order.mail]?.owedAt };
}

export function file(played: Played): CaseFile {
  if (played.state.phase === 'none') throw new Error('no case');
  return played.state.file;
}

export function outcomes(played: Played): Record<string, string> {
  return Object.fromEntries(Object.values(file(played).steps).map((s) => [s.id, s.outcome]));
}

export const types = (played: Played): readonly string[] => played.last.map((e) => e.type);

export function openTasks(played: Played): readonly string[] {
  return Object.values(file(played).tasks).flatMap((task) => (task.open ? [task.id] : []));
}
