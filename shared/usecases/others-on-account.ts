import type { CaseFile, Match } from '../domain/case/state.ts';
import type { Trace } from '../domain/identifiers.ts';
import type { KnownIdentifiers } from '../domain/matching.ts';
import { namesNoPlace, normaliseEmail, normalisePhone } from '../domain/normalise.ts';
import type { SourceRecord } from '../domain/records.ts';
import { never } from '../domain/result.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { Vault } from '../ports/vault.ts';
import { casesOn } from './account-index.ts';
import { type LogDeps, load } from './case-log.ts';
import { digestible } from './known-identifiers.ts';

export interface OthersDeps extends LogDeps {
  readonly lookUps: LookUps;
  readonly vault: Pick<Vault, 'digest'>;
}

/**
 * What stands on records of an account and belongs to another victim of it: one whose case has the account confirmed and herself verified, so that a
 * thief who reports his own account hides nothing (L27, L29). Compared by digest: nothing of hers is opened. Of a victim who never told us nobody can know.
 */
export async function othersOn(
  deps: OthersDeps,
  id: string,
  on: Match,
): Promise<(records: readonly SourceRecord[]) => Promise<(trace: Trace) => boolean>> {
  const digests = new Set<string>();
  for (const other of (await casesOn(deps, on)).filter((one) => one !== id)) {
    const { state, log } = await load(deps, other);
    if (state.phase === 'none' || !standsBehind(state.file, on)) continue;
    for (const { commit } of log)
      for (const event of commit.events)
        if (event.type === 'identifiers-prepared') for (const digest of event.digests) digests.add(digest);
  }
  if (digests.size === 0) return async () => () => false;
  return async (records) => {
    const anothers = new Set<string>();
    for (const value of new Set(records.flatMap((r) => r.traces.flatMap(keyOf)))) {
      const [kind = '', ...words] = value.split(' ');
      if (digests.has(`${kind}:${await deps.vault.digest(kind, words.join(' '))}`)) anothers.add(value);
    }
    return (trace) => keyOf(trace).some((value) => anothers.has(value));
  };
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
