import { decide } from '../domain/case/decide.ts';
import type { Proof } from '../domain/case/events.ts';
import { evolve } from '../domain/case/evolve.ts';
import { nextCheck, viewOf } from '../domain/case/head.ts';
import type { CaseState } from '../domain/case/state.ts';
import { type Sha256, seal } from '../domain/chain.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock, Ids } from '../ports/outside.ts';
import type { Vault } from '../ports/vault.ts';
import type { Report } from '../schemas/report.ts';
import { linkDigest, linkToken } from './private-link.ts';

export interface FileReportDeps {
  readonly store: CaseStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  /** HMAC-SHA-256, hex. */
  hmac(key: string, text: string): string;
  readonly timeZone: string;
  /** What the business elects to ask, 1681g(e)(2). */
  readonly needs: readonly Proof[];
}

export interface Receipt {
  readonly reference: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** What is missing, in one complete list (L8). */
  readonly missing: readonly Proof[];
  readonly token: string;
}

/** Takes a report: one transaction, one answer. The same key and body get the same answer, link included (G22). */
export async function fileReport(
  deps: FileReportDeps,
  input: { readonly idempotencyKey: string; readonly report: Report },
): Promise<Result<Receipt, 'idempotency.body-differs'>> {
  const keyDigest = deps.sha256(`idempotency|${input.idempotencyKey}`);
  const bodyDigest = deps.hmac(input.idempotencyKey, JSON.stringify(input.report));
  const id = deps.ids.caseId();
  const { key, wrapped } = await deps.vault.create(id);
  for (let tries = 0; tries < 5; tries++) {
    const reference = deps.ids.reference();
    const state = await attempt(deps, { id, reference, keyDigest, bodyDigest, key, wrapped }, input.report);
    if (state === 'exists') return sameAnswer(deps, keyDigest, bodyDigest);
    if (state !== 'clash') return ok(receipt(state, linkToken(key, id, 1)));
  }
  throw new Error('five references in a row were taken');
}

interface Attempt {
  readonly id: string;
  readonly reference: string;
  readonly keyDigest: string;
  readonly bodyDigest: string;
  readonly key: Awaited<ReturnType<Vault['create']>>['key'];
  readonly wrapped: Uint8Array;
}

async function attempt(
  deps: FileReportDeps,
  made: Attempt,
  report: Report,
): Promise<Exclude<CaseState, { phase: 'none' }> | 'exists' | 'clash'> {
  const at = deps.clock.now();
  const actor = { kind: 'subject' } as const;
  const decided = decide(
    { phase: 'none' },
    {
      type: 'open-case',
      at,
      actor,
      id: made.keyDigest.slice(0, 16),
      reference: made.reference,
      language: report.language,
      timeZone: deps.timeZone,
      wants: report.wants,
      needs: deps.needs,
      cards: (report.cards ?? []).map((_, i) => `card${i + 1}`),
      byPost: report.contact === 'post',
      safeContact: report.safeContact ?? false,
      officer: report.officer !== undefined,
      channel: 'web',
      receivedAt: at,
    },
  );
  if (!decided.ok) throw new Error(`a new case was refused: ${decided.error}`);
  const state = decided.value.reduce<CaseState>((s, event) => evolve(s, event, { at, actor }), { phase: 'none' });
  if (state.phase === 'none') throw new Error('a new case did not open');
  const commit = seal(
    {
      case: made.id,
      seq: 1,
      at,
      actor,
      command: { id: made.keyDigest.slice(0, 16), type: 'open-case' },
      events: decided.value,
      prev: '',
    },
    deps.sha256,
  );
  const opened = await deps.store.open({
    case: made.id,
    commit,
    prev: '',
    sealed: [{ name: 'report', bytes: made.key.seal('report', JSON.stringify(report)) }],
    wrappedKey: made.wrapped,
    reference: made.reference,
    idempotency: { key: made.keyDigest, body: made.bodyDigest },
    head: {
      seq: 0,
      view: viewOf(state),
      link: linkDigest(linkToken(made.key, made.id, 1), deps.sha256),
      checkAt: nextCheck(state, at),
    },
  });
  return opened === 'done' ? state : opened;
}

async function sameAnswer(
  deps: FileReportDeps,
  keyDigest: string,
  bodyDigest: string,
): Promise<Result<Receipt, 'idempotency.body-differs'>> {
  const before = await deps.store.idempotency(keyDigest);
  if (!before) throw new Error('an idempotency entry vanished');
  if (before.body !== bodyDigest) return fail('idempotency.body-differs');
  const [log, key] = await Promise.all([deps.store.log(before.case), deps.vault.key(before.case)]);
  const first = log[0]?.commit;
  if (!first || !key) throw new Error('a case vanished');
  const state = first.events.reduce<CaseState>((s, event) => evolve(s, event, { at: first.at, actor: first.actor }), {
    phase: 'none',
  });
  if (state.phase === 'none') throw new Error('a case did not open');
  return ok(receipt(state, linkToken(key, before.case, 1)));
}

function receipt(state: Exclude<CaseState, { phase: 'none' }>, token: string): Receipt {
  const view = viewOf(state);
  return {
    reference: view.reference,
    receivedOn: view.receivedOn,
    dueOn: view.dueOn,
    missing: state.file.proof.status === 'wanted' ? state.file.proof.missing : [],
    token,
  };
}
