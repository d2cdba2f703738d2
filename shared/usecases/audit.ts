import { type Sha256, type Tampering, verifyChain } from '../domain/chain.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { readCommit } from '../schemas/commit.ts';
import { fold } from './case-log.ts';

export interface Verified {
  readonly case: string;
  readonly commits: number;
  readonly found: readonly Tampering[];
}

/** One Query; the exact stored text is hashed again (G19, P10). */
export async function verifyCase(
  deps: { readonly store: CaseStore; readonly sha256: Sha256 },
  id: string,
): Promise<Verified> {
  const stored = await deps.store.stored(id);
  return { case: id, commits: stored.length, found: verifyChain(stored, deps.sha256, readCommit) };
}

/** One request as L48 asks: who asked (by reference), receipt, proof, search, answer, ground, days. */
export interface AskedRow {
  readonly reference: string;
  readonly request: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly proof: string;
  readonly searched: string;
  readonly answeredOn: string;
  readonly answer: string;
  readonly ground: string;
  readonly recipients: string;
  readonly days: string;
  readonly missedDeadline: boolean;
  /** Asked and did not get records. */
  readonly withoutRecords: boolean;
}

export async function askedRows(deps: { readonly store: CaseStore }, id: string): Promise<readonly AskedRow[]> {
  const state = fold(await deps.store.log(id));
  if (state.phase === 'none') return [];
  const { file } = state;
  return Object.values(file.requests).map((r) => ({
    reference: file.reference,
    request: r.id,
    channel: r.channel,
    receivedOn: r.receivedOn,
    dueOn: r.dueOn,
    proof:
      file.proof.status === 'verified'
        ? file.proofsRecorded.map((p) => `${p.method} (${p.covers.join('+')}) by ${p.by}`).join('; ')
        : 'open',
    searched: Object.entries(file.searches)
      .map(([system, s]) => `${system}: ${s.status}`)
      .join('; '),
    answeredOn: r.answer?.at.slice(0, 10) ?? '',
    answer: r.answer?.how ?? 'open',
    ground: r.answer?.ground ?? '',
    recipients: r.answer?.how === 'records' ? (file.officer ? 'subject; officer' : 'subject') : '',
    days: r.answer ? String(r.answer.days) : '',
    missedDeadline: r.missed,
    withoutRecords: r.answer?.how !== 'records',
  }));
}
