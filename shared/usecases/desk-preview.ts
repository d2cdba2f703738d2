import { type AnswerText, answerText } from '../content/answer.ts';
import { renderMail } from '../content/mails/render-mail.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { evolve } from '../domain/case/evolve.ts';
import { languageTo } from '../domain/case/recipient.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile, CaseState } from '../domain/case/state.ts';
import { isKeptOff } from '../domain/case/tracks/aside.ts';
import type { Actor, Decision } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CaseKey } from '../ports/vault.ts';
import { type AnswerDeps, factsOf, opened } from './answer.ts';
import { execute, load } from './case-log.ts';
import type { DeskDeps, Staff } from './desk.ts';
import { isPersonTemplate, personMessage } from './person-message.ts';

type PreviewDeps = AnswerDeps & DeskDeps;

/** What the person gets when a decision is approved now: her page, and the message that tells her of it. */
export interface Preview {
  /** None for inner decisions, of which she is told nothing. */
  readonly preview?: AnswerText | undefined;
  readonly message?: { readonly by: 'email' | 'post'; readonly subject: string; readonly text: string } | undefined;
  /** Recipients besides whoever asked to whom a copy goes. */
  readonly copies?: readonly string[] | undefined;
}

/** A proposal that stands: its note, and what approving it would send, word for word (U16). That it was read is on the log first (T9). */
export async function viewProposal(
  deps: PreviewDeps,
  staff: Staff,
  id: string,
  proposal: string,
): Promise<Result<{ readonly note: string; readonly returned?: string } & Preview, Refusal>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  const { state } = loaded;
  if (state.phase === 'none' || !key) return fail('case.absent');
  if (isKeptOff(state.file, staff)) return fail('rule.stands-aside');
  const found = state.file.proposals[proposal];
  if (!found) return fail('thing.absent');
  const seen = await execute(deps, loaded, {
    type: 'view-proposal',
    proposal,
    ...stamp(deps, staff, `view-proposal.${deps.ids.uuid()}`),
  });
  if (!seen.ok) return seen;
  const [note, said, returned] = await Promise.all([
    opened(deps.store, id, key, found.note),
    opened(deps.store, id, key, found.facts),
    opened(deps.store, id, key, found.returned?.note),
  ]);
  const approved = found.status === 'open' ? approve(deps, state, proposal) : undefined;
  const shown = await previewIn(
    deps,
    key,
    id,
    approved?.ok ? approved.value : { state, events: [] },
    found.decision,
    said,
  );
  return ok({ note, ...(found.returned === undefined ? {} : { returned }), ...shown });
}

/** A decision nobody proposed yet. Refused wherever proposing or approving it would be; else who read it is on the log first. */
export async function previewDecision(
  deps: PreviewDeps,
  staff: Staff,
  id: string,
  asked: { readonly decision: Decision; readonly facts?: string | undefined },
): Promise<Result<Preview, Refusal>> {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  const { state } = loaded;
  if (state.phase === 'none' || !key) return fail('case.absent');
  const { decision, facts } = asked;
  const texts = { note: 'preview', ...(facts === undefined ? {} : { facts: 'preview' }) };
  const proposed = decide(state, { type: 'propose', decision, ...texts, ...stamp(deps, staff) });
  if (!proposed.ok) return proposed;
  const made = proposed.value.find((e) => e.type === 'decision-proposed');
  if (made?.type !== 'decision-proposed') return fail('case.moved-on');
  const approved = approve(deps, after(deps, state, proposed.value, staff), made.proposal);
  if (!approved.ok) return approved;
  const seen = await execute(deps, loaded, {
    type: 'view-preview',
    decision: decision.kind,
    ...stamp(deps, staff, `view-preview.${deps.ids.uuid()}`),
  });
  return seen.ok ? ok(await previewIn(deps, key, id, approved.value, made.decision, facts ?? '')) : seen;
}

interface Approved {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Another person than any there is. */
const secondPerson: Actor = { kind: 'staff', id: 'preview', roles: ['approver'] };

function approve(deps: PreviewDeps, state: CaseState, proposal: string): Result<Approved, Refusal> {
  const decided = decide(state, { type: 'approve', proposal, ...stamp(deps, secondPerson) });
  return decided.ok ? ok({ state: after(deps, state, decided.value, secondPerson), events: decided.value }) : decided;
}

function after(deps: PreviewDeps, state: CaseState, events: readonly CaseEvent[], actor: Actor): CaseState {
  return events.reduce<CaseState>((now, event) => evolve(now, event, { at: deps.clock.now(), actor }), state);
}

function stamp(deps: PreviewDeps, actor: Actor, id = 'preview') {
  return { at: deps.clock.now(), actor, id };
}

async function previewIn(
  deps: PreviewDeps,
  key: CaseKey,
  id: string,
  { state, events }: Approved,
  decision: Decision,
  said: string,
): Promise<Preview> {
  if (state.phase === 'none') return {};
  const { file } = state;
  const facts = await factsOf(deps, id, key, file, decision, said);
  const message = await messageIn(deps, key, id, file, events);
  const copies = events.flatMap((event) => (event.type === 'copy-released' ? [event.recipient] : []));
  return {
    ...(copies.length > 0 ? { copies } : {}),
    ...(facts ? { preview: answerText(facts, languageTo(file), deps.brand) } : {}),
    ...(message ? { message } : {}),
  };
}

async function messageIn(deps: PreviewDeps, key: CaseKey, id: string, file: CaseFile, events: readonly CaseEvent[]) {
  for (const event of events) {
    const isHers =
      (event.type === 'letter-owed' && event.recipient === undefined) ||
      (event.type === 'mail-owed' && event.to === 'subject');
    if (!isHers || !isPersonTemplate(event.template)) continue;
    const { template, about } = event;
    const { brand } = deps;
    const { safeContact } = file;
    const language = languageTo(file);
    const told = await personMessage(deps, key, id, file, { template, about });
    const { subject, text } = renderMail(told, { brand, language, safeContact });
    return { by: event.type === 'letter-owed' ? ('post' as const) : ('email' as const), subject, text };
  }
  return undefined;
}
