import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { correspondentOf, wantedOf } from '../recipient.ts';
import type { Refusal } from '../refusals.ts';
import type { CaseFile } from '../state.ts';
import { actorId, changed, type EventMeta, type V } from '../track.ts';
import type { IdentifierKind, Proof, ProofMethod, Wanted } from '../vocabulary.ts';
import { toSubject } from './reach.ts';
import { receivedOf, wasSeen } from './unsent.ts';

export type ProofEvent = V<1> &
  (
    | {
        readonly type: 'proof-asked';
        readonly request: string;
        readonly missing: readonly Wanted[];
        /** Papers for it that had come by then and do not show it; absent: none. */
        readonly papers?: number | undefined;
      }
    | {
        readonly type: 'proof-recorded';
        readonly covers: readonly Proof[];
        readonly method: ProofMethod;
        readonly documents: readonly string[];
        readonly note: string;
      }
  );

export type ProofCommand =
  | { readonly type: 'ask-for-proof' }
  | {
      readonly type: 'record-proof';
      readonly covers: readonly Proof[];
      readonly method: ProofMethod;
      readonly documents: readonly string[];
      readonly note: string;
    };

export function decideProof(file: CaseFile, command: ProofCommand): Decided {
  switch (command.type) {
    case 'ask-for-proof':
      if (wantedOf(file).length === 0) return fail('case.moved-on');
      return hasUnread(file) ? fail('rule.papers-unread') : ok(asking(file));
    case 'record-proof': {
      const { covers, method, documents, note } = command;
      if (documents.some((id) => file.documents[id]?.status !== 'received')) return fail('evidence.not-received');
      const refusal = method === 'matching' ? cannotMatch(file, covers) : undefined;
      return refusal ? fail(refusal) : ok([{ v: 1, type: 'proof-recorded', covers, method, documents, note }]);
    }
    default:
      return never(command);
  }
}

/**
 * Pressed twice, or by two people: whoever asked is asked once for the same list (L8), which only ever gets shorter; again only when a paper came
 * since that a person looked at and that does not show it. Whoever was not told would wait in silence for a decline (G4).
 */
function asking(file: CaseFile): readonly ProofEvent[] {
  const missing = wantedOf(file);
  const { asked } = file.recipients[correspondentOf(file)] ?? {};
  const papers = receivedOf(file).filter((d) => missing.some((one) => one === d.purpose));
  if (asked?.length === missing.length && papers.every(({ id }) => wasSeen(file, id))) return [];
  const request = openRequest(file) ?? 'r1';
  return [{ v: 1, type: 'proof-asked', request, missing, ...(papers.length > 0 ? { papers: papers.length } : {}) }];
}

/** She is told that what she sent does not show it: nobody can say so of a paper that nobody opened. What was scanned here was in our hands. */
function hasUnread(file: CaseFile): boolean {
  return receivedOf(file).some(
    (d) =>
      wantedOf(file).some((one) => one === d.purpose) &&
      !d.byStaff &&
      !(d.status === 'received' && d.viewed === true) &&
      !wasSeen(file, d.id),
  );
}

/**
 * Proof by matching (L21), the route of a person without ID: what she gave is of the same type as what was used. Her card counts only
 * when the payment provider confirmed that she holds it, and something else of hers must stand beside it: a name, an address, a phone or
 * an e-mail alone can be known to anyone (T1). It proves who she is, never the claim.
 */
function cannotMatch(file: CaseFile, covers: readonly Proof[]): Refusal | undefined {
  if (!file.policy.identity.includes('matching') || covers.includes('report')) return 'rule.policy';
  return matchedKinds(file).length >= 2 && matchedKinds(file).includes('card') ? undefined : 'rule.matching-too-weak';
}

/** Kinds of hers that stand exactly on an account confirmed as misused; a card only when she proved to hold it. Match or no match, no values. */
export function matchedKinds(file: CaseFile): readonly IdentifierKind[] {
  const bases = Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .flatMap((m) => m.basis)
    .filter((b) => b.exact && (b.kind !== 'card' || (b.card !== undefined && file.provedCards.includes(b.card))));
  return [...new Set(bases.map((b) => b.kind))];
}

function openRequest(file: CaseFile): string | undefined {
  return Object.values(file.requests).find((r) => r.answer === undefined)?.id;
}

export function evolveProof(file: CaseFile, event: ProofEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'proof-asked':
      return asked(file, event, meta);
    case 'proof-recorded':
      return recorded(file, event, meta);
    default:
      return never(event);
  }
}

function asked(file: CaseFile, { missing }: Extract<ProofEvent, { type: 'proof-asked' }>, meta: EventMeta): CaseFile {
  const { proof } = file;
  return {
    ...file,
    proof: proof.status === 'wanted' ? { ...proof, askedAt: meta.at } : proof,
    recipients: changed(file.recipients, correspondentOf(file), {
      asked: missing,
      seen: receivedOf(file).map((d) => d.id),
    }),
  };
}

function recorded(file: CaseFile, event: Extract<ProofEvent, { type: 'proof-recorded' }>, meta: EventMeta): CaseFile {
  const missing = file.proof.status === 'wanted' ? file.proof.missing.filter((p) => !event.covers.includes(p)) : [];
  const proofsRecorded = [
    ...file.proofsRecorded,
    { covers: event.covers, method: event.method, by: actorId(meta.actor) },
  ];
  if (file.proof.status === 'verified') return { ...file, proofsRecorded };
  return {
    ...file,
    proofsRecorded,
    proof: missing.length === 0 ? { status: 'verified', at: meta.at } : { ...file.proof, missing },
  };
}

export function followProof(file: CaseFile, event: CaseEvent): Followed {
  if (event.type !== 'proof-asked') return [];
  const { request, missing, papers } = event;
  return toSubject(file, 'V4', [request, missing.join('+'), ...(papers === undefined ? [] : [papers])].join('.'));
}

/** Whether V4 about this says that papers came and do not show it. */
export function isAskedAgain(about: string): boolean {
  return about.split('.').length > 2;
}
