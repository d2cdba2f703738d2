import { decide } from '../domain/case/decide.ts';
import { evolve } from '../domain/case/evolve.ts';
import { nextCheck, viewOf } from '../domain/case/head.ts';
import { type Asker, askerOf, wantedOf } from '../domain/case/recipient.ts';
import type { CaseState } from '../domain/case/state.ts';
import { cardId } from '../domain/case/tracks/added.ts';
import type { Actor, Channel, RequestForm, Wanted } from '../domain/case/vocabulary.ts';
import { type Sha256, seal } from '../domain/chain.ts';
import { type ElectedProofs, needsOf } from '../domain/policy.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { defaultRetention } from '../domain/retention.ts';
import type { Secret } from '../domain/secret.ts';
import type { LocalDate } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock, Ids } from '../ports/outside.ts';
import type { CaseKeys } from '../ports/vault.ts';
import type { Report } from '../schemas/report.ts';
import { correspondent } from './known-identifiers.ts';
import { linkDigest, linkOf } from './private-link.ts';

export interface FileReportDeps {
  readonly store: CaseStore;
  readonly vault: CaseKeys;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  /** HMAC-SHA-256, hex. */
  hmac(key: string, text: string): string;
  readonly timeZone: string;
  /** What the business elects to ask, 1681g(e)(2). */
  readonly policy: ElectedProofs;
}

export interface Receipt {
  readonly reference: string;
  readonly receivedOn: string;
  readonly dueOn: string;
  /** What is missing, in one complete list (L8). */
  readonly missing: readonly Wanted[];
  /** Who asked: the list is said in words for him. */
  readonly asker: Asker;
  readonly token: Secret<string>;
}

export type FileError = 'idempotency.body-differs' | 'rule.receipt-in-future';

/** How a request that did not come by the web form was written down (L4). */
export interface Keyed {
  readonly by: Actor;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
  readonly form: RequestForm;
  readonly procedure?: string | undefined;
}

/** Takes a report: one transaction, one answer. The same key and body get the same answer, link included (G22). */
export async function fileReport(
  deps: FileReportDeps,
  input: { readonly idempotencyKey: string; readonly report: Report; readonly keyed?: Keyed | undefined },
): Promise<Result<Receipt, FileError>> {
  const keyDigest = deps.sha256(`idempotency|${input.idempotencyKey}`);
  const bodyDigest = deps.hmac(input.idempotencyKey, JSON.stringify(input.keyed ? input : input.report));
  const id = deps.ids.caseId();
  const { key, wrapped } = await deps.vault.create(id);
  for (let tries = 0; tries < 5; tries++) {
    const reference = deps.ids.reference();
    const state = await attempt(deps, { id, reference, keyDigest, bodyDigest, key, wrapped }, input);
    if (state === 'rule.receipt-in-future') return fail(state);
    if (state === 'exists') return sameAnswer(deps, keyDigest, bodyDigest);
    if (state !== 'clash') return ok(receipt(state, linkOf(key, id, state.file)));
  }
  throw new Error('five references in a row were taken');
}

interface Attempt {
  readonly id: string;
  readonly reference: string;
  readonly keyDigest: string;
  readonly bodyDigest: string;
  readonly key: Awaited<ReturnType<CaseKeys['create']>>['key'];
  readonly wrapped: Uint8Array;
}

async function attempt(
  deps: FileReportDeps,
  made: Attempt,
  { report, keyed }: { readonly report: Report; readonly keyed?: Keyed | undefined },
): Promise<Exclude<CaseState, { phase: 'none' }> | 'exists' | 'clash' | 'rule.receipt-in-future'> {
  const at = deps.clock.now();
  const actor: Actor = keyed?.by ?? { kind: 'subject' };
  const reach = correspondent(report);
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
      needs: needsOf(deps.policy),
      policy: deps.policy,
      cards: (report.cards ?? []).map((_, i) => cardId(i)),
      byPost: report.contact === 'post',
      safeContact: report.safeContact ?? false,
      officer: report.officer !== undefined,
      officerByPost: report.officer !== undefined && report.officer.email === undefined,
      requester: report.requester?.kind ?? 'self',
      email: reach.email !== undefined,
      post: reach.address !== undefined && (report.mailing !== undefined || report.safeContact !== true),
      largePrint: report.help?.includes('large-print'),
      channel: keyed?.channel ?? 'web',
      receivedOn: keyed?.receivedOn,
      form: keyed?.form,
      procedure: keyed?.procedure,
    },
  );
  if (!decided.ok) {
    if (decided.error === 'rule.receipt-in-future') return decided.error;
    throw new Error(`a new case was refused: ${decided.error}`);
  }
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
      link: linkDigest(linkOf(made.key, made.id, state.file), deps.sha256),
      checkAt: nextCheck(state, at, defaultRetention),
    },
  });
  return opened === 'done' ? state : opened;
}

async function sameAnswer(
  deps: FileReportDeps,
  keyDigest: string,
  bodyDigest: string,
): Promise<Result<Receipt, FileError>> {
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
  return ok(receipt(state, linkOf(key, before.case, state.file)));
}

function receipt(state: Exclude<CaseState, { phase: 'none' }>, token: Secret<string>): Receipt {
  const view = viewOf(state);
  return {
    reference: view.reference,
    receivedOn: view.receivedOn,
    dueOn: view.dueOn,
    missing: wantedOf(state.file),
    asker: askerOf(state.file),
    token,
  };
}
