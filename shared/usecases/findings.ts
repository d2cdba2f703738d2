import type { CaseFile } from '../domain/case/state.ts';
import type { Finding } from '../domain/case/vocabulary.ts';
import type { Trace } from '../domain/identifiers.ts';
import { type KnownIdentifiers, matchAccount } from '../domain/matching.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { CandidateAccount } from '../ports/commerce-system.ts';
import type { CaseKey } from '../ports/vault.ts';
import { addressMark, emailMark, phoneMark } from './contact-details.ts';
import { identifiersOf, openCards, openTold } from './known-identifiers.ts';

/** Her identifiers as the log knows them now: a card may have been proved by a document since. */
export async function openKnown(store: CaseStore, key: CaseKey, id: string, file: CaseFile): Promise<KnownIdentifiers> {
  const cards = await openCards(store, key, id, file);
  const proved = cards.map((c) => ({ ...c, proved: file.provedCards.includes(c.id) }));
  return identifiersOf(await openTold(store, key, id, file), proved);
}

/**
 * What the log says of the accounts a search found, whether a system answered or a person: ids, codes and commitments; and the accounts on which
 * nothing of hers stands.
 */
export function findingsOf(
  key: CaseKey,
  candidates: readonly CandidateAccount[],
  known: KnownIdentifiers,
): { readonly findings: readonly Finding[]; readonly others: readonly CandidateAccount[] } {
  const found = candidates.map((c) => matchAccount(c.account, c.traces, known));
  return {
    findings: found.flatMap((one, i) => (one ? [{ ...one, reach: reachOf(key, candidates[i]?.traces ?? []) }] : [])),
    others: candidates.filter((_, i) => found[i] === undefined),
  };
}

/** What on the account can be written to or called (L45): only commitments leave this place. */
function reachOf(key: CaseKey, traces: readonly Trace[]): readonly string[] {
  const marks = traces.flatMap((trace) => {
    switch (trace.kind) {
      case 'email':
        return [emailMark(key, trace.value)];
      case 'phone':
        return [phoneMark(key, trace.value)];
      case 'address':
        return [addressMark(key, trace.value)];
      default:
        return [];
    }
  });
  return [...new Set(marks)].slice(0, maxReach);
}

/** So that an account with a thousand delivery places cannot make a commit too large to be written. */
const maxReach = 200;
