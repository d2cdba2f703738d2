import type { CaseFile, Match } from '../domain/case/state.ts';
import type { Trace } from '../domain/identifiers.ts';
import type { KnownIdentifiers } from '../domain/matching.ts';
import { namesNoPlace, normaliseEmail, normalisePhone } from '../domain/normalise.ts';
import type { SourceRecord } from '../domain/records.ts';
import { never } from '../domain/result.ts';
import { toEpoch } from '../domain/time.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { Clock } from '../ports/outside.ts';
import type { Vault } from '../ports/vault.ts';
import { casesOn } from './account-index.ts';
import { type LogDeps, load } from './case-log.ts';
import { digestible } from './known-identifiers.ts';

export interface OthersDeps extends LogDeps {
  readonly lookUps: LookUps;
  readonly vault: Pick<Vault, 'digest'>;
  readonly clock: Clock;
}

/** `timeout`: there is more on the account than could be compared in time. */
type Told =
  | { readonly outcome: 'done'; isAnothers(trace: Trace): boolean }
  | { readonly outcome: 'failed'; readonly reason: 'timeout' };

interface Others {
  /** Their cases, by id, with how much of what they told since is known of them. */
  readonly beside: readonly string[];
  isAnothers(records: readonly SourceRecord[]): Promise<Told>;
}

/** How many digests are asked for at once: one after the other ten thousand would take most of a minute. */
const atOnce = 50;

/**
 * Who else is a victim of an account, and what on its records is theirs: those whose case has the account confirmed and themselves verified, so
 * that a thief who reports his own account hides nothing (L27, L29). Compared by digest: nothing of theirs is opened. Of a victim who never told us nobody
 * can know. Each value is digested once, whatever classes it stands in, and none after `until`, milliseconds since 1970: a stranger fills an account.
 */
export async function othersOn(
  deps: OthersDeps,
  id: string,
  on: Match,
  until = Number.POSITIVE_INFINITY,
): Promise<Others> {
  const standing = await standingBeside(deps, id, on);
  const digests = new Set(standing.flatMap(({ digests: theirs }) => theirs));
  const known = new Map<string, boolean>();
  return {
    beside: standing.map((one) => one.name),
    isAnothers: digests.size === 0 ? async () => ({ outcome: 'done', isAnothers: () => false }) : anothersOf,
  };

  async function anothersOf(records: readonly SourceRecord[]): Promise<Told> {
    const values = new Set(records.flatMap((r) => r.traces.flatMap(keyOf)));
    const fresh = [...values].filter((value) => !known.has(value));
    for (let from = 0; from < fresh.length; from += atOnce) {
      if (toEpoch(deps.clock.now()) >= until) return { outcome: 'failed', reason: 'timeout' };
      await Promise.all(fresh.slice(from, from + atOnce).map(learn));
    }
    return { outcome: 'done', isAnothers: (trace) => keyOf(trace).some((value) => known.get(value) === true) };
  }

  async function learn(value: string): Promise<void> {
    const [kind = '', ...words] = value.split(' ');
    known.set(value, digests.has(`${kind}:${await deps.vault.digest(kind, words.join(' '))}`));
  }
}

type StandingDeps = Omit<OthersDeps, 'vault' | 'clock'>;

async function standingBeside(deps: StandingDeps, id: string, on: Match) {
  const standing: { readonly name: string; readonly digests: readonly string[] }[] = [];
  for (const other of (await casesOn(deps, on)).filter((one) => one !== id).toSorted()) {
    const { state, log } = await load(deps, other);
    if (state.phase === 'none' || !standsBehind(state.file, on)) continue;
    const events = log.flatMap(({ commit }) => commit.events);
    const digests = events.flatMap((event) => (event.type === 'identifiers-prepared' ? event.digests : []));
    standing.push({ name: nameOf(other, state.file), digests });
  }
  return standing;
}

/**
 * What was collected beside her before she told more of herself, or before a card of hers was known, may hold what is hers by that. In logs without
 * either it is the id alone.
 */
function nameOf(id: string, { addedKnown, cardsLearned }: CaseFile): string {
  const more = addedKnown + cardsLearned;
  return more === 0 ? id : `${id}+${more}`;
}

/**
 * Steps whose records were collected when others stood behind the account than do now, or before one of them told more: what is made of them holds what is another victim's, or
 * leaves out what nobody has a claim to any more (L27).
 */
export async function outOfDate(deps: StandingDeps, id: string, file: CaseFile): Promise<readonly string[]> {
  const steps: string[] = [];
  for (const match of Object.values(file.matches)) {
    const step = file.steps[`${match.id}.collect`];
    if (step?.matrix === undefined || match.status !== 'confirmed') continue;
    const now = (await standingBeside(deps, id, match)).map((one) => one.name);
    if (now.join() !== (step.beside ?? []).join()) steps.push(step.id);
  }
  return steps;
}

function standsBehind({ matches, proof }: CaseFile, on: Match): boolean {
  return (
    proof.status === 'verified' &&
    Object.values(matches).some((m) => m.status === 'confirmed' && m.system === on.system && m.account === on.account)
  );
}

/** Kind and canonical value, as they are digested. What names nobody and no place is nobody's. */
function keyOf(trace: Trace): readonly string[] {
  const none: KnownIdentifiers = { names: [], emails: [], phones: [], addresses: [], cards: [], ownAccounts: [] };
  return digestible(known())
    .filter(({ kind, value }) => value !== '' && !(kind === 'address' && namesNoPlace(value)))
    .map(({ kind, value }) => `${kind} ${value}`);

  function known(): KnownIdentifiers {
    switch (trace.kind) {
      case 'email':
        return { ...none, emails: [normaliseEmail(trace.value) ?? trace.value] };
      case 'phone':
        return { ...none, phones: [normalisePhone(trace.value) ?? trace.value] };
      case 'name':
        return { ...none, names: [trace.value] };
      case 'address':
        return { ...none, addresses: [trace.value] };
      case 'card':
        return { ...none, cards: [{ id: '', proved: false, ...trace }] };
      default:
        return never(trace);
    }
  }
}
